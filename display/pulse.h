// How a new call pulses: brighter once a second, far below the two flashes that are allowed, and never dark.
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

inline ui::Colour pulse_colour(const Look& look, std::int64_t now_ms, std::int64_t from_ms, std::int64_t until_ms) {
  if (now_ms < from_ms || now_ms >= until_ms) return look.call;
  const float turns = static_cast<float>(now_ms - from_ms) / 1000.0f;
  const float brightness = 0.5f - 0.5f * std::cos(2 * std::numbers::pi_v<float> * turns);
  return ui::mix(look.call, look.call_bright, brightness);
}

}  // namespace motcua::display
