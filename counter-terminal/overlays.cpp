#include "counter-terminal/overlays.h"

#include <array>
#include <string_view>

#include <fmt/format.h>

#include "ui/text/words.h"

namespace motcua::terminal {
namespace {

constexpr std::size_t kDigits = 9;

void add_outcomes(const Input& input, Model& model) {
  model.overlay_title = input.words.format("terminal.picker.title", {{"ticket", model.number}});
  model.overlay_hint = input.words.get("terminal.picker.hint");
  std::size_t digit = 0;
  for (const auto& outcome : input.view->staff().outcomes()) {
    if (digit == kDigits) break;
    const auto press = static_cast<Key>(static_cast<std::size_t>(Key::kDigit1) + digit);
    model.overlay.push_back(
        {std::to_string(++digit), text::name_in(outcome.name(), input.words), press, outcome.is_default()});
  }
}

void add_help(const Input& input, Model& model) {
  constexpr std::array<std::string_view, 9> kLines{"space", "recall", "start",    "finish", "no_show",
                                                   "undo",  "close",  "language", "help"};
  model.overlay_title = input.words.get("terminal.help.title");
  for (const std::string_view line : kLines) {
    model.overlay.push_back({input.words.get(fmt::format("terminal.key.{}", line)),
                             input.words.get(fmt::format("terminal.help.{}", line)), Key::kNone, false});
  }
}

}  // namespace

void add_overlay(const Input& input, Model& model) {
  if (input.controller.mode() == Mode::kHelp) add_help(input, model);
  if (input.controller.mode() == Mode::kOutcome && !model.stale) add_outcomes(input, model);
}

}  // namespace motcua::terminal
