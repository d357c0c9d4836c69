#include "counter-terminal/reception_screen.h"

#include <GLFW/glfw3.h>

#include "counter-terminal/panels.h"
#include "counter-terminal/reception_panels.h"
#include "printing/issued_ticket.h"

namespace motcua::terminal {
namespace {

// How long a command may take before the greeter is told that there is no answer.
constexpr std::chrono::milliseconds kPatience{3000};

}  // namespace

ui::Layout ReceptionScreen::layout(int width_px, int height_px) const {
  return terminal::layout(width_px, height_px);
}

bool ReceptionScreen::update(std::int64_t now_ms) {
  now_ms_ = now_ms;
  const auto [view, link] = source_();  // answers come in here
  view_ = view;
  controller_.see(make_reception_situation(view.get(), link), now_ms);
  see_printer();
  tell_state();
  const ReceptionInput input{view.get(), link, *words_, controller_, now_ms, keys_.names()};
  ReceptionModel model = make_reception_model(input);
  next_change_ms_ = terminal::next_change_ms(input);
  const bool changed = !(model == model_);
  model_ = std::move(model);
  return changed;
}

void ReceptionScreen::draw(ui::Painter& painter, std::int64_t) {
  terminal::draw(painter, model_);
}

void ReceptionScreen::key(int glfw_key, std::int64_t now_ms) {
  typing_ = typing_of(controller_);
  const Key key = keys_.key_of(glfw_key, typing_.line);
  // In a list it is a letter.
  const bool letter = key == Key::kLanguage && glfw_key == GLFW_KEY_L && typing_.form;
  if (key != Key::kNone && !letter) press(key, now_ms);
}

void ReceptionScreen::type(char32_t character, std::int64_t) {
  if (typing_ == typing_of(controller_)) controller_.type(character);
}

void ReceptionScreen::release(int hit, std::int64_t now_ms) {
  taps_.tap(
      now_ms, [this] { return std::pair(controller_.help(), typing_of(controller_)); }, [&] { touch(hit, now_ms); });
}

void ReceptionScreen::touch(int hit, std::int64_t now_ms) {
  if (hit == kHitHelp) return press(Key::kHelp, now_ms);
  if (hit == kHitClose) return press(Key::kEscape, now_ms);
  now_ms_ = now_ms;
  if (hit >= kHitOption) return send(controller_.choose(static_cast<std::size_t>(hit - kHitOption), now_ms));
  if (hit <= 0 || hit > static_cast<int>(Key::kDigit9)) return;
  // A line of the help does what it says.
  if (controller_.help() && static_cast<Key>(hit) != Key::kHelp) press(Key::kHelp, now_ms);
  press(static_cast<Key>(hit), now_ms);
}

void ReceptionScreen::press(Key key, std::int64_t now_ms) {
  now_ms_ = now_ms;
  if (key == Key::kLanguage) {
    words_ = &languages_.after(*words_);
    return;
  }
  send(controller_.press(key, now_ms));
}

void ReceptionScreen::send(std::optional<protocol::Command> command) {
  if (!command) return;
  send_(std::move(*command), kPatience, [this](const ui::CommandResult& result) { answered(result); });
}

void ReceptionScreen::answered(const ui::CommandResult& result) {
  controller_.answered(result, now_ms_);
  const bool done = result.kind == ui::CommandResult::Kind::kDone;
  if (done && controller_.told() && controller_.told()->on_paper) print();
}

// What is told and what is printed are made from the same answer.
void ReceptionScreen::print() {
  if (!desk_.has_printer() || view_ == nullptr || !view_->has_staff()) return;
  static const protocol::CatalogueEntry kNoProcedure;
  desk_.show(printing::issued_ticket({controller_.told()->done, printing::SiteNames(view_->staff()),
                                      view_->head().utc_offset_s(), kNoProcedure, desk_.page(), *words_}),
             *words_);
  controller_.printing();
}

void ReceptionScreen::see_printer() {
  if (!desk_.has_printer()) return;
  const auto came_out = desk_.look();
  if (came_out) controller_.printed(*came_out);
}

void ReceptionScreen::tell_state() {
  if (!report_) return;
  protocol::DeviceState state;
  state.set_reception(true);
  state.set_printer(desk_.condition());
  std::string now = state.SerializeAsString();
  if (now == told_state_) return;
  told_state_ = std::move(now);
  report_(state);
}

}  // namespace motcua::terminal
