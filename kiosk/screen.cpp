#include "kiosk/screen.h"

#include <algorithm>

#include <GLFW/glfw3.h>

#include "kiosk/panels.h"
#include "printing/issued_ticket.h"
#include "ui/text/words.h"

namespace motcua::kiosk {
namespace {

// How long a citizen waits for the number before being sent to the desk.
constexpr std::chrono::milliseconds kPatience{5000};

std::size_t index_of(const text::Catalogues& languages, const text::Catalogue& words) {
  for (std::size_t i = 0; i < languages.all().size(); ++i) {
    if (languages.all()[i].language() == words.language()) return i;
  }
  return 0;
}

}  // namespace

KioskScreen::KioskScreen(const text::Catalogues& languages, const text::Catalogue& words, Source source, Send send,
                         FetchCatalogue fetch, printing::Desk desk, KioskCare care)
    : languages_(languages),
      own_language_(index_of(languages, words)),
      source_(std::move(source)),
      send_(std::move(send)),
      keeper_(std::move(fetch)),
      desk_(std::move(desk)),
      care_(std::move(care)) {
  controller_.set_staff_code(care_.staff_code);
  if (care_.give_back) controller_.offer_give_back(desk_.page());
}

ui::Layout KioskScreen::layout(int width_px, int height_px) const {
  return kiosk::layout(width_px, height_px);
}

const text::Catalogue& KioskScreen::words() const {
  return languages_.all()[(own_language_ + controller_.language()) % languages_.all().size()];
}

bool KioskScreen::update(std::int64_t now_ms) {
  now_ms_ = now_ms;
  const auto [view, link] = source_();  // answers come in here
  const bool current = view && view->has_board() && link.fresh && link.connected;
  keeper_.see(current ? &view->board() : nullptr, now_ms);
  controller_.hold(keeper_.procedures(), keeper_.preparing());
  view_ = view;
  see_printer(now_ms);
  controller_.see(make_offer(view.get(), link), now_ms);
  controller_.write_telex(words().language() == "vi");
  tell_state();
  Input input{view.get(), link, languages_, words(), controller_, phone_words_};
  input.device = state_;
  input.printer_why = desk_.why();
  input.software = care_.software;
  input.now_ms = now_ms;
  input.desk_locked = controller_.desk().locked(now_ms);
  Model model = make_model(input);
  next_change_ms_ = std::min(kiosk::next_change_ms(input, now_ms), keeper_.next_change_ms());
  const bool changed = !(model == model_);
  model_ = std::move(model);
  return changed;
}

void KioskScreen::draw(ui::Painter& painter, std::int64_t) {
  kiosk::draw(painter, model_, touched_);
}

void KioskScreen::press(int hit, std::int64_t) {
  touched_ = hit;
}

void KioskScreen::release(int hit, std::int64_t now_ms) {
  touched_ = 0;
  if (hit == 0) return;
  const Touch wanted = touch_of(hit);
  const bool on_every_page = wanted.kind == Touch::Kind::kLanguage || wanted.kind == Touch::Kind::kHelp;
  if (on_every_page) return touch(wanted, now_ms);
  taps_.tap(
      now_ms, [this] { return controller_.page(); }, [&] { touch(wanted, now_ms); });
}

void KioskScreen::touch(Touch touch, std::int64_t now_ms) {
  now_ms_ = now_ms;
  const std::size_t count = languages_.all().size();
  if (touch.kind == Touch::Kind::kLanguage) touch.index = (touch.index + count - own_language_) % count;
  carry_out(controller_.touch(touch, now_ms));
  if (controller_.take_print_again()) print(true);
  if (controller_.take_test_print()) print_test();
}

void KioskScreen::type(char32_t character, std::int64_t now_ms) {
  now_ms_ = now_ms;
  controller_.type(character, now_ms);
}

void KioskScreen::key(int glfw_key, std::int64_t now_ms) {
  now_ms_ = now_ms;
  if (glfw_key == GLFW_KEY_BACKSPACE) controller_.erase(now_ms);
  if (glfw_key == GLFW_KEY_ESCAPE) touch({Touch::Kind::kBack, 0}, now_ms);
  if (glfw_key == GLFW_KEY_ENTER || glfw_key == GLFW_KEY_KP_ENTER) carry_out(controller_.enter(now_ms));
}

void KioskScreen::carry_out(std::optional<protocol::Command> command) {
  if (!command) return;
  send_(std::move(*command), kPatience, [this](const ui::CommandResult& result) { answered(result); });
}

void KioskScreen::answered(const ui::CommandResult& result) {
  controller_.answered(result, now_ms_);
  if (controller_.page() == Page::kTicket) print(false);
}

// What is shown and what is printed are made from the same answer.
void KioskScreen::print(bool again) {
  if (view_ == nullptr || !view_->has_board()) return;
  auto ticket = printing::issued_ticket({controller_.result().done, printing::SiteNames(view_->board()),
                                         view_->head().utc_offset_s(), controller_.procedure(), desk_.page(), words()});
  phone_words_ = printing::words_for_phone(ticket, words());
  if (!desk_.has_printer()) return controller_.stays_on_screen();
  // Of one that jammed in the knife most is out.
  ticket.copy = ticket.copy || (again && desk_.begun());
  desk_.show(std::move(ticket), words());
  controller_.printing(now_ms_);
}

// Marked as worth nothing, like the tickets of a training.
void KioskScreen::print_test() {
  if (!desk_.has_printer()) return;
  printing::Ticket ticket;
  if (view_ != nullptr && view_->has_board()) {
    ticket.site = text::name_in(view_->board().site(), words());
    ticket.issued = text::local_time(static_cast<std::int64_t>(view_->head().hall_ms()), view_->head().utc_offset_s());
  }
  ticket.service = words().get("kiosk.staff_test_ticket");
  ticket.number = "0000";
  ticket.training = true;
  desk_.test(std::move(ticket), words());
}

void KioskScreen::tell_state() {
  state_.set_help_wanted(controller_.help_wanted());
  std::string now = state_.SerializeAsString();
  if (!care_.report || now == told_) return;
  told_ = std::move(now);
  care_.report(state_);
}

void KioskScreen::see_printer(std::int64_t now_ms) {
  if (!desk_.has_printer()) return;
  const auto came_out = desk_.look();
  state_.set_printer(desk_.condition());
  controller_.see_printer(desk_.can_print() ? ui::PrinterView::kReady : ui::PrinterView::kCannotPrint);
  if (came_out) controller_.printed(*came_out, now_ms);
}

}  // namespace motcua::kiosk
