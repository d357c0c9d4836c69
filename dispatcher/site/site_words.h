// Keys, names and letters in a site file. Only for the sources of this folder.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "config/reader.h"
#include "dispatcher/hall/types.h"

namespace motcua::site {

inline constexpr std::size_t kTextSizeMax = 500;  // bytes, of whatever has no limit of its own

// What keeps a text from a screen, as "..., expected ..."; none when it can be shown: too long, control characters, or
// letters with loose accents (the screens draw composed characters, Unicode NFC).
std::optional<std::string> find_text_fault(std::string_view text, std::size_t bytes_max = kTextSizeMax);

// key = { vi = "...", en = "..." }; English may be left out and is the Vietnamese then. Further languages may follow
// under their code, e.g. km = "...".
hall::Text read_name(const config::Table& table, std::string_view key);
hall::Text read_text(const config::Table& text);
// Of a-z, 0-9, '-' and '_': it stands in the record for ever.
std::string read_key(const config::Table& table);
// One to three of A-Z.
std::string read_letter(const config::Table& table, bool required);

// Notes a value that is there a second time.
class Unique {
 public:
  void add(const config::Table& table, std::string_view key, const std::string& value);

 private:
  std::map<std::string, int> line_by_value_;
};

}  // namespace motcua::site
