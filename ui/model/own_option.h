// Options that one program has for itself, beside those that all programs with windows share. Plain values.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace motcua::ui {

struct OwnOption {
  enum class Type { kFlag, kNumber, kText, kTexts, kPath };
  std::string name;  // --name on the command line, name = ... in the file
  Type type = Type::kText;
  std::string help;
};

// What was said, as written, by name; a flag that is set is "true". Those that were not said are not there.
using OwnValues = std::map<std::string, std::vector<std::string>, std::less<>>;

}  // namespace motcua::ui
