#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "display/counter_screen.h"
#include "display/screen.h"
#include "tests/screens/sample_views.h"
#include "tests/screens/studio.h"
#include "tests/support/temporary_folder.h"

namespace motcua::tests {
namespace {

constexpr std::int64_t kNow = 1'008'000;  // it is the hall's language that has its turn

ui::Picture picture_of(protocol::View view, const ui::LinkState& link, int width, int height,
                       const display::Look& look = {}) {
  const auto languages = text::Catalogues::embedded();
  const auto shown = shared(std::move(view));
  display::DisplayScreen screen(
      languages, languages.vietnamese(), [&] { return std::pair(shown, link); }, look);
  return draw(screen, width, height, kNow);
}

// A gold disc on red, 300 pixels wide and 200 high.
ui::Image emblem() {
  ui::Picture picture{300, 200, {}};
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) {
      const bool disc = (x - 150) * (x - 150) + (y - 100) * (y - 100) < 70 * 70;
      for (const int channel : disc ? std::array{255, 205, 0} : std::array{200, 16, 46}) {
        picture.rgb.push_back(static_cast<std::uint8_t>(channel));
      }
    }
  }
  const test::TemporaryFolder folder;
  REQUIRE(ui::write_png(picture, folder / "emblem.png"));
  auto image = ui::read_image(folder / "emblem.png");
  REQUIRE(image);
  return *image;
}

// The board over counter 12, where A047 is called.
ui::Picture counter_picture(const std::function<void(protocol::CounterLight&)>& change, const ui::LinkState& link,
                            int width, int height, ui::TextRecord* record = nullptr) {
  const auto languages = text::Catalogues::embedded();
  protocol::View view = board_view();
  auto& counter = *view.mutable_board()->add_counters();
  counter.set_number(12);
  counter.set_open(true);
  counter.set_ticket("A047");
  change(counter);
  const auto shown = shared(std::move(view));
  const auto source = display::zoned([&] { return std::pair(shown, link); }, {{}, {12}}, [](const std::string&) {});
  display::CounterScreen screen(languages, languages.vietnamese(), source, 12);
  return draw(screen, width, height, kNow, record);
}

// What a screen says, and how large.
struct Said {
  ui::TextRecord record;

  const ui::TextRecord::Text* find(std::string_view words) const {
    for (const auto& text : record.texts()) {
      if (text.words.starts_with(words)) return &text;
    }
    return nullptr;
  }
  bool has(std::string_view words) const { return find(words) != nullptr; }
  // The height of the first letter of what begins with these words, in pixels; 0: it is not said.
  float capital(std::string_view words) const {
    const auto* text = find(words);
    if (text == nullptr || text->letters.empty()) return 0;
    return text->letters.front().bottom - text->letters.front().top;
  }
};

Said said_by(protocol::View view, const ui::LinkState& link, int width, int height) {
  const auto languages = text::Catalogues::embedded();
  const auto shown = shared(std::move(view));
  display::DisplayScreen screen(languages, languages.vietnamese(), [&] { return std::pair(shown, link); });
  Said said;
  draw(screen, width, height, kNow, &said.record);
  return said;
}

bool is_call_yellow(const std::uint8_t* pixel) {
  return pixel[0] > 220 && pixel[1] > 160 && pixel[2] < 140;
}
Said counter_said(const std::function<void(protocol::CounterLight&)>& change, const ui::LinkState& link, int width,
                  int height) {
  Said said;
  counter_picture(change, link, width, height, &said.record);
  return said;
}

bool is_dark(const std::uint8_t* pixel) {
  return pixel[0] < 70 && pixel[1] < 60 && pixel[2] < 40;
}

// How high the tallest letter of the large call is: rows of ink in the columns of the first one. Beside it there is
// nothing but the panel; words and numbers are told apart by their height.
int letter_height(const ui::Picture& picture) {
  int left = picture.width;
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < left; ++x) {
      if (is_call_yellow(picture.at(x, y))) left = x;
    }
  }
  const int width = picture.height / 8;
  const auto inked = [&](int y) {
    if (!is_call_yellow(picture.at(left + 1, y))) return false;
    for (int x = left; x < std::min(picture.width, left + width); ++x) {
      if (is_dark(picture.at(x, y))) return true;
    }
    return false;
  };
  int best = 0;
  int run = 0;
  for (int y = 0; y < picture.height; ++y) {
    run = inked(y) ? run + 1 : 0;
    best = std::max(best, run);
  }
  return best;
}

}  // namespace

TEST_CASE("a called number has capitals of at least 16 % of the screen's height, in every shape") {
  struct Size {
    int width, height;
  };
  for (const Size size : {Size{1920, 1080}, Size{1280, 720}, Size{1024, 768}, Size{1280, 1024}, Size{1366, 768},
                          Size{2560, 1080}, Size{3840, 2160}, Size{1080, 1920}, Size{768, 1024}}) {
    CAPTURE(size.width);
    CAPTURE(size.height);
    const ui::Picture picture = picture_of(board_view(), good_link(), size.width, size.height);
    CHECK(letter_height(picture) >= size.height * 16 / 100);
  }
}

TEST_CASE("long numbers and counters of three digits have capitals of at least 16 % too") {
  for (const char* ticket : {"PS220", "A1000", "W1048", "AB1047", "Đ1047", "ABC1047", "WMW1048"}) {
    CAPTURE(ticket);
    protocol::View view = board_view();
    add_call(view, ticket, 118, 0);
    CHECK(letter_height(picture_of(view, good_link(), 1920, 1080)) >= 1080 * 16 / 100);
    CHECK(letter_height(picture_of(view, good_link(), 1280, 1024)) >= 1024 * 16 / 100);
    if (std::string_view(ticket) == "WMW1048") continue;  // seven wide letters on half a screen are smaller
    display::Look half;
    half.services_percent = 50;
    CHECK(letter_height(picture_of(view, good_link(), 1920, 1080, half)) >= 1080 * 16 / 100);
  }
}

TEST_CASE(
    "without a connection the sentences can be read from ten metres: capitals of 30 mm on a screen of 55 inches") {
  constexpr float kMainPx = 47;
  constexpr float kBesidePx = 34;
  const Said said = said_by(board_view(), lost_link(), 1920, 1080);
  CHECK(said.capital("Bảng gọi số đang tạm mất kết nối") >= kMainPx);
  CHECK(said.capital("Mời ông/bà chờ trong giây lát") >= kMainPx);
  CHECK(said.capital("The call board has lost its connection") >= kMainPx);
  CHECK(said.capital("Please wait a moment") >= kBesidePx);
  // Upright, the same of a picture that is 1080 wide.
  const Said upright = said_by(board_view(), lost_link(), 1080, 1920);
  CHECK(upright.capital("Bảng gọi số") >= kMainPx);
  CHECK(upright.capital("The call board has") >= kMainPx);
}

TEST_CASE("what stands beside the Vietnamese is no smaller than what can be read from five metres") {
  constexpr float kSmallestPx = 21;
  protocol::View view = board_view();
  view.mutable_board()->mutable_announcements(3)->set_approach(true);
  const Said said = said_by(view, good_link(), 1920, 1080);
  for (const char* words : {"Counter", "Civil status, certification", "Business registration", "Judicial records",
                            "Public Administration Service Center", "MỜI SỐ · NOW CALLING"}) {
    CAPTURE(words);
    CHECK(said.capital(words) >= kSmallestPx);
  }
  CHECK(said.capital("09:41") >= 28);  // of a call
  CHECK(said.has("we come to you"));
  CHECK(said.has("Đang kết nối · Connected"));
}

TEST_CASE("the board over a counter uses its room: the number that is called is as large as its shape allows") {
  const auto called = [](auto&) {};
  CHECK(counter_said(called, good_link(), 1000, 400).capital("A047") >= 170);
  CHECK(counter_said(called, good_link(), 1280, 720).capital("A047") >= 270);
  CHECK(counter_said(called, good_link(), 800, 480).capital("A047") >= 170);
  CHECK(counter_said(called, good_link(), 480, 800).capital("A047") >= 105);
  CHECK(counter_said(called, good_link(), 480, 800).capital("12") >= 150);
  CHECK(counter_said(called, lost_link(), 1280, 720).capital("Bảng gọi số đang") >= 60);
}

TEST_CASE("a call pulses in size, too: without colours it is still seen") {
  const auto languages = text::Catalogues::embedded();
  auto view = board_view();
  auto shown = shared(view);
  display::Look look;
  look.call_bright = look.call;
  display::DisplayScreen screen(
      languages, languages.vietnamese(), [&] { return std::pair(shown, good_link()); }, look);
  draw(screen, 1920, 1080, 1'000'000);
  add_call(view, "A048", 3, 0);
  shown = shared(view);
  const int rest = letter_height(draw(screen, 1920, 1080, 1'010'000));
  const int top = letter_height(draw(screen, 1920, 1080, 1'010'500));
  const int again = letter_height(draw(screen, 1920, 1080, 1'011'000));
  CHECK(top >= rest + 6);
  CHECK(again == rest);
  const int late = letter_height(draw(screen, 1920, 1080, 1'016'500));
  CHECK(late == rest);
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

TEST_CASE("many calls at once stand in the list together, whatever the screen's shape") {
  protocol::View view = board_view();
  const auto languages = text::Catalogues::embedded();
  auto shown = shared(view);
  display::DisplayScreen screen(languages, languages.vietnamese(), [&] { return std::pair(shown, good_link()); });
  draw(screen, 320, 240, 1'000'000);
  for (std::uint32_t i = 0; i < 14; ++i) add_call(view, "B" + std::to_string(109 + i), i + 1, 0);
  add_call(view, "AB1047", 118, 0);
  shown = shared(view);
  check_picture(draw(screen, 1920, 1080, 1'010'000), "display-many-1920x1080");
  check_picture(draw(screen, 1024, 768, 1'010'000), "display-many-1024x768");
  check_picture(draw(screen, 1080, 1920, 1'010'000), "display-many-1080x1920");
}

TEST_CASE("a number that is too long for one line has one of its own, its counter below") {
  protocol::View view = board_view();
  add_call(view, "ABC1047", 118, 0);
  display::Look half;
  half.services_percent = 50;
  check_picture(picture_of(view, good_link(), 1920, 1080, half), "display-two-lines-1920x1080");
}

TEST_CASE("with a forecast the wall display shows minutes, as designed") {
  protocol::View view = board_view();
  const std::pair<std::uint32_t, std::uint32_t> spans[] = {{600, 900},  {2100, 3000}, {0, 290},
                                                           {900, 1200}, {2400, 3600}, {0, 0}};
  for (int i = 0; i < 6; ++i) {
    auto& span = *view.mutable_board()->mutable_services(i)->mutable_expected();
    span.set_from_s(spans[i].first);
    span.set_to_s(spans[i].second);
  }
  check_picture(picture_of(view, good_link(), 1920, 1080), "display-expected-1920x1080");
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

TEST_CASE("the wall display in a site's own colours, with its emblem and more room for the services") {
  display::Look look;
  display::set_background(look, ui::rgb(0x3A0A14));
  display::set_call(look, ui::rgb(0xF2F2F2));
  look.services_percent = 45;
  look.logo = emblem();
  check_picture(picture_of(board_view(), good_link(), 1920, 1080, look), "display-own-look-1920x1080");
}

TEST_CASE("the wall display without the services gives its room to the calls, in every shape") {
  display::Look look;
  look.services_percent = 0;
  check_picture(picture_of(board_view(), good_link(), 1280, 720, look), "display-calls-alone-1280x720");
  check_picture(picture_of(board_view(), good_link(), 768, 1024, look), "display-calls-alone-768x1024");
  check_picture(picture_of(board_view(), good_link(), 1024, 768, look), "display-calls-alone-1024x768");
}

TEST_CASE("the board over a counter: called, served, free, closed, without a connection") {
  const auto as_it_is = [](protocol::CounterLight&) {};
  check_picture(counter_picture(as_it_is, good_link(), 1000, 400), "counter-calling-1000x400");
  check_picture(counter_picture(as_it_is, good_link(), 480, 800), "counter-calling-480x800");
  check_picture(counter_picture([](auto& counter) { counter.set_ticket("PS220"); }, good_link(), 800, 480),
                "counter-serving-800x480");
  check_picture(counter_picture([](auto& counter) { counter.clear_ticket(); }, good_link(), 1000, 400),
                "counter-free-1000x400");
  const auto closed = [](protocol::CounterLight& counter) {
    counter.clear_ticket();
    counter.set_open(false);
  };
  check_picture(counter_picture(closed, good_link(), 1280, 720), "counter-closed-1280x720");
  check_picture(counter_picture(as_it_is, lost_link(), 1000, 400), "counter-stale-1000x400");
}

TEST_CASE("without a connection the wall display shows a calm sentence") {
  check_picture(picture_of(board_view(), lost_link(), 1920, 1080), "display-stale-1920x1080");
}

}  // namespace motcua::tests
