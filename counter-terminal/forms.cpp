#include "counter-terminal/forms.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "counter-terminal/typed_text.h"

namespace motcua::terminal {
namespace {

using protocol::Command;

constexpr std::uint32_t kDossiersMax = 999;
constexpr std::array kPlaces{"terminal.transfer.as_configured", "terminal.transfer.by_time_waited",
                             "terminal.transfer.front", "terminal.transfer.back"};

Step line_step(Said title, bool masked = false) {
  Step step;
  step.title = std::move(title);
  step.masked = masked;
  return step;
}

Setting note_setting() {
  Setting setting;
  setting.kind = Setting::Kind::kLine;
  setting.label = Said::words("terminal.form.note");
  setting.more = Key::kNote;
  setting.key_name = "terminal.key.note";
  return setting;
}

Setting place_setting() {
  Setting setting;
  setting.kind = Setting::Kind::kChoice;
  setting.label = Said::words("terminal.transfer.place");
  setting.less = Key::kLeft;
  setting.more = Key::kRight;
  setting.key_name = "terminal.key.left_right";
  setting.max = kPlaces.size() - 1;
  setting.wraps = true;
  for (const char* place : kPlaces) setting.choices.push_back(Said::words(place));
  return setting;
}

// Where the citizen has to go next, beyond what the ticket says.
Setting then_setting(const std::vector<Option>& services) {
  Setting setting;
  setting.kind = Setting::Kind::kChoice;
  setting.label = Said::words("terminal.form.then");
  setting.less = Key::kLeft;
  setting.more = Key::kRight;
  setting.key_name = "terminal.key.left_right";
  setting.max = static_cast<std::uint32_t>(services.size());
  setting.wraps = true;
  setting.choices.push_back(Said::words("terminal.form.then_nothing"));
  setting.values.emplace_back();
  for (const Option& service : services) {
    setting.choices.push_back(service.label);
    setting.values.push_back(service.value);
  }
  return setting;
}

std::uint64_t number_in(std::string_view words) {
  std::uint64_t number = 0;
  std::from_chars(words.data(), words.data() + words.size(), number);
  return number;
}

Command finish(const Form& form, std::uint32_t counter) {
  Command command;
  auto& body = *command.mutable_finish();
  body.set_counter(counter);
  body.set_visit(form.visit());
  if (!form.step().options.empty()) body.set_outcome(form.value(0));
  for (const Setting& each : form.settings()) {
    if (each.kind == Setting::Kind::kNumber) body.set_dossiers(each.value);
    if (each.kind == Setting::Kind::kLine) body.set_note(each.text);
    if (each.kind == Setting::Kind::kChoice && each.value > 0) body.add_then(each.values.at(each.value));
  }
  return command;
}

Command transfer(const Form& form, std::uint32_t counter) {
  constexpr std::string_view kCounter = "counter ";
  constexpr std::string_view kClerk = "clerk ";
  Command command;
  auto& body = *command.mutable_transfer();
  body.set_counter(counter);
  body.set_visit(form.visit());
  body.set_service(form.value(0));
  const std::string to = form.value(1);
  if (to.starts_with(kCounter))
    body.set_to_counter(static_cast<std::uint32_t>(number_in(std::string_view(to).substr(kCounter.size()))));
  if (to.starts_with(kClerk))
    body.set_to_clerk(static_cast<std::uint32_t>(number_in(std::string_view(to).substr(kClerk.size()))));
  body.set_place(static_cast<protocol::TransferPlace>(form.setting(0).value));
  return command;
}

Command cancel_one(const Form& form) {
  Command command;
  auto& body = *command.mutable_cancel_ticket();
  if (form.typed(0)) {
    body.set_ticket(ticket_number(form.value(0)));
  } else {
    body.set_visit(number_in(form.value(0)));
  }
  return command;
}

}  // namespace

Step list_step(Said title, std::vector<Option> options, std::size_t selected) {
  Step step;
  step.title = std::move(title);
  step.options = std::move(options);
  step.selected = selected < step.options.size() ? selected : 0;
  return step;
}

Setting dossiers_setting(std::uint32_t dossiers) {
  Setting setting;
  setting.label = Said::words("terminal.form.dossiers");
  setting.less = Key::kMinus;
  setting.more = Key::kPlus;
  setting.key_name = "terminal.key.plus_minus";
  setting.value = dossiers;
  setting.min = 1;
  setting.max = std::max(dossiers, kDossiersMax);
  return setting;
}

Step reason_step(Said title, const std::vector<std::string>& reasons) {
  Step step;
  step.title = std::move(title);
  for (const std::string& each : reasons) {
    step.options.push_back({each, Said::words(fmt::format("reason.{}", each)), "", false});
  }
  step.options.push_back({"", Said::words("terminal.form.other_reason"), "", true});
  return step;
}

Form outcome_form(const Situation& situation) {
  std::vector<Setting> settings{dossiers_setting(std::max(situation.dossiers, 1u))};
  if (situation.can_send_on && !situation.offers.services.empty())
    settings.push_back(then_setting(situation.offers.services));
  settings.push_back(note_setting());
  std::vector<Option> outcomes = situation.offers.outcomes;
  if (outcomes.empty()) outcomes.push_back({"", Said::words("terminal.action.finish"), "", false});
  Form form(FormKind::kOutcome,
            {list_step(Said::words("terminal.picker.title", situation.ticket), std::move(outcomes),
                       situation.default_outcome)},
            std::move(settings));
  form.bind(situation.visit);
  return form;
}

Form transfer_form(const Situation& situation) {
  std::vector<Option> services = situation.offers.services;
  services.push_back({"", Said::words("terminal.transfer.same_service"), "", false});
  Form form(FormKind::kTransfer,
            {list_step(Said::words("terminal.transfer.title", situation.ticket), std::move(services)),
             list_step(Said::words("terminal.transfer.to", situation.ticket), situation.offers.receivers)},
            {place_setting()});
  form.bind(situation.visit);
  return form;
}

Form park_form(const Situation& situation) {
  Form form(FormKind::kPark, {reason_step(Said::words("terminal.park.title", situation.ticket),
                                          {"photocopy", "missing_paper", "approval"})});
  form.bind(situation.visit);
  return form;
}

Form break_form() {
  return {FormKind::kBreak, {reason_step(Said::words("terminal.break.title"), {"lunch", "meeting", "technical"})}};
}

Form resume_form(const Situation& situation) {
  return {FormKind::kResume, {list_step(Said::words("terminal.resume.title"), situation.offers.parked)}};
}

Form call_ticket_form() {
  return {FormKind::kCallTicket,
          {line_step(Said::words("terminal.call.title")),
           reason_step(Said::words("terminal.call.reason"), {"came_back", "condition", "mistake"})}};
}

Form reinstate_form(const Situation& situation) {
  return {FormKind::kReinstate, {list_step(Said::words("terminal.reinstate.title"), situation.offers.missed)}};
}

Form sign_in_form(bool required) {
  Form form(FormKind::kSignIn,
            {line_step(Said::words("terminal.sign_in.code")), line_step(Said::words("terminal.sign_in.pin"), true)});
  if (required) form.keep_open();
  return form;
}

Form close_form(const Situation& situation) {
  Step step =
      list_step(Said::words("terminal.close.title"), {{"release", Said::words("terminal.close.give_back"), "", false},
                                                      {"", Said::words("terminal.close.stay_open"), "", false}});
  step.note = Said::words("terminal.close.note", held_tickets(situation));
  Form form(FormKind::kClose, {std::move(step)});
  form.bind(situation.visit);
  return form;
}

Step cancel_step(const std::string& ticket) {
  Step step = list_step(Said::words("reception.cancel.title", ticket),
                        {{"yes", Said::words("reception.cancel.yes", ticket), "", false},
                         {"", Said::words("reception.cancel.no"), "", false}},
                        1);
  step.note = Said::words("reception.cancel.note");
  return step;
}

Form cancel_one_form(const Situation& situation, std::size_t selected) {
  const Said title = Said::words("terminal.cancel.title");
  std::vector<Option> parked = situation.offers.parked;
  Step which = line_step(title);
  if (!parked.empty()) {
    parked.push_back({"", Said::words("terminal.cancel.other"), "", true});
    which = list_step(title, std::move(parked), selected);
  }
  Step sure = cancel_step("");
  sure.names_ticket = true;
  return {FormKind::kCancelOne, {std::move(which), std::move(sure)}};
}

bool declined(const Form& form) {
  if (form.kind() == FormKind::kClose || form.kind() == FormKind::kCancel) return form.value(0).empty();
  return form.kind() == FormKind::kCancelOne && form.value(1).empty();
}

Command command_of(const Form& form, std::uint32_t counter) {
  Command command;
  switch (form.kind()) {
    case FormKind::kOutcome:
      return finish(form, counter);
    case FormKind::kTransfer:
      return transfer(form, counter);
    case FormKind::kPark:
      command.mutable_park()->set_counter(counter);
      command.mutable_park()->set_visit(form.visit());
      command.mutable_park()->set_reason(form.value(0));
      break;
    case FormKind::kBreak:
      command.mutable_take_break()->set_counter(counter);
      command.mutable_take_break()->set_reason(form.value(0));
      break;
    case FormKind::kResume:
      command.mutable_resume()->set_counter(counter);
      command.mutable_resume()->set_visit(number_in(form.value(0)));
      break;
    case FormKind::kCallTicket:
      command.mutable_call_ticket()->set_counter(counter);
      command.mutable_call_ticket()->set_ticket(ticket_number(form.value(0)));
      command.mutable_call_ticket()->set_reason(form.value(1));
      break;
    case FormKind::kReinstate:
      command.mutable_reinstate()->set_visit(number_in(form.value(0)));
      break;
    case FormKind::kSignIn:
      command.mutable_sign_in()->set_code(form.value(0));
      command.mutable_sign_in()->set_pin(form.value(1));
      command.mutable_sign_in()->set_counter(counter);
      break;
    case FormKind::kClose:
      command.mutable_close_counter()->set_counter(counter);
      command.mutable_close_counter()->set_release(true);
      break;
    case FormKind::kCancelOne:
      return cancel_one(form);
    default:
      break;  // the reception's
  }
  return command;
}

std::optional<std::size_t> retry_step(FormKind kind, protocol::RejectionCode code) {
  if (kind == FormKind::kSignIn) return code == protocol::WRONG_PIN || code == protocol::LOCKED ? 1 : 0;
  if (kind == FormKind::kOutcome && code == protocol::NOTE_IS_PERSONAL) return 0;
  if (code == protocol::TOO_MANY_DOSSIERS) return 0;
  const bool number = kind == FormKind::kCallTicket || kind == FormKind::kCancelOne;
  if (number && code != protocol::COUNTER_BUSY) return 0;
  return std::nullopt;
}

}  // namespace motcua::terminal
