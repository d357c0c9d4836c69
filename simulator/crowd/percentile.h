// Percentiles by nearest rank: the smallest value that at least this share of the values does not exceed.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace motcua::crowd {

// percent: 1 to 100. None of nothing.
inline std::optional<std::int64_t> percentile(std::vector<std::int64_t> values, std::size_t percent) {
  if (values.empty()) return std::nullopt;
  const std::size_t rank = std::max<std::size_t>((values.size() * percent + 99) / 100, 1);
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(rank - 1);
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

}  // namespace motcua::crowd
