#include <doctest/doctest.h>

#include "display/voice/voice_options.h"
#include "tests/voice/voice_support.h"

namespace motcua::tests {
namespace {

tl::expected<std::optional<voice::VoiceSettings>, std::string> read(ui::OwnValues values) {
  return voice::read_voice_options(values, text::Catalogues::embedded());
}

std::string complaint(const std::string& name, const std::vector<std::string>& written) {
  const auto settings = read({{name, written}});
  return settings ? "" : settings.error();
}

}  // namespace

TEST_CASE("a display does not speak unless it is told to") {
  CHECK_FALSE(read({})->has_value());
  CHECK_FALSE(read({{"voice-languages", {"vi", "en"}}})->has_value());
  CHECK(read({{"voice", {"true"}}})->has_value());
}

TEST_CASE("the voice is as configured") {
  const TemporaryFolder folder;
  write(folder.path() / "bell.wav", wav_bytes(tone(500, 100)));
  const auto settings = read({{"voice", {"true"}},
                              {"voice-languages", {"vi", "en"}},
                              {"voice-accent", {"southern"}},
                              {"voice-speed", {"130"}},
                              {"voice-repeats", {"2"}},
                              {"voice-clips", {folder.path().string()}},
                              {"voice-chime", {(folder.path() / "bell.wav").string()}},
                              {"voice-volume", {"07:00 80", "17:00 30"}}});
  REQUIRE(settings);
  const voice::VoiceSettings& set = settings->value();
  CHECK(set.plan.languages == std::vector<std::string>{"vi", "en"});
  CHECK(set.plan.repeats == 2);
  CHECK(set.sources.espeak.accent == voice::Accent::kSouthern);
  CHECK(set.sources.espeak.words_per_minute == 130);
  CHECK(set.sources.clips == folder.path());
  CHECK(set.sources.chime == folder.path() / "bell.wav");
  CHECK(set.volume.percent_at(18 * 60) == 30);
}

TEST_CASE("a bad value names the option, what was written and what is expected") {
  CHECK(complaint("voice-languages", {"vi", "fr"}) == "--voice-languages: \"fr\" is not known here; expected vi or en");
  CHECK(complaint("voice-languages", {"vi", "vi"}) == "--voice-languages: \"vi\" is said twice");
  CHECK(complaint("voice-accent", {"eastern"}) ==
        "--voice-accent: \"eastern\" is no accent; expected northern, central or southern");
  CHECK(complaint("voice-speed", {"20"}) == "--voice-speed: \"20\" is out of range; expected 80 to 300");
  CHECK(complaint("voice-repeats", {"-1"}) == "--voice-repeats: \"-1\" is out of range; expected 0 to 3");
  CHECK(complaint("voice-clips", {"/nowhere"}) == "--voice-clips: \"/nowhere\" is not a folder");
  CHECK(complaint("voice-chime", {"/nowhere/bell.wav"}).find("--voice-chime: /nowhere/bell.wav: cannot be opened") ==
        0);
  CHECK(complaint("voice-volume", {"loud"}).find("--voice-volume: 'loud' is not a volume") == 0);
}

}  // namespace motcua::tests
