#include "counter-terminal/form.h"

#include <algorithm>

#include "counter-terminal/typed_text.h"
#include "ui/text/glyph_ranges.h"

namespace motcua::terminal {

Form::Form(FormKind kind, std::vector<Step> steps, std::vector<Setting> settings)
    : kind_(kind), steps_(std::move(steps)), settings_(std::move(settings)) {
  for (Step& each : steps_) {
    each.typing = each.options.empty();
    each.shown = fitting(each.options, "", {});
  }
}

bool Form::typing() const {
  return typed_setting() != nullptr || step().typing;
}

std::string& Form::line() {
  return typed_setting() != nullptr ? settings_[typing_setting_].text : steps_[at_].text;
}

Form::Progress Form::press(Key key) {
  if (typing()) return press_typing(key);
  Step& now = steps_[at_];
  const bool filtered = !now.filter.empty();
  if (key == Key::kEscape && !filtered) return leave();
  if (key == Key::kEnter) return now.shown.empty() ? Progress::kOpen : accept();
  if (is_digit(key)) return long_list() ? Progress::kOpen : choose(digit_of(key));
  if (key == Key::kUp) move(-1);
  if (key == Key::kDown) move(1);
  if (filtered && (key == Key::kEscape || key == Key::kBackspace)) {
    if (key == Key::kEscape) now.filter.clear();
    drop_last_letter(now.filter);
    filter();
  }
  // A letter that is typed on belongs to what is typed.
  if (key != Key::kNote || !filtered) set(key);
  return Progress::kOpen;
}

Form::Progress Form::choose(std::size_t line) {
  const std::size_t at = page() * kOptionsPerPage + line;
  if (typing() || line >= kOptionsPerPage || at >= step().shown.size()) return Progress::kOpen;
  steps_[at_].selected = step().shown[at];
  return accept();
}

Form::Progress Form::press_typing(Key key) {
  if (key == Key::kBackspace) drop_last_letter(line());
  if (typed_setting() != nullptr) {
    if (key == Key::kEscape) line().clear();
    if (key == Key::kEnter || key == Key::kEscape) typing_setting_ = SIZE_MAX;
    return Progress::kOpen;
  }
  if (key == Key::kEnter) return blank(step().text) && !step().optional ? Progress::kOpen : accept();
  if (key != Key::kEscape) return Progress::kOpen;
  if (step().options.empty()) return leave();
  steps_[at_].typing = false;  // from "other, typed" back to the list
  return Progress::kOpen;
}

Form::Progress Form::accept() {
  Step& now = steps_[at_];
  if (!now.typing && now.options[now.selected].typed) {
    now.typing = true;
    return Progress::kOpen;
  }
  if (at_ + 1 == steps_.size()) return Progress::kComplete;
  ++at_;
  if (steps_[at_].names_ticket) name_ticket();
  return Progress::kOpen;
}

void Form::name_ticket() {
  const Step& before = steps_[at_ - 1];
  const std::string ticket = before.typing ? ticket_number(before.text) : before.options[before.selected].label.plain;
  Step& now = steps_[at_];
  now.title.value = ticket;
  for (Option& option : now.options) option.label.value = ticket;
}

Form::Progress Form::leave() {
  if (at_ > 0) {
    --at_;
    return Progress::kOpen;
  }
  return can_leave_ ? Progress::kLeft : Progress::kOpen;
}

void Form::back_to(std::size_t step) {
  at_ = std::min(step, steps_.size() - 1);
  for (std::size_t i = at_; i < steps_.size(); ++i) {
    if (steps_[i].masked) steps_[i].text.clear();
  }
}

std::size_t Form::place() const {
  const auto& shown = step().shown;
  const auto found = std::ranges::find(shown, step().selected);
  return found == shown.end() ? 0 : static_cast<std::size_t>(found - shown.begin());
}

void Form::move(int by) {
  const auto& shown = step().shown;
  if (shown.empty()) return;
  const std::size_t count = shown.size();
  steps_[at_].selected = shown[(place() + count + static_cast<std::size_t>(by + static_cast<int>(count))) % count];
}

bool Form::set(Key key) {
  for (std::size_t i = 0; i < settings_.size(); ++i) {
    if (settings_[i].kind != Setting::Kind::kLine) {
      if (set_one(settings_[i], key)) return true;
    } else if (key == settings_[i].more) {
      typing_setting_ = i;
      return true;
    }
  }
  return false;
}

bool Form::set_one(Setting& setting, Key key) const {
  if (key == Key::kNone || (key != setting.less && key != setting.more)) return false;
  if (key == setting.more) {
    if (setting.value < setting.max) {
      ++setting.value;
    } else if (setting.wraps) {
      setting.value = setting.min;
    }
  } else if (setting.value > setting.min) {
    --setting.value;
  } else if (setting.wraps) {
    setting.value = setting.max;
  }
  return true;
}

void Form::type(char32_t character) {
  if (!typing()) return type_in_list(character);
  const bool shown = character >= 0x20 && character != 0x7F;
  if (shown && text::characters(line()).size() < kLineMax) line() += utf8(character);
}

void Form::type_in_list(char32_t character) {
  const bool digit = character >= '0' && character <= '9';
  const bool letter = (upper(character) >= 'A' && upper(character) <= 'Z') || character >= 0xC0;
  Step& now = steps_[at_];
  if (digit ? !long_list() : !letter && (character != ' ' || now.filter.empty())) return;
  if (text::characters(now.filter).size() >= kLineMax) return;
  now.filter += utf8(character);
  filter();
}

void Form::filter() {
  Step& now = steps_[at_];
  now.shown = fitting(now.options, now.filter, wording_);
  if (!now.shown.empty()) now.selected = now.shown.front();
}

std::string Form::value(std::size_t step) const {
  const Step& asked = steps_.at(step);
  if (asked.typing) return asked.text;
  return asked.options[asked.selected].value;
}

}  // namespace motcua::terminal
