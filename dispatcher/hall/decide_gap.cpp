// The gap after a dispatcher that was lost: its numbers are skipped, and what was written by hand is entered.
#include <algorithm>

#include "dispatcher/hall/decider.h"
#include "planted/bugs.h"

namespace motcua::hall {
namespace {

constexpr std::uint32_t kSkipMax = 1'000'000;
// Calls and recalls for each visit that may have been lost: screens that heard of them go by these numbers.
constexpr std::uint64_t kAnnouncementsPerVisit = 10;

// Every letter that a ticket may have today, with its last number.
std::map<std::string, std::uint32_t> all_series(const State& state, const std::map<std::string, std::uint32_t>& given) {
  auto series = state.series;
  // Also one that only the lost record's configuration had.
  for (const auto& [letter, last] : given) series.try_emplace(letter, 0);
  for (const auto& service : state.settings.services) series.try_emplace(service.letter, 0);
  for (const auto& priority_class : state.settings.classes) {
    if (!priority_class.letter.empty()) series.try_emplace(priority_class.letter, 0);
  }
  return series;
}

}  // namespace

Refused Decider::operator()(const SkipNumbers& command) {
  if (command.by == 0 || command.by > kSkipMax) {
    return Rejection{Code::kBadValue, "a series skips 1 to " + std::to_string(kSkipMax) + " numbers"};
  }
  if (state_.date == 0) return Rejection{Code::kHallClosed, "no business date has begun: there are no numbers to skip"};
  NumbersSkipped skipped;
  const std::uint64_t most = state_.settings.rules.series_max;
  const std::uint32_t by = planted::is_planted(planted::Bug::kSeriesGoOn) ? 0 : command.by;
  for (const auto& [letter, own_last] : all_series(state_, command.given)) {
    const auto given = command.given.find(letter);
    const auto last = given == command.given.end() ? own_last : std::max(own_last, given->second);
    // A limit that was lowered meanwhile takes no number back.
    const auto to = std::max<std::uint64_t>(std::min<std::uint64_t>(std::uint64_t{last} + by, most), last);
    skipped.series.push_back({letter, static_cast<std::uint32_t>(to)});
  }
  const std::uint64_t visits = skipped.series.size() * command.by;
  skipped.next_visit = std::max(state_.next_visit, command.next_visit) + visits;
  skipped.next_announcement =
      std::max(state_.next_announcement, command.next_announcement) + visits * kAnnouncementsPerVisit;
  events_.emplace_back(std::move(skipped));
  return std::nullopt;
}

Refused Decider::check_written(const EnterTicket& command, const TicketNumber& ticket,
                               const std::string& letter) const {
  const std::string name = to_string(ticket);
  if (ticket.letter != letter) {
    return Rejection{Code::kOtherSeries,
                     "tickets of service '" + command.service + "' in this class have the letter " + letter + ", not " +
                         ticket.letter,
                     name};
  }
  if (const auto found = state_.tickets.find(ticket); found != state_.tickets.end()) {
    return Rejection{Code::kTicketExists, "there is a ticket " + name + " already", name};
  }
  const auto series = state_.series.find(letter);
  const std::uint32_t last = series == state_.series.end() ? 0 : series->second;
  if (ticket.number >= 1 && ticket.number <= last) return std::nullopt;
  const std::string range = last == 0 ? ": the series has not begun" : ": the last one is " + to_string({letter, last});
  return Rejection{Code::kNumberNotGiven, name + " was neither given nor skipped today" + range, name};
}

// From the beginning of the business date until now. (On the day of a change to winter time that date is an hour
// longer; nobody takes a ticket in its first hour.)
Refused Decider::check_times(const EnterTicket& command) const {
  const auto refused = [&](const std::string& what) {
    return Rejection{Code::kTimeNotToday, what, command.ticket, command.counter};
  };
  if (command.issued_ms < state_.date_ends_ms - kDayMs)
    return refused("the ticket was written before this business date");
  if (command.issued_ms > now_.hall_ms) return refused("the ticket would be written in the future");
  if (command.counter == 0) return std::nullopt;
  if (command.called_ms < command.issued_ms) return refused("the ticket would be called before it was written");
  if (command.ended_ms < command.called_ms) return refused("the service would end before the call");
  if (command.ended_ms > now_.hall_ms) return refused("the service would end in the future");
  return std::nullopt;
}

Refused Decider::find_served(const EnterTicket& command, std::optional<TicketEntered::Served>& served) const {
  if (command.counter == 0) {
    if (command.called_ms == 0 && command.ended_ms == 0 && command.outcome.empty()) return std::nullopt;
    return Rejection{Code::kBadValue, "a ticket that was served needs its counter and when it was called and finished",
                     command.ticket};
  }
  if (state_.find_counter(command.counter) == nullptr) {
    return at_counter(Code::kUnknownCounter, command.counter, "does not exist");
  }
  served = TicketEntered::Served{command.counter, command.called_ms, command.ended_ms, {}};
  return find_outcome(command.outcome, served->outcome);
}

Refused Decider::operator()(const EnterTicket& command) {
  const auto ticket = parse_ticket(command.ticket);
  if (!ticket) {
    return Rejection{Code::kBadValue, "'" + command.ticket + "' is no ticket number like A047", command.ticket};
  }
  TicketEntered entered{state_.next_visit, *ticket, command.service, command.priority_class, command.procedure};
  entered.dossiers = std::max<std::uint32_t>(command.dossiers, 1);
  entered.issued_ms = command.issued_ms;
  std::size_t service = 0, priority_class = 0;
  if (auto refused = find_service(command.service, service)) return refused;
  if (entered.priority_class.empty()) entered.priority_class = state_.settings.classes.front().key;
  if (auto refused = find_free_class(entered.priority_class, priority_class)) return refused;
  if (auto refused = check_procedure(command.procedure, command.service)) return refused;
  if (auto refused = check_dossiers(entered.dossiers)) return refused;
  if (auto refused = check_written(command, *ticket, letter_of(service, priority_class))) return refused;
  if (auto refused = find_served(command, entered.served)) return refused;
  if (auto refused = check_times(command)) return refused;
  events_.emplace_back(std::move(entered));
  return std::nullopt;
}

}  // namespace motcua::hall
