#include "simulator/demo/tally.h"

#include <algorithm>
#include <array>

namespace motcua::demo {

VisitLog& Tally::note(const protocol::Ticket& ticket) {
  VisitLog& log = visits_[ticket.visit()];
  log.number = ticket.number();
  log.service = ticket.service();
  log.issued_ms = static_cast<std::int64_t>(ticket.issued_ms());
  const auto [first, is_new] = visit_by_number_.try_emplace(ticket.number(), ticket.visit());
  if (!is_new && first->second != ticket.visit()) duplicates_.insert(ticket.number());
  return log;
}

void Tally::issued(const protocol::Ticket& ticket) {
  note(ticket);
  // One visit given to two citizens is one number given to two as well.
  if (!issued_.insert(ticket.visit()).second) duplicates_.insert(ticket.number());
}

void Tally::called(std::uint32_t counter, const protocol::Ticket& ticket, std::int64_t at_ms) {
  VisitLog& log = note(ticket);
  if (log.counter != 0 && log.counter != counter) at_two_.insert(ticket.visit());
  log.counter = counter;
  if (log.called_ms == 0) log.called_ms = at_ms;
}

void Tally::finished(std::uint64_t visit) {
  finished_.insert(visit);
  visits_[visit].counter = 0;
}

void Tally::no_show(std::uint64_t visit) {
  no_show_.insert(visit);
  visits_[visit].counter = 0;
}

void Tally::left(std::uint64_t visit) {
  left_.insert(visit);
}

void Tally::never_answered(const protocol::Command& command) {
  using Body = protocol::Command::BodyCase;
  ++never_answered_;
  const auto body = command.body_case();
  uncertain_.issued += body == Body::kIssueTicket ? 1 : 0;
  uncertain_.called += body == Body::kCallNext || body == Body::kFinishAndCallNext ? 1 : 0;
  uncertain_.finished += body == Body::kFinish || body == Body::kFinishAndCallNext ? 1 : 0;
  uncertain_.no_show += body == Body::kNoShow ? 1 : 0;
  uncertain_.left += body == Body::kCancelTicket ? 1 : 0;
}

void Tally::rejected(protocol::RejectionCode code) {
  const auto& name = protocol::RejectionCode_Name(code);
  ++rejections_[name.empty() ? std::to_string(code) : name];
}

void Tally::saw(const protocol::StaffPicture& picture) {
  ++pictures_;
  std::map<std::uint64_t, std::uint32_t> counter_of;
  std::map<std::string, std::uint32_t> counter_of_number;
  for (const auto& counter : picture.counters()) {
    if (!counter.has_current()) continue;
    const auto& ticket = counter.current().ticket();
    VisitLog& log = note(ticket);
    // The hall's own time of the call is exact; an answer's is that of its arrival.
    if (log.called_ms == 0 || counter.current().recalls() == 0) {
      log.called_ms = static_cast<std::int64_t>(counter.current().called_ms());
    }
    const bool twice = !counter_of.try_emplace(ticket.visit(), counter.number()).second;
    const bool number_twice = !counter_of_number.try_emplace(ticket.number(), counter.number()).second;
    if (twice || number_twice) at_two_.insert(ticket.visit());
  }
}

Counts Tally::counts() const {
  const auto size = [](const auto& set) { return static_cast<std::uint32_t>(set.size()); };
  const auto called =
      std::count_if(visits_.begin(), visits_.end(), [](const auto& one) { return one.second.called_ms != 0; });
  return {size(issued_), static_cast<std::uint32_t>(called), size(finished_), size(no_show_), size(left_)};
}

bool Tally::was_called(std::uint64_t visit) const {
  const auto found = visits_.find(visit);
  return found != visits_.end() && found->second.called_ms != 0;
}

std::map<std::string, std::vector<std::int64_t>> Tally::waits() const {
  std::map<std::string, std::vector<std::int64_t>> waits;
  for (const auto& [visit, log] : visits_) {
    if (log.called_ms != 0) waits[log.service].push_back(std::max<std::int64_t>(log.called_ms - log.issued_ms, 0));
  }
  return waits;
}

bool is_everyday(const std::string& rejection_code) {
  static constexpr std::array kEveryday{protocol::OVERLOADED,
                                        protocol::DEADLINE_PASSED,
                                        protocol::COUNTER_CLOSED,
                                        protocol::COUNTER_ALREADY_OPEN,
                                        protocol::COUNTER_BUSY,
                                        protocol::NO_CURRENT_TICKET,
                                        protocol::NOT_THE_CURRENT_TICKET,
                                        protocol::ALREADY_STARTED,
                                        protocol::RECALL_LIMIT,
                                        protocol::TICKET_ENDED,
                                        protocol::TICKET_IS_CALLED,
                                        protocol::SERVICE_CLOSED,
                                        protocol::HALL_CLOSED,
                                        protocol::SERIES_EXHAUSTED,
                                        protocol::DISK_LOW};
  return std::any_of(kEveryday.begin(), kEveryday.end(),
                     [&](auto code) { return protocol::RejectionCode_Name(code) == rejection_code; });
}

}  // namespace motcua::demo
