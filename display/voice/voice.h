// Reads the calls out: plans, makes the sound of the next sentence while one is played, plays.
//
// see() and away() are for the drawing thread: they hand over a pointer and never wait for a sound. Everything else
// happens on a thread of its own. Whatever fails (no sound card, no espeak-ng, a broken clip) is a line in the log, and
// the screen goes on. Being destroyed ends a sound that is played.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>

#include "display/voice/output.h"
#include "display/voice/speaker.h"
#include "display/voice/speech_plan.h"
#include "display/voice/utterance_sound.h"
#include "display/voice/volume_plan.h"
#include "protocol/messages.pb.h"
#include "ui/text/catalogue.h"

namespace motcua::voice {

struct VoiceSettings {
  PlanSettings plan;
  SoundSources sources;
  VolumePlan volume;
};

class Voice {
 public:
  // `languages` must outlive it and know every language of the settings.
  Voice(VoiceSettings settings, const text::Catalogues& languages, std::unique_ptr<Output> output);
  ~Voice();
  Voice(const Voice&) = delete;
  Voice& operator=(const Voice&) = delete;

  // The newest picture, which is current and has a board; the same one again costs nothing.
  void see(std::shared_ptr<const protocol::View> view, std::int64_t hall_now_ms);
  // There is no current picture any more.
  void away();

 private:
  // What the drawing thread has handed over.
  struct News {
    std::shared_ptr<const protocol::View> view;
    std::int64_t hall_now_ms = 0;
    bool away = false;  // there was no current picture, before this one
  };

  void run(std::stop_token stop);
  void hear_news();
  // False: there is nothing to do but to wait.
  bool go_on(const std::stop_token& stop);
  bool is_prepared(const Utterance& utterance) const { return prepared_ && prepared_->first == utterance; }
  void begin(const Utterance& utterance);
  void wait(const std::stop_token& stop);

  const VoiceSettings settings_;

  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::optional<News> news_;                         // under the mutex
  std::shared_ptr<const protocol::View> handed_in_;  // the drawing thread's
  bool handed_away_ = true;

  // The voice's thread.
  UtteranceSound sounds_;
  SpeechPlan plan_;
  Speaker speaker_;
  std::optional<std::pair<Utterance, Sound>> prepared_;
  int minute_of_day_ = 0;
  bool listening_ = false;  // has had a picture

  std::jthread thread_;  // last: the first to go
};

}  // namespace motcua::voice
