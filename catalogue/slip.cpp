#include "catalogue/slip.h"

#include <algorithm>

namespace motcua::catalogue {

bool is_slip(std::string_view typed, std::string_view word, bool beginning) {
  if (!beginning && (typed.size() > word.size() + 1 || word.size() > typed.size() + 1)) return false;
  const auto [in_typed, in_word] = std::mismatch(typed.begin(), typed.end(), word.begin(), word.end());
  const auto at = static_cast<std::size_t>(in_typed - typed.begin());
  if (at == typed.size() && (beginning || at == word.size())) return false;  // no slip at all
  // From the first difference on, one of the four explains the rest.
  const auto rest_equal = [&](std::size_t skip_typed, std::size_t skip_word) {
    if (at + skip_typed > typed.size() || at + skip_word > word.size()) return false;
    const auto left = typed.substr(at + skip_typed);
    const auto right = word.substr(at + skip_word);
    return beginning ? right.starts_with(left) : right == left;
  };
  if (rest_equal(1, 0) || rest_equal(0, 1) || rest_equal(1, 1)) return true;
  const bool swapped =
      at + 1 < typed.size() && at + 1 < word.size() && typed[at] == word[at + 1] && typed[at + 1] == word[at];
  return swapped && rest_equal(2, 2);
}

}  // namespace motcua::catalogue
