// A citizen who leaves and says so at the kiosk, from the touch to the words.
#include <doctest/doctest.h>

#include "kiosk/ticket_code.h"
#include "tests/screens/kiosk_visitor.h"

namespace motcua::tests {
namespace {

using kiosk::read_ticket_code;

constexpr const char* kPage = "https://hall.example/t/{number}";

struct Kiosk : KioskVisitor {
  explicit Kiosk(const std::string& page = kPage, bool with_catalogue = false) : KioskVisitor(with_catalogue) {
    controller.offer_give_back(page);
    see();
  }
  // A scanner types what it reads, and Enter.
  std::optional<protocol::Command> scan(const std::string& code) {
    type(code);
    return controller.enter(now_ms);
  }
  void ask(const std::string& number) {
    touch(Kind::kGiveBack);
    type(number);
    touch(Kind::kGiveBackRead);
  }
  void answer(Result kind, protocol::RejectionCode code = protocol::REJECTION_UNKNOWN, std::uint32_t counter = 0) {
    ui::CommandResult result;
    result.kind = kind;
    result.done.mutable_ticket()->set_number("A047");
    result.rejection.set_code(code);
    result.rejection.set_counter(counter);
    controller.answered(result, now_ms);
  }
  kiosk::Model model(const char* language = "vi") const {
    kiosk::Input input{&view, link, languages, *languages.find(language), controller};
    input.now_ms = now_ms;
    return kiosk::make_model(input);
  }
};

}  // namespace

TEST_CASE("situation 38: who leaves and says so types the number, is told what it means, and gives it back") {
  Kiosk kiosk;
  CHECK(kiosk.model().give_back.label == "Tôi không chờ nữa – trả số");
  kiosk.touch(Kind::kGiveBack);
  CHECK(kiosk.model().page == Page::kGiveBack);
  CHECK_FALSE(kiosk.model().take.enabled);
  for (const char key : std::string("A47")) kiosk.touch(Kind::kKey, static_cast<unsigned char>(key));
  CHECK(kiosk.model().field.text == "A47");
  CHECK_FALSE(kiosk.touch(Kind::kGiveBackRead));
  REQUIRE(kiosk.model().page == Page::kGiveBackSure);
  CHECK(kiosk.model().number == "A047");
  CHECK(kiosk.model().title == "Số A047 sẽ không được gọi nữa");
  CHECK(kiosk.model().take.label == "Trả số A047");
  const auto command = kiosk.touch(Kind::kGiveBackSure);
  REQUIRE(command);
  CHECK(command->cancel_ticket().ticket() == "A047");
  CHECK(command->cancel_ticket().visit() == 0);
  CHECK(kiosk.model().title == "Đang trả số…");
  CHECK_FALSE(kiosk.touch(Kind::kGiveBackSure));  // once
  kiosk.answer(Result::kDone);
  CHECK(kiosk.model().page == Page::kGivenBack);
  CHECK(kiosk.model().title == "Số A047 đã được trả");
  CHECK(kiosk.model().subtitle == "Cảm ơn ông/bà");
  CHECK(kiosk.model("en").title == "Number A047 has been given back");
  CHECK(kiosk.model().number.empty());  // nothing to keep
  kiosk.see(kiosk::kResultMs);
  CHECK(kiosk.controller.page() == Page::kServices);
}

TEST_CASE("the code on a ticket is scanned, and only a finger gives the number back") {
  Kiosk kiosk;
  kiosk.touch(Kind::kGiveBack);
  CHECK(kiosk.model().subtitle == "Đưa mã QR trên phiếu vào máy quét, hoặc gõ số phiếu");
  CHECK_FALSE(kiosk.scan("https://hall.example/t/A047"));
  REQUIRE(kiosk.model().page == Page::kGiveBackSure);
  CHECK(kiosk.model().number == "A047");
  kiosk.see(3000);
  CHECK_FALSE(kiosk.scan("https://hall.example/t/A047"));  // still held under the scanner
  CHECK(kiosk.model().page == Page::kGiveBackSure);
  REQUIRE(kiosk.touch(Kind::kGiveBackSure));
  kiosk.answer(Result::kDone);
  kiosk.see(2000);
  CHECK_FALSE(kiosk.scan("https://hall.example/t/A047"));
  CHECK(kiosk.model().page == Page::kGivenBack);
}

TEST_CASE("where the code holds the visit, that one is given back, whatever has its number today") {
  Kiosk kiosk("https://hall.example/v/{visit}");
  kiosk.touch(Kind::kGiveBack);
  CHECK_FALSE(kiosk.scan("https://hall.example/v/90210"));
  CHECK(kiosk.model().number.empty());
  CHECK(kiosk.model().title == "Số trên phiếu này sẽ không được gọi nữa");
  CHECK(kiosk.model().take.label == "Trả số này");
  const auto command = kiosk.touch(Kind::kGiveBackSure);
  REQUIRE(command);
  CHECK(command->cancel_ticket().visit() == 90210);
  CHECK(command->cancel_ticket().ticket().empty());
  kiosk.answer(Result::kDone);
  CHECK(kiosk.model().title == "Số A047 đã được trả");
}

TEST_CASE("a ticket held under the scanner at the start is known as one, and nobody loses a number by it") {
  for (const bool with_catalogue : {true, false}) {
    CAPTURE(with_catalogue);
    Kiosk kiosk(kPage, with_catalogue);
    CHECK_FALSE(kiosk.scan("https://hall.example/t/A047"));
    CHECK(kiosk.model().page == Page::kGiveBackSure);
    CHECK(kiosk.model().number == "A047");
    CHECK(kiosk.model().title == "Đây là phiếu số A047. Ông/bà không chờ nữa?");
    CHECK(kiosk.model().subtitle == "Nếu còn chờ, mời ông/bà theo dõi bảng gọi số. Số đã trả sẽ không được gọi nữa.");
    CHECK_FALSE(kiosk.controller.touch({Kind::kGiveBackSure, 0}, kiosk.now_ms + 200));
    CHECK_FALSE(kiosk.scan("https://hall.example/t/A047"));  // still held under the scanner
    kiosk.touch(Kind::kBack);
    CHECK(kiosk.controller.page() == Page::kServices);
    CHECK_FALSE(kiosk.scan("https://hall.example/t/A047"));
    const auto command = kiosk.touch(Kind::kGiveBackSure);
    REQUIRE(command);
    CHECK(command->cancel_ticket().ticket() == "A047");
    kiosk.answer(Result::kDone);
    kiosk.see(2000);
    CHECK_FALSE(kiosk.scan("https://hall.example/t/A047"));
    CHECK(kiosk.controller.page() == Page::kGivenBack);
  }
}

TEST_CASE("a ticket's number typed at the start is an appointment's code first, and a ticket if there is none") {
  Kiosk kiosk(kPage, true);
  const auto command = kiosk.scan("A047");
  REQUIRE(command);
  CHECK(command->check_in().code() == "A047");
  kiosk.reject(protocol::WRONG_DAY);
  CHECK(kiosk.model().page == Page::kFailed);
  kiosk.see(kiosk::kResultMs);
  REQUIRE(kiosk.scan("A047"));
  kiosk.reject(protocol::UNKNOWN_APPOINTMENT);
  CHECK(kiosk.model().page == Page::kGiveBackSure);
  CHECK(kiosk.model().number == "A047");
  CHECK_FALSE(kiosk.controller.touch({Kind::kGiveBackSure, 0}, kiosk.now_ms + 200));
  CHECK(kiosk.touch(Kind::kGiveBackSure)->cancel_ticket().ticket() == "A047");

  Kiosk other(kPage, true);
  REQUIRE(other.scan("HEN-2026-17"));
  other.reject(protocol::UNKNOWN_APPOINTMENT);
  CHECK(other.model().page == Page::kFailed);
}

TEST_CASE("where there are no appointments, a ticket's number is nothing else") {
  for (const bool with_catalogue : {true, false}) {
    CAPTURE(with_catalogue);
    Kiosk kiosk(kPage, with_catalogue);
    kiosk.view = board_view();
    kiosk.see();
    CHECK_FALSE(kiosk.scan("a47"));
    CHECK(kiosk.model().page == Page::kGiveBackSure);
    CHECK(kiosk.model().number == "A047");
  }
}

TEST_CASE("a ticket's number typed into the search with a finger is offered as one") {
  Kiosk kiosk(kPage, true);
  kiosk.touch(Kind::kSearch);
  for (const char key : std::string("a047")) kiosk.touch(Kind::kKey, static_cast<unsigned char>(key));
  REQUIRE(kiosk.model().rows.size() == 1);
  CHECK(kiosk.model().rows[0].name == "Phiếu số A047");
  kiosk.touch(kiosk.model().rows[0].touch.kind);
  CHECK(kiosk.model().number == "A047");
  kiosk.touch(Kind::kBack);
  CHECK(kiosk.controller.page() == Page::kServices);
}

TEST_CASE("where no number is given back, what is typed at the start stays what it was") {
  KioskVisitor kiosk;
  kiosk.type("A047");
  CHECK(kiosk.model().rows.empty());
  REQUIRE(kiosk.controller.enter(kiosk.now_ms));
  kiosk.reject(protocol::UNKNOWN_APPOINTMENT);
  CHECK(kiosk.model().page == Page::kFailed);
}

TEST_CASE("a finger that touches twice goes on once: the last question is not answered by the same touch") {
  Kiosk kiosk;
  kiosk.ask("A047");
  CHECK_FALSE(kiosk.controller.touch({Kind::kGiveBackSure, 0}, kiosk.now_ms + 200));
  CHECK(kiosk.controller.page() == Page::kGiveBackSure);
  CHECK(kiosk.touch(Kind::kGiveBackSure));
}

TEST_CASE("what is no number of a ticket is said, and can be typed anew") {
  Kiosk kiosk;
  kiosk.touch(Kind::kGiveBack);
  CHECK_FALSE(kiosk.scan("https://dichvucong.gov.vn/p/home?ma_thu_tuc=1.001193"));
  auto model = kiosk.model();
  CHECK(model.page == Page::kGiveBack);
  CHECK(model.unclear);
  CHECK(model.subtitle == "Đây không phải số phiếu. Số phiếu có chữ cái và chữ số, ví dụ A047.");
  CHECK(model.field.text.empty());
  kiosk.type("b");
  CHECK_FALSE(kiosk.model().unclear);
  kiosk.type("12");
  kiosk.touch(Kind::kGiveBackRead);
  CHECK(kiosk.model().number == "B012");
}

TEST_CASE("who has second thoughts goes back step by step, and nothing is sent") {
  Kiosk kiosk;
  kiosk.ask("A047");
  kiosk.touch(Kind::kBack);
  CHECK(kiosk.model().page == Page::kGiveBack);
  CHECK(kiosk.model().field.text == "A047");
  CHECK_FALSE(kiosk.touch(Kind::kGiveBackSure));  // not on this page
  kiosk.touch(Kind::kBack);
  CHECK(kiosk.controller.page() == Page::kServices);
  kiosk.touch(Kind::kGiveBack);
  CHECK(kiosk.model().field.text.empty());
}

TEST_CASE("whoever walks away from giving a number back keeps it, and the next one finds the start") {
  for (const bool asked : {false, true}) {
    Kiosk kiosk;
    CAPTURE(asked);
    if (asked) {
      kiosk.ask("A047");
    } else {
      kiosk.touch(Kind::kGiveBack);
      kiosk.type("A0");
    }
    kiosk.touch(Kind::kLanguage, 1);
    CHECK(kiosk.controller.language() == 1);
    kiosk.see(kiosk::kIdleMs - kiosk::kWarnMs);
    CHECK(kiosk.model().leaving);
    kiosk.see(kiosk::kWarnMs);
    CHECK(kiosk.controller.page() == Page::kServices);
    kiosk.touch(Kind::kGiveBack);
    CHECK(kiosk.model().field.text.empty());
  }
}

TEST_CASE("why a number was not given back is said in people's words") {
  struct Case {
    Result kind;
    protocol::RejectionCode code;
    std::uint32_t counter;
    const char* words;
  };
  const auto rejected = Result::kRejected;
  const Case cases[] = {
      {rejected, protocol::UNKNOWN_TICKET, 0, "Hôm nay không có số này. Mời ông/bà xem lại số trên phiếu."},
      {rejected, protocol::TICKET_IS_CALLED, 3,
       "Số này đang được gọi hoặc đang ở quầy 3. Mời ông/bà đến quầy để báo với cán bộ."},
      {rejected, protocol::TICKET_IS_CALLED, 0,
       "Số này đang được gọi hoặc đang ở quầy. Mời ông/bà đến quầy để báo với cán bộ."},
      {rejected, protocol::TICKET_ENDED, 0, "Số này đã kết thúc, ông/bà không cần trả nữa."},
      {rejected, protocol::NOT_PERMITTED, 0,
       "Máy này không nhận lại được số. Mời ông/bà đưa phiếu cho nhân viên tại bàn hướng dẫn."},
      {Result::kNoConnection, protocol::REJECTION_UNKNOWN, 0,
       "Máy đang mất kết nối. Mời ông/bà đưa phiếu cho nhân viên tại bàn hướng dẫn."},
      {Result::kUnconfirmed, protocol::REJECTION_UNKNOWN, 0,
       "Chưa có trả lời: có thể số đã được trả. Mời ông/bà hỏi nhân viên tại bàn hướng dẫn."},
  };
  for (const Case& each : cases) {
    Kiosk kiosk;
    CAPTURE(each.words);
    kiosk.ask("A047");
    REQUIRE(kiosk.touch(Kind::kGiveBackSure));
    kiosk.answer(each.kind, each.code, each.counter);
    CHECK(kiosk.model().page == Page::kFailed);
    CHECK(kiosk.model().title == "Chưa trả được số A047");
    CHECK(kiosk.model().subtitle == each.words);
    kiosk.touch(Kind::kNothing);
    CHECK(kiosk.controller.page() == Page::kServices);
    // What fails next is a number that was asked for.
    REQUIRE(kiosk.touch(Kind::kService, 0));
    CHECK(kiosk.model().title == "Đang lấy số…");
    kiosk.answer(Result::kUnconfirmed);
    CHECK(kiosk.model().title == "Chưa lấy được số");
  }
}

TEST_CASE("the way to give a number back is on the start alone, and not where the site does not want it") {
  Kiosk kiosk;
  kiosk.touch(Kind::kPriority);
  CHECK(kiosk.model().give_back.label.empty());
  kiosk.touch(Kind::kClass, 0);
  CHECK(kiosk.model().give_back.label.empty());
  kiosk.touch(Kind::kBack);
  CHECK_FALSE(kiosk.model().give_back.label.empty());
  kiosk.link = lost_link();
  kiosk.see();
  CHECK(kiosk.model().give_back.label.empty());

  kiosk::Controller plain;
  plain.see(kiosk::make_offer(&kiosk.view, good_link()), 1000);
  plain.touch({Kind::kGiveBack, 0}, 2000);
  CHECK(plain.page() == Page::kServices);
}

TEST_CASE("tickets without a code are typed alone") {
  Kiosk kiosk("");
  kiosk.touch(Kind::kGiveBack);
  CHECK(kiosk.model().subtitle == "Mời ông/bà gõ số ghi trên phiếu");
}

TEST_CASE("a number is read as people write it, and a page's address as it was printed") {
  const auto number = [](const char* text, const char* page = "") {
    const auto code = read_ticket_code(text, page);
    return code ? code->number : "none";
  };
  for (const char* same : {"A047", "a47", "A 047", "a-47", " A.0047 "}) {
    CAPTURE(same);
    CHECK(number(same) == "A047");
  }
  CHECK(number("UT1203") == "UT1203");
  for (const char* none : {"", "A", "47", "A4B7", "ABCD1", "A1234567890", "A047 Đất đai", "A+47"}) {
    CAPTURE(none);
    CHECK(number(none) == "none");
  }
  CHECK(number("https://hall.example/t/A047", kPage) == "A047");
  CHECK(number("https://hall.example/t/", kPage) == "none");
  CHECK(number("https://hall.example/t/A047/x", kPage) == "none");
  CHECK(number("https://other.example/t/A047", kPage) == "none");
  CHECK(number("https://hall.example/t/A047", "") == "none");
  CHECK(number("b109", kPage) == "B109");
  const char* both = "https://hall.example/{visit}?n={number}";
  CHECK(read_ticket_code("https://hall.example/17?n=A047", both) == kiosk::TicketCode{"A047", 17});
  CHECK_FALSE(read_ticket_code("https://hall.example/0?n=A047", both));
  CHECK_FALSE(read_ticket_code("https://hall.example/99999999999999999999?n=A047", both));
}

}  // namespace motcua::tests
