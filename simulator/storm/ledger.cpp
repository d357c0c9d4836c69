// The disk's side: what was handed to it, what it promised, and what must follow from both.
#include "simulator/storm/ledger.h"

#include <algorithm>
#include <cstdlib>
#include <set>

#include "protocol/frame.h"
#include "simulator/storm/promise.h"
#include "simulator/storm/request_name.h"

namespace motcua::storm {
namespace {

// A wrong PIN is told as rejected and must be on the record; that somebody was active is no effect.
bool is_effect(const hall::Event& event) {
  return !std::holds_alternative<hall::SignInFailed>(event) && !std::holds_alternative<hall::StaffActive>(event);
}

}  // namespace

bool same_row(const journal::EncodedRecord& a, const journal::EncodedRecord& b) {
  return a.seq == b.seq && a.payload == b.payload && a.hall_ms == b.hall_ms && a.wall_ms == b.wall_ms;
}

std::optional<protocol::Answer> answer_in(const std::string& frame) {
  const auto message = protocol::decode_server(frame);
  if (!message || !message->has_answer()) return std::nullopt;
  return message->answer();
}

// ---------------------------------------------------------------------------------------------------------- processes

// Hall time begins at the wall clock's time or at the last event, whichever is later, and runs by the machine's steady
// clock alone from then on.
void Ledger::process_started(Time now, std::int64_t wall_ms) {
  wall_jumps_.process_started();
  started_ = now;
  hall_started_ms_ = wall_ms;
  for (const auto& row : rows_) {
    if (!row.record.events.empty()) hall_started_ms_ = std::max(hall_started_ms_, row.record.hall_ms);
  }
}

void Ledger::process_ended(bool power_cut) {
  if (std::exchange(call_is_open_, false) && power_cut) ++counts_.power_cut_in_call;
}

// ------------------------------------------------------------------------------------------------------------ attempts

void Ledger::check_time(Time now, const Row& row) const {
  const auto passed_ms = (now - started_).count() / 1000 * speed_permille_ / 1000;
  const auto rounding_ms = 2 * static_cast<std::int64_t>(speed_permille_ / 1000 + 1);
  const auto wrong_by = row.record.hall_ms - (hall_started_ms_ + passed_ms);
  require(std::abs(wrong_by) <= rounding_ms,
          "record {} is {} ms away from the time that has passed: waits and services would be too long or too short by "
          "that",
          row.record.seq, wrong_by);
}

void Ledger::check_rejection(const Row& row) const {
  const auto& events = row.record.events;
  if (std::none_of(events.begin(), events.end(), is_effect)) return;
  const auto answer = answer_in(row.record.answer);
  require(!answer || !answer->has_rejection(), "record {} is a rejection and changes the hall", row.record.seq);
}

Ledger::Row Ledger::row_of(const journal::EncodedRecord& encoded) {
  require(encoded.seq == rows_.size() + 1, "record {} is written where {} is the next", encoded.seq, rows_.size() + 1);
  Row row{encoded, {}, {}};
  require(decoder_.decode(encoded, row.record).has_value(), "record {} cannot be read back", encoded.seq);
  const auto& origin = row.record.origin;
  if (origin.session != 0 && origin.number != 0) row.request = RequestKey(origin.device, origin.session, origin.number);
  return row;
}

void Ledger::put(Row row) {
  if (row.request) {
    const bool first = seq_of_.emplace(*row.request, row.record.seq).second;
    require(first, "{} was executed twice", RequestName{*row.request});
    ++counts_.commands;
  }
  rows_.push_back(std::move(row));
  ++counts_.records;
}

void Ledger::attempted(Time now, std::int64_t wall_ms, const std::vector<journal::EncodedRecord>& batch) {
  std::set<hall::CounterNumber> calling;
  for (const auto& encoded : batch) {
    auto row = row_of(encoded);
    check_time(now, row);
    check_rejection(row);
    require(row.record.wall_ms == wall_ms, "record {} says that the wall clock showed {}, it showed {}", encoded.seq,
            row.record.wall_ms, wall_ms);
    for (const auto& event : row.record.events) {
      const auto* called = row.request ? std::get_if<hall::Called>(&event) : nullptr;
      if (called != nullptr) calling.insert(called->counter);
      if (const auto* jump = std::get_if<hall::WallClockJumped>(&event)) wall_jumps_.noted(*jump);
    }
    put(std::move(row));
  }
  counts_.wall_jumps = wall_jumps_.count();
  if (calling.size() > 1) ++counts_.calls_side_by_side;
  call_is_open_ = call_is_open_ || !calling.empty();
}

// ------------------------------------------------------------------------------------------------------------ promises

void Ledger::promised(std::uint64_t seq) {
  promised_ = std::max(promised_, seq);
  while (taken_ < promised_) take(rows_[taken_++]);
}

void Ledger::take_day(const hall::Events& events) {
  for (const auto& event : events) {
    const auto* day = std::get_if<hall::DayStarted>(&event);
    if (day == nullptr || day->date == day_) continue;
    told_tickets_.day_begins(day->date, events);
    day_ = day->date;
    ++counts_.days;
    counts_.leftovers = told_tickets_.leftovers();
  }
}

// What clients were told of it, or will be: the answers are compared with these when they leave.
void Ledger::take(const Row& row) {
  take_day(row.record.events);
  for (const auto& event : row.record.events) calls_.take(event);
  if (!row.request) return;
  const auto press = press_of_.find(*row.request);
  require(press != press_of_.end(), "{} was executed, and nobody asked for it", RequestName{*row.request});
  const auto answer = answer_in(row.record.answer);
  require(answer.has_value(), "{} was executed without an answer", RequestName{*row.request});
  const auto& command = presses_[press->second - 1].command;
  if (command.has_enter_ticket() && answer->has_done()) ++counts_.entered_by_hand;
  told_tickets_.answered(day_, command, *answer);
  count_low(command, *answer);
}

void Ledger::count_low(const protocol::Command& command, const protocol::Answer& answer) {
  if (!answer.has_done()) return;
  const bool issued = command.has_issue_ticket() || command.has_check_in();
  if (issued && low_) ++counts_.tickets_after_low;
  if (issued) low_ = false;
  const bool served = command.has_call_next() || command.has_finish_and_call_next() || command.has_finish();
  if (served && low_ && answer.done().has_ticket()) ++counts_.done_while_low;
}

void Ledger::committed(const hall::State& live) {
  ++counts_.live_comparisons;
  call_is_open_ = false;
  require(live == promised_state().state,
          "after record {} the hall that is served is not the one that the record gives", promised_);
  told_tickets_.compare(live);
}

void Ledger::snapshot_leaves(std::uint64_t seq, const std::string& bytes) {
  const auto snapshot = journal::decode_snapshot(bytes);
  require(snapshot.has_value(), "the snapshot at record {} cannot be read back", seq);
  const auto& right = promised_state();
  require(snapshot->seq == seq && seq == promised_, "a snapshot is labelled with record {}, and the newest is {}", seq,
          promised_);
  require(snapshot->state == right.state, "the snapshot at record {} is not what the records say", seq);
  require(snapshot->sessions == right.sessions.encode(),
          "at record {} the answers that are kept are not those that were given", seq);
}

void Ledger::follow(service::Recovered& state, std::uint64_t seq) const {
  while (state.last_seq < seq) service::follow(rows_[state.last_seq].record, state);
}

void Ledger::follow_to(std::uint64_t seq) {
  follow(followed_, seq);
}

const service::Recovered& Ledger::promised_state() {
  follow_to(promised_);
  return followed_;
}

// ------------------------------------------------------------------------------------------------------------ restarts

void Ledger::forget_after(std::uint64_t seq) {
  while (rows_.size() > seq) {
    if (rows_.back().request) seq_of_.erase(*rows_.back().request);
    rows_.pop_back();
  }
}

void Ledger::recovered(const service::Recovered& found) {
  ++counts_.recoveries;
  require(found.last_seq >= promised_,
          "acknowledged and lost: the disk promised record {}, after the restart the newest is {}", promised_,
          found.last_seq);
  require(found.last_seq <= rows_.size(), "record {} is there and was never written", found.last_seq);
  forget_after(found.last_seq);
  promised(found.last_seq);
  follow_to(promised_);
  require(found.state == followed_.state, "the state after the restart at record {} is not what the records say",
          promised_);
  require(found.sessions == followed_.sessions,
          "the sessions after the restart at record {} are not what the records say", promised_);
  if (const auto contradiction = hall::find_contradiction(found.state)) throw Broken(*contradiction);
  told_tickets_.compare(found.state);
}

bool Ledger::is_right(const service::Recovered& found) const {
  if (found.last_seq < promised_ || found.last_seq > rows_.size()) return false;
  // Mostly nothing was under way: then there is nothing to follow, and nothing to copy.
  if (found.last_seq == followed_.last_seq) {
    return found.state == followed_.state && found.sessions == followed_.sessions;
  }
  service::Recovered expected = followed_;
  follow(expected, found.last_seq);
  return found.state == expected.state && found.sessions == expected.sessions;
}

bool Ledger::is_beginning(const service::Recovered& found) const {
  if (found.last_seq > rows_.size()) return false;
  service::Recovered expected;
  follow(expected, found.last_seq);
  return found.state == expected.state;
}

bool Ledger::is_whole(journal::Store& store) const {
  std::uint64_t seq = 0;
  bool right = true;
  const auto read = store.read_after(0, [&](const journal::Record& record) {
    right = right && record.seq == ++seq && seq <= rows_.size() && record == rows_[seq - 1].record;
    return journal::StoreResult<void>{};
  });
  return !read || (right && seq >= promised_);
}

void Ledger::compare_all(journal::Store& store) {
  service::Recovered replayed;
  const auto read = store.read_after(0, [&](const journal::Record& record) {
    require(record.seq <= rows_.size(), "record {} was never written", record.seq);
    require(same_row(journal::encode(record), rows_[record.seq - 1].encoded),
            "record {} is another one than what was written", record.seq);
    service::follow(record, replayed);
    return journal::StoreResult<void>{};
  });
  if (!read) throw Broken(read.error().message);
  require(replayed.last_seq >= promised_, "the record ends at {}, {} was promised", replayed.last_seq, promised_);
  follow_to(std::max(promised_, replayed.last_seq));
  require(replayed.state == followed_.state, "a replay of the whole record gives another state");
}

}  // namespace motcua::storm
