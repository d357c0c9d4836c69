// The catalogue is made searchable beside the drawing; meanwhile the search page says so.
#include <doctest/doctest.h>

#include <chrono>
#include <thread>

#include "kiosk/catalogue_worker.h"
#include "kiosk/view_model.h"
#include "tests/screens/kiosk_board.h"
#include "tests/screens/kiosk_catalogue.h"
#include "tests/screens/sample_views.h"

namespace motcua::tests {
namespace {

using Kind = kiosk::Touch::Kind;

std::shared_ptr<const protocol::Catalogue> catalogue(const std::string& version) {
  return std::make_shared<const protocol::Catalogue>(small_catalogue(version));
}

kiosk::SharedProcedures wait_for(kiosk::CatalogueWorker& worker) {
  for (const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(20);
       std::chrono::steady_clock::now() < until;) {
    if (auto made = worker.take()) return made;
    std::this_thread::yield();
  }
  return nullptr;
}

}  // namespace

TEST_CASE("the worker hands over what was given last, once") {
  kiosk::CatalogueWorker worker;
  CHECK_FALSE(worker.busy());
  CHECK(worker.take() == nullptr);
  for (int i = 0; i < 50; ++i) worker.give(catalogue("v" + std::to_string(i)));
  const auto made = wait_for(worker);
  REQUIRE(made);
  CHECK(made->catalogue.version() == "v49");
  CHECK_FALSE(made->index.search("khaisinh", {}, 5).empty());
  CHECK_FALSE(worker.busy());
  CHECK(worker.take() == nullptr);
  worker.give(catalogue("later"));
  CHECK(worker.busy());
  REQUIRE(wait_for(worker));
}

TEST_CASE("a kiosk that is closed while a catalogue is made searchable ends in order") {
  for (int i = 0; i < 20; ++i) {
    kiosk::CatalogueWorker worker;
    worker.give(catalogue("v"));
  }
}

TEST_CASE("while the catalogue is being prepared the search page says so, and keeps what is typed") {
  const text::Catalogues languages = text::Catalogues::embedded();
  kiosk::Controller controller;
  protocol::View view = board_view();
  const ui::LinkState link = good_link();
  const auto model = [&] { return kiosk::make_model({&view, link, languages, languages.vietnamese(), controller}); };
  controller.hold(nullptr, true);
  controller.see(kiosk::make_offer(&view, link), 1000);
  CHECK(model().field.touchable);
  controller.touch({Kind::kSearch, 0}, 1000);
  for (const char letter : std::string("khaisinh")) controller.type(static_cast<unsigned char>(letter), 1000);
  CHECK(model().page == kiosk::Page::kSearch);
  CHECK(model().title == "Đang chuẩn bị danh mục thủ tục…");
  CHECK(model().subtitle == "Mời ông/bà cứ gõ tên thủ tục, kết quả sẽ hiện ngay");
  CHECK_FALSE(controller.enter(1000));  // nothing to open yet

  controller.hold(std::make_shared<const kiosk::Procedures>(small_catalogue()), false);
  CHECK(model().field.text == "khaisinh");
  REQUIRE_FALSE(model().rows.empty());
  CHECK(model().rows[0].name == "Thủ tục đăng ký khai sinh");
  controller.hold(nullptr, false);  // the site has none any more
  CHECK(model().page == kiosk::Page::kServices);
}

TEST_CASE("a number is not taken away by a finger that touched twice") {
  kiosk::Controller controller;
  protocol::View view = board_view();
  controller.see(kiosk::make_offer(&view, good_link()), 1000);
  REQUIRE(controller.touch({Kind::kService, 0}, 1000));
  ui::CommandResult result;
  result.kind = ui::CommandResult::Kind::kDone;
  result.done.mutable_ticket()->set_number("A048");
  controller.answered(result, 1100);
  CHECK_FALSE(controller.touch({Kind::kService, 0}, 1250));
  CHECK(controller.page() == kiosk::Page::kTicket);
  controller.touch({Kind::kService, 0}, 1100 + kiosk::kBounceMs);
  CHECK(controller.page() == kiosk::Page::kServices);
}

TEST_CASE("who has booked is told of the booked time, not of who waits before") {
  const text::Catalogues languages = text::Catalogues::embedded();
  kiosk::Controller controller;
  protocol::View view = board_view();
  const ui::LinkState link = good_link();
  add_appointments(*view.mutable_board());
  controller.see(kiosk::make_offer(&view, link), 1000);
  controller.touch({Kind::kAppointment, 0}, 1000);
  controller.type('7', 1000);
  REQUIRE(controller.enter(1000));
  ui::CommandResult result;
  result.kind = ui::CommandResult::Kind::kDone;
  result.done.mutable_ticket()->set_number("A048");
  result.done.mutable_ticket()->set_appointment("7");
  controller.answered(result, 1100);
  const auto before = [&] {
    return kiosk::make_model({&view, link, languages, languages.vietnamese(), controller}).before;
  };
  CHECK(before() == "Ông/bà sẽ được gọi theo giờ hẹn");
}

}  // namespace motcua::tests
