#include "counter-terminal/next_list.h"

#include <algorithm>

#include <fmt/format.h>

#include "counter-terminal/said.h"
#include "ui/text/words.h"

namespace motcua::terminal {
namespace {

constexpr std::uint64_t kMinuteMs = 60'000;

struct Figures {
  std::uint64_t waited_ms = 0;
  std::uint64_t head_start_ms = 0;
  std::uint64_t promise_ms = 0;
};

std::int64_t percent_of(const Figures& of) {
  return of.promise_ms == 0 ? 0 : static_cast<std::int64_t>((of.waited_ms + of.head_start_ms) * 100 / of.promise_ms);
}

Figures of_ticket(const protocol::CallReason& reason) {
  return {reason.waited_ms(), reason.head_start_ms(), reason.promise_ms()};
}

Figures of_runner_up(const protocol::CallReason& reason) {
  return {reason.runner_up_waited_ms(), reason.runner_up_head_start_ms(), reason.runner_up_promise_ms()};
}

std::string figures(const Figures& of, const text::Catalogue& words) {
  const char* key = of.head_start_ms == 0 ? "terminal.explain.figures" : "terminal.explain.figures_head_start";
  return words.format(key, {{"waited", waited_minutes(of.waited_ms, words)},
                            {"head_start", std::to_string(of.head_start_ms / kMinuteMs)},
                            {"percent", std::to_string(percent_of(of))},
                            {"promise", std::to_string(of.promise_ms / kMinuteMs)}});
}

std::string sentence_key(const protocol::CallReason& reason) {
  const bool alone = reason.runner_up().empty();
  if (reason.rule() == protocol::CHOSEN) return alone ? "terminal.explain.chosen_alone" : "terminal.explain.chosen";
  switch (reason.rule()) {
    case protocol::LARGEST_SHARE:
      return alone ? "terminal.explain.alone" : "terminal.explain.share";
    case protocol::LEGAL_PRIORITY:
      return alone ? "terminal.explain.alone" : "terminal.explain.priority";
    case protocol::TURN_OF_OTHERS:
      return alone ? "terminal.explain.alone" : "terminal.explain.turn_of_others";
    case protocol::ORDER_OF_PROFILE:
      return alone ? "terminal.explain.alone" : "terminal.explain.order_of_profile";
    default:
      return "";
  }
}

// The waits of a picture go on while it is shown.
std::uint64_t as_of_now(std::uint64_t waited_ms, std::int64_t more_ms) {
  return static_cast<std::uint64_t>(std::max<std::int64_t>(0, static_cast<std::int64_t>(waited_ms) + more_ms));
}

protocol::CallReason as_of_now(protocol::CallReason reason, std::int64_t more_ms) {
  reason.set_waited_ms(as_of_now(reason.waited_ms(), more_ms));
  reason.set_runner_up_waited_ms(as_of_now(reason.runner_up_waited_ms(), more_ms));
  return reason;
}

// What puts it where it is, beside its share of the promise; empty: nothing.
std::string place_words(const Input& input, const protocol::Ticket& ticket, const protocol::CallReason& reason) {
  if (!ticket.appointment().empty()) return appointment_words(ticket, input.words);
  if (reason.rule() == protocol::TURN_OF_OTHERS) return input.words.get("terminal.why.turn_of_others");
  if (reason.rule() == protocol::ORDER_OF_PROFILE) return input.words.get("terminal.why.order_of_profile");
  return reason.rule() == protocol::CHOSEN ? input.words.get("terminal.why.chosen") : "";
}

// One short phrase for the list. Of a promise that is nearly used or past it says so first: the rest may be cut.
std::string why(const Input& input, const protocol::Ticket& ticket, const protocol::CallReason& reason, Tone tone) {
  const bool priority = ticket.appointment().empty() && reason.rule() == protocol::LEGAL_PRIORITY;
  std::string place = place_words(input, ticket, reason);
  const auto share = [&](const char* key) {
    return input.words.format(key, {{"percent", std::to_string(percent_of(of_ticket(reason)))}});
  };
  if (tone == Tone::kQuiet) {
    if (priority) return input.words.get("terminal.why.priority");
    return !place.empty() || reason.promise_ms() == 0 ? place : share("terminal.why.share");
  }
  if (priority) place = input.words.get("terminal.why.priority_too");
  return share(tone == Tone::kBad ? "terminal.why.past" : "terminal.why.near") + (place.empty() ? "" : " · " + place);
}

// Why a ticket is called, in one sentence with the figures of both tickets.
std::string explain(const protocol::CallReason& reason, const std::string& ticket, const std::string& before,
                    const text::Catalogue& words) {
  std::string key = sentence_key(reason);
  if (key.empty()) return "";
  if (key == "terminal.explain.alone" && !before.empty()) key = "terminal.explain.last";
  return words.format(key, {{"ticket", ticket},
                            {"before", before},
                            {"other", reason.runner_up()},
                            {"reason", text::reason(reason.because(), words)},
                            {"figures", figures(of_ticket(reason), words)},
                            {"other_figures", figures(of_runner_up(reason), words)}});
}

}  // namespace

void add_next(const Input& input, const protocol::CounterView& counter, Model& model) {
  model.next_title = input.words.get("terminal.next_title");
  if (counter.waiting() == 0) {
    model.next_nobody = input.words.get("terminal.nobody_next");
  } else {
    model.next_count = input.words.count("terminal.waiting", counter.waiting());
  }
  const std::uint64_t explained = input.controller.explained(input.now_ms);
  const std::int64_t more_ms = waited_since_picture_ms(input);
  std::string before;  // who is called first, so that the reasons of the next one are about those behind
  for (const auto& next : counter.next()) {
    const auto reason = as_of_now(next.reason(), more_ms);
    const auto& ticket = next.ticket();
    const bool chosen = explained != 0 && ticket.visit() == explained;
    const Tone tone = tone_of_share(percent_of(of_ticket(reason)));
    model.next.push_back({ticket.number(), why(input, ticket, reason, tone),
                          waited_minutes(reason.waited_ms(), input.words), tone, chosen});
    if (chosen) model.explanation = explain(reason, ticket.number(), before, input.words);
    before = ticket.number();
  }
}

}  // namespace motcua::terminal
