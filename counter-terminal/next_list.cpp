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

std::string figures(const std::string& ticket, const Figures& of, const text::Catalogue& words) {
  const std::string key = of.head_start_ms == 0 ? "terminal.explain.figures" : "terminal.explain.figures_head_start";
  const auto used_ms = of.waited_ms + of.head_start_ms;
  return words.format(key, {{"ticket", ticket},
                            {"waited", text::duration(static_cast<std::int64_t>(of.waited_ms))},
                            {"head_start", std::to_string(of.head_start_ms / kMinuteMs)},
                            {"percent", std::to_string(of.promise_ms == 0 ? 0 : used_ms * 100 / of.promise_ms)},
                            {"promise", std::to_string(of.promise_ms / kMinuteMs)}});
}

std::string rule_key(protocol::CallRule rule) {
  switch (rule) {
    case protocol::LARGEST_SHARE:
      return "terminal.explain.share";
    case protocol::LEGAL_PRIORITY:
      return "terminal.explain.priority";
    case protocol::TURN_OF_OTHERS:
      return "terminal.explain.turn_of_others";
    case protocol::CHOSEN:
      return "terminal.explain.chosen";
    case protocol::ORDER_OF_PROFILE:
      return "terminal.explain.order_of_profile";
    default:
      return "";
  }
}

// One short phrase for the list.
std::string why(const Input& input, const protocol::NextTicket& next) {
  if (!next.ticket().appointment().empty()) return appointment_words(next.ticket(), input.words);
  const auto& reason = next.reason();
  if (reason.rule() == protocol::LEGAL_PRIORITY) return input.words.get("terminal.why.priority");
  if (reason.rule() == protocol::TURN_OF_OTHERS) return input.words.get("terminal.why.turn_of_others");
  if (reason.rule() == protocol::ORDER_OF_PROFILE) return input.words.get("terminal.why.order_of_profile");
  if (reason.rule() == protocol::CHOSEN) return input.words.get("terminal.why.chosen");
  const auto promise_ms = static_cast<std::int64_t>(reason.promise_ms());
  if (promise_ms <= 0) return "";
  const std::int64_t waited_ms = input.link.hall_now_ms - static_cast<std::int64_t>(next.waited_since_ms());
  const auto used_ms = std::max<std::int64_t>(0, waited_ms) + static_cast<std::int64_t>(reason.head_start_ms());
  return input.words.format("terminal.why.share", {{"percent", std::to_string(used_ms * 100 / promise_ms)}});
}

}  // namespace

std::string explain(const protocol::CallReason& reason, const std::string& ticket, const text::Catalogue& words) {
  const std::string key = rule_key(reason.rule());
  if (key.empty()) return "";
  const bool alone = reason.runner_up().empty();
  std::string out;
  if (!alone || reason.rule() == protocol::CHOSEN) {
    out =
        words.format(
            key, {{"ticket", ticket}, {"other", reason.runner_up()}, {"reason", say_reason(reason.because(), words)}}) +
        " ";
  }
  out += figures(ticket, {reason.waited_ms(), reason.head_start_ms(), reason.promise_ms()}, words) + " ";
  if (alone) return out + words.get("terminal.explain.alone");
  return out + figures(reason.runner_up(),
                       {reason.runner_up_waited_ms(), reason.runner_up_head_start_ms(), reason.runner_up_promise_ms()},
                       words);
}

void add_next(const Input& input, const protocol::CounterView& counter, Model& model) {
  model.next_title = input.words.get("terminal.next_title");
  model.next_count = input.words.count("terminal.waiting", counter.waiting());
  model.next_nobody = counter.waiting() == 0 ? input.words.get("terminal.nobody_next") : "";
  const std::uint64_t explained = input.controller.explained(input.now_ms);
  for (const auto& next : counter.next()) {
    const auto waited_ms = input.link.hall_now_ms - static_cast<std::int64_t>(next.waited_since_ms());
    const bool chosen = explained != 0 && next.ticket().visit() == explained;
    model.next.push_back({next.ticket().number(), why(input, next), text::duration(waited_ms), chosen});
    if (chosen) model.explanation = explain(next.reason(), next.ticket().number(), input.words);
  }
}

}  // namespace motcua::terminal
