#include "counter-terminal/form.h"

#include <algorithm>

#include "counter-terminal/typed_text.h"
#include "ui/text/glyph_ranges.h"

namespace motcua::terminal {
Form::Form(FormKind kind, std::vector<Step> steps, std::vector<Setting> settings)
    : kind_(kind), steps_(std::move(steps)), settings_(std::move(settings)) {
  for (Step& each : steps_) each.typing = each.options.empty();
}

bool Form::typing() const {
  return typed_setting() != nullptr || step().typing;
}

std::string& Form::line() {
  return typed_setting() != nullptr ? settings_[typing_setting_].text : steps_[at_].text;
}

Form::Progress Form::press(Key key) {
  if (typing()) return press_typing(key);
  if (key == Key::kEscape) return leave();
  if (key == Key::kEnter) return accept();
  if (key == Key::kUp) move(-1);
  if (key == Key::kDown) move(1);
  if (is_digit(key)) {
    const std::size_t chosen = page() * kOptionsPerPage + digit_of(key);
    if (chosen >= step().options.size()) return Progress::kOpen;
    steps_[at_].selected = chosen;
    return accept();
  }
  set(key);
  return Progress::kOpen;
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
  return Progress::kOpen;
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

void Form::move(int by) {
  const std::size_t count = step().options.size();
  steps_[at_].selected = (step().selected + count + static_cast<std::size_t>(by + static_cast<int>(count))) % count;
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
  if (!typing()) return go_to(upper(character));
  const bool shown = character >= 0x20 && character != 0x7F;
  if (shown && text::characters(line()).size() < kLineMax) line() += utf8(character);
}

// The next option of that letter, so that typing it again goes on to another one.
void Form::go_to(char32_t letter) {
  const auto& options = step().options;
  for (std::size_t i = 1; i <= options.size(); ++i) {
    const std::size_t at = (step().selected + i) % options.size();
    const auto letters = text::characters(options[at].letter);
    if (!letters.empty() && upper(letters.front()) == letter) {
      steps_[at_].selected = at;
      return;
    }
  }
}

std::string Form::value(std::size_t step) const {
  const Step& asked = steps_.at(step);
  if (asked.typing) return asked.text;
  return asked.options[asked.selected].value;
}

}  // namespace motcua::terminal
