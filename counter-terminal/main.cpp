// motcua-counter-terminal: what a clerk calls, serves and finishes with; with --reception, what a greeter helps with.
#include "counter-terminal/reception_screen.h"
#include "counter-terminal/screen.h"
#include "ui/program/run.h"

int main(int argc, char** argv) {
  const motcua::ui::ProgramKind kind{
      "motcua-counter-terminal",
      "motcua-counter-terminal: calls, serves and finishes at one counter, or helps at the reception, by keyboard",
      "tcp://127.0.0.1:7403", true, true};
  const auto make = [](const motcua::ui::ScreenContext& context) -> std::unique_ptr<motcua::ui::Screen> {
    if (context.options.reception) {
      return std::make_unique<motcua::terminal::ReceptionScreen>(context.words, context.source, context.send);
    }
    return std::make_unique<motcua::terminal::TerminalScreen>(context.languages, context.words, context.options.counter,
                                                              context.source, context.send);
  };
  return motcua::ui::run_program(kind, motcua::protocol::STAFF, make, argc, argv);
}
