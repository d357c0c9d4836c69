// Whether a figure crept over the days.
//
// Pure, any thread. The rule: the first days are left out (heaps and histories fill), the rest is cut in half, and the
// middle value of the second half may lie above that of the first by no more than a tenth and an allowance of the
// figure's own. Too few days say nothing.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace motcua::soak {

inline constexpr std::size_t kWarmUpDays = 3;
inline constexpr std::size_t kDaysMin = kWarmUpDays + 4;

struct Series {
  std::string name;
  double allowance = 0;
  std::vector<double> days;
};

// One sentence when it crept; empty when it did not, or when there are too few days to tell.
std::string find_creep(const Series& series);

}  // namespace motcua::soak
