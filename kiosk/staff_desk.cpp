#include "kiosk/staff_desk.h"

#include <utility>

namespace motcua::kiosk {

bool StaffDesk::knock(std::int64_t now_ms) {
  if (code_.empty()) return false;
  if (knocks_ == 0 || now_ms - first_knock_ms_ > kKnocksWithinMs) {
    knocks_ = 0;
    first_knock_ms_ = now_ms;
  }
  if (++knocks_ < kKnocks) return false;
  knocks_ = 0;
  leave();
  return true;
}

void StaffDesk::type(char32_t character) {
  if (character >= U'0' && character <= U'9' && typed_.size() < kStaffCodeMax) typed_ += static_cast<char>(character);
}

void StaffDesk::erase() {
  if (!typed_.empty()) typed_.pop_back();
}

bool StaffDesk::enter(std::int64_t now_ms) {
  const std::string typed = std::exchange(typed_, {});
  if (typed.empty() || locked(now_ms)) return false;
  was_wrong_ = typed != code_;
  if (!was_wrong_) {
    wrong_ = 0;
    return true;
  }
  if (++wrong_ % kWrongCodesMax == 0) locked_until_ms_ = now_ms + kStaffLockMs;
  return false;
}

}  // namespace motcua::kiosk
