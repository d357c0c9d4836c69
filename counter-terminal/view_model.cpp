#include "counter-terminal/view_model.h"

#include <algorithm>

#include <fmt/format.h>

#include "counter-terminal/overlays.h"
#include "protocol/words.h"
#include "ui/text/words.h"

namespace motcua::terminal {
namespace {

constexpr std::int64_t kMinuteMs = 60'000;
// Times are shown in seconds; with a fast hall they run too fast to read anyway.
constexpr std::int64_t kShortestTickMs = 200;

Tone state_tone(protocol::CounterState state) {
  if (state == protocol::CALLING) return Tone::kWarn;
  return state == protocol::CLOSED || state == protocol::COUNTER_STATE_UNKNOWN ? Tone::kQuiet : Tone::kGood;
}

template <class Range>
const protocol::Text* name_of(const Range& things, const std::string& key) {
  for (const auto& each : things) {
    if (each.key() == key) return &each.name();
  }
  return nullptr;
}

// The first class of a site is its ordinary one.
std::string tag_of(const Input& input, const protocol::Ticket& ticket) {
  const auto& classes = input.view->staff().classes();
  if (classes.empty() || ticket.priority_class().empty() || ticket.priority_class() == classes.Get(0).key()) return "";
  const auto* name = name_of(classes, ticket.priority_class());
  return name == nullptr ? ticket.priority_class() : text::name_in(*name, input.words);
}

std::string service_of(const Input& input, const protocol::Ticket& ticket) {
  const auto* name = name_of(input.view->staff().services(), ticket.service());
  std::string words = name == nullptr ? ticket.service() : text::name_in(*name, input.words);
  return ticket.procedure().empty() ? words : fmt::format("{} · {}", words, ticket.procedure());
}

void add_promise(const Input& input, const protocol::CallReason& reason, Model& model) {
  if (reason.promise_ms() == 0) return;
  const auto minutes = static_cast<std::int64_t>(reason.promise_ms()) / kMinuteMs;
  model.waited =
      input.words.format("terminal.waited", {{"waited", text::duration(static_cast<std::int64_t>(reason.waited_ms()))},
                                             {"promise", std::to_string(minutes)}});
  model.waited_tone = reason.waited_ms() > reason.promise_ms() ? Tone::kBad : Tone::kQuiet;
}

void add_current(const Input& input, const protocol::CurrentTicket& current, Model& model) {
  model.number = current.ticket().number();
  model.tag = tag_of(input, current.ticket());
  model.service = service_of(input, current.ticket());
  model.timer = text::duration(input.link.hall_now_ms - static_cast<std::int64_t>(current.called_ms()));
  add_promise(input, current.reason(), model);
  if (current.recalls() == 0) return;
  model.recalled = input.words.format("terminal.recalled", {{"recalls", std::to_string(current.recalls())},
                                                            {"recalls_max", std::to_string(current.recalls_max())}});
}

std::string why(const Input& input, const protocol::NextTicket& next) {
  if (next.reason().rule() == protocol::LEGAL_PRIORITY) return input.words.get("terminal.why.priority");
  if (next.reason().rule() == protocol::TURN_OF_OTHERS) return input.words.get("terminal.why.turn_of_others");
  const auto promise_ms = static_cast<std::int64_t>(next.reason().promise_ms());
  if (promise_ms <= 0) return "";
  const std::int64_t waited_ms = input.link.hall_now_ms - static_cast<std::int64_t>(next.waited_since_ms());
  const auto used_ms = std::max<std::int64_t>(0, waited_ms) + static_cast<std::int64_t>(next.reason().head_start_ms());
  return input.words.format("terminal.why.share", {{"percent", std::to_string(used_ms * 100 / promise_ms)}});
}

void add_next(const Input& input, const protocol::CounterView& counter, Model& model) {
  model.next_title = input.words.get("terminal.next_title");
  model.next_count = input.words.count("terminal.waiting", counter.waiting());
  model.next_nobody = counter.waiting() == 0 ? input.words.get("terminal.nobody_next") : "";
  for (const auto& next : counter.next()) {
    const auto waited_ms = input.link.hall_now_ms - static_cast<std::int64_t>(next.waited_since_ms());
    model.next.push_back({next.ticket().number(), why(input, next), text::duration(waited_ms)});
  }
}

Button make_button(const Input& input, Key key, std::string_view action, std::string_view key_name) {
  Button button;
  button.key = key;
  button.label = input.words.get(fmt::format("terminal.action.{}", action));
  button.key_name = input.words.get(fmt::format("terminal.key.{}", key_name));
  button.enabled = input.controller.allowed(key);
  button.pressed = input.controller.pressed(input.now_ms) == key;
  return button;
}

const char* primary_action(protocol::CounterState state) {
  if (state == protocol::IDLE) return "next";
  if (state == protocol::READY) return "ready";
  return state == protocol::CALLING || state == protocol::SERVING ? "finish_next" : "open";
}

void add_buttons(const Input& input, protocol::CounterState state, Model& model) {
  model.primary = make_button(input, Key::kSpace, primary_action(state), "space");
  model.buttons = {
      make_button(input, Key::kRecall, "recall", "recall"),   make_button(input, Key::kStart, "start", "start"),
      make_button(input, Key::kFinish, "finish", "finish"),   make_button(input, Key::kUndo, "undo", "undo"),
      make_button(input, Key::kNoShow, "no_show", "no_show"), make_button(input, Key::kClose, "close", "close")};
  model.buttons[4].harmful = true;
}

void add_counter(const Input& input, const protocol::CounterView& counter, Model& model) {
  const auto state = protocol::word_of(counter.state());
  model.who = text::name_in(counter.profile_name(), input.words);
  model.state = input.words.get(fmt::format("terminal.state.{}", state));
  model.state_tone = state_tone(counter.state());
  model.caption = input.words.get(fmt::format("terminal.caption.{}", state));
  const std::string hint = fmt::format("terminal.hint.{}", state);
  if (input.words.has(hint)) model.hint = input.words.get(hint);
  if (counter.has_current()) add_current(input, counter.current(), model);
  add_buttons(input, counter.state(), model);
  add_next(input, counter, model);
}

void add_notice(const Input& input, const std::string& ticket, Model& model) {
  if (const Notice* notice = input.controller.notice(input.now_ms)) {
    model.notice = input.words.get(notice->key);
    model.notice_tone = notice->tone;
  } else if (input.controller.slow(input.now_ms)) {
    model.notice = input.words.get("terminal.message.sending");
    model.notice_tone = Tone::kQuiet;
  }
  if (input.controller.mode() == Mode::kConfirmNoShow) {
    model.notice = input.words.format("terminal.message.confirm_no_show", {{"ticket", ticket}});
    model.notice_tone = Tone::kWarn;
  }
}

void add_footer(const Input& input, Model& model) {
  model.connected = input.link.connected && input.link.fresh;
  model.help = input.words.get("terminal.help_hint");
  if (!model.connected) {
    model.connection = input.link.trouble.empty()
                           ? input.words.get("connection.down")
                           : input.words.format("connection.refused", {{"why", input.link.trouble}});
    return;
  }
  const std::int64_t round_trip_ms = std::max<std::int64_t>(1, (input.link.round_trip_us + 500) / 1000);
  model.connection = input.words.format("connection.round_trip", {{"ms", std::to_string(round_trip_ms)}});
}

}  // namespace

Model make_model(const Input& input) {
  Model model;
  const std::string number = std::to_string(input.counter);
  model.title = input.words.format("terminal.counter", {{"counter", number}});
  const auto* counter = find_counter(input.view, input.counter);
  model.stale = !input.link.fresh || counter == nullptr;
  if (!model.stale) {
    add_counter(input, *counter, model);
  } else if (input.link.fresh && input.view != nullptr) {
    model.stale_title = input.words.format("terminal.unknown_counter", {{"counter", number}});
    model.stale_hint = input.words.get("terminal.unknown_counter_hint");
  } else {
    model.stale_title = input.words.get("terminal.waiting_for_view");
    model.stale_hint = input.words.get("terminal.waiting_for_view_hint");
  }
  add_notice(input, model.number, model);
  add_overlay(input, model);
  add_footer(input, model);
  return model;
}

std::int64_t next_change_ms(const Input& input) {
  std::int64_t next = input.controller.next_change_ms(input.now_ms);
  const auto* counter = find_counter(input.view, input.counter);
  if (!input.link.fresh || counter == nullptr) return next;
  next = std::min(next, input.now_ms + std::max<std::int64_t>(1, input.link.fresh_for_ms));
  if (!counter->has_current() && counter->next().empty()) return next;
  const std::int64_t speed = std::max<std::int64_t>(1, input.view->head().speed_permille());
  // Several times run, each with its own second: one of them turns at the latest then.
  const std::int64_t anchor_ms = counter->has_current() ? static_cast<std::int64_t>(counter->current().called_ms())
                                                        : static_cast<std::int64_t>(counter->next(0).waited_since_ms());
  const std::int64_t into_second_ms = std::max<std::int64_t>(0, input.link.hall_now_ms - anchor_ms) % 1000;
  const std::int64_t tick_ms = (1000 - into_second_ms) * 1000 / speed + 1;
  return std::min(next, input.now_ms + std::max(kShortestTickMs, tick_ms));
}

}  // namespace motcua::terminal
