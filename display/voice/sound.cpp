#include "display/voice/sound.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numbers>

#include <samplerate.h>

namespace motcua::voice {
namespace {

constexpr double kFullScale = 32'767;
constexpr double kGainMax = 4;
constexpr int kQuiet = 80;  // about -52 dB: nobody hears it

std::int16_t to_sample(double value) {
  return static_cast<std::int16_t>(std::lround(std::clamp(value, -kFullScale, kFullScale)));
}

bool is_loud(std::int16_t sample) {
  return std::abs(static_cast<int>(sample)) > kQuiet;
}

}  // namespace

Sound silence(int duration_ms) {
  const auto count = static_cast<std::size_t>(std::max(0, duration_ms)) * kOutputRate / 1000;
  return {kOutputRate, std::vector<std::int16_t>(count)};
}

void append(Sound& to, const Sound& more) {
  to.samples.insert(to.samples.end(), more.samples.begin(), more.samples.end());
}

double peak(const Sound& sound) {
  int highest = 0;
  for (const std::int16_t sample : sound.samples) highest = std::max(highest, std::abs(static_cast<int>(sample)));
  return std::min(1.0, highest / kFullScale);
}

Sound with_gain(const Sound& sound, double gain) {
  const double highest = peak(sound);
  const double allowed = highest > 0 ? std::min(gain, kPeakMax / highest) : gain;
  Sound out{sound.rate, {}};
  out.samples.reserve(sound.samples.size());
  for (const std::int16_t sample : sound.samples) out.samples.push_back(to_sample(sample * allowed));
  return out;
}

Sound levelled(const Sound& sound) {
  const double highest = peak(sound);
  return highest > 0 ? with_gain(sound, std::min(kGainMax, kPeakMax / highest)) : sound;
}

Sound trimmed(const Sound& sound) {
  const auto first = std::find_if(sound.samples.begin(), sound.samples.end(), is_loud);
  const auto last = std::find_if(sound.samples.rbegin(), sound.samples.rend(), is_loud).base();
  if (first == sound.samples.end()) return {sound.rate, {}};
  return {sound.rate, {first, last}};
}

Sound resampled(const Sound& sound, int rate) {
  if (sound.rate == rate || sound.samples.empty()) return {rate, sound.samples};
  const double ratio = static_cast<double>(rate) / sound.rate;
  std::vector<float> in(sound.samples.size());
  std::vector<float> out(static_cast<std::size_t>(std::ceil(static_cast<double>(in.size()) * ratio)) + 1);
  src_short_to_float_array(sound.samples.data(), in.data(), static_cast<int>(in.size()));
  SRC_DATA work{};
  work.data_in = in.data();
  work.input_frames = static_cast<long>(in.size());
  work.data_out = out.data();
  work.output_frames = static_cast<long>(out.size());
  work.src_ratio = ratio;
  src_simple(&work, SRC_SINC_MEDIUM_QUALITY, 1);  // fails for ratios beyond 1/256 to 256 alone
  Sound result{rate, std::vector<std::int16_t>(static_cast<std::size_t>(work.output_frames_gen))};
  src_float_to_short_array(out.data(), result.samples.data(), static_cast<int>(result.samples.size()));
  return result;
}

Sound chime() {
  constexpr struct { double pitch_hz, from_s; } kTones[] = {{659.26, 0.0}, {523.25, 0.35}};
  constexpr double kLength_s = 1.2;
  constexpr double kRise_s = 0.004;
  constexpr double kFade_s = 0.05;
  Sound out;
  const auto count = static_cast<std::size_t>(kLength_s * kOutputRate);
  for (std::size_t i = 0; i < count; ++i) {
    const double now_s = static_cast<double>(i) / kOutputRate;
    double value = 0;
    for (const auto& tone : kTones) {
      const double age_s = now_s - tone.from_s;
      if (age_s < 0) continue;
      const double phase = 2 * std::numbers::pi * tone.pitch_hz * age_s;
      const double body = std::sin(phase) + 0.25 * std::sin(2 * phase) + 0.1 * std::sin(3 * phase);
      value += std::min(1.0, age_s / kRise_s) * std::exp(-3.5 * age_s) * body;
    }
    value *= std::min(1.0, (kLength_s - now_s) / kFade_s);  // ends without a click
    out.samples.push_back(to_sample(value * 0.5 * kFullScale));
  }
  return with_gain(levelled(out), 0.7);  // softer than the voice that follows
}

}  // namespace motcua::voice
