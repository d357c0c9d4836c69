// The sound of one utterance: chime, sentence, pauses. The sentence is made of recorded clips where the folder has all
// that it needs, else read by espeak-ng: one voice per sentence, never two mixed.
//
// Blocking, for the voice's thread. Always gives a sound: where no sentence can be made, the chime alone says that
// somebody is called. What went wrong is handed to `complain`, the same sentence once.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <stop_token>
#include <string>

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
  // Says once which clips this hall would need and the folder lacks.
  void check_clips(const ClipNeeds& needs, const std::vector<std::string>& languages);

 private:
  Sound the_chime();
  Sound the_sentence(const Utterance& utterance, std::stop_token stop);
  void complain_once(const std::string& sentence);

  SoundSources sources_;
  const text::Catalogues& languages_;
  std::function<void(const std::string&)> complain_;
  std::set<std::string> complained_;
  std::optional<ClipNeeds> checked_;
};

}  // namespace motcua::voice
