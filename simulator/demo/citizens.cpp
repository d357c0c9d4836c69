#include "simulator/demo/citizens.h"

namespace motcua::demo {
namespace {

// Below what the dispatcher keeps of a session's answers.
constexpr std::size_t kInFlightMax = 32;

}  // namespace

Citizens::Citizens(const crowd::DayPlan& plan, std::int64_t midnight_ms, std::uint64_t seed, CrowdDevice& kiosk,
                   Tally& tally)
    : plan_(plan), midnight_ms_(midnight_ms), random_(seed), kiosk_(kiosk), tally_(tally) {}

void Citizens::step(std::int64_t now_ms) {
  if (!kiosk_.connected()) return;
  std::vector<std::size_t> again;
  again.swap(again_);
  for (const auto arrival : again) take_ticket(arrival);
  while (next_ < plan_.arrivals.size() && kiosk_.in_flight() < kInFlightMax &&
         midnight_ms_ + plan_.arrivals[next_].at_ms <= now_ms) {
    ++waiting_for_ticket_;
    take_ticket(next_++);
  }
  while (!leaves_.empty() && leaves_.top().first <= now_ms && kiosk_.in_flight() < kInFlightMax) {
    const auto visit = leaves_.top().second;
    leaves_.pop();
    if (!tally_.was_called(visit)) give_up(visit);
  }
}

void Citizens::take_ticket(std::size_t arrival) {
  const auto& who = plan_.arrivals[arrival];
  protocol::Command command;
  auto& issue = *command.mutable_issue_ticket();
  issue.set_service(who.service);
  issue.set_priority_class(who.priority_class);
  issue.set_procedure(who.procedure);
  kiosk_.send(command, [this, arrival](const auto& outcome) { got_ticket(arrival, outcome); });
}

void Citizens::got_ticket(std::size_t arrival, const transport::CommandOutcome& outcome) {
  using Kind = transport::CommandOutcome::Kind;
  if (outcome.kind == Kind::kNoConnection) {
    again_.push_back(arrival);
    return;
  }
  --waiting_for_ticket_;
  if (outcome.kind != Kind::kDone) return;
  const auto& ticket = outcome.done.ticket();
  tally_.issued(ticket);
  arrival_of_[ticket.visit()] = arrival;
  const auto& leaves_ms = plan_.arrivals[arrival].leaves_ms;
  if (leaves_ms) leaves_.emplace(midnight_ms_ + *leaves_ms, ticket.visit());
}

void Citizens::give_up(std::uint64_t visit) {
  protocol::Command command;
  command.mutable_cancel_ticket()->set_visit(visit);
  kiosk_.send(command, [this, visit](const transport::CommandOutcome& outcome) {
    if (outcome.kind == transport::CommandOutcome::Kind::kDone) tally_.left(visit);
  });
}

crowd::Manner Citizens::manner_of(const protocol::Ticket& ticket) {
  const auto found = arrival_of_.find(ticket.visit());
  if (found != arrival_of_.end()) return plan_.arrivals[found->second].manner;
  // Somebody who took a ticket at the kiosk's window.
  return crowd::draw_manner(plan_.service_times, ticket.service(), random_);
}

}  // namespace motcua::demo
