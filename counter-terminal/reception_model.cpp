#include "counter-terminal/reception_model.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "counter-terminal/situation.h"
#include "ui/text/words.h"

namespace motcua::terminal {
namespace {

Button button_of(const ReceptionInput& input, Key key, std::string_view name) {
  Button button;
  button.key = key;
  button.label = input.words.get(fmt::format("reception.action.{}", name));
  button.key_name = key_name(input.moved_keys, input.words, "reception", name);
  button.enabled = input.controller.allowed(key);
  button.pressed = input.controller.command().pressed(input.now_ms) == key;
  return button;
}

// The picture has the tickets at counters, put aside, missed, and the first ones in line; of the others it has nothing.
std::string known_of(const ReceptionInput& input, const std::string& number) {
  if (number.empty()) return input.words.get("reception.hint");
  const auto is = [&](const protocol::Ticket& ticket) { return ticket.number() == number; };
  const auto at = [&](const char* key, std::uint32_t counter) {
    return input.words.format(key, {{"counter", std::to_string(counter)}});
  };
  const auto& staff = input.view->staff();
  bool waiting = false;
  for (const auto& counter : staff.counters()) {
    if (counter.has_current() && is(counter.current().ticket()))
      return at("reception.known.at_counter", counter.number());
    for (const auto& parked : counter.parked()) {
      if (is(parked.ticket())) return at("reception.known.parked", counter.number());
    }
    for (const auto& next : counter.next()) {
      if (!is(next.ticket())) continue;
      // The first in line for a counter that is closed may wait long.
      if (counter.state() != protocol::CLOSED) return at("reception.known.next", counter.number());
      waiting = true;
    }
  }
  if (waiting) return input.words.get("reception.known.waiting");
  for (const auto& missed : staff.missed()) {
    if (is(missed.ticket())) return at("reception.known.missed", missed.counter());
  }
  return input.words.get("reception.known.nothing");
}

template <class Range>
std::string name_in(const Range& things, const std::string& key, const text::Catalogue& words) {
  for (const auto& each : things) {
    if (each.key() == key) return text::name_in(each.name(), words);
  }
  return "";
}

// What the ticket is now.
std::string told_more(const ReceptionInput& input, const Told& told) {
  const auto& staff = input.view->staff();
  const auto& ticket = told.done.ticket();
  if (told.key == "reception.told.issued") return input.words.count("reception.before", told.done.waiting_before());
  if (told.key == "reception.told.upgraded") return name_in(staff.classes(), ticket.priority_class(), input.words);
  if (told.key != "reception.told.service") return "";
  std::string more = name_in(staff.services(), ticket.service(), input.words);
  if (ticket.dossiers() > 1) more += " · " + input.words.count("terminal.dossiers", ticket.dossiers());
  return more;
}

// Where the citizen's paper is.
std::string told_paper(const ReceptionInput& input, const Told& told) {
  if (!told.on_paper) return "";
  switch (told.paper) {
    case ui::PaperView::kPrinting:
      return input.words.get("reception.paper.printing");
    case ui::PaperView::kPrinted:
      return input.words.get(told.done.copy() ? "reception.paper.copy" : "reception.paper.printed");
    case ui::PaperView::kNotPrinted:
      return input.words.format("reception.paper.failed",
                                {{"key", key_name(input.moved_keys, input.words, "reception", "reprint")}});
    case ui::PaperView::kNone:
    case ui::PaperView::kNoPrinter:
      return input.words.get("reception.paper.by_hand");
  }
  return "";
}

void add_told(const ReceptionInput& input, const Told& told, ReceptionModel& model) {
  model.told = input.words.get(told.key);
  model.told_number = told.done.ticket().number();
  model.told_more = told_more(input, told);
  model.told_paper = told_paper(input, told);
  model.told_bad = told.on_paper && told.paper == ui::PaperView::kNotPrinted;
}

void add_services(const ReceptionInput& input, ReceptionModel& model) {
  std::uint32_t waiting = 0;
  for (const auto& service : input.view->staff().services()) {
    waiting += service.waiting();
    model.services.push_back(
        {service.letter(), text::name_in(service.name(), input.words),
         service.accepting() ? std::to_string(service.waiting()) : input.words.get("display.service_closed"),
         !service.accepting()});
  }
  model.services_title = input.words.get("reception.waiting_title");
  model.services_more = input.words.get("reception.services_more");
  model.services_count = input.words.count("terminal.waiting", waiting);
}

void add_help(const ReceptionInput& input, ReceptionModel& model) {
  constexpr std::array<std::pair<std::string_view, Key>, 10> kLines{{{"issue", Key::kIssue},
                                                                     {"upgrade", Key::kUpgrade},
                                                                     {"service", Key::kService},
                                                                     {"approach", Key::kApproach},
                                                                     {"cancel", Key::kCancel},
                                                                     {"reprint", Key::kReprint},
                                                                     {"back_in_line", Key::kBackInLine},
                                                                     {"sign_out", Key::kSignOut},
                                                                     {"language", Key::kLanguage},
                                                                     {"escape", Key::kNone}}};
  model.overlay.title = input.words.get("terminal.help.title");
  for (const auto& [line, key] : kLines) {
    const bool command = key != Key::kNone && key != Key::kLanguage;
    model.overlay.lines.push_back({key_name(input.moved_keys, input.words, "reception", line),
                                   input.words.get(fmt::format("reception.help.{}", line)), key, false, -1,
                                   command && !input.controller.allowed(key)});
  }
}

void add_all(const ReceptionInput& input, ReceptionModel& model) {
  const auto& controller = input.controller;
  if (controller.clerk() != 0) {
    model.who = input.words.format("terminal.clerk", {{"value", clerk_number(controller.clerk())}});
  }
  if (input.view->staff().training()) model.training = input.words.get("terminal.training");
  add_alerts(input.view->staff(), input.words, model);
  model.caption = input.words.get("reception.number");
  if (controller.told()) {
    add_told(input, *controller.told(), model);
  } else {
    model.number = controller.ticket();
    model.known = known_of(input, controller.ticket());
  }
  model.issue = button_of(input, Key::kIssue, "issue");
  model.buttons = {button_of(input, Key::kUpgrade, "upgrade"),   button_of(input, Key::kService, "service"),
                   button_of(input, Key::kApproach, "approach"), button_of(input, Key::kCancel, "cancel"),
                   button_of(input, Key::kReprint, "reprint"),   button_of(input, Key::kBackInLine, "back_in_line")};
  model.buttons[3].harmful = true;
  add_services(input, model);
  if (const Form* form = controller.form()) model.overlay = form_overlay(*form, input.words);
}

}  // namespace

ReceptionModel make_reception_model(const ReceptionInput& input) {
  ReceptionModel model;
  model.title = input.words.get("reception.title");
  model.stale = !input.link.fresh || input.view == nullptr || !input.view->has_staff();
  if (model.stale) {
    add_waiting_for_view(input.view != nullptr, {"reception.lost_issue", "reception.lost_tell"}, input.words, model);
  } else {
    add_all(input, model);
  }
  if (input.controller.help()) add_help(input, model);
  add_notice(input.controller.command(), input.now_ms, input.words, model);
  add_footer(input.link, input.words, model);
  return model;
}

std::int64_t next_change_ms(const ReceptionInput& input) {
  const std::int64_t next = input.controller.next_change_ms(input.now_ms);
  if (!input.link.fresh) return next;
  return std::min(next, input.now_ms + std::max<std::int64_t>(1, input.link.fresh_for_ms));
}

}  // namespace motcua::terminal
