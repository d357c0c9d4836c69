// motcua-rating: at a counter, where a citizen says how the service was.
#include "rating/screen.h"
#include "ui/program/run.h"

int main(int argc, char** argv) {
  const motcua::ui::ProgramKind kind{"motcua-rating",
                                     "motcua-rating: at one counter, citizens rate the service they have just had",
                                     "tcp://127.0.0.1:7402", true, false};
  const auto make = [](const motcua::ui::ScreenContext& context) {
    return std::make_unique<motcua::rating::RatingScreen>(context.languages, context.words, context.options.counter,
                                                          context.source, context.send);
  };
  return motcua::ui::run_program(kind, motcua::protocol::PUBLIC_BOARD, make, argc, argv);
}
