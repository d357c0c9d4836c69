#include <doctest/doctest.h>

#include "counter-terminal/screen.h"
#include "tests/screens/sample_views.h"
#include "tests/screens/studio.h"

namespace motcua::tests {
namespace {

constexpr std::int64_t kNow = 1'000'000;

struct Terminal {
  text::Catalogues languages = text::Catalogues::embedded();
  std::shared_ptr<const protocol::View> view;
  ui::LinkState link = good_link();
  terminal::TerminalScreen screen;

  explicit Terminal(protocol::View shown, const char* language = "vi")
      : view(shared(std::move(shown))),
        screen(
            languages, *languages.find(language), 3, [this] { return std::pair(view, link); },
            [](protocol::Command, std::chrono::milliseconds, const terminal::Answered&) {}) {
    screen.update(kNow - 10'000);
  }
  ui::Picture picture(int width, int height) { return draw(screen, width, height, kNow); }
};

}  // namespace

TEST_CASE("the counter terminal looks as designed while serving") {
  check_picture(Terminal(staff_view()).picture(520, 860), "terminal-serving-520x860");
}

TEST_CASE("the counter terminal is usable 320 pixels wide") {
  Terminal terminal(staff_view(protocol::CALLING));
  terminal.screen.press(terminal::Key::kNoShow, kNow);
  check_picture(terminal.picture(320, 700), "terminal-calling-320x700");
}

TEST_CASE("the counter terminal shows a closed counter and how to open it, in English") {
  check_picture(Terminal(staff_view(protocol::CLOSED), "en").picture(520, 860), "terminal-closed-520x860");
}

TEST_CASE("the counter terminal shows the outcomes to choose from") {
  Terminal terminal(staff_view());
  terminal.screen.press(terminal::Key::kFinish, kNow - 1000);
  check_picture(terminal.picture(520, 860), "terminal-outcomes-520x860");
}

TEST_CASE("the counter terminal explains its keys") {
  Terminal terminal(staff_view());
  terminal.screen.press(terminal::Key::kHelp, kNow - 1000);
  check_picture(terminal.picture(390, 860), "terminal-help-390x860");
}

TEST_CASE("without a connection the counter terminal shows no figures") {
  Terminal terminal(staff_view());
  terminal.link = lost_link();
  check_picture(terminal.picture(520, 860), "terminal-stale-520x860");
}

}  // namespace motcua::tests
