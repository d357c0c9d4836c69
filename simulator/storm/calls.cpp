#include "simulator/storm/calls.h"

#include <algorithm>
#include <iterator>

#include "simulator/storm/promise.h"

namespace motcua::storm {
namespace {

constexpr std::ptrdiff_t kOnBoard = 64;  // DESIGN.md, section 3
constexpr std::size_t kKept = 2048;      // more than any board may show

}  // namespace

std::optional<Calls::Call> Calls::call_in(const hall::Event& event) {
  if (const auto* called = std::get_if<hall::Called>(&event)) {
    return Call{called->announcement, called->visit, called->counter, false};
  }
  if (const auto* recalled = std::get_if<hall::Recalled>(&event)) {
    return Call{recalled->announcement, recalled->visit, recalled->counter, true};
  }
  return std::nullopt;
}

bool Calls::begins_date(const hall::Event& event) {
  const auto* day = std::get_if<hall::DayStarted>(&event);
  if (day == nullptr || day->date == date_) return false;
  date_ = day->date;
  calls_.clear();
  return true;
}

void Calls::put(const Call& call) {
  calls_.push_back(call);
  if (calls_.size() > kKept) calls_.pop_front();
}

void Calls::take(const hall::Event& event) {
  if (begins_date(event) && on_day_) on_day_();
  const auto call = call_in(event);
  if (!call) return;
  require(call->number > newest_, "call {} is on the record after call {}", call->number, newest_);
  newest_ = call->number;
  put(*call);
  if (on_call_) on_call_(call->number);
}

void Calls::begin_again() {
  calls_.clear();
  date_ = 0;
}

void Calls::take_again(const hall::Event& event) {
  begins_date(event);
  if (const auto call = call_in(event)) put(*call);
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
