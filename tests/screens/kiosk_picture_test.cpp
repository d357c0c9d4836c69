#include <doctest/doctest.h>

#include "kiosk/panels.h"
#include "kiosk/screen.h"
#include "tests/screens/kiosk_board.h"
#include "tests/screens/sample_views.h"
#include "tests/screens/studio.h"

namespace motcua::tests {
namespace {

using kiosk::Touch;
constexpr std::int64_t kNow = 1'000'000;

protocol::View view_with_appointments() {
  protocol::View view = board_view();
  add_appointments(*view.mutable_board());
  return view;
}

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

// A number that did not come out of the printer.
kiosk::Model not_printed(const text::Catalogues& languages, bool again) {
  const auto view = board_view();
  kiosk::Controller controller;
  controller.see(kiosk::make_offer(&view, good_link()), kNow - 5000);
  controller.see_printer(again ? ui::PrinterView::kReady : ui::PrinterView::kCannotPrint);
  controller.touch({Touch::Kind::kService, 1}, kNow - 4000);
  ui::CommandResult result;
  result.kind = ui::CommandResult::Kind::kDone;
  result.done.mutable_ticket()->set_number("B109");
  result.done.mutable_ticket()->set_service("service-B");
  result.done.set_waiting_before(31);
  controller.answered(result, kNow - 3000);
  controller.printing(kNow - 2900);
  controller.printed(false, kNow - 2000);
  return kiosk::make_model(
      {&view, good_link(), languages, languages.vietnamese(), controller, "https://motcua.example/t/B109"});
}

class Page : public ui::Screen {
 public:
  explicit Page(kiosk::Model model) : model_(std::move(model)) {}
  ui::Layout layout(int width_px, int height_px) const override { return kiosk::layout(width_px, height_px); }
  ui::Colour background() const override { return ui::light::kBackground; }
  bool update(std::int64_t) override { return true; }
  std::int64_t next_change_ms() const override { return ui::kNever; }
  void draw(ui::Painter& painter, std::int64_t) override { kiosk::draw(painter, model_, 0); }
  bool complete() const override { return true; }

 private:
  kiosk::Model model_;
};

}  // namespace

TEST_CASE("the kiosk looks as designed at 1080x1920") {
  check_picture(Kiosk(view_with_appointments()).picture(1080, 1920), "kiosk-start-1080x1920");
}

TEST_CASE("the kiosk works on a lying screen with more services than fit a page") {
  protocol::View view = view_with_appointments();
  set_services(view, 10);
  view.mutable_board()->mutable_services(2)->set_accepting(false);
  check_picture(Kiosk(std::move(view)).picture(1280, 800), "kiosk-start-1280x800");
}

TEST_CASE("the kiosk shows the number that was given") {
  Kiosk kiosk(view_with_appointments());
  kiosk.touch(Touch::Kind::kService, 1);
  ui::CommandResult result;
  result.kind = ui::CommandResult::Kind::kDone;
  result.done.mutable_ticket()->set_number("B109");
  result.done.mutable_ticket()->set_service("service-B");
  result.done.set_waiting_before(31);
  kiosk.answer(result);
  check_picture(kiosk.picture(720, 1280), "kiosk-ticket-720x1280");
}

TEST_CASE("the kiosk shows chains after the services, with their way and why one is closed; no appointments here") {
  protocol::View view = board_view();
  auto& board = *view.mutable_board();
  add_newborn(board);
  add_chain(board, "Kinh doanh có điều kiện trong lĩnh vực đất đai", "Conditional business with land",
            {"service-C", "service-B"})
      .set_accepting(false);
  board.mutable_services(1)->set_accepting(false);
  board.mutable_services(1)->set_full(true);
  board.mutable_services(1)->set_next_date(20261124);
  Kiosk kiosk(std::move(view));
  check_picture(kiosk.picture(1080, 1920), "kiosk-chains-1080x1920");
  check_picture(kiosk.picture(1280, 800), "kiosk-chains-1280x800");
  kiosk.touch(Touch::Kind::kPriority);
  kiosk.touch(Touch::Kind::kClass, 0);
  check_picture(kiosk.picture(720, 1280), "kiosk-priority-chains-720x1280");
}

TEST_CASE("the number of a chain says which services follow") {
  protocol::View view = board_view();
  add_newborn(*view.mutable_board());
  Kiosk kiosk(std::move(view));
  kiosk.touch(Touch::Kind::kChain);
  ui::CommandResult result;
  result.kind = ui::CommandResult::Kind::kDone;
  result.done.mutable_ticket()->set_number("A048");
  result.done.mutable_ticket()->set_service("service-A");
  result.done.mutable_ticket()->add_then("service-D");
  result.done.mutable_ticket()->add_then("service-F");
  result.done.set_waiting_before(14);
  kiosk.answer(result);
  check_picture(kiosk.picture(720, 1280), "kiosk-ticket-chain-720x1280");
}

TEST_CASE("on a lying screen the longest ticket page keeps its lines apart") {
  Kiosk kiosk(board_view());
  kiosk.touch(Touch::Kind::kService);
  ui::CommandResult result;
  result.kind = ui::CommandResult::Kind::kDone;
  auto& ticket = *result.done.mutable_ticket();
  ticket.set_number("A048");
  ticket.set_service("service-A");
  for (const char* then : {"service-B", "service-C", "service-D", "service-E", "service-F"}) ticket.add_then(then);
  result.done.set_waiting_before(14);
  result.done.set_late(true);
  kiosk.answer(result);
  check_picture(kiosk.picture(1280, 800), "kiosk-ticket-chain-1280x800");
}

TEST_CASE("the kiosk asks for the class before the service") {
  Kiosk kiosk(view_with_appointments());
  kiosk.touch(Touch::Kind::kLanguage, 1);
  kiosk.touch(Touch::Kind::kPriority);
  check_picture(kiosk.picture(720, 1280), "kiosk-classes-720x1280");
}

TEST_CASE("the kiosk says who the service is chosen for, eight on a page") {
  protocol::View view = view_with_appointments();
  set_services(view, 10);
  Kiosk kiosk(std::move(view));
  kiosk.touch(Touch::Kind::kPriority);
  kiosk.touch(Touch::Kind::kClass, 1);
  check_picture(kiosk.picture(720, 1280), "kiosk-priority-services-720x1280");
}

TEST_CASE("without a connection the kiosk sends people to the desk") {
  Kiosk kiosk(view_with_appointments());
  kiosk.link = lost_link();
  check_picture(kiosk.picture(720, 1280), "kiosk-disconnected-720x1280");
}

TEST_CASE("a number that did not come out of the printer is on the screen with a code to scan") {
  const auto languages = text::Catalogues::embedded();
  Page can_try(not_printed(languages, true));
  check_picture(draw(can_try, 720, 1280, kNow), "kiosk-not-printed-720x1280");
  check_picture(draw(can_try, 1280, 800, kNow), "kiosk-not-printed-1280x800");
}

}  // namespace motcua::tests
