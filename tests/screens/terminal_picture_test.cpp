#include <doctest/doctest.h>

#include <algorithm>

#include "counter-terminal/frame_panels.h"
#include "counter-terminal/overlay_panels.h"
#include "counter-terminal/panels.h"
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
  std::vector<ui::Hit> touchable(int width, int height) { return tests::touchable(screen, width, height, kNow); }
};

// Everything a ticket can have, waited for long, while it is served for long.
protocol::View late_view() {
  protocol::View view = full_staff_view();
  auto& counter = *view.mutable_staff()->mutable_counters(0);
  const auto wait = [](protocol::CallReason& reason, std::uint64_t minutes) { reason.set_waited_ms(minutes * 60'000); };
  wait(*counter.mutable_current()->mutable_reason(), 34);     // of 30
  wait(*counter.mutable_next(0)->mutable_reason(), 12);       // of 10
  wait(*counter.mutable_next(1)->mutable_reason(), 17);       // of 20
  counter.mutable_current()->mutable_ticket()->clear_then();  // a shorter card
  return view;
}

float bottom_of_buttons(const std::vector<ui::Hit>& hits) {
  float bottom = 0;
  for (const auto& hit : hits) {
    if (hit.id <= static_cast<int>(terminal::Key::kDigit9)) bottom = std::max(bottom, hit.area.bottom());
  }
  return bottom;
}

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
  protocol::View near = staff_view();
  auto& served = *near.mutable_staff()->mutable_counters(0)->mutable_current();
  served.set_called_ms(static_cast<std::uint64_t>(kMorningMs - 39 * 60'000));
  set_service_time(served, 38);
  check_picture(Terminal(near).picture(320, 700), "terminal-service-near-320x700");
}

TEST_CASE("whatever there is to say, a low window shows who is next, and a notice lies over no button") {
  for (const auto state : {protocol::CALLING, protocol::SERVING, protocol::IDLE, protocol::ON_BREAK}) {
    for (const auto& [width, height] : {std::pair(390, 780), std::pair(320, 700), std::pair(1280, 720)}) {
      CAPTURE(state);
      CAPTURE(width);
      protocol::View view = full_staff_view(state);
      auto& alert = *view.mutable_staff()->add_alerts();
      alert.set_kind(protocol::HELP_WANTED);
      alert.set_device("kiosk-1");
      Terminal terminal(std::move(view));
      const auto hits = terminal.touchable(width, height);
      const auto row = std::ranges::find(hits, terminal::kHitRow, &ui::Hit::id);
      REQUIRE(row != hits.end());
      const float scale = terminal.screen.layout(width, height).scale;
      CHECK(row->area.y >= bottom_of_buttons(hits));
      CHECK(bottom_of_buttons(hits) <= static_cast<float>(height) - terminal::kNoticeMost * scale);
      CHECK(row->area.bottom() <= static_cast<float>(height) - terminal::kFooterHeight * scale);
    }
  }
}

TEST_CASE("the counter terminal has room for everything on a low wide screen") {
  check_picture(Terminal(full_staff_view()).picture(1280, 720), "terminal-full-1280x720");
}

TEST_CASE("the counter terminal says in colour and in words which promises are nearly used or past") {
  check_picture(Terminal(late_view()).picture(520, 860), "terminal-late-520x860");
  check_picture(Terminal(late_view(), "en").picture(320, 700), "terminal-late-320x700");
}

TEST_CASE("the counter terminal that is ready says once that the next number comes by itself") {
  protocol::View view = staff_view(protocol::READY);
  view.mutable_staff()->mutable_counters(0)->set_waiting(0);
  check_picture(Terminal(std::move(view)).picture(520, 860), "terminal-ready-520x860");
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

TEST_CASE("a touch on the explanation closes it and presses no button beneath") {
  Terminal terminal(full_staff_view());
  terminal.screen.press(terminal::Key::kDown, kNow - 1000);
  const auto hits = terminal.touchable(520, 860);
  const auto shown = std::ranges::find(hits, terminal::kHitClose, &ui::Hit::id);
  REQUIRE(shown != hits.end());
  // Some button lies beneath, and the explanation on top of it.
  const auto button = std::ranges::find_if(hits, [&](const ui::Hit& hit) {
    return hit.id < terminal::kHitClose && shown->area.contains(hit.area.centre_x(), hit.area.centre_y());
  });
  REQUIRE(button != hits.end());
  CHECK(button < shown);
  REQUIRE_FALSE(terminal.screen.model().explanation.empty());
  terminal.screen.release(terminal::kHitClose, kNow);
  terminal.screen.update(kNow);
  CHECK(terminal.screen.model().explanation.empty());
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
