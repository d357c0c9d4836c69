// The real OpenAL Soft, writing into a file instead of a sound card: what would be heard, sample by sample.
#include <doctest/doctest.h>

#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cmath>
#include <cstdlib>
#include <fstream>

#include "display/voice/loudspeaker.h"
#include "display/voice/sound_file.h"
#include "display/voice/voice.h"
#include "tests/voice/log.h"
#include "tests/voice/voice_support.h"

namespace motcua::tests {
namespace {

using voice::Sound;

// The loudspeaker, and how often the voice came to its rest.
class Watched : public voice::Loudspeaker {
 public:
  explicit Watched(std::atomic<int>& begun, std::atomic<bool>& resting) : begun_(begun), resting_(resting) {}
  tl::expected<void, std::string> play(const Sound& sound) override {
    resting_ = false;
    ++begun_;
    return Loudspeaker::play(sound);
  }
  void rest() override {
    Loudspeaker::rest();
    resting_ = true;
  }

 private:
  std::atomic<int>& begun_;
  std::atomic<bool>& resting_;
};

// A stretch of sound between two silences.
struct Heard {
  double from_ms = 0;
  double to_ms = 0;
  double pitch_hz = 0;
  double peak = 0;
};

bool loud(std::int16_t sample) {
  return std::abs(static_cast<int>(sample)) > 100;
}

Heard describe(const Sound& sound, std::size_t from, std::size_t to) {
  int crossings = 0;
  int highest = 0;
  for (std::size_t i = from; i < to; ++i) {
    crossings += i > from && (sound.samples[i] >= 0) != (sound.samples[i - 1] >= 0);
    highest = std::max(highest, std::abs(static_cast<int>(sound.samples[i])));
  }
  const auto ms = [&](std::size_t at) { return static_cast<double>(at) * 1000 / sound.rate; };
  return {ms(from), ms(to), crossings * 500 / (ms(to) - ms(from)), highest / 32'767.0};
}

// Stretches with at least 20 ms of silence between them.
std::vector<Heard> listen(const Sound& sound) {
  std::vector<Heard> heard;
  const auto pause = static_cast<std::size_t>(sound.rate / 50);
  for (std::size_t i = 0; i < sound.samples.size(); ++i) {
    if (!loud(sound.samples[i])) continue;
    std::size_t last = i;
    for (std::size_t at = i; at < sound.samples.size() && at - last < pause; ++at) {
      if (loud(sound.samples[at])) last = at;
    }
    heard.push_back(describe(sound, i, last + 1));
    i = last;
  }
  return heard;
}

void use_file(const TemporaryFolder& folder) {
  const auto config = folder.path() / "alsoft.conf";
  std::ofstream(config) << "[general]\nchannels = mono\nsample-type = int16\nfrequency = 48000\n[wave]\nfile = "
                        << (folder.path() / "heard.wav").string() << "\n";
  setenv("ALSOFT_DRIVERS", "wave", 1);
  setenv("ALSOFT_CONF", config.c_str(), 1);
}

// Reads three calls out, waits until all is said.
bool read_three_calls(const TemporaryFolder& folder) {
  const Log log;
  const auto languages = text::Catalogues::embedded();
  voice::VoiceSettings settings;
  settings.sources.clips = folder.path();
  settings.sources.espeak.program = "/nowhere/espeak-ng";
  settings.volume = *voice::VolumePlan::parse({"80"});
  std::atomic<int> begun = 0;
  std::atomic<bool> resting = false;
  voice::Voice reader(settings, languages, std::make_unique<Watched>(begun, resting));
  auto view = empty_board();
  reader.see(shared(view), kMorningMs);
  if (!wait_until([&] { return log.count("voice: listens") == 1; })) return false;
  for (const std::uint32_t counter : {4U, 2U, 9U}) add_call(*view.mutable_board(), "A047", counter);
  reader.see(shared(view), kMorningMs);
  return wait_until([&] { return begun == 3 && resting; });
}

}  // namespace

TEST_CASE("without a sound card opening it is one sentence, not the end") {
  const pid_t child = fork();  // OpenAL reads its environment once in a process
  REQUIRE(child >= 0);
  if (child == 0) {
    setenv("ALSOFT_DRIVERS", "nothing", 1);
    voice::Loudspeaker speaker;
    const auto opened = speaker.open();
    const bool good = !opened && opened.error() == "no sound card can be opened" && !speaker.playing() &&
                      !speaker.play(tone(440, 10)).has_value();
    _exit(good ? 0 : 1);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
}

TEST_CASE("what is heard: calls in order, their pauses, their level, nothing clipped, nothing mixed") {
  const TemporaryFolder folder;
  record_clips(folder.path(), "vi");
  use_file(folder);
  REQUIRE(read_three_calls(folder));
  const auto file = voice::read_sound(folder.path() / "heard.wav");
  REQUIRE_MESSAGE(file.has_value(), (file ? "" : file.error()));
  const auto heard = listen(*file);
  const int counters[] = {4, 2, 9};
  constexpr std::size_t kEach = 8;
  REQUIRE(heard.size() == 3 * kEach);
  const double gain = voice::gain_of(80);
  for (std::size_t i = 0; i < heard.size(); ++i) {
    const int pitches[kEach] = {400,  600,  800, 3200,
                                3600, 3900, 700, counter_tone_hz(static_cast<std::uint32_t>(counters[i / kEach]))};
    CAPTURE(i);
    // One pure tone each: two at once would cross zero at other times.
    CHECK(heard[i].pitch_hz == doctest::Approx(pitches[i % kEach]).epsilon(0.05));
    CHECK(heard[i].peak == doctest::Approx(gain * voice::kPeakMax).epsilon(0.15));
    CHECK(heard[i].peak < 0.99);
    if (i == 0) continue;
    const double pause_ms = heard[i].from_ms - heard[i - 1].to_ms;
    if (i % kEach == 0) CHECK(pause_ms >= voice::kAfterSentenceMs - 5);
    if (i % kEach == 0) CHECK(pause_ms < voice::kAfterSentenceMs + 3000);
    if (i % kEach == 1) CHECK(pause_ms == doctest::Approx(voice::kAfterChimeMs).epsilon(0.05));
    if (i % kEach > 1) CHECK(pause_ms == doctest::Approx(60).epsilon(0.15));
  }
}

}  // namespace motcua::tests
