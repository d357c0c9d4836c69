#include <doctest/doctest.h>

#include "rating/view_model.h"
#include "tests/screens/sample_views.h"

namespace motcua::tests {
namespace {

using rating::Controller;
using rating::Page;
using rating::Touch;
using Kind = ui::CommandResult::Kind;

struct Device {
  text::Catalogues languages = text::Catalogues::embedded();
  Controller controller{3};
  protocol::View view = board_view();
  ui::LinkState link = good_link();
  std::int64_t now_ms = 100'000;

  explicit Device(std::uint64_t visit, int criteria = 0) {
    auto& light = *view.mutable_board()->add_counters();
    light.set_number(3);
    light.set_rate_visit(visit);
    for (int i = 0; i < criteria; ++i) view.mutable_board()->add_rating_criteria()->set_vi("Tiêu chí");
    see();
  }
  std::optional<protocol::Command> see(std::int64_t after_ms = 0) {
    now_ms += after_ms;
    return controller.see(rating::make_offer(&view, link, 3), now_ms);
  }
  void visit(std::uint64_t visit) {
    view.mutable_board()->mutable_counters(0)->set_rate_visit(visit);
    see();
  }
  std::optional<protocol::Command> stars(std::uint32_t stars) {
    return controller.touch({Touch::Kind::kStars, 0, stars}, now_ms);
  }
  void answer(Kind kind) {
    ui::CommandResult result;
    result.kind = kind;
    controller.answered(result, now_ms);
  }
  rating::Model model() const {
    return rating::make_model({&view, link, 3, languages.vietnamese(), *languages.find("en"), controller});
  }
};

}  // namespace

TEST_CASE("the rating device rests until somebody can rate, and asks in both languages") {
  Device device(0);
  CHECK(device.controller.page() == Page::kRest);
  CHECK(device.model().counter_number == "3");
  CHECK_FALSE(device.stars(5));
  device.visit(47);
  CHECK(device.controller.page() == Page::kStars);
  CHECK(device.model().title.first == "Ông/bà có hài lòng với việc phục vụ tại quầy 3 không?");
  CHECK(device.model().title.second == "Are you satisfied with the service at counter 3?");
  REQUIRE(device.model().stars.size() == 5);
  CHECK(device.model().stars[0].words.first == "Rất không hài lòng");
  CHECK(device.model().stars[4].words.first == "Rất hài lòng");
}

TEST_CASE("a touch sends the rating once and says thanks") {
  Device device(47);
  const auto sent = device.stars(4);
  REQUIRE(sent);
  CHECK(sent->rate().counter() == 3);
  CHECK(sent->rate().stars() == 4);
  CHECK(sent->rate().criteria().empty());
  CHECK_FALSE(device.stars(4));
  device.answer(Kind::kDone);
  CHECK(device.model().title.first == "Cảm ơn ông/bà đã đánh giá");
  device.see(rating::kThanksMs);  // the picture does not know yet
  CHECK(device.controller.page() == Page::kRest);
  device.visit(0);
  device.visit(48);
  CHECK(device.controller.page() == Page::kStars);
}

TEST_CASE("criteria are asked for after the stars and may be left out") {
  Device device(47, 3);
  CHECK_FALSE(device.stars(5));
  CHECK(device.controller.page() == Page::kCriteria);
  CHECK_FALSE(device.controller.touch({Touch::Kind::kCriterion, 1, 3}, device.now_ms));
  const auto sent = device.controller.touch({Touch::Kind::kSend, 0, 0}, device.now_ms);
  REQUIRE(sent);
  CHECK(sent->rate().stars() == 5);
  CHECK(std::vector<std::uint32_t>(sent->rate().criteria().begin(), sent->rate().criteria().end()) ==
        std::vector<std::uint32_t>{0, 3, 0});
}

TEST_CASE("digits rate as touches do: first the stars, then one criterion after the other") {
  Device device(47, 2);
  CHECK_FALSE(device.controller.digit(4, device.now_ms));
  CHECK_FALSE(device.controller.digit(2, device.now_ms));
  CHECK_FALSE(device.controller.digit(5, device.now_ms));
  const auto sent = device.controller.touch({Touch::Kind::kSend, 0, 0}, device.now_ms);
  REQUIRE(sent);
  CHECK(sent->rate().stars() == 4);
  CHECK(sent->rate().criteria(0) == 2);
  CHECK(sent->rate().criteria(1) == 5);
}

TEST_CASE("whoever chose stars and walked away has rated") {
  Device device(47, 3);
  device.stars(2);
  CHECK(device.controller.next_change_ms() == device.now_ms + rating::kPauseMs);
  CHECK_FALSE(device.see(rating::kPauseMs - 1));
  const auto sent = device.see(1);
  REQUIRE(sent);
  CHECK(sent->rate().stars() == 2);
}

TEST_CASE("stars of one citizen are never sent for the next") {
  Device device(47, 3);
  device.stars(1);
  device.visit(48);
  device.see();
  CHECK(device.controller.page() == Page::kStars);
  CHECK(device.controller.stars() == 0);
  device.visit(0);
  CHECK(device.controller.page() == Page::kRest);
}

TEST_CASE("a rating that was not sent can be given again, a rejected one is not asked for again") {
  Device device(47);
  device.stars(3);
  device.answer(Kind::kNoConnection);
  CHECK(device.model().title.first == "Chưa gửi được đánh giá");
  device.see(rating::kThanksMs);
  device.see();
  CHECK(device.controller.page() == Page::kStars);
  device.stars(3);
  device.answer(Kind::kRejected);
  device.see(rating::kThanksMs);
  device.see();
  CHECK(device.controller.page() == Page::kRest);
}

TEST_CASE("situation 22: without a connection the rating device says so and takes nothing") {
  Device device(47);
  device.link = lost_link();
  device.see();
  CHECK_FALSE(device.stars(5));
  CHECK(device.model().disconnected);
  CHECK(device.model().title.first == "Đang tạm mất kết nối");
  CHECK(device.model().stars.empty());
}

TEST_CASE("the rating device asks to be drawn when its picture has become old") {
  Device device(0);
  device.link.fresh_for_ms = 1234;
  const rating::Input input{
      &device.view, device.link, 3, device.languages.vietnamese(), *device.languages.find("en"), device.controller};
  CHECK(rating::next_change_ms(input, 5000) == 5000 + 1234);
}

TEST_CASE("a rating device at a counter that the site does not have names it") {
  Device device(0);
  device.view.mutable_board()->clear_counters();
  device.see();
  CHECK(device.model().title.first == "Không có quầy 3");
}

}  // namespace motcua::tests
