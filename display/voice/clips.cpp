#include "display/voice/clips.h"

#include <algorithm>

#include <fmt/format.h>

#include "display/voice/sound_file.h"
#include "display/voice/spoken_words.h"
#include "ui/text/glyph_ranges.h"

namespace motcua::voice {
namespace {

constexpr int kBetweenClipsMs = 60;
constexpr std::size_t kNamedMax = 40;

std::filesystem::path clip_file(const std::filesystem::path& language_folder, const std::string& name) {
  return language_folder / (name + ".wav");
}

void add_letters(std::set<std::string>& letters, const std::string& prefix) {
  for (const char32_t character : text::characters(prefix)) {
    if (auto name = clip_name(character); !name.empty()) letters.insert(std::move(name));
  }
}

std::vector<std::string> needed_names(const text::Catalogue& words, const ClipNeeds& needs) {
  // The words around ticket and counter: what a call without a ticket consists of.
  std::vector<std::string> names = clip_names({0, "", 0}, words);
  std::erase(names, "counter-0");
  for (int digit = 0; digit <= 9; ++digit) names.push_back(fmt::format("digit-{}", digit));
  names.insert(names.end(), needs.letters.begin(), needs.letters.end());
  for (const auto counter : needs.counters) names.push_back(fmt::format("counter-{}", counter));
  return names;
}

}  // namespace

ClipNeeds clip_needs(const protocol::Board& board) {
  ClipNeeds needs;
  for (const auto& service : board.services()) add_letters(needs.letters, service.letter());
  for (const auto& each : board.classes()) add_letters(needs.letters, each.letter());
  for (const auto& counter : board.counters()) needs.counters.insert(counter.number());
  return needs;
}

std::vector<std::string> missing_clips(const std::filesystem::path& folder, const text::Catalogue& words,
                                       const ClipNeeds& needs) {
  std::vector<std::string> missing;
  for (const auto& name : needed_names(words, needs)) {
    const auto file = clip_file(words.language(), name);
    if (!read_sound(folder / file)) missing.push_back(file.string());
  }
  return missing;
}

std::string missing_sentence(const std::filesystem::path& folder, const std::vector<std::string>& missing) {
  if (missing.empty()) return {};
  std::string names;
  for (std::size_t i = 0; i < std::min(missing.size(), kNamedMax); ++i) names += (i == 0 ? "" : ", ") + missing[i];
  if (missing.size() > kNamedMax) names += fmt::format(" and {} more", missing.size() - kNamedMax);
  return fmt::format("{}: these clips are missing or cannot be read: {}", folder.string(), names);
}

tl::expected<Sound, std::string> clip_sentence(const std::filesystem::path& folder, const std::string& language,
                                               const std::vector<std::string>& names) {
  Sound sentence;
  for (const auto& name : names) {
    auto clip = read_sound(clip_file(folder / language, name));
    if (!clip) return tl::unexpected(clip.error());
    if (!sentence.samples.empty()) append(sentence, silence(kBetweenClipsMs));
    append(sentence, resampled(trimmed(*clip), kOutputRate));
  }
  return sentence;
}

}  // namespace motcua::voice
