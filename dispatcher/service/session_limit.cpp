#include "dispatcher/service/session_limit.h"

#include <algorithm>

namespace motcua::service {
namespace {

constexpr std::int64_t kSessionMs = 200;
constexpr std::int64_t kSessionMsWhileLow = 3000;
constexpr std::int64_t kSavedMsMax = 200 * kSessionMs;

}  // namespace

SessionLimit::Answer SessionLimit::ask(const std::string& name, std::int64_t now_ms, bool disk_low) {
  auto& device = devices_.try_emplace(name, Device{kSavedMsMax, now_ms, false}).first->second;
  device.saved_ms = std::min(kSavedMsMax, device.saved_ms + std::max<std::int64_t>(0, now_ms - device.at_ms));
  device.at_ms = now_ms;
  const auto price_ms = disk_low ? kSessionMsWhileLow : kSessionMs;
  const bool granted = device.saved_ms >= price_ms;
  const bool worth_saying = !granted && !device.refused;
  if (granted) device.saved_ms -= price_ms;
  device.refused = !granted;
  return {granted, worth_saying};
}

}  // namespace motcua::service
