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
  TwoTexts texts{words.get(key), beside.get(key)};
  if (texts.first == texts.second) texts.second.clear();
  return texts;
}

// Both on one line.
inline std::string on_one_line(const TwoTexts& texts) {
  return texts.second.empty() ? texts.first : fmt::format("{} · {}", texts.first, texts.second);
}

inline std::string label(const text::Catalogue& words, const text::Catalogue& beside, std::string_view key) {
  return on_one_line(both(words, beside, key));
}

}  // namespace motcua::display
