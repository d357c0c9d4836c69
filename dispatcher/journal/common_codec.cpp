// What events, settings and the state have in common: ticket numbers, reasons, day plans.
#include <fmt/format.h>

#include "dispatcher/journal/event_codec.h"

namespace motcua::journal {
namespace {

void put(const hall::Figures& figures, record::Figures& out) {
  out.set_visit(figures.visit);
  to_record(figures.ticket, *out.mutable_ticket());
  out.set_waited_ms(figures.waited_ms);
  out.set_head_start_ms(figures.head_start_ms);
  out.set_promise_ms(figures.promise_ms);
}

hall::Figures get(const record::Figures& in) {
  return {.visit = in.visit(),
          .ticket = from_record(in.ticket()),
          .waited_ms = in.waited_ms(),
          .head_start_ms = in.head_start_ms(),
          .promise_ms = in.promise_ms()};
}

}  // namespace

void to_record(const hall::TicketNumber& ticket, record::TicketNumber& out) {
  out.set_letter(ticket.letter);
  out.set_number(ticket.number);
}

hall::TicketNumber from_record(const record::TicketNumber& in) {
  return {.letter = in.letter(), .number = in.number()};
}

void to_record(const hall::CallReason& reason, record::CallReason& out) {
  out.set_rule(static_cast<record::CallRule>(reason.rule));
  put(reason.winner, *out.mutable_winner());
  if (reason.runner_up != hall::Figures{}) put(reason.runner_up, *out.mutable_runner_up());
  out.set_lines_compared(reason.lines_compared);
  out.set_because(reason.because);
}

tl::expected<hall::CallReason, std::string> from_record(const record::CallReason& in) {
  if (in.rule() == record::CALL_RULE_NOT_SAID || !record::CallRule_IsValid(in.rule())) {
    return tl::unexpected(fmt::format("a call was made by the unknown rule {}", static_cast<int>(in.rule())));
  }
  hall::CallReason reason;
  reason.rule = static_cast<hall::CallRule>(in.rule());
  reason.winner = get(in.winner());
  if (in.has_runner_up()) reason.runner_up = get(in.runner_up());
  reason.lines_compared = in.lines_compared();
  reason.because = in.because();
  return reason;
}

void to_record(const hall::DayPlan& plan, record::DayPlan& out) {
  out.set_midday_ms(plan.midday_ms);
  for (const auto& span : plan.open) {
    auto& one = *out.add_open();
    one.set_from_ms(span.from_ms);
    one.set_to_ms(span.to_ms);
  }
  out.set_cut_off_ms(plan.cut_off_ms);
  out.set_tickets_in_breaks(plan.tickets_in_breaks);
  out.set_closed(plan.closed);
  out.set_day_profile(plan.day_profile);
}

hall::DayPlan from_record(const record::DayPlan& in) {
  hall::DayPlan plan;
  plan.midday_ms = in.midday_ms();
  for (const auto& span : in.open()) plan.open.push_back({span.from_ms(), span.to_ms()});
  plan.cut_off_ms = in.cut_off_ms();
  plan.tickets_in_breaks = in.tickets_in_breaks();
  plan.closed = in.closed();
  plan.day_profile = in.day_profile();
  return plan;
}

}  // namespace motcua::journal
