#include "counter-terminal/option_filter.h"

#include <algorithm>
#include <numeric>

#include "catalogue/fold.h"

namespace motcua::terminal {
namespace {

std::string searched(const Option& option, const Wording& wording) {
  const Said& label = option.label;
  std::string all = option.letter + " " + label.plain + " " + label.name.vi() + " " + label.name.en();
  for (const auto& other : label.name.others()) all += " " + other.words();
  if (wording) all += " " + wording(label);
  return catalogue::fold(all);
}

bool fits(const std::string& searched, const std::vector<std::string_view>& typed) {
  const auto there = catalogue::words(searched);
  return std::ranges::all_of(typed, [&](std::string_view part) {
    return std::ranges::any_of(there, [&](std::string_view word) { return word.starts_with(part); });
  });
}

}  // namespace

std::vector<std::size_t> fitting(const std::vector<Option>& options, const std::string& typed, const Wording& wording) {
  std::vector<std::size_t> found(options.size());
  std::iota(found.begin(), found.end(), std::size_t{0});
  const std::string folded = catalogue::fold(typed);
  const auto parts = catalogue::words(folded);
  if (parts.empty()) return found;
  std::erase_if(found, [&](std::size_t i) { return !fits(searched(options[i], wording), parts); });
  std::stable_partition(found.begin(), found.end(),
                        [&](std::size_t i) { return catalogue::fold(options[i].letter) == folded; });
  return found;
}

}  // namespace motcua::terminal
