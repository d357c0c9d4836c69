// The keys of the counter terminal and of the reception, by what they mean there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>

namespace motcua::terminal {

enum class Key : std::uint8_t {
  kNone,
  // What acts on the current ticket: guarded against a ticket that has just changed.
  kSpace,
  kRecall,
  kStart,
  kFinish,
  kTransfer,
  kPark,
  kNoShow,
  kUndo,
  // What acts on the counter.
  kBreak,
  kOpen,
  kClose,
  kResume,
  kCall,
  kReinstate,
  kSignOut,
  // The reception's.
  kIssue,
  kUpgrade,
  kService,
  kApproach,
  kCancel,
  kReprint,
  kBackInLine,
  // Everywhere.
  kHelp,
  kEnter,
  kEscape,
  kUp,
  kDown,
  kLeft,
  kRight,
  kTab,
  kPlus,
  kMinus,
  kNote,
  kLanguage,
  kBackspace,
  kDigit1,
  kDigit2,
  kDigit3,
  kDigit4,
  kDigit5,
  kDigit6,
  kDigit7,
  kDigit8,
  kDigit9,
};

// What stands on the keys that a site has moved, by their names in the catalogue.
using KeyNames = std::map<std::string, std::string, std::less<>>;

constexpr bool is_digit(Key key) {
  return key >= Key::kDigit1 && key <= Key::kDigit9;
}
// 0 for the key 1.
constexpr std::size_t digit_of(Key key) {
  return static_cast<std::size_t>(key) - static_cast<std::size_t>(Key::kDigit1);
}
constexpr Key digit_key(std::size_t index) {
  return static_cast<Key>(static_cast<std::size_t>(Key::kDigit1) + index);
}

}  // namespace motcua::terminal
