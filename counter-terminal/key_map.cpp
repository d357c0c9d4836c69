#include "counter-terminal/key_map.h"

#include <GLFW/glfw3.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "counter-terminal/input_keys.h"

namespace motcua::terminal {
namespace {

constexpr std::array<std::pair<std::string_view, int>, 7> kNamedKeys{{{"Space", GLFW_KEY_SPACE},
                                                                      {"Insert", GLFW_KEY_INSERT},
                                                                      {"Delete", GLFW_KEY_DELETE},
                                                                      {"Home", GLFW_KEY_HOME},
                                                                      {"End", GLFW_KEY_END},
                                                                      {"PageUp", GLFW_KEY_PAGE_UP},
                                                                      {"PageDown", GLFW_KEY_PAGE_DOWN}}};

// F1 is help, L the language, M a note: these stay.
std::optional<int> keyboard_key(std::string_view name) {
  for (const auto& [known, key] : kNamedKeys) {
    if (known == name) return key;
  }
  const bool letter = name.size() == 1 && name[0] >= 'A' && name[0] <= 'Z' && name != "L" && name != "M";
  if (letter) return GLFW_KEY_A + (name[0] - 'A');
  for (int number = 2; number <= 12; ++number) {
    if (name == "F" + std::to_string(number)) return GLFW_KEY_F1 + number - 1;
  }
  return std::nullopt;
}

const Command* find_command(std::string_view name) {
  const auto all = commands();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Command& each) { return each.name == name; });
  return found == all.end() ? nullptr : &*found;
}

std::string command_names() {
  std::string names;
  for (const auto& command : commands()) names += (names.empty() ? "" : ", ") + std::string(command.name);
  return names;
}

}  // namespace

tl::expected<KeyMap, std::string> KeyMap::parse(const std::vector<std::string>& entries) {
  KeyMap map;
  for (const std::string& entry : entries) {
    const auto sign = entry.find('=');
    const auto* command = find_command(std::string_view(entry).substr(0, sign));
    if (sign == std::string::npos || command == nullptr) {
      return tl::unexpected(
          fmt::format("'{}' moves no command; expected e.g. recall=F10, with one of {}", entry, command_names()));
    }
    const std::string name = entry.substr(sign + 1);
    const auto key = keyboard_key(name);
    if (!key) {
      return tl::unexpected(
          fmt::format("'{}': this is no key a command can have; expected A to Z (not L, M), F2 to F12, Space, Insert, "
                      "Delete, Home, End, PageUp or PageDown",
                      entry));
    }
    if (!map.where_.emplace(command->key, *key).second) {
      return tl::unexpected(fmt::format("'{}': this command has a key already", entry));
    }
    map.names_[std::string(command->catalogue)] = name;
  }
  std::map<int, std::string_view> taken;
  for (const auto& command : commands()) {
    const auto moved = map.where_.find(command.key);
    const int place = moved == map.where_.end() ? command.place : moved->second;
    const auto [other, free] = taken.emplace(place, command.name);
    if (!free) return tl::unexpected(fmt::format("{} and {} have the same key", other->second, command.name));
    if (moved != map.where_.end()) map.moved_[place] = command.key;
  }
  return map;
}

Key KeyMap::key_of(int glfw_key, bool typing) const {
  if (const auto moved = moved_.find(glfw_key); moved != moved_.end()) {
    return typing && writes(glfw_key) ? Key::kNone : moved->second;
  }
  const Key key = terminal::key_of(glfw_key, typing);
  return where_.contains(key) ? Key::kNone : key;
}

}  // namespace motcua::terminal
