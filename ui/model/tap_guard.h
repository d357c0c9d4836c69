// A finger that taps twice, or a mouse that is clicked twice: the second tap was meant for what the first one was meant
// for. Where the first has put something else under it, it counts as nothing.
//
// Pure: no clock. Used by the screen's one thread. Times are real milliseconds.
#pragma once

#include <cstdint>

namespace motcua::ui {

inline constexpr std::int64_t kSecondTapMs = 500;  // longer than a double click takes, shorter than reading a page

class TapGuard {
 public:
  // Does what a tap asks for, unless it is a second one. `place()` says which page, question or step is on the screen.
  template <class Place, class Touch>
  void tap(std::int64_t now_ms, const Place& place, const Touch& touch) {
    if (now_ms - turned_ms_ < kSecondTapMs) return;
    const auto before = place();
    touch();
    if (place() != before) turned_ms_ = now_ms;
  }

 private:
  std::int64_t turned_ms_ = INT64_MIN / 2;
};

}  // namespace motcua::ui
