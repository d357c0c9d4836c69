// motcua-display: the wall display of a hall and its voice, or the small board over a counter.
#include <spdlog/spdlog.h>

#include "display/counter_screen.h"
#include "display/options.h"
#include "display/screen.h"
#include "display/voice/loudspeaker.h"
#include "display/voice/voice_options.h"
#include "ui/program/run.h"

namespace motcua {
namespace {

struct Settings {
  display::DisplaySettings display;
  std::optional<voice::VoiceSettings> voice;
};

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

tl::expected<void, std::string> read_settings(const ui::OwnValues& values, Settings& settings) {
  auto display = display::read_display_options(values);
  if (!display) return tl::unexpected(display.error());
  auto voice = voice::read_voice_options(values, text::Catalogues::embedded());
  if (!voice) return tl::unexpected(voice.error());
  settings = {std::move(*display), std::move(*voice)};
  if (settings.display.counter && settings.voice) {
    return tl::unexpected(std::string("--voice: the board of one counter does not speak"));
  }
  return {};
}

std::unique_ptr<ui::Screen> make_screen(const Settings& settings, const ui::ScreenContext& context) {
  const auto& [zone, look, counter] = settings.display;
  const auto warn = [](const std::string& sentence) { spdlog::warn("{}", sentence); };
  if (counter) {
    auto source = display::zoned(context.source, {{}, {*counter}}, warn);
    return std::make_unique<display::CounterScreen>(context.languages, context.words, std::move(source), *counter,
                                                    look);
  }
  return std::make_unique<display::DisplayScreen>(context.languages, context.words,
                                                  display::zoned(context.source, zone, warn), look,
                                                  make_listener(settings.voice, context.languages));
}

int run(int argc, char** argv) {
  Settings settings;
  ui::ProgramKind kind{"motcua-display", "motcua-display: the wall display, which number is called to which counter",
                       "tcp://127.0.0.1:7402"};
  kind.own_options = display::display_options();
  for (auto& option : voice::voice_options()) kind.own_options.push_back(std::move(option));
  kind.take_own = [&](const ui::OwnValues& values) { return read_settings(values, settings); };
  const auto make = [&](const ui::ScreenContext& context) { return make_screen(settings, context); };
  return ui::run_program(kind, protocol::PUBLIC_BOARD, make, argc, argv);
}

}  // namespace
}  // namespace motcua

int main(int argc, char** argv) {
  return motcua::run(argc, argv);
}
