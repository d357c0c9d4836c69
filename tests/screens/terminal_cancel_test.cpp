// What cannot be undone at the counter terminal is asked first: cancelling a number, closing with numbers in hand.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/screens/terminal_clerk.h"

namespace motcua::tests {

TEST_CASE("situation 38: a parked citizen who does not come back is cancelled, once it is certain") {
  Clerk clerk(protocol::SERVING);
  clerk.press(Key::kCancel);
  CHECK(clerk.model().overlay.title == "Hủy số nào?");
  REQUIRE(clerk.model().overlay.lines.size() == 3);
  CHECK(clerk.model().overlay.lines[0].words == "A032 · Đi phô tô giấy tờ · 3 phút");
  CHECK_FALSE(clerk.press(Key::kDigit2));
  CHECK(clerk.model().overlay.title == "Hủy số B011?");
  CHECK_FALSE(clerk.model().overlay.note.empty());  // that it cannot be undone
  SUBCASE("no is offered first") {
    CHECK_FALSE(clerk.press(Key::kEnter));
    CHECK(clerk.controller.mode() == Mode::kPlain);
  }
  SUBCASE("Escape goes back to the numbers") {
    clerk.press(Key::kEscape);
    CHECK(clerk.model().overlay.title == "Hủy số nào?");
  }
  SUBCASE("yes") {
    const auto sent = clerk.press(Key::kDigit1);
    REQUIRE(sent);
    CHECK(sent->cancel_ticket().visit() == 11);
    CHECK(sent->cancel_ticket().ticket().empty());
    clerk.done();
    CHECK(clerk.model().notice == "Đã hủy số B011.");
  }
}

TEST_CASE("situation 38: in the list of parked numbers one key cancels the one that is gone to") {
  Clerk clerk(protocol::IDLE);
  clerk.press(Key::kResume);
  const auto& settings = clerk.model().overlay.settings;
  REQUIRE(settings.size() == 1);
  CHECK(settings[0].key == "F6");
  CHECK(settings[0].press == Key::kCancel);
  clerk.press({Key::kDown, Key::kCancel});
  CHECK(clerk.model().overlay.title == "Hủy số B011?");
  CHECK(clerk.press(Key::kDigit1)->cancel_ticket().visit() == 11);
}

TEST_CASE("situation 38: a waiting number is typed to be cancelled, also while the counter is closed") {
  Clerk clerk(protocol::CLOSED);
  clerk.counter().clear_parked();
  CHECK(clerk.controller.allowed(Key::kCancel));
  clerk.press(Key::kCancel);
  REQUIRE(clerk.controller.typing());  // nothing to choose from
  clerk.write("a 048");
  clerk.press(Key::kEnter);
  CHECK(clerk.model().overlay.title == "Hủy số A048?");
  CHECK(clerk.model().overlay.lines[0].words == "Hủy số A048, công dân ra về");
  const auto sent = clerk.press(Key::kDigit1);
  REQUIRE(sent);
  CHECK(sent->cancel_ticket().ticket() == "A048");
  clerk.reject(protocol::TICKET_ENDED);
  CHECK(clerk.notice() == "rejection.ticket_ended");
  CHECK(clerk.model().overlay.field == "a 048_");  // to be corrected
}

TEST_CASE("another number than the parked ones is typed") {
  Clerk clerk(protocol::SERVING);
  clerk.press({Key::kCancel, Key::kDigit3});
  REQUIRE(clerk.controller.typing());
  clerk.write("b7");
  CHECK(clerk.press({Key::kEnter, Key::kDigit1})->cancel_ticket().ticket() == "B7");
}

TEST_CASE("a question about a ticket that is gone goes too; another one stays") {
  Clerk clerk(protocol::SERVING);
  clerk.press(Key::kTransfer);
  clerk.counter().mutable_current()->mutable_ticket()->set_visit(48);
  clerk.see();
  CHECK(clerk.controller.mode() == Mode::kPlain);
  clerk.press(Key::kReinstate);
  clerk.counter().mutable_current()->mutable_ticket()->set_visit(49);
  clerk.see();
  CHECK(clerk.controller.mode() == Mode::kForm);
}

TEST_CASE("situation 10: a clerk who closes is asked and told which tickets go back into line") {
  Clerk clerk(protocol::CALLING);
  clerk.press(Key::kClose);
  const auto asked = clerk.model().overlay;
  CHECK(asked.title == "Đóng quầy?");
  CHECK(asked.note == "Quầy còn giữ: A047, A032, B011. Đóng quầy thì mỗi số trở lại chỗ cũ trong hàng đợi.");
  REQUIRE(asked.lines.size() == 2);
  CHECK(asked.lines[0].key == "Enter");
  CHECK(asked.lines[1].key == "Esc");
  const auto sent = clerk.press(Key::kEnter);
  REQUIRE(sent);
  CHECK(sent->close_counter().release());
  clerk.done();
  CHECK(clerk.model().notice == "Đã đóng quầy. Trở lại hàng đợi: A047, A032, B011.");
  clerk.view = full_staff_view(protocol::CLOSED);
  clerk.press(Key::kOpen);
  clerk.done();
  CHECK(clerk.notice().empty());  // said once
}

}  // namespace motcua::tests
