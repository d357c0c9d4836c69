// motcua-display: the wall display of the hall.
#include "display/screen.h"
#include "ui/program/run.h"

int main(int argc, char** argv) {
  const motcua::ui::ProgramKind kind{"motcua-display",
                                     "motcua-display: the wall display, which number is called to which counter",
                                     "tcp://127.0.0.1:7402"};
  const auto make = [](const motcua::ui::ScreenContext& context) {
    return std::make_unique<motcua::display::DisplayScreen>(context.languages, context.words, context.source);
  };
  return motcua::ui::run_program(kind, motcua::protocol::PUBLIC_BOARD, make, argc, argv);
}
