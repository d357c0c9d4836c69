// The way to the kiosk's page for the staff: five touches on the name of the site, then the site's code.
//
// Pure, used by the drawing thread. Times are real milliseconds. After five wrong codes nobody gets in for a minute.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

namespace motcua::kiosk {

inline constexpr std::size_t kKnocks = 5;
inline constexpr std::int64_t kKnocksWithinMs = 3'000;
inline constexpr std::size_t kWrongCodesMax = 5;
inline constexpr std::int64_t kStaffLockMs = 60'000;
inline constexpr std::size_t kStaffCodeMin = 4;
inline constexpr std::size_t kStaffCodeMax = 12;

class StaffDesk {
 public:
  // Digits; empty: there is no page for staff here.
  void set_code(std::string code) { code_ = std::move(code); }
  // A touch on the name of the site. True: that was the last one, ask for the code.
  bool knock(std::int64_t now_ms);
  void type(char32_t character);
  void erase();
  // True: the code is right. What was typed is gone either way.
  bool enter(std::int64_t now_ms);
  void leave() {
    typed_.clear();
    was_wrong_ = false;
  }
  bool exists() const { return !code_.empty(); }

  std::size_t typed() const { return typed_.size(); }
  bool was_wrong() const { return was_wrong_; }  // the code that was entered last
  bool locked(std::int64_t now_ms) const { return now_ms < locked_until_ms_; }

 private:
  std::string code_;
  std::string typed_;
  std::size_t knocks_ = 0;
  std::int64_t first_knock_ms_ = 0;
  std::size_t wrong_ = 0;  // in a row, whoever typed
  bool was_wrong_ = false;
  std::int64_t locked_until_ms_ = 0;
};

}  // namespace motcua::kiosk
