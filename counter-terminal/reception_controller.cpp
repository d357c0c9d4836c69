#include "counter-terminal/reception_controller.h"

#include <algorithm>

#include "counter-terminal/forms.h"
#include "counter-terminal/reception_forms.h"
#include "counter-terminal/typed_text.h"
#include "ui/text/glyph_ranges.h"

namespace motcua::terminal {
namespace {

using protocol::Command;

constexpr std::size_t kTicketMax = 8;

bool needs_ticket(Key key) {
  return key >= Key::kUpgrade && key <= Key::kBackInLine;
}

bool opens_form(Key key) {
  return key == Key::kIssue || key == Key::kUpgrade || key == Key::kService || key == Key::kCancel;
}

std::string told_key(Key key) {
  switch (key) {
    case Key::kIssue:
      return "reception.told.issued";
    case Key::kUpgrade:
      return "reception.told.upgraded";
    case Key::kService:
      return "reception.told.service";
    case Key::kApproach:
      return "reception.told.approach";
    case Key::kCancel:
      return "reception.told.cancelled";
    case Key::kReprint:
      return "reception.told.reprinted";
    case Key::kBackInLine:
      return "reception.told.reinstated";
    default:
      return "";
  }
}

// It comes with a check-in alone: nobody is given it by hand.
void drop_class_of_appointments(const protocol::StaffPicture& staff, std::vector<Option>& classes) {
  for (const auto& each : staff.classes()) {
    if (each.by_appointment()) std::erase_if(classes, [&](const Option& option) { return option.value == each.key(); });
  }
}

}  // namespace

ReceptionSituation make_reception_situation(const protocol::View* view, const ui::LinkState& link) {
  ReceptionSituation situation;
  if (view == nullptr || !view->has_staff()) return situation;
  situation.can_command = link.fresh && link.connected;
  situation.sign_in_required = view->staff().sign_in_required();
  for (const auto& each : view->staff().signed_in()) {
    if (each.counter() == 0) situation.signed_in.push_back(each.clerk());
  }
  situation.offers = site_offers(view->staff());
  drop_class_of_appointments(view->staff(), situation.offers.classes);
  return situation;
}

void ReceptionController::see(const ReceptionSituation& situation, std::int64_t) {
  situation_ = situation;
  if (!situation.can_command) return;
  const auto& in = situation.signed_in;
  const bool shown = std::find(in.begin(), in.end(), clerk_) != in.end();
  // A forgotten sign-in is ended by rule.
  if (seen_signed_in_ && !shown) clerk_ = 0;
  seen_signed_in_ = clerk_ != 0 && (shown || seen_signed_in_);
  const bool asking = form_ && form_->kind() == FormKind::kSignIn;
  if (situation.sign_in_required && clerk_ == 0 && !asking && !command_.pending()) form_ = sign_in_form(true);
}

ReceptionController::Reply ReceptionController::press(Key key, std::int64_t now_ms) {
  command_.press(key, now_ms);
  if (key == Key::kHelp) {
    help_ = !help_;
    command_.be_quiet();  // what is said would cover a line
    return std::nullopt;
  }
  if (help_) {
    if (key == Key::kEscape || key == Key::kEnter) help_ = false;
    return std::nullopt;
  }
  if (command_.pending()) {
    command_.say("terminal.message.busy", Tone::kQuiet, now_ms + kShortNoticeMs);
    return std::nullopt;
  }
  return form_ ? press_in_form(key, now_ms) : press_plain(key, now_ms);
}

void ReceptionController::type(char32_t character) {
  if (help_ || command_.pending()) return;
  if (form_) {
    form_->set_wording(wording_);
    return form_->type(character);
  }
  const bool shown = character > 0x20 && character != 0x7F;
  const bool digit = character >= '0' && character <= '9';
  // Numbers are letters, then digits: a letter after a digit begins another one.
  if (shown && !digit && !ticket_.empty() && ticket_.back() >= '0' && ticket_.back() <= '9') ticket_.clear();
  if (shown && text::characters(ticket_).size() < kTicketMax) {
    told_.reset();
    ticket_ = ticket_number(ticket_ + utf8(character));
  }
}

bool ReceptionController::allowed(Key key) const {
  const bool about_told = key == Key::kReprint && can_reprint_told();
  return situation_.can_command && (!needs_ticket(key) || !ticket_.empty() || about_told);
}

ReceptionController::Reply ReceptionController::press_plain(Key key, std::int64_t now_ms) {
  if (key == Key::kEscape) {
    ticket_.clear();
    told_.reset();
  }
  if (key == Key::kBackspace) drop_last_letter(ticket_);
  const bool ours = key == Key::kIssue || needs_ticket(key) || key == Key::kSignOut;
  if (!ours) return std::nullopt;
  if (!situation_.can_command) {
    command_.say("connection.none", Tone::kBad, now_ms + kNoticeMs);
    return std::nullopt;
  }
  command_.be_quiet();
  if (key == Key::kReprint && can_reprint_told()) ticket_ = told_->done.ticket().number();
  if (needs_ticket(key) && ticket_.empty()) {
    command_.say("reception.type_a_number", Tone::kWarn, now_ms + kNoticeMs);
    return std::nullopt;
  }
  if (key == Key::kSignOut && clerk_ == 0) form_ = sign_in_form(situation_.sign_in_required);
  if (opens_form(key)) open_form(key);
  if (form_) return std::nullopt;
  return sent(key, direct(key));
}

void ReceptionController::open_form(Key key) {
  if (key == Key::kIssue) form_ = issue_form(situation_.offers);
  if (key == Key::kUpgrade) form_ = upgrade_form(situation_.offers, ticket_);
  if (key == Key::kService) form_ = service_form(situation_.offers, ticket_);
  if (key == Key::kCancel) form_ = cancel_form(ticket_);
}

Command ReceptionController::direct(Key key) const {
  Command command;
  if (key == Key::kApproach) {
    command.mutable_change_ticket()->set_ticket(ticket_);
    command.mutable_change_ticket()->set_approach(true);
  }
  if (key == Key::kReprint) command.mutable_reprint()->set_ticket(ticket_);
  if (key == Key::kBackInLine) command.mutable_reinstate()->set_ticket(ticket_);
  if (key == Key::kSignOut) command.mutable_sign_out();
  return command;
}

ReceptionController::Reply ReceptionController::press_in_form(Key key, std::int64_t now_ms) {
  form_->set_wording(wording_);
  return go_on(form_->press(key), now_ms);
}

ReceptionController::Reply ReceptionController::choose(std::size_t line, std::int64_t now_ms) {
  if (form() == nullptr || command_.pending()) return std::nullopt;
  return go_on(form_->choose(line), now_ms);
}

ReceptionController::Reply ReceptionController::go_on(Form::Progress progress, std::int64_t now_ms) {
  const bool left = progress == Form::Progress::kLeft;
  const bool complete = progress == Form::Progress::kComplete;
  if (left || (complete && declined(*form_))) form_.reset();
  if (!complete || !form_) return std::nullopt;
  if (!situation_.can_command) {
    command_.say("connection.none", Tone::kBad, now_ms + kNoticeMs);
    return std::nullopt;
  }
  Command command = reception_command(*form_, ticket_);
  sent_form_ = form_;
  const Key what = key_of(form_->kind());
  form_.reset();
  return sent(what, std::move(command));
}

ReceptionController::Reply ReceptionController::sent(Key key, Command command) {
  sent_key_ = key;
  command_.sent(key);
  told_.reset();
  return command;
}

void ReceptionController::answered(const ui::CommandResult& result, std::int64_t now_ms) {
  command_.answered(result, now_ms);
  using Kind = ui::CommandResult::Kind;
  if (result.kind == Kind::kDone) tell(result.done);
  if (result.kind == Kind::kRejected && sent_form_) {
    if (const auto step = retry_step(sent_form_->kind(), result.rejection.code())) {
      form_ = sent_form_;
      form_->back_to(*step);
    }
  }
  if (result.kind == Kind::kRejected && result.rejection.code() == protocol::NOT_SIGNED_IN) {
    clerk_ = 0;
    if (!form_) form_ = sign_in_form(situation_.sign_in_required);
  }
  sent_form_.reset();
}

// Its paper did not come out, and no other number is being typed.
bool ReceptionController::can_reprint_told() const {
  return ticket_.empty() && told_ && told_->paper == ui::PaperView::kNotPrinted;
}

void ReceptionController::printing() {
  if (told_) told_->paper = ui::PaperView::kPrinting;
}

void ReceptionController::printed(bool it_was) {
  if (told_ && told_->paper == ui::PaperView::kPrinting) {
    told_->paper = it_was ? ui::PaperView::kPrinted : ui::PaperView::kNotPrinted;
  }
}

void ReceptionController::tell(const protocol::Done& done) {
  if (sent_key_ == Key::kSignOut) {
    clerk_ = done.has_staff() ? done.staff().clerk() : 0;
    seen_signed_in_ = false;
    return;
  }
  told_ = Told{told_key(sent_key_), done, sent_key_ == Key::kIssue || sent_key_ == Key::kReprint};
  if (told_->done.ticket().number().empty()) told_->done.mutable_ticket()->set_number(ticket_);
  ticket_.clear();
}

}  // namespace motcua::terminal
