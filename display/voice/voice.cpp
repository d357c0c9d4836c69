#include "display/voice/voice.h"

#include <spdlog/spdlog.h>

#include "ui/text/words.h"

namespace motcua::voice {

Voice::Voice(VoiceSettings settings, const text::Catalogues& languages, std::unique_ptr<Output> output)
    : settings_(std::move(settings)),
      sounds_(settings_.sources, languages, [](const std::string& sentence) { spdlog::warn("voice: {}", sentence); }),
      plan_(settings_.plan, [this](const Utterance& utterance) { return sounds_.length_ms(utterance); }),
      speaker_(std::move(output)),
      thread_([this](std::stop_token stop) { run(std::move(stop)); }) {}

Voice::~Voice() = default;

void Voice::see(std::shared_ptr<const protocol::View> view, std::int64_t hall_now_ms) {
  if (view == handed_in_ && !handed_away_) return;
  handed_in_ = view;
  handed_away_ = false;
  {
    const std::lock_guard lock(mutex_);
    const bool was_away = news_ && news_->away;
    news_ = News{std::move(view), hall_now_ms, was_away};
  }
  changed_.notify_one();
}

void Voice::away() {
  if (handed_away_) return;
  handed_away_ = true;
  {
    const std::lock_guard lock(mutex_);
    news_ = News{nullptr, 0, true};
  }
  changed_.notify_one();
}

void Voice::run(std::stop_token stop) {
  speaker_.open();
  while (!stop.stop_requested()) {
    hear_news();
    if (!go_on(stop)) wait(stop);
  }
}

void Voice::hear_news() {
  std::optional<News> news;
  {
    const std::lock_guard lock(mutex_);
    news.swap(news_);
  }
  if (!news) return;
  if (news->away) plan_.away();
  if (news->view == nullptr) return;
  plan_.see(news->view->board(), news->hall_now_ms);
  if (!std::exchange(listening_, true)) {
    spdlog::info("voice: listens after announcement={}", display::newest_announcement(news->view->board()));
  }
  const auto time = text::local_time(news->hall_now_ms, news->view->head().utc_offset_s());
  minute_of_day_ = time.hour * 60 + time.minute;
  sounds_.check_clips(clip_needs(news->view->board()), settings_.plan.languages);
}

bool Voice::go_on(const std::stop_token& stop) {
  const auto next = plan_.next();
  const bool busy = speaker_.busy();
  if (next && speaker_.silent()) {
    plan_.take();
    return true;
  }
  if (next && !is_prepared(*next)) {
    prepared_.emplace(*next, sounds_.make(*next, stop));
    return true;  // there may be news meanwhile
  }
  if (busy) return false;
  if (!next) {
    speaker_.rest();
    return false;
  }
  plan_.take();
  begin(*next);
  return true;
}

void Voice::begin(const Utterance& utterance) {
  const int percent = settings_.volume.percent_at(minute_of_day_);
  spdlog::info("voice: reads announcement={} ticket={} counter={} language={} repeat={} volume={}",
               utterance.call.announcement, utterance.call.ticket, utterance.call.counter, utterance.language,
               utterance.repeat, percent);
  speaker_.play(with_gain(prepared_->second, gain_of(percent)));
  prepared_.reset();
}

void Voice::wait(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  const auto has_news = [&] { return news_.has_value(); };
  if (const auto ask_again = speaker_.ask_again_in(); ask_again.count() > 0) {
    changed_.wait_for(lock, stop, ask_again, has_news);
  } else {
    changed_.wait(lock, stop, has_news);
  }
}

}  // namespace motcua::voice
