#include <doctest/doctest.h>

#include <algorithm>

#include "display/screen.h"
#include "tests/screens/sample_views.h"
#include "tests/screens/studio.h"

namespace motcua::tests {
namespace {

ui::Picture picture_of(protocol::View view, const ui::LinkState& link, int width, int height) {
  const auto languages = text::Catalogues::embedded();
  const auto shown = shared(std::move(view));
  display::DisplayScreen screen(languages, languages.vietnamese(), [&] { return std::pair(shown, link); });
  return draw(screen, width, height, 1'000'000);
}

bool is_call_yellow(const std::uint8_t* pixel) {
  return pixel[0] > 220 && pixel[1] > 160 && pixel[2] < 140;
}
bool is_dark(const std::uint8_t* pixel) {
  return pixel[0] < 70 && pixel[1] < 60 && pixel[2] < 40;
}

bool row_has_letter(const ui::Picture& picture, int y, int left, int right) {
  for (int x = left; x < right; ++x) {
    if (is_dark(picture.at(x, y)) && is_call_yellow(picture.at(left, y))) return true;
  }
  return false;
}

// The longest run of rows of the yellow panel, between two columns, that hold ink: the large number.
int letter_height(const ui::Picture& picture, int left, int right) {
  int best = 0;
  int run = 0;
  for (int y = 0; y < picture.height; ++y) {
    run = row_has_letter(picture, y, left, right) ? run + 1 : 0;
    best = std::max(best, run);
  }
  return best;
}

}  // namespace

TEST_CASE("a called number has capitals of at least 16 % of the screen's height") {
  struct Size {
    int width, height;
  };
  for (const Size size : {Size{1920, 1080}, Size{1280, 720}, Size{1024, 768}, Size{1366, 768}, Size{3840, 2160}}) {
    CAPTURE(size.width);
    const ui::Picture picture = picture_of(board_view(), good_link(), size.width, size.height);
    // From the panel's left padding to past the first letter.
    const int left = size.height * 70 / 1080;
    CHECK(letter_height(picture, left, left + size.height * 200 / 1080) >= size.height * 16 / 100);
  }
}

TEST_CASE("a number of five characters has capitals of at least 16 % too") {
  for (const char* ticket : {"PS220", "A1000", "W1048"}) {
    CAPTURE(ticket);
    protocol::View view = board_view();
    add_call(view, ticket, 12, 0);
    const ui::Picture picture = picture_of(std::move(view), good_link(), 1920, 1080);
    CHECK(letter_height(picture, 70, 270) >= 1080 * 16 / 100);
  }
}

TEST_CASE("a board without a current picture shows nothing that looks like a call") {
  const ui::Picture picture = picture_of(board_view(), lost_link(), 1280, 720);
  int yellow = 0;
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) yellow += is_call_yellow(picture.at(x, y)) ? 1 : 0;
  }
  CHECK(yellow == 0);
}

TEST_CASE("the wall display looks as designed at 1920x1080") {
  check_picture(picture_of(board_view(), good_link(), 1920, 1080), "display-1920x1080");
}

TEST_CASE("the wall display looks as designed at 1280x720") {
  check_picture(picture_of(board_view(), good_link(), 1280, 720), "display-1280x720");
}

TEST_CASE("the wall display looks right on a 4:3 screen with more services than fit") {
  protocol::View view = board_view();
  set_services(view, 9);
  check_picture(picture_of(std::move(view), good_link(), 1024, 768), "display-1024x768");
}

TEST_CASE("the wall display stands upright: the number and its counter have a line each") {
  protocol::View view = board_view();
  set_services(view, 9);
  check_picture(picture_of(view, good_link(), 1080, 1920), "display-1080x1920");
  add_call(view, "Đ1047", 112, 0);
  check_picture(picture_of(std::move(view), good_link(), 768, 1024), "display-upright-768x1024");
}

TEST_CASE("the wall display fills a 21:9 screen") {
  check_picture(picture_of(board_view(), good_link(), 2560, 1080), "display-2560x1080");
}

TEST_CASE("the wall display has room for eight services with long names and five-letter numbers") {
  protocol::View view = board_view();
  set_services(view, 8);
  view.mutable_board()->mutable_services(2)->set_accepting(false);
  add_call(view, "Đ1047", 112, 0);
  check_picture(picture_of(std::move(view), good_link(), 1920, 1080), "display-full-1920x1080");
}

TEST_CASE("the wall display shows a special day of practice, whom somebody comes to, and the last numbers") {
  protocol::View view = board_view();
  auto& board = *view.mutable_board();
  board.set_training(true);
  set_hours(view);
  board.mutable_hours()->set_cut_off_ms(static_cast<std::uint64_t>(kMorningMs - 60'000));
  board.mutable_hours()->set_accepting(false);
  board.mutable_hours()->add_last_tickets("A120");
  board.mutable_hours()->add_last_tickets("B085");
  board.mutable_hours()->mutable_day_profile()->set_vi("Ngày thứ Sáu không hẹn trước");
  board.mutable_announcements(3)->set_approach(true);
  add_call(view, "PS220", 12, 0).set_approach(true);
  check_picture(picture_of(view, good_link(), 1920, 1080), "display-approach-1920x1080");
  check_picture(picture_of(view, good_link(), 1024, 768), "display-approach-1024x768");
}

TEST_CASE("the wall display says when a closed hall opens again") {
  protocol::View view = board_view();
  view.mutable_board()->clear_announcements();
  set_hours(view);
  check_picture(picture_of(view, good_link(kMorningMs + 2 * 3600 * 1000 + 20 * 60'000), 1280, 720),
                "display-lunch-1280x720");
}

TEST_CASE("before the first call the wall display says where numbers will appear") {
  protocol::View view = board_view();
  view.mutable_board()->clear_announcements();
  check_picture(picture_of(std::move(view), good_link(), 1280, 720), "display-nobody-1280x720");
}

TEST_CASE("without a connection the wall display shows a calm sentence") {
  check_picture(picture_of(board_view(), lost_link(), 1920, 1080), "display-stale-1920x1080");
}

}  // namespace motcua::tests
