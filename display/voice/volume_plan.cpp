#include "display/voice/volume_plan.h"

#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "ui/model/own_option.h"

namespace motcua::voice {
namespace {

// "07:30" as a minute of the day.
std::optional<int> minute_of_day(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hour = ui::whole_number(text.substr(0, 2), 0, 23);
  const auto minute = ui::whole_number(text.substr(3), 0, 59);
  if (!hour || !minute) return std::nullopt;
  return *hour * 60 + *minute;
}

}  // namespace

tl::expected<VolumePlan, std::string> VolumePlan::parse(const std::vector<std::string>& entries) {
  VolumePlan plan;
  for (const std::string& entry : entries) {
    const std::string_view written = entry;
    const auto space = written.find(' ');
    const bool all_day = space == std::string_view::npos;
    const auto from = all_day ? std::optional(0) : minute_of_day(written.substr(0, space));
    const auto percent = ui::whole_number(all_day ? written : written.substr(space + 1), 0, 100);
    if (!from || !percent || (all_day && entries.size() > 1)) {
      return tl::unexpected(fmt::format(
          "'{}' is not a volume; expected a time and 0 to 100, e.g. \"07:00 80\", or one number for all day", entry));
    }
    if (!plan.percent_from_.emplace(*from, *percent).second) {
      return tl::unexpected(fmt::format("'{}': this time has a volume already", entry));
    }
  }
  return plan;
}

int VolumePlan::percent_at(int minute_of_day) const {
  if (percent_from_.empty()) return 100;
  const auto after = percent_from_.upper_bound(minute_of_day);
  return after == percent_from_.begin() ? percent_from_.rbegin()->second : std::prev(after)->second;
}

double gain_of(int percent) {
  return percent * percent / 10'000.0;
}

}  // namespace motcua::voice
