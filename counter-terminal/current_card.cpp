#include "counter-terminal/current_card.h"

#include <algorithm>

#include <fmt/format.h>

#include "counter-terminal/said.h"
#include "ui/text/words.h"

namespace motcua::terminal {
namespace {

// So long before a call counts as missed the card says so aloud.
constexpr std::int64_t kNoShowSoonMs = 30'000;
constexpr std::uint64_t kMinuteMs = 60'000;
constexpr std::uint64_t kLongSeconds = 120;

template <class Range>
const protocol::Text* name_of(const Range& things, const std::string& key) {
  for (const auto& each : things) {
    if (each.key() == key) return &each.name();
  }
  return nullptr;
}

std::string service_name(const Input& input, const std::string& key) {
  const auto* name = name_of(input.view->staff().services(), key);
  return name == nullptr ? key : text::name_in(*name, input.words);
}

// The first class of a site is its ordinary one.
std::string class_of(const Input& input, const protocol::Ticket& ticket) {
  const auto& classes = input.view->staff().classes();
  if (classes.empty() || ticket.priority_class().empty() || ticket.priority_class() == classes.Get(0).key()) return "";
  const auto* name = name_of(classes, ticket.priority_class());
  return name == nullptr ? ticket.priority_class() : text::name_in(*name, input.words);
}

void add_tags(const Input& input, const protocol::CurrentTicket& current, Current& card) {
  const auto& ticket = current.ticket();
  const auto add = [&](std::string words, Tone tone) {
    if (!words.empty()) card.tags.push_back({std::move(words), tone});
  };
  if (ticket.approach()) add(input.words.get("terminal.approach"), Tone::kBad);
  add(class_of(input, ticket), Tone::kWarn);
  add(appointment_words(ticket, input.words), Tone::kQuiet);
  if (ticket.dossiers() > 1) add(input.words.count("terminal.dossiers", ticket.dossiers()), Tone::kQuiet);
}

void add_promise(const Input& input, const protocol::CallReason& reason, Current& card) {
  if (reason.promise_ms() == 0) return;
  card.waited_tone = tone_of_share(static_cast<std::int64_t>(reason.waited_ms() * 100 / reason.promise_ms()));
  const bool late = card.waited_tone == Tone::kBad;
  const char* key = late                              ? "terminal.waited_past"
                    : card.waited_tone == Tone::kWarn ? "terminal.waited_near"
                                                      : "terminal.waited";
  card.waited = input.words.format(key, {{"waited", waited_minutes(reason.waited_ms(), input.words)},
                                         {"minutes", std::to_string(reason.waited_ms() / kMinuteMs)},
                                         {"promise", std::to_string(reason.promise_ms() / kMinuteMs)}});
}

void add_then(const Input& input, const protocol::Ticket& ticket, Current& card) {
  std::string names;
  for (const auto& key : ticket.then()) names += (names.empty() ? "" : " \u2192 ") + service_name(input, key);
  if (ticket.leg() > 1) card.then = input.words.format("terminal.leg", {{"leg", std::to_string(ticket.leg())}});
  if (names.empty()) return;
  card.then += (card.then.empty() ? "" : " · ") + input.words.format("terminal.then", {{"services", names}});
}

// How long the service should take at most.
void add_limit(const Input& input, const protocol::CurrentTicket& current, Model& model) {
  if (current.long_from_ms() == 0 || current.long_after_ms() == 0) return;
  const auto limit_ms = static_cast<std::int64_t>(current.long_after_ms());
  const auto left_ms = static_cast<std::int64_t>(current.long_from_ms()) - input.link.hall_now_ms;
  Current& card = model.current;
  if (left_ms <= 0) {
    card.alert = input.words.get("terminal.long_service");
    card.alert_tone = model.timer_tone = Tone::kBad;
  } else if (const auto used_ms = limit_ms - left_ms; tone_of_share(used_ms * 100 / limit_ms) == Tone::kWarn) {
    card.alert = input.words.format("terminal.long_service_near",
                                    {{"minutes", std::to_string(used_ms / static_cast<std::int64_t>(kMinuteMs))},
                                     {"limit", std::to_string(limit_ms / static_cast<std::int64_t>(kMinuteMs))}});
    card.alert_tone = model.timer_tone = Tone::kWarn;
  }
}

// So many seconds, or minutes when it is long; not as a clock shows it, lest it be read as a time of day.
std::string time_left(std::int64_t left_ms, const text::Catalogue& words) {
  const auto seconds = static_cast<std::uint64_t>(std::max<std::int64_t>(left_ms, 0)) / 1000;
  if (seconds < kLongSeconds) return words.count("terminal.seconds", seconds);
  return words.count("terminal.minutes", (seconds + 59) / 60);
}

// What comes by itself while the citizen is awaited.
void add_countdown(const Input& input, const protocol::CurrentTicket& current, Model& model) {
  Current& card = model.current;
  const auto left = [&](std::uint64_t at_ms) {
    return time_left(static_cast<std::int64_t>(at_ms) - input.link.hall_now_ms, input.words);
  };
  if (current.recall_at_ms() != 0) {
    card.countdown = input.words.format("terminal.recall_in", {{"left", left(current.recall_at_ms())}});
  } else if (current.no_show_at_ms() != 0) {
    card.countdown = input.words.format("terminal.no_show_in", {{"left", left(current.no_show_at_ms())}});
    if (static_cast<std::int64_t>(current.no_show_at_ms()) - input.link.hall_now_ms > kNoShowSoonMs) return;
    const auto start = make_button(input, Key::kStart, "start", "start");
    card.alert = input.words.format("terminal.no_show_soon", {{"key", start.key_name}});
    card.alert_tone = model.timer_tone = Tone::kWarn;
  }
}

}  // namespace

std::int64_t taken_up_ms(const protocol::CounterView& counter) {
  const auto& current = counter.current();
  return static_cast<std::int64_t>(current.parked_ms() != 0 ? counter.state_since_ms() : current.called_ms());
}

void add_current(const Input& input, const protocol::CounterView& counter, Model& model) {
  const auto& current = counter.current();
  Current& card = model.current;
  card.number = current.ticket().number();
  add_tags(input, current, card);
  card.service = service_name(input, current.ticket().service());
  // One that the site no longer has is known by its code alone.
  const std::string& name = current.procedure_name();
  const std::string& procedure = name.empty() ? current.ticket().procedure() : name;
  if (!procedure.empty()) card.service += fmt::format(" · {}", procedure);
  model.timer = text::duration(input.link.hall_now_ms - taken_up_ms(counter));
  add_promise(input, current.reason(), card);
  add_then(input, current.ticket(), card);
  add_limit(input, current, model);
  if (current.recalls() > 0) {
    card.recalled = input.words.format("terminal.recalled", {{"recalls", std::to_string(current.recalls())},
                                                             {"recalls_max", std::to_string(current.recalls_max())}});
  }
  if (current.started_ms() != 0) return;
  add_countdown(input, current, model);
  card.small_buttons.push_back(make_button(input, Key::kStart, "start", "start"));
  if (input.controller.allowed(Key::kUndo))
    card.small_buttons.push_back(make_button(input, Key::kUndo, "undo", "undo"));
}

}  // namespace motcua::terminal
