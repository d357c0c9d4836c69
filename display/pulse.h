// How a new call pulses: brighter and larger once a second, far below the two flashes that are allowed, and never dark.
//
// Pure functions. Times are real milliseconds.
#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>

#include "display/look.h"

namespace motcua::display {

// One frame longer than the pulse, so that it ends in its resting colour.
inline bool is_pulsing(std::int64_t now_ms, std::int64_t from_ms, std::int64_t until_ms) {
  return now_ms >= from_ms && now_ms < until_ms + 50;
}

// 0 at rest, 1 at the top of a pulse.
inline float pulse_strength(std::int64_t now_ms, std::int64_t from_ms, std::int64_t until_ms) {
  if (now_ms < from_ms || now_ms >= until_ms) return 0;
  const float turns = static_cast<float>(now_ms - from_ms) / 1000.0f;
  return 0.5f - 0.5f * std::cos(2 * std::numbers::pi_v<float> * turns);
}

// How it looks then: brighter, and both panel and number larger, so that it is seen without colours, too.
struct Pulse {
  ui::Colour colour;
  float panel = 0;   // wider by so much on each side
  float number = 1;  // times as large
};

inline Pulse pulse_at(const Look& look, std::int64_t now_ms, std::int64_t from_ms, std::int64_t until_ms) {
  const float strength = pulse_strength(now_ms, from_ms, until_ms);
  return {ui::mix(look.call, look.call_bright, strength), 10 * strength, 1 + 0.05f * strength};
}

}  // namespace motcua::display
