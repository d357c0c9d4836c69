#include "display/voice/utterance_sound.h"

#include <utility>

#include "display/voice/sound_file.h"
#include "display/voice/spoken_words.h"
#include "ui/text/glyph_ranges.h"

namespace motcua::voice {
namespace {

constexpr std::size_t kComplaintsMax = 1000;  // different ones: a new file name each time is not endless memory
constexpr std::size_t kLengthsMax = 200;      // of sentences that are remembered
// What espeak-ng takes for a letter of a call at 150 words a minute, in either language.
constexpr double kLetterMs = 85;
constexpr double kLetterMsAtWords = 150;

double letters(const std::string& words) {
  return static_cast<double>(text::characters(words).size());
}

}  // namespace

UtteranceSound::UtteranceSound(SoundSources sources, const text::Catalogues& languages,
                               std::function<void(const std::string&)> complain)
    : sources_(std::move(sources)),
      languages_(languages),
      complain_(std::move(complain)),
      chime_ms_(chime().duration_ms()) {}

Sound UtteranceSound::make(const Utterance& utterance, std::stop_token stop) {
  Sound sound;
  if (utterance.first) {
    append(sound, the_chime());
    chime_ms_ = sound.duration_ms();
    append(sound, silence(kAfterChimeMs));
  }
  const Sound spoken = levelled(the_sentence(utterance, std::move(stop)));
  remember(utterance, spoken.duration_ms());
  append(sound, spoken);
  append(sound, silence(kAfterSentenceMs));
  return sound;
}

std::string UtteranceSound::words_of(const Utterance& utterance) const {
  return sentence(utterance.call, *languages_.find(utterance.language));
}

std::int64_t UtteranceSound::length_ms(const Utterance& utterance) const {
  const std::string words = words_of(utterance);
  const std::int64_t around_ms = kAfterSentenceMs + (utterance.first ? chime_ms_ + kAfterChimeMs : 0);
  const auto made = made_ms_.find({utterance.language, words});
  if (made != made_ms_.end()) return around_ms + made->second;
  const auto pace = letter_ms_.find(utterance.language);
  const double of_espeak = kLetterMs * kLetterMsAtWords / sources_.espeak.words_per_minute;
  const double letter_ms = pace != letter_ms_.end() ? pace->second : of_espeak;
  return around_ms + static_cast<std::int64_t>(letters(words) * letter_ms);
}

// The pace is taken from a new sentence alone: else two that are made in turn could change the plan for ever.
void UtteranceSound::remember(const Utterance& utterance, std::int64_t spoken_ms) {
  if (made_ms_.size() >= kLengthsMax) made_ms_.clear();
  const std::string words = words_of(utterance);
  const auto [made, is_new] = made_ms_.insert_or_assign({utterance.language, words}, spoken_ms);
  if (is_new) letter_ms_[utterance.language] = static_cast<double>(spoken_ms) / letters(words);
}

Sound UtteranceSound::the_chime() {
  std::filesystem::path file = sources_.chime;
  std::error_code ignored;
  if (file.empty() && !sources_.clips.empty()) {
    file = sources_.clips / "chime.wav";
    if (!std::filesystem::exists(file, ignored)) return chime();
  }
  if (file.empty()) return chime();
  const auto read = read_sound(file);
  if (read) return levelled(resampled(trimmed(*read), kOutputRate));
  complain_once(read.error());
  return chime();
}

Sound UtteranceSound::the_sentence(const Utterance& utterance, std::stop_token stop) {
  const text::Catalogue& words = *languages_.find(utterance.language);
  if (!sources_.clips.empty()) {
    auto recorded = clip_sentence(sources_.clips, utterance.language, clip_names(utterance.call, words));
    if (recorded) return *recorded;
    complain_once(recorded.error());
  }
  const auto& voice = espeak_voice(words, sources_.espeak.accent);
  const auto read = espeak(sources_.espeak, voice, sentence(utterance.call, words), stop);
  if (read) return resampled(trimmed(*read), kOutputRate);
  if (!stop.stop_requested()) complain_once(read.error());
  return {};
}

void UtteranceSound::check_clips(const ClipNeeds& needs, const std::vector<std::string>& languages) {
  if (sources_.clips.empty() || checked_ == needs) return;
  checked_ = needs;
  std::vector<std::string> missing;
  for (const auto& language : languages) {
    const auto of_it = missing_clips(sources_.clips, *languages_.find(language), needs);
    missing.insert(missing.end(), of_it.begin(), of_it.end());
  }
  if (missing.empty()) return;
  complain_once(missing_sentence(sources_.clips, missing) + "; espeak-ng reads the sentences that need them");
}

void UtteranceSound::complain_once(const std::string& sentence) {
  if (complained_.size() < kComplaintsMax && complained_.insert(sentence).second) complain_(sentence);
}

}  // namespace motcua::voice
