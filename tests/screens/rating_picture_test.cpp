#include <doctest/doctest.h>

#include "rating/panels.h"
#include "rating/screen.h"
#include "tests/screens/sample_views.h"
#include "tests/screens/studio.h"

namespace motcua::tests {
namespace {

constexpr std::int64_t kNow = 1'000'000;

struct Rating {
  text::Catalogues languages = text::Catalogues::embedded();
  std::shared_ptr<const protocol::View> view;
  ui::LinkState link = good_link();
  rating::RatingScreen screen;

  explicit Rating(protocol::View shown)
      : view(shared(std::move(shown))),
        screen(
            languages, languages.vietnamese(), 3, [this] { return std::pair(view, link); },
            [](protocol::Command, std::chrono::milliseconds, const rating::Answered&) {}) {
    screen.update(kNow - 1000);
  }
  ui::Picture picture(int width, int height) { return draw(screen, width, height, kNow); }
};

protocol::View view_to_rate(std::uint64_t visit) {
  protocol::View view = board_view();
  auto& light = *view.mutable_board()->add_counters();
  light.set_number(3);
  light.set_rate_visit(visit);
  const auto add = [&](const char* vi, const char* en) {
    auto& name = *view.mutable_board()->add_rating_criteria();
    name.set_vi(vi);
    name.set_en(en);
  };
  add("Cơ sở vật chất", "Facilities");
  add("Thủ tục thuận tiện, dễ hiểu", "Convenience");
  add("Thái độ của cán bộ", "Attitude of the staff");
  return view;
}

}  // namespace

TEST_CASE("a face that is touched twice rates no criterion") {
  Rating rating(view_to_rate(47));
  const auto touch = [&](const rating::Touch& touched, std::int64_t at_ms) {
    rating.screen.release(rating::hit_of(touched), at_ms);
    rating.screen.update(at_ms);
  };
  touch({rating::Touch::Kind::kStars, 0, 5}, kNow);
  REQUIRE(rating.screen.model().page == rating::Page::kCriteria);
  touch({rating::Touch::Kind::kSend, 0, 0}, kNow + 200);
  CHECK(rating.screen.model().page == rating::Page::kCriteria);
  touch({rating::Touch::Kind::kSend, 0, 0}, kNow + 1000);
  CHECK(rating.screen.model().page == rating::Page::kSending);
}

TEST_CASE("the rating device at rest shows its counter") {
  check_picture(Rating(view_to_rate(0)).picture(1280, 800), "rating-rest-1280x800");
}

TEST_CASE("the rating device asks with five faces, lying and upright") {
  check_picture(Rating(view_to_rate(47)).picture(1280, 800), "rating-stars-1280x800");
  protocol::View training = view_to_rate(47);
  training.mutable_board()->set_training(true);
  check_picture(Rating(std::move(training)).picture(600, 1024), "rating-stars-600x1024");
}

TEST_CASE("the rating device asks for criteria on a screen of ten inches") {
  Rating rating(view_to_rate(47));
  rating.screen.touch({rating::Touch::Kind::kStars, 0, 4}, kNow - 900);
  rating.screen.touch({rating::Touch::Kind::kCriterion, 0, 4}, kNow - 800);
  check_picture(rating.picture(1280, 800), "rating-criteria-1280x800");
}

TEST_CASE("the rating device asks for criteria, lying and upright") {
  for (const bool upright : {false, true}) {
    Rating rating(view_to_rate(47));
    rating.screen.touch({rating::Touch::Kind::kStars, 0, 4}, kNow - 900);
    rating.screen.touch({rating::Touch::Kind::kCriterion, 0, 5}, kNow - 800);
    rating.screen.touch({rating::Touch::Kind::kCriterion, 1, 3}, kNow - 700);
    check_picture(upright ? rating.picture(600, 1024) : rating.picture(1024, 600),
                  upright ? "rating-criteria-600x1024" : "rating-criteria-1024x600");
  }
}

TEST_CASE("what is touched to rate is at least 20 mm of a screen of ten inches, in practice as well") {
  for (const bool training : {false, true}) {
    for (const bool criteria : {false, true}) {
      protocol::View view = view_to_rate(47);
      view.mutable_board()->set_training(training);
      Rating rating(std::move(view));
      if (criteria) rating.screen.touch({rating::Touch::Kind::kStars, 0, 4}, kNow - 900);
      const auto hits = touchable(rating.screen, 1280, 800, kNow);
      CHECK(hits.size() >= (criteria ? 15 : 5));
      for (const auto& hit : hits) {
        const auto kind = rating::touch_of(hit.id).kind;
        if (kind != rating::Touch::Kind::kStars && kind != rating::Touch::Kind::kCriterion) continue;
        CHECK(hit.area.w >= 120);
        CHECK(hit.area.h >= 120);
      }
    }
  }
}

TEST_CASE("without a connection the rating device shows a calm sentence") {
  Rating rating(view_to_rate(47));
  rating.link = lost_link();
  check_picture(rating.picture(1024, 600), "rating-stale-1024x600");
}

}  // namespace motcua::tests
