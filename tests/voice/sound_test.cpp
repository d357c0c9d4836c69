#include <doctest/doctest.h>

#include <cmath>
#include <cstring>
#include <numbers>

#include "display/voice/sound.h"
#include "display/voice/sound_file.h"
#include "display/voice/volume_plan.h"
#include "tests/voice/voice_support.h"

namespace motcua::tests {
namespace {

using voice::Sound;

// How much of the sound is of this pitch: about 1 for a pure tone, about 0 without it.
double share_of(const Sound& sound, double frequency_hz) {
  double real = 0, imaginary = 0, energy = 0;
  for (std::size_t i = 0; i < sound.samples.size(); ++i) {
    const double phase = 2 * std::numbers::pi * frequency_hz * static_cast<double>(i) / sound.rate;
    real += sound.samples[i] * std::cos(phase);
    imaginary += sound.samples[i] * std::sin(phase);
    energy += sound.samples[i] * sound.samples[i];
  }
  return 2 * (real * real + imaginary * imaginary) / (energy * static_cast<double>(sound.samples.size()));
}

std::string complaint(const std::string& bytes) {
  const auto sound = voice::parse_sound(bytes, "bell.wav");
  return sound ? "" : sound.error();
}

}  // namespace

TEST_CASE("a WAV file is read as it was written") {
  const Sound written = tone(440, 20);
  const auto read = voice::parse_sound(wav_bytes(written), "bell.wav");
  REQUIRE(read);
  CHECK(read->rate == written.rate);
  CHECK(read->samples == written.samples);
}

TEST_CASE("a length that was not known when the file was begun means: to the end") {
  std::string bytes = wav_bytes(tone(440, 20));
  bytes.replace(40, 4, std::string("\x00\xF0\xFF\x7F", 4));
  CHECK(voice::parse_sound(bytes, "bell.wav")->samples.size() == 441);
}

TEST_CASE("a stereo file becomes one channel") {
  std::string bytes = wav_bytes({8000, {1000, 3000, -500, 500}});
  bytes[22] = 2;
  CHECK(voice::parse_sound(bytes, "bell.wav")->samples == std::vector<std::int16_t>{2000, 0});
}

TEST_CASE("samples that are stored as fractions are as loud as others") {
  const std::vector<float> fractions{0.0F, 0.5F, -0.5F, 1.0F};
  std::string bytes = wav_bytes({8000, std::vector<std::int16_t>(2 * fractions.size())});
  std::memcpy(bytes.data() + 44, fractions.data(), sizeof(float) * fractions.size());
  bytes[20] = 3;   // coding: fractions
  bytes[32] = 4;   // bytes a frame
  bytes[34] = 32;  // bits a sample
  const auto read = voice::parse_sound(bytes, "bell.wav");
  REQUIRE(read);
  REQUIRE(read->samples.size() == 4);
  CHECK(std::abs(read->samples[1] - 16'384) <= 1);
  CHECK(std::abs(read->samples[2] + 16'384) <= 1);
}

TEST_CASE("a broken sound file is refused with its name and what is wrong") {
  const std::string good = wav_bytes(tone(440, 20));
  const auto changed = [&](std::size_t at, char value) {
    std::string bytes = good;
    bytes[at] = value;
    return bytes;
  };
  CHECK(complaint("") == "bell.wav: it is no sound file that can be read");
  CHECK(complaint("ID3 something else altogether") == "bell.wav: it is no sound file that can be read");
  CHECK(complaint(good.substr(0, 12)) == "bell.wav: it is no sound file that can be read");
  CHECK(complaint(wav_bytes({8000, {}})) == "bell.wav: it has no samples");
  CHECK(complaint(changed(22, 6)).find("bell.wav: it ") == 0);
  CHECK(complaint(changed(25, 0)) == "bell.wav: it has 34 samples a second, expected 8000 to 192000");
  CHECK(complaint(wav_bytes({8000, std::vector<std::int16_t>(61 * 8000)})) == "bell.wav: it is longer than 60 seconds");
  CHECK(voice::read_sound("/nowhere/bell.wav").error().find("/nowhere/bell.wav: cannot be opened") == 0);
}

TEST_CASE("no file, however cut or spoiled, is read beyond its end") {
  const std::string good = wav_bytes(tone(440, 5));
  for (std::size_t length = 0; length < good.size(); ++length) {
    const auto read = voice::parse_sound(good.substr(0, length), "bell.wav");
    if (read) CHECK(2 * read->samples.size() <= length);
  }
  for (std::size_t at = 0; at < 44; ++at) {
    for (const int value : {0, 1, 0x7F, 0xFF}) {
      std::string bytes = good;
      bytes[at] = static_cast<char>(value);
      const auto read = voice::parse_sound(bytes, "bell.wav");
      if (read) CHECK(read->samples.size() <= good.size());
    }
  }
}

TEST_CASE("nothing is ever made so loud that it is clipped") {
  for (const double gain : {0.0, 0.5, 1.0, 3.0, 1000.0}) {
    const Sound louder = voice::with_gain(tone(440, 50, 0.8), gain);
    CAPTURE(gain);
    CHECK(voice::peak(louder) <= voice::kPeakMax + 0.001);
    if (gain > 0) CHECK(share_of(louder, 440) > 0.999);  // as clean as before
  }
  CHECK(voice::peak(voice::with_gain({48'000, {-32'768, 32'767}}, 1)) <= voice::kPeakMax + 0.001);
}

TEST_CASE("quiet recordings are brought to the level of the others, noise is not") {
  CHECK(voice::peak(voice::levelled(tone(440, 50, 0.3))) == doctest::Approx(voice::kPeakMax).epsilon(0.01));
  CHECK(voice::peak(voice::levelled(tone(440, 50, 0.01))) == doctest::Approx(0.04).epsilon(0.02));
  CHECK(voice::levelled({48'000, {0, 0, 0}}).samples == std::vector<std::int16_t>{0, 0, 0});
}

TEST_CASE("another rate keeps pitch, length and level") {
  for (const int rate : {8000, 11'025, 22'050, 44'100, 96'000}) {
    const Sound sound = voice::resampled(tone(1000, 200, 0.5, rate), voice::kOutputRate);
    CAPTURE(rate);
    CHECK(sound.rate == voice::kOutputRate);
    CHECK(std::abs(sound.duration_ms() - 200) <= 1);
    CHECK(share_of(sound, 1000) > 0.99);
    CHECK(voice::peak(sound) == doctest::Approx(0.5).epsilon(0.2));  // the cut ends ring a little
  }
}

TEST_CASE("what the lower rate cannot hold does not come back as another tone") {
  const Sound sound = voice::resampled(tone(30'000, 200, 0.5, 96'000), voice::kOutputRate);
  const Sound middle{sound.rate, {sound.samples.begin() + 2000, sound.samples.end() - 2000}};
  CHECK(voice::peak(middle) < 0.01);
}

TEST_CASE("silence around a recording is cut off") {
  Sound sound = voice::silence(300);
  const Sound body = tone(440, 100, 0.5, voice::kOutputRate);
  voice::append(sound, body);
  voice::append(sound, voice::silence(200));
  CHECK(sound.duration_ms() == 600);
  CHECK(std::abs(voice::trimmed(sound).duration_ms() - 100) <= 1);
  CHECK(voice::trimmed(voice::silence(100)).samples.empty());
}

TEST_CASE("the chime is two tones, the second lower, and does not click at its end") {
  const Sound chime = voice::chime();
  const Sound first{chime.rate, {chime.samples.begin(), chime.samples.begin() + 14'400}};
  CHECK(share_of(first, 659.26) > 0.7);
  CHECK(share_of(first, 523.25) < 0.1);
  const Sound second{chime.rate, {chime.samples.begin() + 24'000, chime.samples.end()}};
  CHECK(share_of(second, 523.25) > share_of(second, 659.26));
  CHECK(std::abs(chime.samples.back()) < 50);
  CHECK(voice::peak(chime) > 0.5);
  CHECK(voice::peak(chime) < voice::kPeakMax);
}

TEST_CASE("the volume follows the time of day of the hall") {
  const auto plan = voice::VolumePlan::parse({"07:00 80", "11:30 40", "13:30 90"});
  REQUIRE(plan);
  CHECK(plan->percent_at(7 * 60) == 80);
  CHECK(plan->percent_at(11 * 60 + 29) == 80);
  CHECK(plan->percent_at(11 * 60 + 30) == 40);
  CHECK(plan->percent_at(23 * 60) == 90);
  CHECK(plan->percent_at(6 * 60) == 90);  // since yesterday's 13:30
  CHECK(voice::VolumePlan::parse({"65"})->percent_at(720) == 65);
  CHECK(voice::VolumePlan::parse({})->percent_at(720) == 100);
  CHECK(voice::gain_of(100) == 1);
  CHECK(voice::gain_of(0) == 0);
}

TEST_CASE("a volume that makes no sense is refused with what was written") {
  for (const char* bad : {"", "loud", "101", "-1", "07:00", "7:00 80", "07:00 101", "24:00 50", "07:60 50", "07:00  80",
                          "07:00 80 ", "07-00 80", " 80"}) {
    CAPTURE(bad);
    const auto plan = voice::VolumePlan::parse({bad});
    REQUIRE_FALSE(plan.has_value());
    CHECK(plan.error().find("'" + std::string(bad) + "'") == 0);
  }
  CHECK_FALSE(voice::VolumePlan::parse({"07:00 80", "07:00 70"}).has_value());
  CHECK_FALSE(voice::VolumePlan::parse({"07:00 80", "70"}).has_value());
}

}  // namespace motcua::tests
