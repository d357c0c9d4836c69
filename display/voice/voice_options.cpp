#include "display/voice/voice_options.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "config/words.h"
#include "display/voice/sound_file.h"

namespace motcua::voice {
namespace {

using Result = tl::expected<void, std::string>;

constexpr int kSpeedMin = 80;
constexpr int kSpeedMax = 300;
constexpr int kRepeatsMax = 3;

Result set_languages(const ui::OwnValues& values, const text::Catalogues& known, VoiceSettings& settings) {
  const auto* written = ui::find_own(values, "voice-languages");
  if (written == nullptr) return {};
  std::set<std::string> seen;
  for (const auto& language : *written) {
    if (known.find(language) == nullptr) {
      std::vector<std::string_view> codes;
      for (const auto& each : known.all()) codes.push_back(each.language());
      return tl::unexpected(fmt::format("--voice-languages: {} is not known here; expected {}",
                                        config::in_quotes(language), config::alternatives(codes)));
    }
    if (!seen.insert(language).second) {
      return tl::unexpected(fmt::format("--voice-languages: {} is said twice", config::in_quotes(language)));
    }
  }
  settings.plan.languages = *written;
  return {};
}

Result set_accent(const ui::OwnValues& values, VoiceSettings& settings) {
  const auto* written = ui::find_own(values, "voice-accent");
  if (written == nullptr) return {};
  constexpr std::pair<std::string_view, Accent> kAccents[] = {
      {"northern", Accent::kNorthern}, {"central", Accent::kCentral}, {"southern", Accent::kSouthern}};
  for (const auto& [name, accent] : kAccents) {
    if (written->front() != name) continue;
    settings.sources.espeak.accent = accent;
    return {};
  }
  return tl::unexpected(fmt::format("--voice-accent: {} is no accent; expected northern, central or southern",
                                    config::in_quotes(written->front())));
}

Result set_files(const ui::OwnValues& values, VoiceSettings& settings) {
  if (const auto* folder = ui::find_own(values, "voice-clips")) {
    settings.sources.clips = folder->front();
    std::error_code error;
    if (!std::filesystem::is_directory(settings.sources.clips, error)) {
      return tl::unexpected(fmt::format("--voice-clips: {} is not a folder", config::in_quotes(folder->front())));
    }
  }
  if (const auto* chime = ui::find_own(values, "voice-chime")) {
    settings.sources.chime = chime->front();
    if (const auto sound = read_sound(settings.sources.chime); !sound) {
      return tl::unexpected("--voice-chime: " + sound.error());
    }
  }
  return {};
}

Result set_volume(const ui::OwnValues& values, VoiceSettings& settings) {
  const auto* written = ui::find_own(values, "voice-volume");
  if (written == nullptr) return {};
  auto plan = VolumePlan::parse(*written);
  if (!plan) return tl::unexpected("--voice-volume: " + plan.error());
  settings.volume = std::move(*plan);
  return {};
}

}  // namespace

std::vector<ui::OwnOption> voice_options() {
  using Type = ui::OwnOption::Type;
  return {
      {"voice", Type::kFlag, "reads the calls out; one display of each zone"},
      {"voice-languages", Type::kTexts, "languages that a call is read in, one after another [vi]"},
      {"voice-accent", Type::kText, "northern, central or southern [northern]"},
      {"voice-speed", Type::kNumber, fmt::format("words a minute, {} to {} [150]", kSpeedMin, kSpeedMax)},
      {"voice-repeats", Type::kNumber, fmt::format("how often a call is read again, 0 to {} [0]", kRepeatsMax)},
      {"voice-clips", Type::kPath, "folder with recorded clips in place of espeak-ng (docs/voice.md)"},
      {"voice-chime", Type::kPath, "WAV file with another chime"},
      {"voice-volume", Type::kTexts, "0 to 100, or by the time of day, e.g. \"07:00 80\" \"11:30 40\" [100]"},
  };
}

tl::expected<std::optional<VoiceSettings>, std::string> read_voice_options(const ui::OwnValues& values,
                                                                           const text::Catalogues& languages) {
  VoiceSettings settings;
  auto& speed = settings.sources.espeak.words_per_minute;
  for (const Result& set : {set_languages(values, languages, settings), set_accent(values, settings),
                            ui::take_number(values, "voice-speed", kSpeedMin, kSpeedMax, speed),
                            ui::take_number(values, "voice-repeats", 0, kRepeatsMax, settings.plan.repeats),
                            set_files(values, settings), set_volume(values, settings)}) {
    if (!set) return tl::unexpected(set.error());
  }
  if (ui::find_own(values, "voice") == nullptr) return std::optional<VoiceSettings>();
  return std::optional(std::move(settings));
}

}  // namespace motcua::voice
