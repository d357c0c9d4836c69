#include "counter-terminal/reception_forms.h"

#include <string_view>

#include "counter-terminal/forms.h"

namespace motcua::terminal {
namespace {

Setting approach_setting() {
  Setting setting;
  setting.kind = Setting::Kind::kChoice;
  setting.label = Said::words("reception.approach");
  setting.more = Key::kTab;
  setting.key_name = "terminal.key.tab";
  setting.max = 1;
  setting.wraps = true;
  setting.choices = {Said::words("reception.no"), Said::words("reception.yes")};
  return setting;
}

// The picture does not tell how many dossiers a ticket in line has: 0 leaves them as they are.
Setting other_dossiers_setting() {
  Setting setting = dossiers_setting(0);
  setting.min = 0;
  setting.zero = Said::words("reception.service.same_dossiers");
  return setting;
}

// One key, or those of a chain.
void set_services(protocol::IssueTicket& ticket, std::string_view keys) {
  const std::size_t first = keys.find(' ');
  ticket.set_service(std::string(keys.substr(0, first)));
  for (std::size_t at = first; at != std::string_view::npos;) {
    const std::size_t end = keys.find(' ', at + 1);
    ticket.add_then(std::string(keys.substr(at + 1, end == std::string_view::npos ? end : end - at - 1)));
    at = end;
  }
}

}  // namespace

// The services, then the chains.
Form issue_form(const Offers& offers) {
  std::vector<Option> services = offers.services;
  services.insert(services.end(), offers.chains.begin(), offers.chains.end());
  return {FormKind::kIssue,
          {list_step(Said::words("reception.issue.service"), std::move(services)),
           list_step(Said::words("reception.issue.class"), offers.classes)},
          {approach_setting(), dossiers_setting(1)}};
}

Form upgrade_form(const Offers& offers, const std::string& ticket) {
  // The first class is the ordinary one; what is wanted is mostly another.
  return {FormKind::kUpgrade,
          {list_step(Said::words("reception.upgrade.title", ticket), offers.classes, 1),
           reason_step(Said::words("reception.upgrade.reason"), {"seen", "papers"})}};
}

Form service_form(const Offers& offers, const std::string& ticket) {
  std::vector<Option> services{{"", Said::words("terminal.transfer.same_service"), "", false}};
  services.insert(services.end(), offers.services.begin(), offers.services.end());
  return {FormKind::kService,
          {list_step(Said::words("reception.service.title", ticket), std::move(services))},
          {other_dossiers_setting()}};
}

Form cancel_form(const std::string& ticket) {
  return {FormKind::kCancel, {cancel_step(ticket)}};
}

protocol::Command reception_command(const Form& form, const std::string& ticket) {
  protocol::Command command;
  switch (form.kind()) {
    case FormKind::kIssue:
      set_services(*command.mutable_issue_ticket(), form.value(0));
      command.mutable_issue_ticket()->set_priority_class(form.value(1));
      command.mutable_issue_ticket()->set_approach(form.setting(0).value == 1);
      command.mutable_issue_ticket()->set_dossiers(form.setting(1).value);
      break;
    case FormKind::kUpgrade:
      command.mutable_change_ticket()->set_ticket(ticket);
      command.mutable_change_ticket()->set_priority_class(form.value(0));
      command.mutable_change_ticket()->set_reason(form.value(1));
      break;
    case FormKind::kService:
      command.mutable_change_ticket()->set_ticket(ticket);
      command.mutable_change_ticket()->set_service(form.value(0));
      command.mutable_change_ticket()->set_dossiers(form.setting(0).value);
      break;
    case FormKind::kCancel:
      command.mutable_cancel_ticket()->set_ticket(ticket);
      break;
    default:
      return command_of(form, 0);  // signing in
  }
  return command;
}

Key key_of(FormKind kind) {
  switch (kind) {
    case FormKind::kIssue:
      return Key::kIssue;
    case FormKind::kUpgrade:
      return Key::kUpgrade;
    case FormKind::kService:
      return Key::kService;
    case FormKind::kCancel:
      return Key::kCancel;
    default:
      return Key::kSignOut;
  }
}

}  // namespace motcua::terminal
