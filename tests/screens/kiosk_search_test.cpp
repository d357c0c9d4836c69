// The kiosk's search, a procedure's page and the appointment, from the touch to the words.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/screens/kiosk_visitor.h"

namespace motcua::tests {

TEST_CASE("situation 31: a procedure is found by its name without accents, read, and gets its number") {
  KioskVisitor kiosk;
  CHECK(kiosk.model().field.hint == "Gõ tên thủ tục, ví dụ: khai sinh");
  kiosk.touch(Kind::kSearch);
  CHECK(kiosk.controller.page() == Page::kSearch);
  for (const char letter : std::string("khai sinh")) kiosk.touch(Kind::kKey, static_cast<unsigned char>(letter));
  CHECK(kiosk.model().field.text == "khai sinh");
  CHECK(kiosk.first_row() == "Thủ tục đăng ký khai sinh");
  CHECK(kiosk.model().rows[0].detail == "1.001193 · Hộ tịch");
  CHECK(kiosk.model().title == "Tìm thấy 6 thủ tục");
  kiosk.touch(Kind::kRow, 0);
  const auto page = kiosk.model().procedure;
  CHECK(page.name == "Thủ tục đăng ký khai sinh");
  REQUIRE(page.facts.size() == 4);
  CHECK(page.facts[0].words == "Ủy ban nhân dân cấp xã");
  CHECK(page.facts[1].words == "1 ngày làm việc");
  CHECK(page.facts[2].words == "A · Hộ tịch, chứng thực · 14 người chờ");
  CHECK(page.papers.size() == 2);
  const auto command = kiosk.touch(Kind::kIssue);
  REQUIRE(command);
  CHECK(command->issue_ticket().service() == "service-A");
  CHECK(command->issue_ticket().procedure() == "1.001193");
  CHECK(command->issue_ticket().priority_class().empty());
  CHECK_FALSE(kiosk.touch(Kind::kIssue));  // one number, not two
}

TEST_CASE("the QR code leads to the procedure's own address, else to its page on the national portal") {
  KioskVisitor kiosk;
  kiosk.open_birth();
  CHECK(kiosk.model().procedure.address ==
        "https://dichvucong.gov.vn/p/home/dvc-tthc-thu-tuc-hanh-chinh-chi-tiet.html?ma_thu_tuc=1.001193");
  auto catalogue = small_catalogue("v2");
  catalogue.mutable_procedures(0)->set_url("https://example.vn/khai-sinh");
  kiosk.controller.hold(std::make_shared<const kiosk::Procedures>(catalogue));
  kiosk.touch(Kind::kBack);
  kiosk.touch(Kind::kRow, 0);
  CHECK(kiosk.model().procedure.address == "https://example.vn/khai-sinh");
}

TEST_CASE("on a procedure's page the class can be chosen, and the page comes back") {
  KioskVisitor kiosk;
  kiosk.open_birth();
  CHECK(kiosk.model().priority.label == "Tôi thuộc diện ưu tiên");
  kiosk.touch(Kind::kPriority);
  CHECK(kiosk.controller.page() == Page::kClasses);
  kiosk.touch(Kind::kClass, 0);
  CHECK(kiosk.controller.page() == Page::kProcedure);
  CHECK(kiosk.model().subtitle == "Diện ưu tiên: Người cao tuổi");
  const auto command = kiosk.touch(Kind::kIssue);
  REQUIRE(command);
  CHECK(command->issue_ticket().priority_class() == "elderly");
  CHECK(command->issue_ticket().procedure() == "1.001193");
}

TEST_CASE("a procedure whose service takes nobody now can be read, but gets no number") {
  KioskVisitor kiosk;
  auto& service = *kiosk.view.mutable_board()->mutable_services(0);
  service.set_accepting(false);
  service.set_full(true);
  service.set_next_date(20261124);
  kiosk.open_birth();
  CHECK(kiosk.controller.page() == Page::kProcedure);
  CHECK(kiosk.model().procedure.why_not == "Hôm nay đã hết số, mời ông/bà đến ngày 24/11");
  CHECK_FALSE(kiosk.model().take.enabled);
  CHECK_FALSE(kiosk.touch(Kind::kIssue));
  CHECK(kiosk.controller.page() == Page::kProcedure);
}

TEST_CASE("what is found beyond the first page can be reached") {
  KioskVisitor kiosk;
  auto catalogue = small_catalogue();
  for (int i = 0; i < 9; ++i) {
    add_procedure(catalogue, ("9." + std::to_string(i)).c_str(), "Cấp giấy phép thử", "service-C", "Thử", "Sở Thử");
  }
  kiosk.controller.hold(std::make_shared<const kiosk::Procedures>(catalogue));
  kiosk.touch(Kind::kSearch);
  kiosk.type("giay phep thu");
  CHECK(kiosk.model().page_of == "Trang 1/2");
  CHECK_FALSE(kiosk.model().previous_page.enabled);
  kiosk.touch(Kind::kPreviousPage);
  kiosk.touch(Kind::kNextPage);
  kiosk.touch(Kind::kNextPage);  // there is no third
  CHECK(kiosk.model().page_of == "Trang 2/2");
  CHECK(kiosk.model().rows.size() == 3);
  kiosk.touch(Kind::kRow, 5);  // there is no such row
  CHECK(kiosk.controller.page() == Page::kSearch);
  kiosk.touch(Kind::kRow, 2);
  CHECK(kiosk.controller.page() == Page::kProcedure);
}

TEST_CASE("letters are taken back one by one, also those of several bytes") {
  KioskVisitor kiosk;
  kiosk.touch(Kind::kSearch);
  for (const char32_t letter : {U'đ', U'ấ', U't'}) kiosk.controller.type(letter, kiosk.now_ms);
  CHECK(kiosk.model().field.text == "đất");
  kiosk.controller.erase(kiosk.now_ms);
  kiosk.touch(Kind::kErase);
  CHECK(kiosk.model().field.text == "đ");
  kiosk.touch(Kind::kErase);
  kiosk.touch(Kind::kErase);
  CHECK(kiosk.model().field.text.empty());
  kiosk.type("tach thua");
  CHECK(kiosk.first_row() == "Tách thửa hoặc hợp thửa đất");
  kiosk.touch(Kind::kClear);
  CHECK(kiosk.model().field.text.empty());
}

TEST_CASE("nothing found is said, with what to do") {
  KioskVisitor kiosk;
  kiosk.touch(Kind::kSearch);
  kiosk.type("xyzzyx");
  CHECK(kiosk.model().rows.empty());
  CHECK(kiosk.model().title == "Không tìm thấy thủ tục nào");
  CHECK_FALSE(kiosk.model().subtitle.empty());
}

TEST_CASE("a keyboard works too: typing at the start searches, Enter opens the first") {
  KioskVisitor kiosk;
  kiosk.type("khai snih");
  CHECK(kiosk.controller.page() == Page::kSearch);
  CHECK_FALSE(kiosk.controller.enter(kiosk.now_ms));
  CHECK(kiosk.controller.page() == Page::kProcedure);
  CHECK(kiosk.model().procedure.name == "Thủ tục đăng ký khai sinh");
}

TEST_CASE("whoever walks away from a search or a procedure leaves the start behind") {
  KioskVisitor kiosk;
  kiosk.touch(Kind::kSearch);
  kiosk.type("khai");
  CHECK(kiosk.controller.next_change_ms(kiosk.now_ms) == kiosk.now_ms + kiosk::kIdleMs - kiosk::kWarnMs);
  kiosk.see(kiosk::kIdleMs);
  CHECK(kiosk.controller.page() == Page::kServices);
  kiosk.touch(Kind::kSearch);
  CHECK(kiosk.model().field.text.empty());
  kiosk.touch(Kind::kBack);
  kiosk.open_birth();
  kiosk.see(kiosk::kIdleMs - kiosk::kWarnMs);
  CHECK(kiosk.model().leaving);
  CHECK(kiosk.model().lead == "Về trang đầu sau 10 giây, chạm vào màn hình để ở lại");
  CHECK(kiosk.controller.next_change_ms(kiosk.now_ms) <= kiosk.now_ms + 1000);
  kiosk.see(kiosk::kWarnMs - 1500);
  CHECK(kiosk.model().lead == "Về trang đầu sau 2 giây, chạm vào màn hình để ở lại");
  kiosk.touch(Kind::kNothing);  // reads on
  CHECK(kiosk.controller.page() == Page::kProcedure);
  CHECK_FALSE(kiosk.model().leaving);
  kiosk.see(kiosk::kIdleMs);
  CHECK(kiosk.controller.page() == Page::kServices);
  CHECK(kiosk.controller.next_change_ms(kiosk.now_ms) == ui::kNever);
}

TEST_CASE("a site without procedures has no search field, and services as before") {
  KioskVisitor kiosk(false);
  CHECK_FALSE(kiosk.model().field.shown);
  kiosk.touch(Kind::kSearch);
  CHECK(kiosk.controller.page() == Page::kServices);
  CHECK(kiosk.touch(Kind::kService, 1));
}

TEST_CASE("a catalogue that changes does not take the procedure away that is being read") {
  KioskVisitor kiosk;
  kiosk.open_birth();
  kiosk.controller.hold(nullptr);
  CHECK(kiosk.model().procedure.name == "Thủ tục đăng ký khai sinh");
  kiosk.touch(Kind::kBack);
  CHECK(kiosk.controller.page() == Page::kServices);
}

TEST_CASE("the code of an appointment is scanned or typed, and checks in") {
  KioskVisitor kiosk;
  CHECK(kiosk.model().appointment.label == "Tôi có lịch hẹn (quét mã QR)");
  kiosk.touch(Kind::kAppointment);
  CHECK_FALSE(kiosk.model().take.enabled);
  CHECK_FALSE(kiosk.touch(Kind::kCheckIn));
  CHECK(kiosk.controller.page() == Page::kAppointment);
  kiosk.type("H-2611a");
  CHECK(kiosk.model().field.text == "H-2611a");
  const auto command = kiosk.controller.enter(kiosk.now_ms);
  REQUIRE(command);
  CHECK(command->check_in().code() == "H-2611a");
  CHECK(kiosk.controller.page() == Page::kSending);
  CHECK_FALSE(kiosk.controller.enter(kiosk.now_ms));
  kiosk.type("X");  // too late: nothing is typed any more
  ui::CommandResult result;
  result.kind = Result::kDone;
  result.done.mutable_ticket()->set_number("A048");
  result.done.mutable_ticket()->set_service("service-A");
  result.done.set_late(true);
  kiosk.controller.answered(result, kiosk.now_ms);
  CHECK(kiosk.model().number == "A048");
  CHECK(kiosk.model().service == "Hộ tịch, chứng thực");
  CHECK(kiosk.model().late == "Đã quá giờ hẹn: số này xếp hàng như số thường");
}

TEST_CASE("an appointment held under the scanner at the start checks in without a touch") {
  KioskVisitor kiosk;
  kiosk.type("H26110042");
  const auto command = kiosk.controller.enter(kiosk.now_ms);
  REQUIRE(command);
  CHECK(command->check_in().code() == "H26110042");

  KioskVisitor plain(false);
  plain.type("H26110042");
  CHECK(plain.controller.page() == Page::kAppointment);
  REQUIRE(plain.controller.enter(plain.now_ms));
}

TEST_CASE("a code that is read once more does not take away the number it has brought; another one does") {
  KioskVisitor kiosk;
  const auto scan = [&](const std::string& code) {
    kiosk.type(code);
    return kiosk.controller.enter(kiosk.now_ms);
  };
  const auto given = [&](const char* number) {
    ui::CommandResult result;
    result.kind = Result::kDone;
    result.done.mutable_ticket()->set_number(number);
    kiosk.controller.answered(result, kiosk.now_ms);
  };
  REQUIRE(scan("H26110042"));
  given("A048");
  for (int i = 0; i < 8; ++i) {
    kiosk.see(700);
    CHECK_FALSE(scan("H26110042"));
    CHECK(kiosk.model().number == "A048");
  }
  const auto next = scan("H26110043");
  REQUIRE(next);
  CHECK(next->check_in().code() == "H26110043");
  given("A049");
  // A person types slower than a scanner: the search is open with all of it.
  kiosk.see(2000);
  kiosk.type("k");
  kiosk.see(300);
  kiosk.type("h");
  CHECK(kiosk.controller.page() == Page::kSearch);
  CHECK(kiosk.model().field.text == "kh");
}

TEST_CASE("typing at a site without procedures and appointments opens nothing") {
  KioskVisitor kiosk(false);
  kiosk.view = board_view();
  kiosk.see();
  kiosk.type("H26110042");
  CHECK(kiosk.controller.page() == Page::kServices);
}

TEST_CASE("the keys on the screen find words that are not Vietnamese, whatever Telex makes of them") {
  KioskVisitor kiosk(false);
  protocol::Catalogue catalogue;
  for (const char* name : {"Cấp Giấy phép kinh doanh vận tải bằng xe ô tô", "Cấp giấy phép kinh doanh karaoke",
                           "Thông báo cung cấp dịch vụ internet", "Cấp phép nhập khẩu video", "Khai thuế nhà đất"}) {
    auto& entry = *catalogue.add_procedures();
    entry.set_code("1.00" + std::to_string(1000 + catalogue.procedures_size()));
    entry.set_name(name);
    entry.set_service("service-A");
  }
  kiosk.controller.hold(std::make_shared<const kiosk::Procedures>(catalogue));
  kiosk.controller.write_telex(true);
  const auto found = [&](const std::string& keys) {
    kiosk.touch(Kind::kSearch);
    kiosk.touch(Kind::kClear);
    for (const char key : keys) kiosk.touch(Kind::kKey, static_cast<unsigned char>(key));
    return kiosk.first_row();
  };
  CHECK(found("karaoke") == "Cấp giấy phép kinh doanh karaoke");
  CHECK(found("internet") == "Thông báo cung cấp dịch vụ internet");
  CHECK(found("video") == "Cấp phép nhập khẩu video");
  CHECK(found("oto") == "Cấp Giấy phép kinh doanh vận tải bằng xe ô tô");
  CHECK(found("oo too") == "Cấp Giấy phép kinh doanh vận tải bằng xe ô tô");
  CHECK(found("thuees") == "Khai thuế nhà đất");
}

TEST_CASE("what keeps a citizen from a number is said with what to do, and names the day") {
  struct Case {
    protocol::RejectionCode code;
    std::uint32_t date;
    const char* words;
  };
  const Case cases[] = {
      {protocol::HALL_CLOSED, 0, "Hiện ngoài giờ lấy số. Mời ông/bà quay lại trong giờ làm việc."},
      {protocol::CAPACITY_REACHED, 20261124, "Hôm nay đã hết số của lĩnh vực này. Mời ông/bà đến ngày 24/11."},
      {protocol::DISK_LOW, 0, "Máy lấy số tạm ngừng phát số. Mời ông/bà lấy số tại bàn hướng dẫn."},
      {protocol::TOO_MANY_DOSSIERS, 0, "Số hồ sơ vượt mức cho một phiếu. Mời ông/bà lấy số tại bàn hướng dẫn."},
      {protocol::UNKNOWN_APPOINTMENT, 0,
       "Không tìm thấy lịch hẹn với mã này. Mời ông/bà kiểm tra lại mã, hoặc hỏi nhân viên tại bàn hướng dẫn."},
      {protocol::APPOINTMENT_USED, 0,
       "Lịch hẹn này đã lấy số rồi. Mời ông/bà theo dõi bảng gọi số, hoặc hỏi nhân viên tại bàn hướng dẫn."},
      {protocol::WRONG_DAY, 20261201,
       "Lịch hẹn này là của ngày 01/12. Mời ông/bà đến đúng ngày hẹn, hoặc lấy số thường."},
      {protocol::SERIES_EXHAUSTED, 0, "Lĩnh vực này đã hết số hôm nay."},
  };
  for (const Case& each : cases) {
    KioskVisitor kiosk;
    CAPTURE(each.words);
    kiosk.touch(Kind::kAppointment);
    kiosk.type("H1");
    REQUIRE(kiosk.controller.enter(kiosk.now_ms));
    kiosk.reject(each.code, each.date);
    CHECK(kiosk.model().page == Page::kFailed);
    CHECK(kiosk.model().subtitle == each.words);
  }
}

}  // namespace motcua::tests
