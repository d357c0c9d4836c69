// motcua-display: the wall display of the hall, and its voice.
#include "display/screen.h"
#include "display/voice/loudspeaker.h"
#include "display/voice/voice_options.h"
#include "ui/program/run.h"

namespace motcua {
namespace {

// What the screen hands its pictures to; null: this display does not speak.
display::Listener make_listener(const std::optional<voice::VoiceSettings>& settings,
                                const text::Catalogues& languages) {
  if (!settings) return {};
  const auto speaks = std::make_shared<voice::Voice>(*settings, languages, std::make_unique<voice::Loudspeaker>());
  return [speaks](const std::shared_ptr<const protocol::View>& view, const ui::LinkState& link) {
    const bool current = view != nullptr && view->has_board() && link.fresh;
    current ? speaks->see(view, link.hall_now_ms) : speaks->away();
  };
}

int run(int argc, char** argv) {
  std::optional<voice::VoiceSettings> settings;
  ui::ProgramKind kind{"motcua-display", "motcua-display: the wall display, which number is called to which counter",
                       "tcp://127.0.0.1:7402"};
  kind.own_options = voice::voice_options();
  kind.take_own = [&](const ui::OwnValues& values) -> tl::expected<void, std::string> {
    auto read = voice::read_voice_options(values, text::Catalogues::embedded());
    if (!read) return tl::unexpected(read.error());
    settings = std::move(*read);
    return {};
  };
  const auto make = [&](const ui::ScreenContext& context) {
    return std::make_unique<display::DisplayScreen>(context.languages, context.words, context.source,
                                                    make_listener(settings, context.languages));
  };
  return ui::run_program(kind, protocol::PUBLIC_BOARD, make, argc, argv);
}

}  // namespace
}  // namespace motcua

int main(int argc, char** argv) {
  return motcua::run(argc, argv);
}
