// Sound in memory: 16-bit mono samples and their rate, and what is done with them before they are played.
//
// Pure functions, any thread. Never fail; nothing here can make a sample leave its range.
#pragma once

#include <cstdint>
#include <vector>

namespace motcua::voice {

// What everything is brought to before it is joined and played.
inline constexpr int kOutputRate = 48'000;
// Highest sample that is ever played, as a share of what 16 bits can hold: some room for the sound card's own filters.
inline constexpr double kPeakMax = 0.89;

struct Sound {
  int rate = kOutputRate;  // samples a second
  std::vector<std::int16_t> samples;

  std::int64_t duration_ms() const { return static_cast<std::int64_t>(samples.size()) * 1000 / rate; }
};

Sound silence(int duration_ms);  // at the output rate
// `more` must have the rate of `to`.
void append(Sound& to, const Sound& more);

// The largest sample as a share of the range, 0 to 1.
double peak(const Sound& sound);
// Louder or softer. Where the loudest sample would pass kPeakMax, the whole sound is made only so much louder: it stays
// clean instead of being clipped.
Sound with_gain(const Sound& sound, double gain);
// Brought to a peak of kPeakMax, but never more than four times louder: noise stays noise.
Sound levelled(const Sound& sound);
// Without the silence before and after it.
Sound trimmed(const Sound& sound);
// At another rate, with a low-pass filter where samples get fewer.
Sound resampled(const Sound& sound, int rate);

// Two tones, the second lower, like a door bell: "somebody is called".
Sound chime();

}  // namespace motcua::voice
