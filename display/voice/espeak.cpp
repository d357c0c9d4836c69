#include "display/voice/espeak.h"

#include <utility>

#include <fmt/format.h>

#include "display/voice/sound_file.h"

namespace motcua::voice {

const std::string& espeak_voice(const text::Catalogue& words, Accent accent) {
  if (accent == Accent::kCentral) return words.get("voice.espeak.central");
  return words.get(accent == Accent::kSouthern ? "voice.espeak.southern" : "voice.espeak.northern");
}

tl::expected<Sound, std::string> espeak(const EspeakSettings& settings, const std::string& voice,
                                        const std::string& sentence, std::stop_token stop) {
  // "-b 1": the text is UTF-8, whatever the locale. "--": it is no option, whatever it begins with.
  const auto output =
      child::run_program({.words = {settings.program, "-b", "1", "-v", voice, "-s",
                                    std::to_string(settings.words_per_minute), "--stdout", "--", sentence},
                          .input = {},
                          .limits = settings.limits},
                         std::move(stop));
  if (!output) return tl::unexpected(output.error());
  return parse_sound(*output, fmt::format("{} -v {}", settings.program, voice));
}

}  // namespace motcua::voice
