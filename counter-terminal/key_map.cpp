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

struct Command {
  std::string_view name;       // for people who configure
  std::string_view catalogue;  // of its key, in the words
  Key key;
  int place;  // unless it is moved
};
constexpr std::array kCommands{
    Command{"next", "space", Key::kSpace, GLFW_KEY_SPACE},
    Command{"recall", "recall", Key::kRecall, GLFW_KEY_R},
    Command{"start", "start", Key::kStart, GLFW_KEY_S},
    Command{"finish", "finish", Key::kFinish, GLFW_KEY_F},
    Command{"transfer", "transfer", Key::kTransfer, GLFW_KEY_T},
    Command{"park", "park", Key::kPark, GLFW_KEY_P},
    Command{"no-show", "no_show", Key::kNoShow, GLFW_KEY_N},
    Command{"undo", "undo", Key::kUndo, GLFW_KEY_U},
    Command{"break", "break", Key::kBreak, GLFW_KEY_B},
    Command{"open", "open", Key::kOpen, GLFW_KEY_O},
    Command{"close", "close", Key::kClose, GLFW_KEY_C},
    Command{"resume", "resume", Key::kResume, GLFW_KEY_G},
    Command{"call", "call", Key::kCall, GLFW_KEY_K},
    Command{"reinstate", "reinstate", Key::kReinstate, GLFW_KEY_V},
    Command{"issue", "issue", Key::kIssue, GLFW_KEY_F2},
    Command{"upgrade", "upgrade", Key::kUpgrade, GLFW_KEY_F3},
    Command{"service", "service", Key::kService, GLFW_KEY_F4},
    Command{"approach", "approach", Key::kApproach, GLFW_KEY_F5},
    Command{"cancel", "cancel", Key::kCancel, GLFW_KEY_F6},
    Command{"reprint", "reprint", Key::kReprint, GLFW_KEY_F7},
    Command{"sign-out", "sign_out", Key::kSignOut, GLFW_KEY_F9},
};

constexpr std::array<std::pair<std::string_view, int>, 7> kNamedKeys{{{"Space", GLFW_KEY_SPACE},
                                                                      {"Insert", GLFW_KEY_INSERT},
                                                                      {"Delete", GLFW_KEY_DELETE},
                                                                      {"Home", GLFW_KEY_HOME},
                                                                      {"End", GLFW_KEY_END},
                                                                      {"PageUp", GLFW_KEY_PAGE_UP},
                                                                      {"PageDown", GLFW_KEY_PAGE_DOWN}}};

// F1 is help, F8 back in line, L the language, M a note: these stay.
std::optional<int> keyboard_key(std::string_view name) {
  for (const auto& [known, key] : kNamedKeys) {
    if (known == name) return key;
  }
  const bool letter = name.size() == 1 && name[0] >= 'A' && name[0] <= 'Z' && name != "L" && name != "M";
  if (letter) return GLFW_KEY_A + (name[0] - 'A');
  for (int number = 2; number <= 12; ++number) {
    if (number != 8 && name == "F" + std::to_string(number)) return GLFW_KEY_F1 + number - 1;
  }
  return std::nullopt;
}

const Command* find_command(std::string_view name) {
  const auto found = std::find_if(kCommands.begin(), kCommands.end(), [&](const Command& c) { return c.name == name; });
  return found == kCommands.end() ? nullptr : found;
}

std::string command_names() {
  std::string names;
  for (const auto& command : kCommands) names += (names.empty() ? "" : ", ") + std::string(command.name);
  return names;
}

bool writes(int glfw_key) {
  return glfw_key == GLFW_KEY_SPACE || (glfw_key >= GLFW_KEY_A && glfw_key <= GLFW_KEY_Z);
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
      return tl::unexpected(fmt::format(
          "'{}': this is no key a command can have; expected A to Z (not L, M), F2 to F12 (not F8), Space, Insert, "
          "Delete, Home, End, PageUp or PageDown",
          entry));
    }
    if (!map.where_.emplace(command->key, *key).second) {
      return tl::unexpected(fmt::format("'{}': this command has a key already", entry));
    }
    map.names_[std::string(command->catalogue)] = name;
  }
  std::map<int, std::string_view> taken;
  for (const auto& command : kCommands) {
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
