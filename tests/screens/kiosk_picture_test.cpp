#include <doctest/doctest.h>

#include "kiosk/screen.h"
#include "tests/screens/sample_views.h"
#include "tests/screens/studio.h"

namespace motcua::tests {
namespace {

using kiosk::Touch;
constexpr std::int64_t kNow = 1'000'000;

struct Kiosk {
  text::Catalogues languages = text::Catalogues::embedded();
  std::shared_ptr<const protocol::View> view;
  ui::LinkState link = good_link();
  kiosk::Answered answer;
  kiosk::KioskScreen screen;

  explicit Kiosk(protocol::View shown)
      : view(shared(std::move(shown))),
        screen(
            languages, languages.vietnamese(), [this] { return std::pair(view, link); },
            [this](protocol::Command, std::chrono::milliseconds, kiosk::Answered done) { answer = std::move(done); },
            [](std::chrono::milliseconds, const kiosk::FetchedCatalogue&) {}) {
    screen.update(kNow - 1000);
  }
  void touch(Touch::Kind kind, std::size_t index = 0) {
    screen.touch({kind, index}, kNow - 500);
    screen.update(kNow - 400);
  }
  ui::Picture picture(int width, int height) { return draw(screen, width, height, kNow); }
};

}  // namespace

TEST_CASE("the kiosk looks as designed at 1080x1920") {
  check_picture(Kiosk(board_view()).picture(1080, 1920), "kiosk-start-1080x1920");
}

TEST_CASE("the kiosk works on a lying screen with more services than fit a page") {
  protocol::View view = board_view();
  set_services(view, 10);
  view.mutable_board()->mutable_services(2)->set_accepting(false);
  check_picture(Kiosk(std::move(view)).picture(1280, 800), "kiosk-start-1280x800");
}

TEST_CASE("the kiosk shows the number that was given") {
  Kiosk kiosk(board_view());
  kiosk.touch(Touch::Kind::kService, 1);
  ui::CommandResult result;
  result.kind = ui::CommandResult::Kind::kDone;
  result.done.mutable_ticket()->set_number("B109");
  result.done.mutable_ticket()->set_service("service-B");
  result.done.set_waiting_before(31);
  kiosk.answer(result);
  check_picture(kiosk.picture(720, 1280), "kiosk-ticket-720x1280");
}

TEST_CASE("the kiosk asks for the class before the service") {
  Kiosk kiosk(board_view());
  kiosk.touch(Touch::Kind::kLanguage, 1);
  kiosk.touch(Touch::Kind::kPriority);
  check_picture(kiosk.picture(720, 1280), "kiosk-classes-720x1280");
}

TEST_CASE("the kiosk says who the service is chosen for, eight on a page") {
  protocol::View view = board_view();
  set_services(view, 10);
  Kiosk kiosk(std::move(view));
  kiosk.touch(Touch::Kind::kPriority);
  kiosk.touch(Touch::Kind::kClass, 1);
  check_picture(kiosk.picture(720, 1280), "kiosk-priority-services-720x1280");
}

TEST_CASE("without a connection the kiosk sends people to the desk") {
  Kiosk kiosk(board_view());
  kiosk.link = lost_link();
  check_picture(kiosk.picture(720, 1280), "kiosk-disconnected-720x1280");
}

}  // namespace motcua::tests
