// motcua-kiosk: where citizens take their number.
#include "kiosk/screen.h"
#include "ui/program/run.h"

int main(int argc, char** argv) {
  const motcua::ui::ProgramKind kind{"motcua-kiosk", "motcua-kiosk: citizens touch what they came for and get a number",
                                     "tcp://127.0.0.1:7402"};
  const auto make = [](const motcua::ui::ScreenContext& context) {
    return std::make_unique<motcua::kiosk::KioskScreen>(context.languages, context.words, context.source, context.send,
                                                        context.fetch_catalogue);
  };
  return motcua::ui::run_program(kind, motcua::protocol::PUBLIC_BOARD, make, argc, argv);
}
