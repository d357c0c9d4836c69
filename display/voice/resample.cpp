// Another sample rate by a windowed sinc: as many filters as there are places between two samples that are hit.
#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "display/voice/sound.h"

namespace motcua::voice {
namespace {

constexpr int kZeroCrossings = 12;  // of the sinc, on either side

struct FilterBank {
  int phases = 1;              // places between two input samples
  int reach = 0;               // input samples on either side
  std::vector<double> weight;  // phases * (2 * reach)
};

double sinc(double x) {
  return std::abs(x) < 1e-9 ? 1 : std::sin(std::numbers::pi * x) / (std::numbers::pi * x);
}

// Hann's window over -1 to 1.
double window(double x) {
  return std::abs(x) >= 1 ? 0 : 0.5 + 0.5 * std::cos(std::numbers::pi * x);
}

FilterBank make_filters(int phases, double cut_off) {
  FilterBank bank;
  bank.phases = phases;
  bank.reach = static_cast<int>(std::ceil(kZeroCrossings / cut_off));
  const int taps = 2 * bank.reach;
  bank.weight.resize(static_cast<std::size_t>(phases) * static_cast<std::size_t>(taps));
  for (int phase = 0; phase < phases; ++phase) {
    double* row = &bank.weight[static_cast<std::size_t>(phase) * static_cast<std::size_t>(taps)];
    double sum = 0;
    for (int tap = 0; tap < taps; ++tap) {
      const double distance = tap - bank.reach + 1 - static_cast<double>(phase) / phases;
      row[tap] = sinc(distance * cut_off) * window(distance / bank.reach);
      sum += row[tap];
    }
    for (int tap = 0; tap < taps; ++tap) row[tap] /= sum;  // as loud as before
  }
  return bank;
}

double filtered(const std::vector<std::int16_t>& samples, const FilterBank& bank, std::int64_t at, int phase) {
  const int taps = 2 * bank.reach;
  const double* row = &bank.weight[static_cast<std::size_t>(phase) * static_cast<std::size_t>(taps)];
  const auto size = static_cast<std::int64_t>(samples.size());
  const std::int64_t first = at - bank.reach + 1;
  const int from = static_cast<int>(std::max<std::int64_t>(0, -first));
  const int until = static_cast<int>(std::min<std::int64_t>(taps, size - first));
  double value = 0;
  for (int tap = from; tap < until; ++tap) value += row[tap] * samples[static_cast<std::size_t>(first + tap)];
  return value;
}

}  // namespace

Sound resampled(const Sound& sound, int rate) {
  if (sound.rate == rate || sound.samples.empty()) return {rate, sound.samples};
  const int common = std::gcd(sound.rate, rate);
  const int up = rate / common;
  const int down = sound.rate / common;
  const FilterBank bank = make_filters(up, std::min(1.0, static_cast<double>(rate) / sound.rate));
  const auto count = static_cast<std::int64_t>(sound.samples.size()) * up / down;
  Sound out{rate, {}};
  out.samples.reserve(static_cast<std::size_t>(count));
  for (std::int64_t i = 0; i < count; ++i) {
    const std::int64_t place = i * down;
    const double value = filtered(sound.samples, bank, place / up, static_cast<int>(place % up));
    out.samples.push_back(static_cast<std::int16_t>(std::lround(std::clamp(value, -32'767.0, 32'767.0))));
  }
  return out;
}

}  // namespace motcua::voice
