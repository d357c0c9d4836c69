// The same in the hall's language and in the second one, or the second empty.
#pragma once

#include <string>
#include <string_view>

#include <fmt/format.h>

#include "ui/text/catalogue.h"

namespace motcua::display {

struct TwoTexts {
  std::string first;
  std::string second;
  bool operator==(const TwoTexts&) const = default;
};

inline TwoTexts both(const text::Catalogue& words, const text::Catalogue& beside, std::string_view key) {
  return {words.get(key), beside.get(key)};
}

// Both on one line.
inline std::string label(const text::Catalogue& words, const text::Catalogue& beside, std::string_view key) {
  return fmt::format("{} · {}", words.get(key), beside.get(key));
}

}  // namespace motcua::display
