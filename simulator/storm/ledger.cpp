#include "simulator/storm/ledger.h"

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

}  // namespace

void Ledger::attempted(const std::vector<journal::EncodedRecord>& batch) {
  for (const auto& encoded : batch) {
    require(encoded.seq == rows_.size() + 1,
            fmt::format("record {} is written where {} is the next", encoded.seq, rows_.size() + 1));
    const auto record = journal::decode_record(encoded);
    require(record.has_value(), fmt::format("record {} cannot be read back", encoded.seq));
    Row row{encoded, std::nullopt, record->answer, !record->events.empty()};
    if (record->origin.session != 0 && record->origin.number != 0) {
      row.request = RequestKey(record->origin.device, record->origin.session, record->origin.number);
      const bool first = seq_of_.emplace(*row.request, encoded.seq).second;
      require(first, name_of(*row.request) + " was executed twice");
      ++counts_.commands;
    }
    rows_.push_back(std::move(row));
    ++counts_.records;
  }
}

void Ledger::promised(std::uint64_t seq) {
  promised_ = std::max(promised_, seq);
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
  promised_ = found.last_seq;
  follow_to(promised_);
  require(found.state == followed_.state,
          fmt::format("the state after the restart at record {} is not what the records say", promised_));
  require(found.sessions == followed_.sessions,
          fmt::format("the sessions after the restart at record {} are not what the records say", promised_));
  const auto contradiction = hall::find_contradiction(found.state);
  require(!contradiction, contradiction.value_or(""));
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
}

void Ledger::staff_leaves(const protocol::StaffPicture& picture) {
  const auto& state = promised_state().state;
  std::set<std::uint64_t> shown;
  for (const auto& counter : picture.counters()) {
    const auto visit = counter.current().ticket().visit();
    if (visit == 0) continue;
    require(shown.insert(visit).second, fmt::format("visit {} is at two counters", visit));
    require(visit < state.next_visit, fmt::format("visit {} is shown before its record is safe", visit));
  }
  const auto& day = picture.day();
  require(day.issued() == day.called() + day.waiting() + day.left(),
          fmt::format("the day does not add up: {} issued, {} called, {} waiting, {} left", day.issued(), day.called(),
                      day.waiting(), day.left()));
}

// ---------------------------------------------------------------------------------------------------------------- told

void Ledger::check_ticket(const protocol::Ticket& ticket) {
  const auto& visits = promised_state().state.visits;
  const auto visit = visits.find(ticket.visit());
  if (visit == visits.end()) return;  // the day has ended meanwhile
  const auto key = std::pair(followed_.state.date, ticket.number());
  const auto known = visit_of_.emplace(key, ticket.visit()).first;
  require(known->second == ticket.visit(), fmt::format("number {} was given twice on one day", ticket.number()));
}

void Ledger::told(const RequestKey& request, const protocol::Command& command,
                  const transport::CommandOutcome& outcome) {
  using Kind = transport::CommandOutcome::Kind;
  const bool first = told_.emplace(request, outcome).second;
  require(first, name_of(request) + " was answered twice to its client");
  switch (outcome.kind) {
    case Kind::kDone: {
      ++counts_.done;
      const auto found = seq_of_.find(request);
      require(found != seq_of_.end() && found->second <= promised_,
              name_of(request) + " was told as done and is not safe on the record");
      if (command.has_issue_ticket() || command.has_check_in()) check_ticket(outcome.done.ticket());
      return;
    }
    case Kind::kRejected:
      ++counts_.rejected;
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
