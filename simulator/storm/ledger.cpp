#include "simulator/storm/ledger.h"

#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>

#include "dispatcher/journal/codec.h"
#include "protocol/frame.h"
#include "simulator/storm/faults.h"

namespace motcua::storm {
namespace {

std::string name_of(const RequestKey& request) {
  return fmt::format("request {} of {} in session {}", std::get<2>(request), std::get<0>(request),
                     std::get<1>(request));
}

void require(bool holds, const std::string& sentence) {
  if (!holds) throw Broken(sentence);
}

std::optional<protocol::Answer> answer_in(const std::string& frame) {
  const auto message = protocol::decode_server(frame);
  if (!message || !message->has_answer()) return std::nullopt;
  return message->answer();
}

// No wait and no service is shorter than nothing, whatever the wall clock did meanwhile.
void require_in_order(const protocol::CurrentTicket& current, std::uint64_t now_ms) {
  const auto& ticket = current.ticket();
  const bool started = current.started_ms() != 0;
  require(
      ticket.issued_ms() <= current.called_ms() && (!started || current.called_ms() <= current.started_ms()) &&
          std::max(current.called_ms(), current.started_ms()) <= now_ms,
      fmt::format("ticket {} is shown as called before it was given, served before it was called, or later than now",
                  ticket.number()));
}

// A wrong PIN is told as rejected and must be on the record; that somebody was active is no effect.
bool is_effect(const hall::Event& event) {
  return !std::holds_alternative<hall::SignInFailed>(event) && !std::holds_alternative<hall::StaffActive>(event);
}

}  // namespace

// ------------------------------------------------------------------------------------------------------- the disk's
// side

// Hall time begins at the wall clock's time or at the last event, whichever is later, and runs by the machine's steady
// clock alone from then on.
void Ledger::process_started(Time now, std::int64_t wall_ms) {
  started_ = now;
  hall_started_ms_ = wall_ms;
  for (const auto& row : rows_) {
    if (row.has_events) hall_started_ms_ = std::max(hall_started_ms_, row.hall_ms);
  }
}

void Ledger::check_time(Time now, const Row& row) {
  const auto passed_ms = (now - started_).count() / 1000 * speed_permille_ / 1000;
  const auto rounding_ms = 2 * static_cast<std::int64_t>(speed_permille_ / 1000 + 1);
  const auto wrong_by = row.hall_ms - (hall_started_ms_ + passed_ms);
  require(std::abs(wrong_by) <= rounding_ms,
          fmt::format("record {} is {} ms away from the time that has passed: waits and services would be too long or "
                      "too short by that",
                      row.encoded.seq, wrong_by));
}

void Ledger::check_rejection(const Row& row, const journal::Record& record) const {
  const auto answer = answer_in(row.answer);
  if (!answer || !answer->has_rejection()) return;
  require(std::none_of(record.events.begin(), record.events.end(), is_effect),
          fmt::format("record {} is a rejection and changes the hall", record.seq));
}

void Ledger::attempted(Time now, const std::vector<journal::EncodedRecord>& batch) {
  std::set<hall::CounterNumber> calling;
  for (const auto& encoded : batch) {
    require(encoded.seq == rows_.size() + 1,
            fmt::format("record {} is written where {} is the next", encoded.seq, rows_.size() + 1));
    const auto record = journal::decode_record(encoded);
    require(record.has_value(), fmt::format("record {} cannot be read back", encoded.seq));
    Row row{encoded, std::nullopt, record->answer, record->hall_ms, !record->events.empty()};
    check_time(now, row);
    check_rejection(row, *record);
    for (const auto& event : record->events) {
      const auto* called = record->origin.number != 0 ? std::get_if<hall::Called>(&event) : nullptr;
      if (called != nullptr) calling.insert(called->counter);
      if (std::holds_alternative<hall::DayStarted>(event)) row.day_events = record->events;
    }
    if (record->origin.session != 0 && record->origin.number != 0) {
      row.request = RequestKey(record->origin.device, record->origin.session, record->origin.number);
      const bool first = seq_of_.emplace(*row.request, encoded.seq).second;
      require(first, name_of(*row.request) + " was executed twice");
      ++counts_.commands;
    }
    rows_.push_back(std::move(row));
    ++counts_.records;
  }
  if (calling.size() > 1) ++counts_.calls_side_by_side;
}

void Ledger::promised(std::uint64_t seq) {
  promised_ = std::max(promised_, seq);
  while (taken_ < promised_) take(rows_[taken_++]);
}

// What clients were told of it, or will be: the answers are compared with these when they leave.
void Ledger::take(const Row& row) {
  for (const auto& event : row.day_events) {
    const auto* day = std::get_if<hall::DayStarted>(&event);
    if (day == nullptr || day->date == day_) continue;
    told_tickets_.day_begins(day->date, row.day_events);
    day_ = day->date;
    ++counts_.days;
    counts_.leftovers = told_tickets_.leftovers();
  }
  if (!row.request) return;
  const auto asked = asked_.find(*row.request);
  require(asked != asked_.end(), name_of(*row.request) + " was executed, and nobody asked for it");
  const auto answer = answer_in(row.answer);
  require(answer.has_value(), name_of(*row.request) + " was executed without an answer");
  told_tickets_.answered(day_, asked->second, *answer);
  count_low(asked->second, *answer);
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
  require(live == promised_state().state,
          fmt::format("after record {} the hall that is served is not the one that the record gives", promised_));
  told_tickets_.compare(live);
}

void Ledger::snapshot_leaves(std::uint64_t seq, const std::string& bytes) {
  const auto snapshot = journal::decode_snapshot(bytes);
  require(snapshot.has_value(), fmt::format("the snapshot at record {} cannot be read back", seq));
  const auto& right = promised_state();
  require(snapshot->seq == seq && seq == promised_,
          fmt::format("a snapshot is labelled with record {}, and the newest is {}", seq, promised_));
  require(snapshot->state == right.state, fmt::format("the snapshot at record {} is not what the records say", seq));
  require(snapshot->sessions == right.sessions.encode(),
          fmt::format("at record {} the answers that are kept are not those that were given", seq));
}

void Ledger::follow_to(std::uint64_t seq) {
  while (followed_.last_seq < seq) {
    const auto record = journal::decode_record(rows_[followed_.last_seq].encoded);
    service::follow(*record, followed_);
  }
}

const service::Recovered& Ledger::promised_state() {
  follow_to(promised_);
  return followed_;
}

void Ledger::forget_after(std::uint64_t seq) {
  while (rows_.size() > seq) {
    if (rows_.back().request) seq_of_.erase(*rows_.back().request);
    rows_.pop_back();
  }
}

void Ledger::recovered(const service::Recovered& found) {
  ++counts_.recoveries;
  require(found.last_seq >= promised_,
          fmt::format("acknowledged and lost: the disk promised record {}, after the restart the newest is {}",
                      promised_, found.last_seq));
  require(found.last_seq <= rows_.size(), fmt::format("record {} is there and was never written", found.last_seq));
  forget_after(found.last_seq);
  promised(found.last_seq);
  follow_to(promised_);
  require(found.state == followed_.state,
          fmt::format("the state after the restart at record {} is not what the records say", promised_));
  require(found.sessions == followed_.sessions,
          fmt::format("the sessions after the restart at record {} are not what the records say", promised_));
  const auto contradiction = hall::find_contradiction(found.state);
  require(!contradiction, contradiction.value_or(""));
  told_tickets_.compare(found.state);
}

bool Ledger::is_right(const service::Recovered& found) const {
  if (found.last_seq < promised_ || found.last_seq > rows_.size()) return false;
  service::Recovered expected = followed_;
  while (expected.last_seq < found.last_seq) {
    service::follow(*journal::decode_record(rows_[expected.last_seq].encoded), expected);
  }
  return found.state == expected.state && found.sessions == expected.sessions;
}

bool Ledger::is_beginning(const service::Recovered& found) const {
  service::Recovered expected;
  while (expected.last_seq < std::min<std::uint64_t>(found.last_seq, rows_.size())) {
    service::follow(*journal::decode_record(rows_[expected.last_seq].encoded), expected);
  }
  return found.last_seq == expected.last_seq && found.state == expected.state;
}

bool Ledger::is_whole(journal::Store& store) const {
  std::uint64_t seq = 0;
  bool right = true;
  const auto read = store.read_after(0, [&](const journal::Record& record) {
    const auto again = journal::encode(record);
    const auto& row = rows_[record.seq - 1].encoded;
    right = right && record.seq == ++seq && again.payload == row.payload && again.hall_ms == row.hall_ms;
    return journal::StoreResult<void>{};
  });
  return !read || (right && seq >= promised_);
}

void Ledger::compare_all(journal::Store& store) {
  service::Recovered replayed;
  const auto read = store.read_after(0, [&](const journal::Record& record) {
    require(record.seq <= rows_.size(), fmt::format("record {} was never written", record.seq));
    const auto again = journal::encode(record);
    const auto& row = rows_[record.seq - 1].encoded;
    require(again.payload == row.payload && again.hall_ms == row.hall_ms && again.wall_ms == row.wall_ms,
            fmt::format("record {} is another one than what was written", record.seq));
    service::follow(record, replayed);
    return journal::StoreResult<void>{};
  });
  require(read.has_value(), read ? "" : read.error().message);
  require(replayed.last_seq >= promised_,
          fmt::format("the record ends at {}, {} was promised", replayed.last_seq, promised_));
  follow_to(std::max(promised_, replayed.last_seq));
  require(replayed.state == followed_.state, "a replay of the whole record gives another state");
}

// ------------------------------------------------------------------------------------------------------------- leaving

void Ledger::answer_leaves(const std::string& device, const protocol::Answer& answer) {
  const RequestKey request(device, answer.session(), answer.number());
  const auto found = seq_of_.find(request);
  if (found == seq_of_.end()) {
    require(!answer.has_done(), name_of(request) + " is answered as done and is not on the record");
    return;  // refused without a record
  }
  require(found->second <= promised_, name_of(request) + " is answered before its record is safe");
  const auto recorded = answer_in(rows_[found->second - 1].answer);
  // A late copy may be refused in other words; what was done is always told the same way.
  require(!answer.has_done() || (recorded && recorded->SerializeAsString() == answer.SerializeAsString()),
          name_of(request) + " is answered otherwise than the first time");
}

void Ledger::board_leaves(const protocol::Board& board) {
  const auto& state = promised_state().state;
  std::uint64_t last = 0;
  std::set<std::string> shown;
  for (const auto& announcement : board.announcements()) {
    require(announcement.number() > last, "the announcements on the board are not in order");
    last = announcement.number();
  }
  require(last < state.next_announcement, fmt::format("announcement {} is shown before its record is safe", last));
  for (const auto& counter : board.counters()) {
    if (counter.ticket().empty()) continue;
    require(shown.insert(counter.ticket()).second,
            fmt::format("ticket {} is at two counters on the board", counter.ticket()));
  }
  told_tickets_.shown(board);
}

void Ledger::staff_leaves(const protocol::View& view) {
  const auto& picture = view.staff();
  const auto& state = promised_state().state;
  std::set<std::uint64_t> shown;
  for (const auto& counter : picture.counters()) {
    const auto visit = counter.current().ticket().visit();
    if (visit == 0) continue;
    require(shown.insert(visit).second, fmt::format("visit {} is at two counters", visit));
    require(visit < state.next_visit, fmt::format("visit {} is shown before its record is safe", visit));
    require_in_order(counter.current(), view.head().hall_ms());
  }
  const auto& day = picture.day();
  require(day.issued() == day.called() + day.waiting() + day.left(),
          fmt::format("the day does not add up: {} issued, {} called, {} waiting, {} left", day.issued(), day.called(),
                      day.waiting(), day.left()));
  told_tickets_.shown(picture);
}

// ---------------------------------------------------------------------------------------------------------------- told

void Ledger::told(const RequestKey& request, const transport::CommandOutcome& outcome) {
  using Kind = transport::CommandOutcome::Kind;
  const bool first = told_.emplace(request, outcome).second;
  require(first, name_of(request) + " was answered twice to its client");
  switch (outcome.kind) {
    case Kind::kDone: {
      ++counts_.done;
      const auto found = seq_of_.find(request);
      require(found != seq_of_.end() && found->second <= promised_,
              name_of(request) + " was told as done and is not safe on the record");
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
      return;
  }
}

void Ledger::settle_one(const RequestKey& request, const transport::CommandOutcome& told) const {
  using Kind = transport::CommandOutcome::Kind;
  const auto found = seq_of_.find(request);
  if (told.kind == Kind::kUnconfirmed) return;
  if (told.kind == Kind::kNoConnection) {
    return require(found == seq_of_.end(), name_of(request) + " was told as not sent, and was executed");
  }
  if (told.kind == Kind::kRejected) {
    const bool effect = found != seq_of_.end() && answer_in(rows_[found->second - 1].answer)->has_done();
    return require(!effect, fmt::format("{} was told as rejected ({}: {}), and was executed", name_of(request),
                                        protocol::RejectionCode_Name(told.rejection.code()), told.rejection.detail()));
  }
  require(found != seq_of_.end(), name_of(request) + " was told as done, and is lost");
  const auto recorded = answer_in(rows_[found->second - 1].answer);
  require(recorded && recorded->has_done() && recorded->done().SerializeAsString() == told.done.SerializeAsString(),
          name_of(request) + " was told another answer than the one on the record");
}

void Ledger::settle() const {
  for (const auto& [request, seq] : seq_of_) {
    require(asked_.contains(request), name_of(request) + " was executed, and nobody asked for it");
  }
  for (const auto& [request, told] : told_) settle_one(request, told);
}

}  // namespace motcua::storm
