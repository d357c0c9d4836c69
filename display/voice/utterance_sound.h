// The sound of one utterance: chime, sentence, pauses. The sentence is made of recorded clips where the folder has all
// that it needs, else read by espeak-ng: one voice per sentence, never two mixed.
//
// Blocking, for the voice's thread. Always gives a sound: where no sentence can be made, the chime alone says that
// somebody is called. What went wrong is handed to `complain`, the same sentence once.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <utility>

#include "display/voice/clips.h"
#include "display/voice/espeak.h"
#include "display/voice/sound.h"
#include "display/voice/speech_plan.h"
#include "ui/text/catalogue.h"

namespace motcua::voice {

inline constexpr int kAfterChimeMs = 250;
inline constexpr int kAfterSentenceMs = 700;  // so that nobody takes two calls for one

struct SoundSources {
  EspeakSettings espeak;
  std::filesystem::path clips;  // empty: none
  std::filesystem::path chime;  // empty: the clips' own, else ours
};

class UtteranceSound {
 public:
  // `languages` must outlive it and know every language that is asked for.
  UtteranceSound(SoundSources sources, const text::Catalogues& languages,
                 std::function<void(const std::string&)> complain);

  // At full volume.
  Sound make(const Utterance& utterance, std::stop_token stop);
  // How long that is, chime and pauses included: exactly where the sentence was made before (a repeat, a recall), else
  // as long as its letters take at the pace of the last one in its language.
  std::int64_t length_ms(const Utterance& utterance) const;
  // Says once which clips this hall would need and the folder lacks.
  void check_clips(const ClipNeeds& needs, const std::vector<std::string>& languages);

 private:
  Sound the_chime();
  Sound the_sentence(const Utterance& utterance, std::stop_token stop);
  std::string words_of(const Utterance& utterance) const;
  void remember(const Utterance& utterance, std::int64_t spoken_ms);
  void complain_once(const std::string& sentence);

  SoundSources sources_;
  const text::Catalogues& languages_;
  std::function<void(const std::string&)> complain_;
  std::set<std::string> complained_;
  std::optional<ClipNeeds> checked_;
  // Without pauses.
  std::int64_t chime_ms_;                                                // the last one
  std::map<std::pair<std::string, std::string>, std::int64_t> made_ms_;  // by language and sentence
  std::map<std::string, double> letter_ms_;                              // by language: the last sentence's pace
};

}  // namespace motcua::voice
