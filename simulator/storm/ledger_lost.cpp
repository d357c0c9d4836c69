// A PC that is lost, and a record that goes on from its copy.
#include <algorithm>

#include "simulator/storm/ledger.h"
#include "simulator/storm/promise.h"

namespace motcua::storm {

void Ledger::copied(const std::vector<journal::Row>& rows) const {
  for (const auto& row : rows) {
    const auto seq = row.record.seq;
    require(seq >= 1 && seq <= promised_, "record {} leaves for a copy, and only {} are safe", seq, promised_);
    require(same_row(row.record, rows_[seq - 1].encoded), "record {} leaves for a copy otherwise than it was written",
            seq);
  }
}

bool Ledger::can_go_on_from(std::uint64_t seq) const {
  if (seq > rows_.size()) return false;
  service::Recovered state;
  follow(state, seq);
  return state.state.date != 0 && !state.state.configured.services.empty();
}

std::vector<protocol::EnterTicket> Ledger::tickets_after(std::uint64_t seq) const {
  std::vector<protocol::EnterTicket> tickets;
  for (auto at = seq; at < promised_; ++at) {
    const auto& record = rows_[at].record;
    for (const auto& event : record.events) {
      const auto* issued = std::get_if<hall::TicketIssued>(&event);
      if (issued == nullptr) continue;
      auto& ticket = tickets.emplace_back();
      ticket.set_ticket(hall::to_string(issued->ticket));
      ticket.set_service(issued->service);
      ticket.set_priority_class(issued->priority_class);
      ticket.set_issued_ms(static_cast<std::uint64_t>(record.hall_ms));
    }
  }
  return tickets;
}

void Ledger::goes_on_from(std::uint64_t seq, const std::vector<journal::EncodedRecord>& rows) {
  require(seq <= promised_, "a copy holds record {}, and only {} were safe", seq, promised_);
  ++counts_.take_overs;
  counts_.rows_lost += promised_ - seq;
  counts_.tickets_on_paper += tickets_after(seq).size();
  for (auto at = seq; at < rows_.size(); ++at) {
    if (rows_[at].request) lost_.insert(*rows_[at].request);
  }
  forget_after(seq);
  promised_ = taken_ = seq;
  followed_ = {};
  follow_to(seq);
  told_tickets_.goes_on_from(followed_.state);
  day_ = followed_.state.date;
  calls_.begin_again();
  for (const auto& row : rows_) {
    for (const auto& event : row.record.events) calls_.take_again(event);
  }
  call_is_open_ = low_ = false;
  for (const auto& row : rows) put(row_of(row));
  promised(rows_.size());
}

}  // namespace motcua::storm
