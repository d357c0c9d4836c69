#include "simulator/soak/creep.h"

#include <algorithm>

#include <fmt/format.h>

namespace motcua::soak {
namespace {

constexpr double kTenthMore = 1.1;

double middle(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const auto half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

}  // namespace

std::string find_creep(const Series& series) {
  if (series.days.size() < kDaysMin) return {};
  const auto begin = series.days.begin() + static_cast<std::ptrdiff_t>(kWarmUpDays);
  const auto half = begin + (series.days.end() - begin) / 2;
  const double first = middle({begin, half});
  const double second = middle({half, series.days.end()});
  if (second <= first * kTenthMore + series.allowance) return {};
  return fmt::format("{} crept: {:.0f} in the first half of the days, {:.0f} in the second", series.name, first,
                     second);
}

}  // namespace motcua::soak
