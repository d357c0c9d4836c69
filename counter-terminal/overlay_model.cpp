#include "counter-terminal/overlay_model.h"

#include <algorithm>

#include <fmt/format.h>

#include "ui/text/glyph_ranges.h"

namespace motcua::terminal {
namespace {

constexpr std::string_view kCaret = "_";

std::string dots(const std::string& line) {
  std::string out;
  for (std::size_t i = 0; i < text::characters(line).size(); ++i) out += "\u2022";
  return out;
}

std::string setting_words(const Form& form, const Setting& setting, const text::Catalogue& words) {
  const std::string label = say(setting.label, words);
  switch (setting.kind) {
    case Setting::Kind::kNumber:
      if (setting.value == 0 && !setting.zero.empty()) return fmt::format("{}: {}", label, say(setting.zero, words));
      return fmt::format("{}: {}", label, setting.value);
    case Setting::Kind::kChoice:
      return fmt::format("{}: {}", label, say(setting.choices.at(setting.value), words));
    case Setting::Kind::kLine:
      break;
  }
  return fmt::format("{}: {}{}", label, setting.text, form.typed_setting() == &setting ? kCaret : "");
}

void add_options(const Form& form, const text::Catalogue& words, Overlay& overlay) {
  const auto& step = form.step();
  const std::size_t first = form.page() * kOptionsPerPage;
  for (std::size_t i = first; i < std::min(step.shown.size(), first + kOptionsPerPage); ++i) {
    const Option& option = step.options[step.shown[i]];
    std::string label = say(option.label, words);
    if (!option.letter.empty()) label = fmt::format("{} · {}", option.letter, label);
    const bool marked = step.shown[i] == step.selected;
    const std::size_t line = i - first;
    // In a long list digits are typed.
    std::string key = !form.long_list() ? std::to_string(line + 1) : marked ? words.get("terminal.key.enter") : "";
    overlay.lines.push_back({std::move(key), std::move(label), Key::kNone, marked, static_cast<int>(line)});
  }
  if (step.shown.empty()) overlay.lines.push_back({"", words.get("terminal.form.nothing_fits")});
  if (!step.filter.empty()) {
    overlay.has_field = true;
    overlay.field = step.filter + std::string(kCaret);
  }
  if (form.pages() > 1) overlay.page = fmt::format("{}/{}", form.page() + 1, form.pages());
}

std::string hint_key(const Form& form) {
  if (form.typed_setting() != nullptr) return "terminal.form.hint_note";
  const bool first = form.at() == 0;
  if (!form.step().typing && form.long_list()) {
    return first ? "terminal.form.hint_long_list" : "terminal.form.hint_long_list_back";
  }
  if (!form.step().typing) return first ? "terminal.form.hint_list" : "terminal.form.hint_list_back";
  if (!first) return "terminal.form.hint_line_back";
  return form.can_leave() ? "terminal.form.hint_line" : "terminal.form.hint_sign_in";
}

}  // namespace

Overlay form_overlay(const Form& form, const text::Catalogue& words) {
  Overlay overlay;
  overlay.title = say(form.step().title, words);
  if (!form.step().note.empty()) overlay.note = say(form.step().note, words);
  overlay.has_field = form.step().typing;
  if (overlay.has_field) {
    overlay.field = (form.step().masked ? dots(form.step().text) : form.step().text) + std::string(kCaret);
  } else {
    add_options(form, words, overlay);
  }
  if (form.settings_shown()) {
    for (const Setting& each : form.settings()) {
      overlay.settings.push_back(
          {words.get(each.key_name), setting_words(form, each, words), each.more, form.typed_setting() == &each});
    }
  }
  overlay.hint = words.get(hint_key(form));
  return overlay;
}

}  // namespace motcua::terminal
