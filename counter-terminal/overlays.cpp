#include "counter-terminal/overlays.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "counter-terminal/situation.h"
#include "ui/text/words.h"

namespace motcua::terminal {
namespace {

void add_help(const Input& input, Model& model) {
  constexpr std::array<std::pair<std::string_view, Key>, 20> kLines{
      {{"space", Key::kSpace},    {"recall", Key::kRecall},       {"start", Key::kStart},
       {"finish", Key::kFinish},  {"transfer", Key::kTransfer},   {"park", Key::kPark},
       {"no_show", Key::kNoShow}, {"undo", Key::kUndo},           {"break", Key::kBreak},
       {"open", Key::kOpen},      {"close", Key::kClose},         {"resume", Key::kResume},
       {"call", Key::kCall},      {"reinstate", Key::kReinstate}, {"cancel", Key::kCancel},
       {"up_down", Key::kNone},   {"sign_out", Key::kSignOut},    {"language", Key::kLanguage},
       {"help", Key::kHelp},      {"escape", Key::kNone}}};
  model.overlay.title = input.words.get("terminal.help.title");
  for (const auto& [line, key] : kLines) {
    const bool command = key != Key::kNone && key != Key::kHelp && key != Key::kLanguage;
    model.overlay.lines.push_back({key_name(input.moved_keys, input.words, "terminal", line),
                                   input.words.get(fmt::format("terminal.help.{}", line)), key, false, -1,
                                   command && !input.controller.allowed(key)});
  }
}

template <class Tickets>
std::string details(const Tickets& tickets, const std::string& visit, auto tell) {
  for (const auto& each : tickets) {
    if (std::to_string(each.ticket().visit()) == visit) return tell(each);
  }
  return "";
}

// What is known of a ticket that can be chosen: for how long, and why.
std::string more_of(const Input& input, FormKind kind, const std::string& visit) {
  const auto& staff = input.view->staff();
  const auto ago = [&](std::uint64_t since_ms) {
    const std::int64_t gone_ms = input.link.hall_now_ms - static_cast<std::int64_t>(since_ms);
    return waited_minutes(static_cast<std::uint64_t>(std::max<std::int64_t>(0, gone_ms)), input.words);
  };
  if (kind == FormKind::kReinstate) {
    return details(staff.missed(), visit, [&](const protocol::MissedTicket& missed) {
      return input.words.format("terminal.reinstate.missed",
                                {{"counter", std::to_string(missed.counter())}, {"ago", ago(missed.missed_ms())}});
    });
  }
  const auto* counter = find_counter(input.view, input.counter);
  const bool of_parked = kind == FormKind::kResume || kind == FormKind::kCancelOne;
  if (!of_parked || counter == nullptr) return "";
  return details(counter->parked(), visit, [&](const protocol::ParkedTicket& parked) {
    return fmt::format("{} · {}", text::reason(parked.reason(), input.words), ago(parked.since_ms()));
  });
}

// Of two answers one is Enter's, the other one Escape's.
void name_keys(const Input& input, Overlay& overlay) {
  for (Line& line : overlay.lines) {
    if (line.choose == 1) line.key = input.words.get("terminal.key.escape");
    if (line.marked) line.key = input.words.get("terminal.key.enter");
  }
}

void add_form(const Input& input, const Form& form, Model& model) {
  model.overlay = form_overlay(form, input.words);
  const std::size_t first = form.page() * kOptionsPerPage;
  const auto& step = form.step();
  for (std::size_t i = 0; i < model.overlay.lines.size() && first + i < step.shown.size(); ++i) {
    const std::string more = more_of(input, form.kind(), step.options[step.shown[first + i]].value);
    if (!more.empty()) model.overlay.lines[i].words += " · " + more;
  }
  if (form.kind() == FormKind::kClose) name_keys(input, model.overlay);
  if (form.kind() != FormKind::kResume) return;
  model.overlay.settings.push_back({key_name(input.moved_keys, input.words, "terminal", "cancel"),
                                    input.words.get("terminal.resume.cancel"), Key::kCancel});
}

}  // namespace

void add_overlay(const Input& input, Model& model) {
  if (input.controller.mode() == Mode::kHelp) add_help(input, model);
  const Form* form = input.controller.form();
  if (form != nullptr && !model.stale) add_form(input, *form, model);
}

}  // namespace motcua::terminal
