#include "display/voice/speech_plan.h"

#include <algorithm>

namespace motcua::voice {
namespace {

const protocol::Announcement* find(const protocol::Board& board, std::uint64_t number) {
  for (const auto& call : board.announcements()) {
    if (call.number() == number) return &call;
  }
  return nullptr;
}

}  // namespace

void SpeechPlan::see(const protocol::Board& board, std::int64_t hall_now_ms) {
  const auto newest = display::newest_announcement(board);
  const bool another = newest < newest_ || board.announcements().empty();  // another record, or another day
  const bool long_away = !watching_ && hall_now_ms - seen_hall_ms_ >= display::kAnnounceUntilMs;
  if (another || long_away) waiting_.clear();
  for (const auto number : announcer_.see(board, hall_now_ms)) {
    const auto* call = find(board, number);
    waiting_.push_back({{number, call->ticket(), call->counter()}});
  }
  follow(board);
  newest_ = newest;
  seen_hall_ms_ = hall_now_ms;
  watching_ = true;
}

void SpeechPlan::away() {
  announcer_.away();
  watching_ = false;
}

void SpeechPlan::follow(const protocol::Board& board) {
  // Gone from the board counts as still to be read: the board carries only the latest 64.
  std::erase_if(waiting_, [&](Waiting& waiting) {
    const auto* call = find(board, waiting.call.announcement);
    if (call != nullptr) waiting.answered = call->state() == protocol::CALL_ANSWERED;
    return call != nullptr && call->state() == protocol::CALL_WITHDRAWN;
  });
}

bool SpeechPlan::read_at(Extent extent, int part) const {
  if (extent == Extent::kOnce) return part == 0;
  return extent == Extent::kAll || part % static_cast<int>(settings_.languages.size()) == 0;
}

std::optional<int> SpeechPlan::next_part(const Waiting& waiting, Extent extent) const {
  const Extent of_this = waiting.answered ? Extent::kOnce : std::max(extent, waiting.extent);
  for (int part = waiting.part; part < parts(); ++part) {
    if (read_at(of_this, part)) return part;
  }
  return std::nullopt;
}

std::int64_t SpeechPlan::remaining_ms(const Waiting& waiting, Extent extent) const {
  std::int64_t length_ms = 0;
  Waiting rest = waiting;
  while (const auto part = next_part(rest, extent)) {
    rest.part = *part + 1;
    length_ms += length_ms_(utterance(waiting.call, *part));
  }
  return length_ms;
}

SpeechPlan::Extent SpeechPlan::extent() const {
  for (const Extent extent : {Extent::kAll, Extent::kFirstLanguage}) {
    std::int64_t before_last_ms = 0;
    for (std::size_t i = 0; i + 1 < waiting_.size(); ++i) before_last_ms += remaining_ms(waiting_[i], extent);
    if (before_last_ms <= kBehindMs) return extent;
  }
  return Extent::kOnce;
}

std::optional<SpeechPlan::Place> SpeechPlan::find_next() const {
  if (!watching_) return std::nullopt;
  const Extent now = extent();
  for (std::size_t i = 0; i < waiting_.size(); ++i) {
    if (const auto part = next_part(waiting_[i], now)) return Place(i, *part);
  }
  return std::nullopt;
}

Utterance SpeechPlan::utterance(const Call& call, int part) const {
  const int languages = static_cast<int>(settings_.languages.size());
  const auto& language = settings_.languages[static_cast<std::size_t>(part % languages)];
  return {call, language, part / languages, part == 0};
}

std::optional<Utterance> SpeechPlan::next() const {
  const auto place = find_next();
  if (!place) return std::nullopt;
  return utterance(waiting_[place->first].call, place->second);
}

std::optional<Utterance> SpeechPlan::take() {
  const auto place = find_next();
  if (!place) return std::nullopt;
  Utterance taken = utterance(waiting_[place->first].call, place->second);
  const Extent now = extent();
  // Those before it have been read as far as there is time for.
  waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(place->first));
  waiting_.front().part = place->second + 1;
  waiting_.front().extent = std::max(waiting_.front().extent, now);
  if (waiting_.front().part == parts()) waiting_.pop_front();
  return taken;
}

}  // namespace motcua::voice
