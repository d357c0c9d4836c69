#include "display/voice/utterance_sound.h"

#include <utility>

#include "display/voice/sound_file.h"
#include "display/voice/spoken_words.h"

namespace motcua::voice {
namespace {

constexpr std::size_t kComplaintsMax = 1000;  // different ones: a new file name each time is not endless memory

}  // namespace

UtteranceSound::UtteranceSound(SoundSources sources, const text::Catalogues& languages,
                               std::function<void(const std::string&)> complain)
    : sources_(std::move(sources)), languages_(languages), complain_(std::move(complain)) {}

Sound UtteranceSound::make(const Utterance& utterance, std::stop_token stop) {
  Sound sound;
  if (utterance.first) {
    append(sound, the_chime());
    append(sound, silence(kAfterChimeMs));
  }
  append(sound, levelled(the_sentence(utterance, std::move(stop))));
  append(sound, silence(kAfterSentenceMs));
  return sound;
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
