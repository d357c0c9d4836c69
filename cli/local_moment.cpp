#include "cli/local_moment.h"

#include <fmt/format.h>

#include "dispatcher/site/zone.h"
#include "ui/text/words.h"

namespace motcua::cli {

std::string local_moment(hall::TimeMs moment_ms, const std::string& time_zone) {
  const auto zone = site::Zone::find(time_zone);
  const auto time = text::local_time(moment_ms, zone ? zone->day_at(moment_ms, 0).utc_offset_s : 0);
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}{}", time.year, time.month, time.day, time.hour, time.minute,
                     time.second, zone ? "" : " UTC");
}

std::string file_moment(hall::TimeMs moment_ms) {
  const auto time = text::local_time(moment_ms, 0);
  return fmt::format("{:04}{:02}{:02}-{:02}{:02}{:02}", time.year, time.month, time.day, time.hour, time.minute,
                     time.second);
}

}  // namespace motcua::cli
