// motcua-counter-terminal: what a clerk calls, serves and finishes with.
#include "counter-terminal/screen.h"
#include "ui/program/run.h"

int main(int argc, char** argv) {
  const motcua::ui::ProgramKind kind{"motcua-counter-terminal",
                                     "motcua-counter-terminal: calls, serves and finishes at one counter, by keyboard",
                                     "tcp://127.0.0.1:7403", true};
  const auto make = [](const motcua::ui::ScreenContext& context) {
    return std::make_unique<motcua::terminal::TerminalScreen>(context.languages, context.words, context.options.counter,
                                                              context.source, context.send);
  };
  return motcua::ui::run_program(kind, motcua::protocol::STAFF, make, argc, argv);
}
