// Options that one program has for itself, beside those that all programs with windows share: plain values, and how
// they are read. Any thread. Errors are one sentence that names the option, what was written and what is expected.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace motcua::ui {

struct OwnOption {
  enum class Type { kFlag, kNumber, kText, kTexts, kPath };
  std::string name;  // --name on the command line, name = ... in the file
  Type type = Type::kText;
  std::string help;
};

// What was said, as written, by name; a flag that is set is "true". Those that were not said are not there.
using OwnValues = std::map<std::string, std::vector<std::string>, std::less<>>;

// Null: was not said.
const std::vector<std::string>* find_own(const OwnValues& values, std::string_view name);

// A whole number from least to most; nothing but digits.
std::optional<int> whole_number(std::string_view digits, int least, int most);

// Of a kNumber: sets it when it was said.
tl::expected<void, std::string> take_number(const OwnValues& values, std::string_view name, int least, int most,
                                            int& number);

}  // namespace motcua::ui
