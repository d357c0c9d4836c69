#include "display/call_stage.h"

#include <algorithm>
#include <utility>

namespace motcua::display {
namespace {

bool to_be_shown(const protocol::Announcement& call) {
  return call.state() != protocol::CALL_WITHDRAWN;
}

const protocol::Announcement* find(const protocol::Board& board, std::uint64_t number) {
  for (const auto& call : board.announcements()) {
    if (call.number() == number) return &call;
  }
  return nullptr;
}

// Gone from the board counts as still shown: the board carries only the latest 64.
bool withdrawn(const protocol::Board& board, std::uint64_t number) {
  const auto* call = find(board, number);
  return call != nullptr && !to_be_shown(*call);
}

std::optional<std::uint64_t> newest_shown(const protocol::Board& board) {
  std::optional<std::uint64_t> number;
  for (const auto& call : board.announcements()) {
    if (to_be_shown(call) && (!number || call.number() > *number)) number = call.number();
  }
  return number;
}

}  // namespace

void CallStage::see(const protocol::Board& board, std::int64_t now_ms, std::int64_t hall_now_ms) {
  const bool another_record = large_ && *large_ > newest_announcement(board);
  const bool another_day = board.announcements().empty();
  const bool gone = another_record || another_day;
  const bool back = !std::exchange(started_, true);
  if (gone) waiting_.clear();
  if (back) drop_missed(board, hall_now_ms);
  if (back || gone) start(board, now_ms);
  for (const auto number : announcer_.see(board, hall_now_ms)) waiting_.push_back(number);
  drop_withdrawn(board, now_ms);
  if (!large_ && waiting_.empty()) start(board, now_ms);  // it has come back with a copy
  if (waiting_.empty() || now_ms < *next_turn_ms()) return;
  // One at a time, and from now on: nobody's moment is cut because the screen came late to it.
  const std::uint64_t number = waiting_.front();
  waiting_.pop_front();
  show(number, now_ms, true);
}

// Those whose moment had not come when the picture was lost, and for whom it is too late.
void CallStage::drop_missed(const protocol::Board& board, std::int64_t hall_now_ms) {
  std::erase_if(waiting_, [&](std::uint64_t number) {
    const auto* call = find(board, number);
    return call == nullptr || !to_be_announced_late(*call, hall_now_ms);
  });
}

void CallStage::start(const protocol::Board& board, std::int64_t now_ms) {
  large_.reset();
  if (!waiting_.empty()) return;  // the first of them has its moment now
  if (const auto number = newest_shown(board)) show(*number, now_ms - kMomentMs, false);
}

void CallStage::lapse() {
  announcer_.away();
  started_ = false;
  large_.reset();
}

void CallStage::drop_withdrawn(const protocol::Board& board, std::int64_t now_ms) {
  std::erase_if(waiting_, [&](std::uint64_t number) { return withdrawn(board, number); });
  if (!large_ || !withdrawn(board, *large_)) return;
  large_.reset();
  large_since_ms_ = now_ms - kMomentMs;
  // The newest of those that had their moment; the ones still waiting get theirs at once.
  if (waiting_.empty()) {
    if (const auto number = newest_shown(board)) show(*number, now_ms - kMomentMs, false);
  }
}

void CallStage::show(std::uint64_t number, std::int64_t now_ms, bool is_new) {
  large_ = number;
  large_since_ms_ = now_ms;
  large_is_new_ = is_new;
}

std::optional<std::int64_t> CallStage::next_turn_ms() const {
  if (waiting_.empty()) return std::nullopt;
  if (!large_) return INT64_MIN;
  return large_since_ms_ + kMomentMs;
}

}  // namespace motcua::display
