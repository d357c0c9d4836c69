// motcua-kiosk: where citizens take their number.
#include "kiosk/options.h"
#include "kiosk/screen.h"
#include "ui/program/run.h"
#include "ui/window.h"

namespace motcua {
namespace {

int run(int argc, char** argv) {
  kiosk::KioskSettings settings;
  ui::ProgramKind kind{"motcua-kiosk", "motcua-kiosk: citizens touch what they came for and get a number",
                       "tcp://127.0.0.1:7402"};
  kind.own_options = kiosk::kiosk_options();
  kind.take_own = [&](const ui::OwnValues& values) -> tl::expected<void, std::string> {
    auto read = kiosk::read_kiosk_options(values);
    if (!read) return tl::unexpected(read.error());
    settings = std::move(*read);
    return {};
  };
  const auto make = [&](const ui::ScreenContext& context) {
    return std::make_unique<kiosk::KioskScreen>(
        context.languages, context.words, context.source, context.send, context.fetch_catalogue,
        printing::make_desk(settings.printing, [] { ui::Window::wake(); }),
        kiosk::KioskCare{settings.staff_code, "motcua-kiosk " MOTCUA_VERSION, context.report, settings.give_back});
  };
  return ui::run_program(kind, protocol::PUBLIC_BOARD, make, argc, argv);
}

}  // namespace
}  // namespace motcua

int main(int argc, char** argv) {
  return motcua::run(argc, argv);
}
