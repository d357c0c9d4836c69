#include "simulator/storm/calls.h"

#include <algorithm>
#include <iterator>

#include "simulator/storm/promise.h"

namespace motcua::storm {
namespace {

constexpr std::ptrdiff_t kOnBoard = 64;  // DESIGN.md, section 3
constexpr std::size_t kKept = 2048;      // more than any board may show

}  // namespace

bool Calls::concerns(const hall::Event& event) {
  return std::holds_alternative<hall::Called>(event) || std::holds_alternative<hall::Recalled>(event) ||
         std::holds_alternative<hall::DayStarted>(event);
}

void Calls::take(const hall::Event& event) {
  if (const auto* called = std::get_if<hall::Called>(&event)) {
    made({called->announcement, called->visit, called->counter, false});
  } else if (const auto* recalled = std::get_if<hall::Recalled>(&event)) {
    made({recalled->announcement, recalled->visit, recalled->counter, true});
  } else if (const auto* day = std::get_if<hall::DayStarted>(&event); day != nullptr && day->date != date_) {
    date_ = day->date;
    calls_.clear();
    if (on_day_) on_day_();
  }
}

void Calls::made(const Call& call) {
  require(call.number > newest_, "call {} is on the record after call {}", call.number, newest_);
  newest_ = call.number;
  calls_.push_back(call);
  if (calls_.size() > kKept) calls_.pop_front();
  if (on_call_) on_call_(call.number);
}

void Calls::require_on(const protocol::Board& board) const {
  const auto& shown = board.announcements();
  for (const auto& one : shown) {
    const auto made = std::ranges::lower_bound(calls_, one.number(), {}, &Call::number);
    require(made != calls_.end() && made->number == one.number(), "call {} is shown and not on the record",
            one.number());
    require(made->visit == one.visit() && made->counter == one.counter() && made->recall == (one.recall() > 0),
            "call {} of visit {} to counter {} is shown as one of visit {} to counter {}", made->number, made->visit,
            made->counter, one.visit(), one.counter());
  }
  const auto size = static_cast<std::ptrdiff_t>(calls_.size());
  auto on_board = shown.begin();
  for (auto made = calls_.end() - std::min(size, kOnBoard); made != calls_.end(); ++made) {
    on_board = std::find_if(on_board, shown.end(), [&](const auto& one) { return one.number() >= made->number; });
    require(on_board != shown.end() && on_board->number() == made->number,
            "{} {} of visit {} to counter {} is on the record and not on the board", made->recall ? "recall" : "call",
            made->number, made->visit, made->counter);
  }
}

}  // namespace motcua::storm
