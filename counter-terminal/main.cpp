// motcua-counter-terminal: what a clerk calls, serves and finishes with; with --reception, what a greeter helps with.
#include <spdlog/spdlog.h>

#include "counter-terminal/key_map.h"
#include "counter-terminal/reception_screen.h"
#include "counter-terminal/screen.h"
#include "printing/options.h"
#include "ui/program/run.h"
#include "ui/window.h"

namespace motcua {
namespace {

tl::expected<void, std::string> read_keys(const ui::OwnValues& values, terminal::KeyMap& keys) {
  const auto* written = ui::find_own(values, "keys");
  if (written == nullptr) return {};
  auto map = terminal::KeyMap::parse(*written);
  if (!map) return tl::unexpected("--keys: " + map.error());
  keys = std::move(*map);
  return {};
}

tl::expected<void, std::string> take_own(const ui::OwnValues& values, terminal::KeyMap& keys,
                                         printing::Settings& printer) {
  auto read = printing::read_printing_options(values);
  if (!read) return tl::unexpected(read.error());
  printer = std::move(*read);
  return read_keys(values, keys);
}

int run(int argc, char** argv) {
  terminal::KeyMap keys;
  printing::Settings printer;
  ui::ProgramKind kind{
      "motcua-counter-terminal",
      "motcua-counter-terminal: calls, serves and finishes at one counter, or helps at the reception, by keyboard",
      "tcp://127.0.0.1:7403", true, true};
  kind.own_options = printing::printing_options();
  for (auto& option : kind.own_options) option.help = "at the reception: " + option.help;
  kind.own_options.push_back(
      {"keys", ui::OwnOption::Type::kTexts, "commands on other keys, e.g. next=Insert recall=F10 (docs/screens.md)"});
  kind.take_own = [&](const ui::OwnValues& values) { return take_own(values, keys, printer); };
  const auto make = [&](const ui::ScreenContext& context) -> std::unique_ptr<ui::Screen> {
    if (context.options.reception) {
      return std::make_unique<terminal::ReceptionScreen>(context.languages, context.words, context.source, context.send,
                                                         keys, printing::make_desk(printer, [] { ui::Window::wake(); }),
                                                         context.report);
    }
    if (printer.printer) spdlog::warn("--printer is for the reception: a counter prints nothing");
    return std::make_unique<terminal::TerminalScreen>(context.languages, context.words, context.options.counter,
                                                      context.source, context.send, keys);
  };
  return ui::run_program(kind, protocol::STAFF, make, argc, argv);
}

}  // namespace
}  // namespace motcua

int main(int argc, char** argv) {
  return motcua::run(argc, argv);
}
