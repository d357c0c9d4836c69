#include <doctest/doctest.h>

#include <GLFW/glfw3.h>

#include "counter-terminal/reception_screen.h"
#include "tests/screens/sample_views.h"
#include "tests/screens/studio.h"
#include "ui/text/glyph_ranges.h"

namespace motcua::tests {
namespace {

constexpr std::int64_t kNow = 1'000'000;

struct Reception {
  text::Catalogues languages = text::Catalogues::embedded();
  std::shared_ptr<const protocol::View> view = shared(full_staff_view());
  ui::LinkState link = good_link();
  terminal::Answered answered;
  terminal::ReceptionScreen screen;

  explicit Reception(const char* language = "vi")
      : screen(
            languages, *languages.find(language), [this] { return std::pair(view, link); },
            [this](protocol::Command, std::chrono::milliseconds, const terminal::Answered& done) { answered = done; }) {
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

TEST_CASE("the reception looks for a number and offers what can be done with it") {
  Reception reception;
  reception.write("a061");
  check_picture(reception.picture(520, 860), "reception-520x860");
}

TEST_CASE("the reception is usable 320 pixels wide, in English") {
  Reception reception("en");
  check_picture(reception.picture(320, 700), "reception-320x700");
}

TEST_CASE("the reception tells the number that was taken") {
  Reception reception;
  for (const int key : {GLFW_KEY_F2, GLFW_KEY_2, GLFW_KEY_1}) reception.screen.key(key, kNow - 2000);
  ui::CommandResult result;
  result.kind = ui::CommandResult::Kind::kDone;
  result.done.mutable_ticket()->set_number("B032");
  result.done.set_waiting_before(5);
  REQUIRE(reception.answered);
  reception.answered(result);
  check_picture(reception.picture(390, 780), "reception-issued-390x780");
}

TEST_CASE("the reception corrects a ticket that waits") {
  Reception reception;
  protocol::View commune = full_staff_view();
  set_services(commune, 4);
  reception.view = shared(std::move(commune));
  reception.write("a048");
  reception.screen.key(GLFW_KEY_F4, kNow - 2000);
  check_picture(reception.picture(520, 860), "reception-correct-520x860");
}

TEST_CASE("the reception asks for whom a number is taken") {
  Reception reception;
  reception.screen.key(GLFW_KEY_F2, kNow - 2000);
  check_picture(reception.picture(520, 860), "reception-issue-520x860");
}

}  // namespace motcua::tests
