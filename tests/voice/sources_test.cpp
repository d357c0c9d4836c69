#include <doctest/doctest.h>

#include <chrono>
#include <fstream>
#include <set>
#include <thread>

#include "display/voice/sound_file.h"
#include "display/voice/spoken_words.h"
#include "display/voice/utterance_sound.h"
#include "tests/voice/voice_support.h"

namespace motcua::tests {
namespace {

using std::chrono::milliseconds;
using voice::Sound;

const voice::Utterance kFirst{{1, "A047", 3}, "vi", 0, true};
const voice::Utterance kAgain{{1, "A047", 3}, "vi", 1, false};

// Sources, and what they complained about.
struct Maker {
  explicit Maker(voice::SoundSources sources)
      : sounds(std::move(sources), languages, [this](const std::string& sentence) { complaints.push_back(sentence); }) {
  }
  Sound make(const voice::Utterance& utterance) { return sounds.make(utterance, {}); }

  text::Catalogues languages = text::Catalogues::embedded();
  std::vector<std::string> complaints;
  voice::UtteranceSound sounds;
};

voice::SoundSources without_espeak(const std::filesystem::path& clips = {}) {
  voice::SoundSources sources;
  sources.espeak.program = "/nowhere/espeak-ng";
  sources.clips = clips;
  return sources;
}

std::int64_t chime_ms() {
  return voice::chime().duration_ms() + voice::kAfterChimeMs;
}

}  // namespace

TEST_CASE("espeak-ng reads a call in both languages and all accents") {
  const auto languages = text::Catalogues::embedded();
  for (const auto& words : languages.all()) {
    for (const auto accent : {voice::Accent::kNorthern, voice::Accent::kCentral, voice::Accent::kSouthern}) {
      const auto& name = voice::espeak_voice(words, accent);
      CAPTURE(name);
      const auto sound = voice::espeak({}, name, voice::sentence({1, "A047", 3}, words), {});
      REQUIRE_MESSAGE(sound.has_value(), (sound ? "" : sound.error()));
      CHECK(sound->duration_ms() > 1500);
      CHECK(sound->duration_ms() < 9000);
      CHECK(voice::peak(*sound) > 0.1);
    }
  }
}

TEST_CASE("no two letters of a ticket sound alike, in any language and accent") {
  const auto languages = text::Catalogues::embedded();
  for (const auto& words : languages.all()) {
    for (const auto accent : {voice::Accent::kNorthern, voice::Accent::kCentral, voice::Accent::kSouthern}) {
      std::set<std::string> seen;
      for (char letter = 'A'; letter <= 'Z'; ++letter) {
        const auto& name = words.get("voice.letters." + std::string(1, letter));
        CAPTURE(name);
        const auto sounds = child::run_program(
            {.words = {"espeak-ng", "-q", "-x", "-v", voice::espeak_voice(words, accent), "--", name},
             .input = {},
             .limits = {}},
            {});
        REQUIRE(sounds);
        CHECK(seen.insert(*sounds).second);
      }
    }
  }
}

TEST_CASE("the accents are different voices, and the speed is as configured") {
  const std::string sentence = voice::sentence({1, "A047", 3}, text::Catalogues::embedded().vietnamese());
  const auto northern = voice::espeak({}, "vi", sentence, {});
  const auto southern = voice::espeak({}, "vi-vn-x-south", sentence, {});
  voice::EspeakSettings fast;
  fast.words_per_minute = 250;
  const auto faster = voice::espeak(fast, "vi", sentence, {});
  REQUIRE((northern && southern && faster));
  CHECK(northern->samples != southern->samples);
  CHECK(faster->duration_ms() < northern->duration_ms() * 8 / 10);
}

TEST_CASE("a program that is missing, fails or writes no sound is one sentence") {
  const auto why = [](const std::string& program) {
    voice::EspeakSettings settings;
    settings.program = program;
    const auto sound = voice::espeak(settings, "vi", "một", {});
    return sound ? "" : sound.error();
  };
  CHECK(why("/nowhere/espeak-ng") == "/nowhere/espeak-ng: cannot be started: No such file or directory");
  CHECK(why("false") == "false: ended with code 1");
  CHECK(why("true") == "true -v vi: it is no sound file that can be read");
}

TEST_CASE("a call has a chime, a pause, its sentence and a pause; what follows has no chime") {
  const TemporaryFolder folder;
  record_clips(folder.path(), "vi");
  Maker maker(without_espeak(folder.path()));
  const Sound first = maker.make(kFirst);
  const Sound again = maker.make(kAgain);
  CHECK(maker.complaints.empty());
  CHECK(first.rate == voice::kOutputRate);
  CHECK(std::abs(first.duration_ms() - again.duration_ms() - 50 - voice::kAfterChimeMs) <= 2);
  // Six clips of 40 ms and one of 60, with 60 between them.
  CHECK(std::abs(again.duration_ms() - (6 * 40 + 60 + 6 * 60 + voice::kAfterSentenceMs)) <= 8);
  CHECK(voice::peak(again) == doctest::Approx(voice::kPeakMax).epsilon(0.02));
}

TEST_CASE("a sentence that lacks a clip is read by espeak-ng as a whole, and the log says why once") {
  const TemporaryFolder folder;
  record_clips(folder.path(), "vi");
  std::filesystem::remove(folder.path() / "vi" / "digit-4.wav");
  voice::SoundSources sources;
  sources.clips = folder.path();
  Maker maker(sources);
  const Sound sound = maker.make(kAgain);
  maker.make(kAgain);
  const auto words = voice::sentence(kAgain.call, maker.languages.vietnamese());
  const auto spoken = voice::resampled(voice::trimmed(*voice::espeak({}, "vi", words, {})), voice::kOutputRate);
  CHECK(sound.samples.size() == spoken.samples.size() + voice::silence(voice::kAfterSentenceMs).samples.size());
  REQUIRE(maker.complaints.size() == 1);
  CHECK(maker.complaints[0].find("vi/digit-4.wav: cannot be opened") != std::string::npos);
}

TEST_CASE("without espeak-ng and clips the chime still says that somebody is called") {
  Maker maker(without_espeak());
  CHECK(std::abs(maker.make(kFirst).duration_ms() - chime_ms() - voice::kAfterSentenceMs) <= 2);
  maker.make(kFirst);
  REQUIRE(maker.complaints.size() == 1);
  CHECK(maker.complaints[0].find("/nowhere/espeak-ng: cannot be started") == 0);
}

TEST_CASE("how long a sentence will be is known before it is read: about, and exactly once it was made") {
  Maker maker(voice::SoundSources{});
  for (const char* language : {"vi", "en"}) {
    CAPTURE(language);
    const voice::Utterance first{{1, "A047", 3}, language, 0, true};
    const voice::Utterance again{{1, "A047", 3}, language, 1, false};
    const voice::Utterance other{{2, "PS220", 12}, language, 0, true};
    const auto guessed = static_cast<double>(maker.sounds.length_ms(first));
    const auto length = maker.make(first).duration_ms();
    CHECK(guessed == doctest::Approx(static_cast<double>(length)).epsilon(0.15));
    CHECK(std::abs(maker.sounds.length_ms(first) - length) <= 2);
    CHECK(std::abs(maker.sounds.length_ms(again) - (length - chime_ms())) <= 2);
    const auto other_guessed = static_cast<double>(maker.sounds.length_ms(other));
    CHECK(other_guessed == doctest::Approx(static_cast<double>(maker.make(other).duration_ms())).epsilon(0.15));
  }
}

TEST_CASE("the length of a sentence follows the pace of the one before it: of clips, or of another speed") {
  const TemporaryFolder folder;
  record_clips(folder.path(), "vi");
  Maker clips(without_espeak(folder.path()));
  const voice::Utterance other{{2, "A112", 4}, "vi", 0, true};
  CHECK(clips.sounds.length_ms(other) > 5000);  // as espeak-ng would read it
  clips.make(kFirst);
  const auto guessed = clips.sounds.length_ms(other);
  CHECK(std::abs(guessed - clips.make(other).duration_ms()) < 150);
  voice::SoundSources fast;
  fast.espeak.words_per_minute = 250;
  CHECK(Maker(fast).sounds.length_ms(kAgain) < Maker(voice::SoundSources{}).sounds.length_ms(kAgain) - 1000);
}

TEST_CASE("a configured chime stands before that of the clips, that before ours") {
  const TemporaryFolder folder;
  record_clips(folder.path(), "vi");
  write(folder.path() / "bell.wav", wav_bytes(tone(500, 300)));
  auto sources = without_espeak(folder.path());
  sources.chime = folder.path() / "bell.wav";
  Maker configured(sources), of_clips(without_espeak(folder.path()));
  const auto longer = configured.make(kFirst).duration_ms() - of_clips.make(kFirst).duration_ms();
  CHECK(std::abs(longer - 250) <= 2);
  const auto without = of_clips.make(kAgain).duration_ms();
  std::filesystem::remove(folder.path() / "chime.wav");
  CHECK(std::abs(of_clips.make(kFirst).duration_ms() - without - chime_ms()) <= 2);
  CHECK(of_clips.complaints.empty());
}

TEST_CASE("missing clips are told once, and again when the hall gets another counter") {
  const TemporaryFolder folder;
  record_clips(folder.path(), "vi");
  Maker maker(without_espeak(folder.path()));
  protocol::Board board = empty_board().board();
  maker.sounds.check_clips(voice::clip_needs(board), {"vi"});
  CHECK(maker.complaints.empty());
  board.add_counters()->set_number(12);
  for (int i = 0; i < 3; ++i) maker.sounds.check_clips(voice::clip_needs(board), {"vi"});
  REQUIRE(maker.complaints.size() == 1);
  CHECK(maker.complaints[0].find("these clips are missing or cannot be read: vi/counter-12.wav;") != std::string::npos);
}

}  // namespace motcua::tests
