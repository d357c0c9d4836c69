#include <algorithm>

#include <fmt/format.h>

#include "simulator/storm/actor.h"
#include "simulator/storm/faults.h"

namespace motcua::storm {
namespace {

// Situation 21.
constexpr Time kCompleteWithin = std::chrono::seconds(2);
// DESIGN.md, section 3: what is older is only shown.
constexpr std::int64_t kYoungMs = 30'000;
// Long enough for the next picture, one a second, to come after one that was lost; a screen that shows none for 3 s
// was not connected.
constexpr Time kAnnouncedWithin = std::chrono::milliseconds(3100);

}  // namespace

Wall::Wall(Client& client, Timeline& timeline, bool undisturbed)
    : client_(client), timeline_(timeline), undisturbed_(undisturbed) {
  client_.on_picture([this](const protocol::View* view) { see(view); });
}

void Wall::see(const protocol::View* view) {
  if (view == nullptr) {
    current_ = false;
    if (client_.alive()) return announcer_.away();
    announcer_ = {};  // the program ended
    newest_seen_.reset();
    return;
  }
  const bool continuous = current_;
  if (!current_) current_since_ = timeline_.now();
  current_ = true;
  watch(view->board(), client_.hall_now_ms(), continuous);
}

void Wall::watch(const protocol::Board& board, std::int64_t hall_now_ms, bool continuous) {
  std::map<std::uint64_t, const protocol::Announcement*> on_board;
  for (const auto& announcement : board.announcements()) {
    on_board[announcement.number()] = &announcement;
    if (announcement.state() == protocol::CALL_WITHDRAWN) withdrawn_[announcement.number()] = true;
  }
  const auto announced = announcer_.see(board, hall_now_ms);
  expect_young_calls(board, hall_now_ms, announced);
  if (!newest_seen_) {
    if (!announced.empty()) throw Broken(client_.device() + " has just started and announces what was called before");
    expect_complete(timeline_.now());
    if (client_.started() > Time(0)) ++restarted_;
  }
  newest_seen_ = display::newest_announcement(board);
  for (const auto number : announced) {
    if (!times_.emplace(number, timeline_.now()).second) {
      throw Broken(fmt::format("{} announces call {} twice", client_.device(), number));
    }
    const auto& call = *on_board.at(number);
    const auto age_ms = hall_now_ms - static_cast<std::int64_t>(call.hall_ms());
    if (!continuous && (call.state() != protocol::CALL_OPEN || age_ms >= kYoungMs)) {
      throw Broken(
          fmt::format("{} was away and announces call {}, which is {} ms old", client_.device(), number, age_ms));
    }
  }
}

// Within two seconds of its program's start, if nothing else is wrong.
void Wall::expect_complete(Time now) const {
  if (undisturbed_ && client_.alive() && now > client_.started() + kCompleteWithin) {
    throw Broken(client_.device() + " was started and showed nothing for two seconds");
  }
}

// What is open, young and new must be announced, whether the display was away or not. (Not by one that just started.)
void Wall::expect_young_calls(const protocol::Board& board, std::int64_t hall_now_ms,
                              const std::vector<std::uint64_t>& announced) const {
  if (!newest_seen_ || *newest_seen_ > display::newest_announcement(board)) return;
  for (const auto& call : board.announcements()) {
    const auto age_ms = hall_now_ms - static_cast<std::int64_t>(call.hall_ms());
    if (times_.contains(call.number())) continue;  // it has come back with a record that was put in place
    const bool due = call.number() > *newest_seen_ && call.state() == protocol::CALL_OPEN && age_ms < kYoungMs;
    if (due && std::find(announced.begin(), announced.end(), call.number()) == announced.end()) {
      throw Broken(fmt::format("{} does not announce call {}, which is open and {} ms old", client_.device(),
                               call.number(), age_ms));
    }
  }
}

void Wall::must_announce(std::uint64_t number) {
  due_.push_back({number, timeline_.now()});
}

void Wall::check(Time now) {
  if (!newest_seen_) expect_complete(now);
  while (!due_.empty() && due_.front().at + kAnnouncedWithin <= now) {
    const auto [number, at] = due_.front();
    due_.pop_front();
    const bool watched = current_ && current_since_ < at && !client_.hung_since(at);
    if (watched && !times_.contains(number) && !withdrawn_.contains(number)) {
      throw Broken(fmt::format("{} was connected and did not announce call {}", client_.device(), number));
    }
  }
}

}  // namespace motcua::storm
