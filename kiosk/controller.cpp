#include "kiosk/controller.h"

#include <algorithm>
#include <utility>

#include "ui/model/tap_guard.h"

namespace motcua::kiosk {
namespace {

using Kind = Touch::Kind;

}  // namespace

void Controller::see(Offer offer, std::int64_t now_ms) {
  offer_ = std::move(offer);
  const std::size_t pages = (offer_.cards() + kCardsPerPage - 1) / kCardsPerPage;
  services_page_ = std::min(services_page_, pages == 0 ? 0 : pages - 1);
  if (showing_result() && now_ms - result_ms_ >= result_stays_ms()) start_over();
  if (idle_runs() && now_ms - touched_ms_ >= kIdleMs) start_over();
  if (now_ms - help_ms_ >= kHelpMs) help_ = false;
}

void Controller::hold(SharedProcedures procedures, bool preparing) {
  finder_.hold(std::move(procedures), preparing);
  if (page_ == Page::kSearch && !finder_.usable()) page_ = Page::kServices;
}

Controller::Reply Controller::touch(Touch touch, std::int64_t now_ms) {
  touched_ms_ = now_ms;
  if (touch_any_page(touch, now_ms) || page_ == Page::kSending) return std::nullopt;
  if (showing_result() && now_ms - result_ms_ < result_held_ms() && touch.kind != Kind::kPrintAgain) {
    return std::nullopt;
  }
  if (touch.kind == Kind::kPrintAgain && page_ == Page::kTicket) {
    print_again_ = can_print_again();
    return std::nullopt;
  }
  // Until it is known whether there is a paper, the number is all that the citizen has.
  if (showing_result() && paper_ == ui::PaperView::kPrinting) return std::nullopt;
  if (showing_result()) {
    const std::size_t language = language_;
    start_over();
    language_ = language;  // whoever touches on is still there
    return std::nullopt;
  }
  if (with_staff()) {
    touch_staff(touch, now_ms);
    return std::nullopt;
  }
  if (!available()) return std::nullopt;
  // The button that asked was where the one is that does it.
  if (touch.kind == Kind::kGiveBackSure && now_ms - asked_ms_ < kBounceMs) return std::nullopt;
  if (touch.kind == Kind::kBack) back();
  if (touch.kind == Kind::kNextPage || touch.kind == Kind::kPreviousPage) turn(touch.kind);
  return touch_here(touch);
}

// True: that is all the touch does.
bool Controller::touch_any_page(const Touch& touch, std::int64_t now_ms) {
  if (touch.kind == Kind::kLanguage) {
    language_ = touch.index;
  } else if (touch.kind == Kind::kHelp) {
    if (help_ && now_ms - help_ms_ < ui::kSecondTapMs) return true;  // touched twice: it was meant once
    help_ = !help_;
    help_ms_ = now_ms;
  } else if (touch.kind == Kind::kKnock && desk_.knock(now_ms) && page_ != Page::kSending && !showing_result()) {
    page_ = Page::kStaffCode;
  } else {
    return false;
  }
  return true;
}

void Controller::touch_staff(const Touch& touch, std::int64_t now_ms) {
  const auto kind = touch.kind;
  if (kind == Kind::kBack) return start_over();
  if (page_ == Page::kStaffCode) {
    if (kind == Kind::kStaffEnter && desk_.enter(now_ms)) page_ = Page::kStaff;
    return key(touch, true);
  }
  if (kind == Kind::kTestPrint) test_print_ = printer_ == ui::PrinterView::kReady;
  if (kind == Kind::kOutOfService) out_of_service_ = !out_of_service_;
}

Controller::Reply Controller::touch_here(const Touch& touch) {
  const bool may_choose_class = page_ == Page::kServices || page_ == Page::kProcedure;
  if (touch.kind == Kind::kPriority && may_choose_class && has_classes()) {
    before_classes_ = page_;
    page_ = Page::kClasses;
    return std::nullopt;
  }
  if (page_ == Page::kServices) return touch_start(touch);
  if (page_ == Page::kProcedure) return touch_procedure(touch);
  if (page_ == Page::kAppointment && touch.kind == Kind::kCheckIn) return check_in(code_.text());
  if (page_ == Page::kGiveBack && touch.kind == Kind::kGiveBackRead) ask_to_give_back();
  if (page_ == Page::kGiveBackSure && touch.kind == Kind::kGiveBackSure) return give_back_now();
  if (page_ == Page::kClasses && touch.kind == Kind::kClass) choose_class(touch.index);
  if (page_ == Page::kSearch && touch.kind == Kind::kFoundTicket) show_ticket(finder_.text());
  if (page_ == Page::kSearch && touch.kind == Kind::kRow) {
    open_row(touch.index);
  } else {
    key(touch, true);
  }
  return std::nullopt;
}

Controller::Reply Controller::touch_start(const Touch& touch) {
  const auto& [kind, index] = touch;
  if (kind == Kind::kSearch && finder_.usable()) page_ = Page::kSearch;
  if (kind == Kind::kAppointment && has_appointments()) page_ = Page::kAppointment;
  if (kind == Kind::kGiveBack && give_back_.offered()) page_ = Page::kGiveBack;
  protocol::IssueTicket ticket;
  if (kind == Kind::kService && index < offer_.services.size() && offer_.services[index].accepting) {
    ticket.set_service(offer_.services[index].key);
    return issue(std::move(ticket));
  }
  if (kind == Kind::kChain && index < offer_.chains.size() && offer_.chains[index].accepting) {
    const auto& services = offer_.chains[index].services;
    ticket.set_service(services.front());
    ticket.mutable_then()->Assign(services.begin() + 1, services.end());
    return issue(std::move(ticket));
  }
  return std::nullopt;
}

Controller::Reply Controller::touch_procedure(const Touch& touch) {
  if (touch.kind == Kind::kFewerDossiers) dossiers_ = std::max(dossiers_ - 1, 1u);
  if (touch.kind == Kind::kMoreDossiers) dossiers_ = std::min(dossiers_ + 1, kDossiersMax);
  if (touch.kind != Kind::kIssue || !can_issue()) return std::nullopt;
  protocol::IssueTicket ticket;
  ticket.set_service(procedure_.service());
  ticket.set_procedure(procedure_.code());
  ticket.set_dossiers(dossiers_);
  return issue(std::move(ticket));
}

void Controller::choose_class(std::size_t index) {
  if (index >= offer_.classes.size()) return;
  class_ = offer_.classes[index];
  services_page_ = 0;
  page_ = before_classes_;
}

// A keyboard of its own, or a scanner that is one, writes what it writes.
void Controller::key(const Touch& touch, bool on_screen) {
  const auto character = static_cast<char32_t>(touch.index);
  if (page_ == Page::kStaffCode) {
    if (touch.kind == Kind::kKey) desk_.type(character);
    if (touch.kind == Kind::kErase) desk_.erase();
    if (touch.kind == Kind::kClear) desk_.leave();
  }
  if (page_ == Page::kSearch) {
    if (touch.kind == Kind::kKey) on_screen&& telex_ ? finder_.type_telex(character) : finder_.type(character);
    if (touch.kind == Kind::kErase) finder_.erase();
    if (touch.kind == Kind::kClear) finder_.clear();
  }
  if (page_ == Page::kAppointment) {
    if (touch.kind == Kind::kKey) code_.type(character);
    if (touch.kind == Kind::kErase) code_.erase();
    if (touch.kind == Kind::kClear) code_.clear();
  }
  if (page_ == Page::kGiveBack) {
    if (touch.kind == Kind::kKey) give_back_.type(character);
    if (touch.kind == Kind::kErase) give_back_.erase();
    if (touch.kind == Kind::kClear) give_back_.clear();
  }
}

void Controller::open_row(std::size_t row) {
  const auto position = finder_.choose(row);
  if (!position) return;
  procedure_ = finder_.procedures()->at(*position);
  dossiers_ = 1;
  page_ = Page::kProcedure;
}

// One step: from a procedure to what was found, from there to wider and wider, then to the start.
void Controller::back() {
  if (page_ == Page::kProcedure && finder_.usable()) {
    page_ = Page::kSearch;
  } else if (page_ == Page::kClasses) {
    page_ = before_classes_;
    class_.clear();
  } else if (page_ == Page::kGiveBackSure && !give_back_.was_found()) {
    page_ = Page::kGiveBack;
  } else if (page_ == Page::kSearch && finder_.widen()) {
    // Still searching.
  } else {
    finder_.reset();
    code_.clear();
    give_back_.leave();
    if (page_ == Page::kServices) class_.clear();
    procedure_.Clear();
    page_ = Page::kServices;
  }
}

void Controller::turn(Touch::Kind kind) {
  const bool forward = kind == Kind::kNextPage;
  if (page_ == Page::kSearch) return forward ? finder_.next_page() : finder_.previous_page();
  if (page_ != Page::kServices) return;
  const std::size_t first_of_next = (services_page_ + 1) * kCardsPerPage;
  if (forward && first_of_next < offer_.cards()) ++services_page_;
  if (!forward && services_page_ > 0) --services_page_;
}

bool Controller::ready_to_type(std::int64_t now_ms) {
  if (page_ == Page::kSending || with_staff() || !available()) return false;
  touched_ms_ = now_ms;
  if (page_ == Page::kServices && finder_.usable()) page_ = Page::kSearch;
  if (page_ == Page::kServices && has_appointments()) page_ = Page::kAppointment;
  if (page_ == Page::kServices && give_back_.offered()) page_ = Page::kGiveBack;
  return page_ == Page::kSearch || page_ == Page::kAppointment || page_ == Page::kGiveBack;
}

// A scanner reads what is still held under it once more, and shall not take away the number that it has brought. True:
// what was typed is kept until it is known what it is.
bool Controller::hold_scan(char32_t character, std::int64_t now_ms) {
  if (!showing_result()) return false;
  const bool burst = scanned_.empty() || now_ms - scanned_ms_ <= kBurstMs;
  scanned_ms_ = now_ms;
  scanned_ += character;
  if (burst || now_ms - result_ms_ < result_held_ms() || paper_ == ui::PaperView::kPrinting) return true;
  // The next one types already.
  const std::u32string typed = std::exchange(scanned_, {});
  start_over();
  for (const char32_t each : typed) type(each, now_ms);
  return true;
}

Controller::Reply Controller::enter_scan(std::int64_t now_ms) {
  const std::u32string typed = std::exchange(scanned_, {});
  TextEntry code{kScannedMax};
  for (const char32_t each : typed) code.type(each);
  if (typed.empty() || code.text() == scanned_before_ || paper_ == ui::PaperView::kPrinting) return std::nullopt;
  start_over();
  for (const char32_t each : typed) type(each, now_ms);
  return enter(now_ms);
}

void Controller::type(char32_t character, std::int64_t now_ms) {
  if (hold_scan(character, now_ms)) return;
  if (page_ == Page::kStaffCode) touched_ms_ = now_ms;
  if (page_ == Page::kStaffCode || ready_to_type(now_ms)) key({Kind::kKey, static_cast<std::size_t>(character)}, false);
}

void Controller::erase(std::int64_t now_ms) {
  touched_ms_ = now_ms;
  key({Kind::kErase, 0}, false);
}

Controller::Reply Controller::enter(std::int64_t now_ms) {
  if (showing_result()) return enter_scan(now_ms);
  touched_ms_ = now_ms;
  if (page_ == Page::kStaffCode) touch_staff({Kind::kStaffEnter, 0}, now_ms);
  if (!available()) return std::nullopt;
  if (page_ == Page::kAppointment) return check_in(code_.text());
  // But only a finger gives it back: a scanner reads what is still held under it once more.
  if (page_ == Page::kGiveBack) ask_to_give_back();
  if (page_ != Page::kSearch) return std::nullopt;
  // Somebody held the paper under the scanner without touching anything before.
  if (finder_.is_unknown_code()) return check_in(finder_.text());
  if (!finder_.text().empty()) open_row(0);
  return std::nullopt;
}

Controller::Reply Controller::issue(protocol::IssueTicket ticket) {
  page_ = Page::kSending;
  when_done_ = Page::kTicket;
  ticket.set_priority_class(class_);
  protocol::Command command;
  *command.mutable_issue_ticket() = std::move(ticket);
  return command;
}

// A ticket's page, or a number where it cannot be the code of an appointment.
Controller::Reply Controller::check_in(const std::string& code) {
  const auto end = code.find_last_not_of(' ');
  if (end == std::string::npos) return std::nullopt;
  const bool address = code.find('/') != std::string::npos;
  if ((address || !has_appointments()) && show_ticket(code)) return std::nullopt;
  page_ = Page::kSending;
  when_done_ = Page::kTicket;
  scanned_before_ = code.substr(0, end + 1);
  protocol::Command command;
  command.mutable_check_in()->set_code(scanned_before_);
  return command;
}

// Somebody holds a ticket under the scanner, and is asked whether it shall be given back.
bool Controller::show_ticket(std::string_view text) {
  if (!give_back_.find(text)) return false;
  scanned_before_ = std::string(text);
  page_ = Page::kGiveBackSure;
  asked_ms_ = touched_ms_;
  return true;
}

void Controller::ask_to_give_back() {
  if (!give_back_.read()) return;
  page_ = Page::kGiveBackSure;
  asked_ms_ = touched_ms_;
}

Controller::Reply Controller::give_back_now() {
  page_ = Page::kSending;
  when_done_ = Page::kGivenBack;
  if (!give_back_.was_found()) scanned_before_ = give_back_.text();
  return give_back_.command();
}

void Controller::answered(const ui::CommandResult& result, std::int64_t now_ms) {
  if (page_ != Page::kSending) return;
  result_ms_ = now_ms;
  result_ = result;
  page_ = result.kind == ui::CommandResult::Kind::kDone ? when_done_ : Page::kFailed;
  // No appointment is called like that: then it may be a ticket's number.
  const bool unknown =
      result.kind == ui::CommandResult::Kind::kRejected && result.rejection.code() == protocol::UNKNOWN_APPOINTMENT;
  if (!unknown || !show_ticket(scanned_before_)) return;
  asked_ms_ = touched_ms_ = now_ms;
}

void Controller::printing(std::int64_t now_ms) {
  if (page_ != Page::kTicket) return;
  paper_ = ui::PaperView::kPrinting;
  result_ms_ = now_ms;
}

void Controller::printed(bool it_was, std::int64_t now_ms) {
  if (page_ != Page::kTicket || paper_ != ui::PaperView::kPrinting) return;
  paper_ = it_was ? ui::PaperView::kPrinted : ui::PaperView::kNotPrinted;
  result_ms_ = now_ms;  // read it from now on
}

void Controller::stays_on_screen() {
  if (page_ == Page::kTicket) paper_ = ui::PaperView::kNoPrinter;
}

void Controller::start_over() {
  scanned_.clear();
  scanned_before_.clear();
  page_ = Page::kServices;
  before_classes_ = Page::kServices;
  services_page_ = 0;
  class_.clear();
  finder_.reset();
  procedure_.Clear();
  dossiers_ = 1;
  code_.clear();
  give_back_.leave();
  result_ = {};
  paper_ = ui::PaperView::kNone;
  print_again_ = false;
  desk_.leave();
  language_ = 0;
}

bool Controller::at_rest() const {
  return page_ == Page::kServices && services_page_ == 0 && class_.empty() && language_ == 0 && finder_.at_rest();
}

// The start comes back by itself.
bool Controller::idle_runs() const {
  return page_ != Page::kSending && !showing_result() && !at_rest();
}

std::int64_t Controller::leaving_in_s(std::int64_t now_ms) const {
  const std::int64_t left_ms = touched_ms_ + kIdleMs - now_ms;
  return idle_runs() && left_ms > 0 && left_ms <= kWarnMs ? (left_ms + 999) / 1000 : 0;
}

std::int64_t Controller::next_change_ms(std::int64_t now_ms) const {
  const std::int64_t help_over_ms = help_ ? help_ms_ + kHelpMs : ui::kNever;
  if (showing_result()) return std::min(help_over_ms, result_ms_ + result_stays_ms());
  if (!idle_runs()) return help_over_ms;
  const std::int64_t leaves_ms = touched_ms_ + kIdleMs;
  const std::int64_t counts_ms = leaves_ms - kWarnMs;
  const std::int64_t next_ms = now_ms < counts_ms ? counts_ms : leaves_ms - (leaves_ms - now_ms - 1) / 1000 * 1000;
  return std::min(help_over_ms, next_ms);
}

}  // namespace motcua::kiosk
