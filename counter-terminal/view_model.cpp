#include "counter-terminal/view_model.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "counter-terminal/current_card.h"
#include "counter-terminal/next_list.h"
#include "counter-terminal/overlays.h"
#include "counter-terminal/situation.h"
#include "protocol/words.h"
#include "ui/text/words.h"

namespace motcua::terminal {
namespace {

// Times are shown in seconds; with a fast hall they run too fast to read anyway.
constexpr std::int64_t kShortestTickMs = 200;
constexpr std::uint64_t kMinuteMs = 60'000;
constexpr std::int64_t kNearPercent = 80;  // of a promise

Tone state_tone(protocol::CounterState state) {
  if (state == protocol::CALLING || state == protocol::ON_BREAK) return Tone::kWarn;
  return state == protocol::CLOSED || state == protocol::COUNTER_STATE_UNKNOWN ? Tone::kQuiet : Tone::kGood;
}

const char* primary_action(protocol::CounterState state) {
  if (state == protocol::IDLE || state == protocol::READY || state == protocol::ON_BREAK) return "next";
  return state == protocol::CALLING || state == protocol::SERVING ? "finish_next" : "open";
}

void add_buttons(const Input& input, protocol::CounterState state, Model& model) {
  model.primary = make_button(input, Key::kSpace, primary_action(state), "space");
  model.buttons = {
      make_button(input, Key::kRecall, "recall", "recall"),       make_button(input, Key::kFinish, "finish", "finish"),
      make_button(input, Key::kTransfer, "transfer", "transfer"), make_button(input, Key::kPark, "park", "park"),
      make_button(input, Key::kNoShow, "no_show", "no_show"),     make_button(input, Key::kBreak, "break", "break")};
  model.buttons[4].harmful = true;
}

std::string who_of(const Input& input, const protocol::CounterView& counter) {
  if (counter.clerk() == 0) return text::name_in(counter.profile_name(), input.words);
  return input.words.format("terminal.clerk", {{"value", clerk_number(counter.clerk())}});
}

void add_parked(const Input& input, const protocol::CounterView& counter, Model& model) {
  if (counter.parked().empty()) return;
  std::string numbers;
  for (const auto& each : counter.parked()) numbers += (numbers.empty() ? "" : " · ") + each.ticket().number();
  model.parked = make_button(input, Key::kResume, "resume", "resume");
  model.parked.label = input.words.format("terminal.parked", {{"tickets", numbers}});
}

std::string caption_of(const Input& input, const protocol::CounterView& counter) {
  if (counter.state() == protocol::READY) return "";  // the head says it, and the hint what comes
  const std::string caption = input.words.get(fmt::format("terminal.caption.{}", protocol::word_of(counter.state())));
  if (counter.state() != protocol::ON_BREAK || counter.break_reason().empty()) return caption;
  return fmt::format("{}: {}", caption, text::reason(counter.break_reason(), input.words));
}

void add_counter(const Input& input, const protocol::CounterView& counter, Model& model) {
  const auto state = protocol::word_of(counter.state());
  model.who = who_of(input, counter);
  model.state = input.words.get(fmt::format("terminal.state.{}", state));
  model.state_tone = state_tone(counter.state());
  model.caption = caption_of(input, counter);
  const std::string hint = fmt::format("terminal.hint.{}", state);
  if (input.words.has(hint)) {
    const auto key = [&](const char* name) { return key_name(input.moved_keys, input.words, "terminal", name); };
    model.hint = input.words.format(hint, {{"next", key("space")}, {"open", key("open")}});
  }
  if (counter.state() == protocol::ON_BREAK) {
    model.timer = text::duration(input.link.hall_now_ms - static_cast<std::int64_t>(counter.state_since_ms()));
  }
  if (counter.has_current()) add_current(input, counter, model);
  if (input.view->staff().training()) model.training = input.words.get("terminal.training");
  // Where there is a reception its people see to the devices.
  if (!input.view->staff().has_reception()) add_alerts(input.view->staff(), input.words, model);
  add_buttons(input, counter.state(), model);
  add_parked(input, counter, model);
  add_next(input, counter, model);
}

}  // namespace

Button make_button(const Input& input, Key key, std::string_view action, std::string_view key_name) {
  Button button;
  button.key = key;
  button.label = input.words.get(fmt::format("terminal.action.{}", action));
  button.key_name = terminal::key_name(input.moved_keys, input.words, "terminal", key_name);
  button.enabled = input.controller.allowed(key);
  button.pressed = input.controller.pressed(input.now_ms) == key;
  return button;
}

Tone tone_of_share(std::int64_t percent) {
  if (percent > 100) return Tone::kBad;
  return percent >= kNearPercent ? Tone::kWarn : Tone::kQuiet;
}

std::string waited_minutes(std::uint64_t waited_ms, const text::Catalogue& words) {
  return words.count("terminal.minutes", waited_ms / kMinuteMs);
}

std::int64_t waited_since_picture_ms(const Input& input) {
  const std::int64_t now_ms = input.link.hall_now_ms;
  const auto& open = input.view->staff().hours().open();
  for (int i = 1; i < open.size(); ++i) {
    const bool over = now_ms >= static_cast<std::int64_t>(open.Get(i - 1).to_ms());
    if (over && now_ms < static_cast<std::int64_t>(open.Get(i).from_ms())) return 0;
  }
  return now_ms - static_cast<std::int64_t>(input.view->head().hall_ms());
}

namespace {

// The time whose seconds are shown first: that of the current ticket, of the break, or of the next one in line.
std::optional<std::int64_t> anchor_ms(const Input& input, const protocol::CounterView& counter) {
  if (counter.has_current()) return taken_up_ms(counter);
  if (counter.state() == protocol::ON_BREAK) return static_cast<std::int64_t>(counter.state_since_ms());
  if (counter.next().empty()) return std::nullopt;
  return static_cast<std::int64_t>(input.view->head().hall_ms()) -
         static_cast<std::int64_t>(counter.next(0).reason().waited_ms());
}

std::int64_t into_second_ms(const Input& input, const protocol::CounterView& counter) {
  const auto anchor = anchor_ms(input, counter);
  return anchor ? std::max<std::int64_t>(0, input.link.hall_now_ms - *anchor) % 1000 : 0;
}

// Several times run, each with its own second. All of them turn with the first, so that one frame a second is enough.
Input at_whole_second(const Input& input) {
  Input whole = input;
  const auto* counter = find_counter(input.view, input.counter);
  if (counter != nullptr) whole.link.hall_now_ms -= into_second_ms(input, *counter);
  return whole;
}

}  // namespace

Model make_model(const Input& now) {
  const Input input = at_whole_second(now);
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
    add_waiting_for_view(input.view != nullptr, {"terminal.lost_serve", "terminal.lost_call", "terminal.lost_tell"},
                         input.words, model);
  }
  add_notice(input.controller.command(), input.now_ms, input.words, model);
  if (input.controller.mode() == Mode::kConfirmNoShow) {
    model.notice = input.words.format("terminal.message.confirm_no_show", {{"ticket", model.current.number}});
    model.notice_tone = Tone::kWarn;
  }
  add_overlay(input, model);
  add_footer(input.link, input.words, model);
  return model;
}

std::int64_t next_change_ms(const Input& input) {
  std::int64_t next = input.controller.next_change_ms(input.now_ms);
  const auto* counter = find_counter(input.view, input.counter);
  if (!input.link.fresh || counter == nullptr) return next;
  next = std::min(next, input.now_ms + std::max<std::int64_t>(1, input.link.fresh_for_ms));
  if (!anchor_ms(input, *counter)) return next;
  const std::int64_t speed = std::max<std::int64_t>(1, input.view->head().speed_permille());
  const std::int64_t tick_ms = (1000 - into_second_ms(input, *counter)) * 1000 / speed + 1;
  return std::min(next, input.now_ms + std::max(kShortestTickMs, tick_ms));
}

}  // namespace motcua::terminal
