// The keyboard as a site wants it: commands that it has moved to other keys. Everything else stays where it is.
//
// Plain value, any thread. Errors are one sentence that quotes what was written.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "counter-terminal/keys.h"

namespace motcua::terminal {

class KeyMap {
 public:
  // Of "recall=F10", "next=Insert": a command's name and a key: A to Z (not L, M), Space, F2 to F12 (not F8), Insert,
  // Delete, Home, End, PageUp, PageDown. Two commands cannot have one key.
  static tl::expected<KeyMap, std::string> parse(const std::vector<std::string>& entries);

  // While a line is typed, only keys that write nothing count.
  Key key_of(int glfw_key, bool typing) const;
  const KeyNames& names() const { return names_; }

 private:
  std::map<int, Key> moved_;  // by the keyboard's key
  std::map<Key, int> where_;  // the same, by ours
  KeyNames names_;
};

}  // namespace motcua::terminal
