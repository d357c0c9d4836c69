// The people's side: what leaves the dispatcher, and what clients asked for and were told.
#include <algorithm>
#include <set>

#include "simulator/storm/ledger.h"
#include "simulator/storm/picture_check.h"
#include "simulator/storm/promise.h"
#include "simulator/storm/request_name.h"

namespace motcua::storm {
namespace {

// No wait and no service is shorter than nothing, whatever the wall clock did meanwhile.
void require_in_order(const protocol::CurrentTicket& current, std::uint64_t now_ms) {
  const auto& ticket = current.ticket();
  const bool started = current.started_ms() != 0;
  require(ticket.issued_ms() <= current.called_ms() && (!started || current.called_ms() <= current.started_ms()) &&
              std::max(current.called_ms(), current.started_ms()) <= now_ms,
          "ticket {} is shown as called before it was given, served before it was called, or later than now",
          ticket.number());
}

}  // namespace

// ------------------------------------------------------------------------------------------------------------- leaving

void Ledger::answer_leaves(const std::string& device, const protocol::Answer& answer) {
  const RequestKey request(device, answer.session(), answer.number());
  const auto found = seq_of_.find(request);
  if (found == seq_of_.end()) {
    require(!answer.has_done(), "{} is answered as done and is not on the record", RequestName{request});
    return;  // refused without a record
  }
  require(found->second <= promised_, "{} is answered before its record is safe", RequestName{request});
  auto& row = rows_[found->second - 1];
  if (row.answers_left++ > 0) ++counts_.answered_again;
  if (!answer.has_done()) return;  // a late copy may be refused in other words
  const auto recorded = answer_in(row.record.answer);
  require(recorded && recorded->SerializeAsString() == answer.SerializeAsString(),
          "{} is answered otherwise than the first time", RequestName{request});
}

void Ledger::board_leaves(const protocol::Board& board) {
  const auto& state = promised_state().state;
  std::uint64_t last = 0;
  std::set<std::string_view> shown;
  for (const auto& announcement : board.announcements()) {
    require(announcement.number() > last, "the announcements on the board are not in order");
    last = announcement.number();
  }
  for (const auto& counter : board.counters()) {
    if (counter.ticket().empty()) continue;
    require(shown.insert(counter.ticket()).second, "ticket {} is at two counters on the board", counter.ticket());
  }
  calls_.require_on(board);
  if (const auto wrong = wrong_waiting(board, state)) throw Broken("the board " + *wrong);
  told_tickets_.shown(board);
}

void Ledger::staff_leaves(const protocol::View& view) {
  const auto& picture = view.staff();
  const auto& state = promised_state().state;
  std::set<std::uint64_t> shown;
  for (const auto& counter : picture.counters()) {
    const auto visit = counter.current().ticket().visit();
    if (visit == 0) continue;
    require(shown.insert(visit).second, "visit {} is at two counters", visit);
    require(visit < state.next_visit, "visit {} is shown before its record is safe", visit);
    require_in_order(counter.current(), view.head().hall_ms());
  }
  const auto& day = picture.day();
  require(day.issued() == day.called() + day.waiting() + day.left(),
          "the day does not add up: {} issued, {} called, {} waiting, {} left", day.issued(), day.called(),
          day.waiting(), day.left());
  if (const auto wrong = wrong_waiting(picture, state)) throw Broken("the staff's picture " + *wrong);
  told_tickets_.shown(picture);
}

// --------------------------------------------------------------------------------------------------------------- asked

PressId Ledger::pressed(const std::string& device, const protocol::Command& command, bool in_outage) {
  presses_.push_back({device, command, in_outage});
  return presses_.size();
}

void Ledger::left(PressId press, const RequestKey& request) {
  auto& one = presses_[press - 1];
  if (one.request) return;
  one.request = request;
  press_of_.emplace(request, press);
}

void Ledger::asked(const RequestKey& request, const protocol::Command& command) {
  if (!press_of_.contains(request)) left(pressed(std::get<0>(request), command, false), request);
}

// ---------------------------------------------------------------------------------------------------------------- told

std::string Ledger::name_of(const Press& press) const {
  return press.request ? fmt::format("{}", RequestName{*press.request})
                       : fmt::format("a press at {} that did not leave", press.device);
}

void Ledger::told(PressId press, const transport::CommandOutcome& outcome) {
  using Kind = transport::CommandOutcome::Kind;
  auto& one = presses_[press - 1];
  if (one.told) throw Broken(name_of(one) + " was answered twice to its client");
  one.told = outcome;
  if (one.in_outage && outcome.kind != Kind::kNoConnection) {
    throw Broken(name_of(one) + " was not told that there is no connection, though its device is cut off");
  }
  switch (outcome.kind) {
    case Kind::kDone: {
      ++counts_.done;
      const auto found = one.request ? seq_of_.find(*one.request) : seq_of_.end();
      const bool safe = found != seq_of_.end() && found->second <= promised_;
      const bool lost = one.request && lost_.contains(*one.request);  // its answer was on the way
      if (!safe && !lost) throw Broken(name_of(one) + " was told as done and is not safe on the record");
      return;
    }
    case Kind::kRejected:
      ++counts_.rejected;
      if (outcome.rejection.code() == protocol::DISK_LOW) {
        ++counts_.disk_low;
        low_ = true;
      }
      return;
    case Kind::kUnconfirmed:
      ++counts_.unconfirmed;
      return;
    case Kind::kNoConnection:
      ++counts_.not_sent;
      if (one.in_outage) ++counts_.in_outage;
      return;
  }
}

void Ledger::settle_one(const Press& press) const {
  using Kind = transport::CommandOutcome::Kind;
  const auto& told = *press.told;
  if (press.request && lost_.contains(*press.request)) return;
  const auto found = press.request ? seq_of_.find(*press.request) : seq_of_.end();
  const bool executed = found != seq_of_.end();
  if (told.kind == Kind::kUnconfirmed) return;
  if (told.kind == Kind::kNoConnection) {
    if (executed) throw Broken(name_of(press) + " was told as not sent, and was executed");
    return;
  }
  const auto recorded = executed ? answer_in(rows_[found->second - 1].record.answer) : std::nullopt;
  if (told.kind == Kind::kRejected) {
    require(!recorded || !recorded->has_done(), "{} was told as rejected ({}: {}), and was executed",
            RequestName{*press.request}, protocol::RejectionCode_Name(told.rejection.code()), told.rejection.detail());
    return;
  }
  if (!executed) throw Broken(name_of(press) + " was told as done, and is lost");
  require(recorded && recorded->has_done() && recorded->done().SerializeAsString() == told.done.SerializeAsString(),
          "{} was told another answer than the one on the record", RequestName{*press.request});
}

void Ledger::settle() const {
  for (const auto& [request, seq] : seq_of_) {
    require(press_of_.contains(request), "{} was executed, and nobody asked for it", RequestName{request});
  }
  for (const auto& press : presses_) {
    if (press.told) settle_one(press);
  }
}

}  // namespace motcua::storm
