#include <doctest/doctest.h>

#include "counter-terminal/screen.h"
#include "tests/screens/sample_views.h"
#include "tests/screens/studio.h"
#include "ui/text/glyph_ranges.h"

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
  void write(const std::string& words) {
    for (const char32_t letter : text::characters(words)) {
      screen.key(0, kNow - 1000);
      screen.type(letter, kNow - 1000);
    }
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

TEST_CASE("the counter terminal has room for everything a ticket can have") {
  check_picture(Terminal(full_staff_view()).picture(520, 860), "terminal-full-520x860");
  check_picture(Terminal(full_staff_view(protocol::CALLING)).picture(520, 860), "terminal-full-calling-520x860");
  check_picture(Terminal(full_staff_view(protocol::CALLING)).picture(390, 780), "terminal-full-calling-390x780");
}

TEST_CASE("the counter terminal asks where a ticket is to be transferred") {
  Terminal terminal(full_staff_view());
  terminal.screen.press(terminal::Key::kTransfer, kNow - 2000);
  check_picture(terminal.picture(520, 860), "terminal-transfer-520x860");
  terminal.screen.press(terminal::Key::kDigit2, kNow - 1000);
  check_picture(terminal.picture(390, 780), "terminal-transfer-to-390x780");
}

TEST_CASE("the counter terminal shows what is parked and why") {
  Terminal terminal(full_staff_view(protocol::IDLE));
  terminal.screen.press(terminal::Key::kResume, kNow - 1000);
  check_picture(terminal.picture(520, 860), "terminal-parked-520x860");
}

TEST_CASE("the counter terminal asks before tickets go back into line") {
  Terminal terminal(full_staff_view(protocol::CALLING));
  terminal.screen.press(terminal::Key::kClose, kNow - 1000);
  check_picture(terminal.picture(520, 860), "terminal-close-520x860");
  check_picture(terminal.picture(320, 700), "terminal-close-320x700");
}

TEST_CASE("the counter terminal asks which number is cancelled, and whether that is meant") {
  Terminal terminal(full_staff_view());
  terminal.screen.press(terminal::Key::kCancel, kNow - 2000);
  check_picture(terminal.picture(520, 860), "terminal-cancel-520x860");
  terminal.screen.press(terminal::Key::kDigit1, kNow - 1000);
  check_picture(terminal.picture(320, 700), "terminal-cancel-sure-320x700");
}

TEST_CASE("the counter terminal explains in a sentence why a ticket is next") {
  Terminal terminal(full_staff_view());
  terminal.screen.press(terminal::Key::kDown, kNow - 2000);
  terminal.screen.press(terminal::Key::kDown, kNow - 1000);
  check_picture(terminal.picture(520, 860), "terminal-explained-520x860");
}

TEST_CASE("the counter terminal shows a break and since when") {
  protocol::View view = full_staff_view(protocol::ON_BREAK);
  view.mutable_staff()->mutable_counters(0)->set_break_reason("lunch");
  view.mutable_staff()->set_training(false);
  check_picture(Terminal(std::move(view)).picture(520, 860), "terminal-break-520x860");
}

TEST_CASE("the counter terminal asks who is there, and shows no PIN") {
  protocol::View view = staff_view(protocol::CLOSED);
  view.mutable_staff()->set_sign_in_required(true);
  Terminal terminal(std::move(view));
  terminal.write("07");
  terminal.screen.press(terminal::Key::kEnter, kNow - 3000);
  terminal.write("1234");
  check_picture(terminal.picture(520, 860), "terminal-sign-in-520x860");
}

TEST_CASE("the counter terminal has room for a note") {
  Terminal terminal(full_staff_view());
  terminal.screen.press(terminal::Key::kFinish, kNow - 3000);
  terminal.screen.press(terminal::Key::kNote, kNow - 2000);
  terminal.write("thiếu bản sao");
  check_picture(terminal.picture(390, 780), "terminal-note-390x780");
}

TEST_CASE("without a connection the counter terminal shows no figures") {
  Terminal terminal(staff_view());
  terminal.link = lost_link();
  check_picture(terminal.picture(520, 860), "terminal-stale-520x860");
}

}  // namespace motcua::tests
