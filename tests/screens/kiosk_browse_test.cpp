// Looking for a procedure by department, field and service, and texts of the length that the national catalogue has.
#include <doctest/doctest.h>

#include <algorithm>

#include "kiosk/long_words.h"
#include "tests/screens/kiosk_visitor.h"

namespace motcua::tests {

TEST_CASE("with nothing typed the kiosk lists departments, then fields, then procedures, and goes back step by step") {
  KioskVisitor kiosk;
  kiosk.touch(Kind::kSearch);
  CHECK(kiosk.model().title == "Chọn cơ quan, hoặc gõ tên thủ tục");
  CHECK(kiosk.first_row() == "Ủy ban nhân dân cấp xã");
  CHECK(kiosk.model().rows[0].detail == "8 thủ tục");
  kiosk.touch(Kind::kRow, 0);
  CHECK(kiosk.first_row() == "Hộ tịch");
  kiosk.touch(Kind::kRow, 0);
  CHECK(kiosk.model().rows.size() == 6);
  CHECK(kiosk.controller.finder().filter().field == "Hộ tịch");
  kiosk.type("ket hon");
  CHECK(kiosk.model().title == "Hộ tịch · 1 thủ tục");
  kiosk.touch(Kind::kBack);
  CHECK(kiosk.first_row() == "Hộ tịch");
  kiosk.touch(Kind::kBack);
  CHECK(kiosk.first_row() == "Ủy ban nhân dân cấp xã");
  kiosk.touch(Kind::kBack);
  CHECK(kiosk.controller.page() == Page::kServices);
}

TEST_CASE("a field that several services deal with is asked for its service, by the site's words") {
  KioskVisitor kiosk;
  kiosk.controller.hold(std::make_shared<const kiosk::Procedures>(catalogue_with_services()));
  kiosk.touch(Kind::kSearch);
  kiosk.touch(Kind::kRow, 0);  // the commune
  CHECK(kiosk.model().title == "Ủy ban nhân dân cấp xã · chọn lĩnh vực");
  const auto fields = kiosk.model().rows;
  const auto land = std::find_if(fields.begin(), fields.end(), [](const auto& row) { return row.name == "Đất đai"; });
  REQUIRE(land != fields.end());
  kiosk.touch(Kind::kRow, land->touch.index);
  auto model = kiosk.model();
  CHECK(model.title == "Đất đai · chọn nơi lấy số");
  REQUIRE(model.rows.size() == 2);
  CHECK(model.rows[0].letter == "B");
  CHECK(model.rows[0].name == "Đất đai, môi trường");
  CHECK(model.rows[0].detail == "2 thủ tục");
  CHECK(model.rows[1].letter == "A");
  kiosk.touch(Kind::kRow, 0);
  model = kiosk.model();
  CHECK(model.title == "B · Đất đai, môi trường · 2 thủ tục");
  CHECK(model.rows[0].letter.empty());
  CHECK(model.rows[0].name == "Cấp lại Giấy chứng nhận quyền sử dụng đất do bị mất");
  kiosk.touch(Kind::kBack);
  CHECK(kiosk.model().title == "Đất đai · chọn nơi lấy số");
  kiosk.touch(Kind::kBack);
  CHECK(kiosk.model().title == "Ủy ban nhân dân cấp xã · chọn lĩnh vực");
  kiosk.touch(Kind::kBack);
  CHECK(kiosk.model().title == "Chọn cơ quan, hoặc gõ tên thủ tục");
  kiosk.touch(Kind::kBack);
  CHECK(kiosk.controller.page() == Page::kServices);
}

TEST_CASE(
    "a catalogue without departments and fields is gone through by service, and one of a single service at once") {
  KioskVisitor kiosk;
  protocol::Catalogue plain;
  add_procedure(plain, "1.000894", "Thủ tục đăng ký kết hôn", "service-A", "", "");
  add_procedure(plain, "1.012812", "Hòa giải tranh chấp đất đai", "service-B", "", "");
  add_procedure(plain, "1.012784", "Tách thửa hoặc hợp thửa đất", "service-B", "", "");
  kiosk.controller.hold(std::make_shared<const kiosk::Procedures>(plain));
  kiosk.touch(Kind::kSearch);
  CHECK(kiosk.model().title == "Chọn nơi lấy số, hoặc gõ tên thủ tục");
  kiosk.touch(Kind::kRow, 0);
  CHECK(kiosk.model().rows.size() == 2);
  kiosk.type("hoa giai");
  CHECK(kiosk.model().rows.size() == 1);

  plain.mutable_procedures()->DeleteSubrange(0, 1);
  kiosk.controller.hold(std::make_shared<const kiosk::Procedures>(plain));
  kiosk.touch(Kind::kClear);
  CHECK(kiosk.first_row() == "Hòa giải tranh chấp đất đai");
}

TEST_CASE("a service that the picture does not know yet is listed by its key, and nothing ends") {
  KioskVisitor kiosk;
  auto catalogue = catalogue_with_services();
  for (auto& each : *catalogue.mutable_procedures()) {
    each.clear_agency();
    each.clear_field();
  }
  catalogue.mutable_procedures(0)->set_service("new-one");
  kiosk.controller.hold(std::make_shared<const kiosk::Procedures>(catalogue));
  kiosk.touch(Kind::kSearch);
  const auto rows = kiosk.model().rows;
  const auto found = std::find_if(rows.begin(), rows.end(), [](const auto& row) { return row.name == "new-one"; });
  REQUIRE(found != rows.end());
  CHECK(found->letter.empty());
  kiosk.touch(Kind::kRow, found->touch.index);
  CHECK(kiosk.model().rows.size() == 1);
}

TEST_CASE("what the national catalogue has too many words for is cut at a word, lists say how many are left out") {
  CHECK(kiosk::shortened("Đất đai", 7) == "Đất đai");
  CHECK(kiosk::shortened("Đất đai", 6) == "Đất…");
  CHECK(kiosk::shortened("Hộ tịch, chứng thực", 9) == "Hộ tịch…");
  CHECK(kiosk::shortened("Đấtđaimôitrường", 5) == "Đấtđ…");
  CHECK(kiosk::shortened("", 5).empty());
  const auto words = text::Catalogues::embedded();
  const std::string one = "Chi nhánh Văn phòng đăng ký đất đai Tuy Phước - tỉnh Gia Lai";
  for (const std::string& all : {std::string("Sở Tư pháp"), "Sở Tư pháp; Công an tỉnh; " + one, std::string()}) {
    CHECK(kiosk::agencies_words(all, words.vietnamese()) == all);
  }
  CHECK(kiosk::agencies_words("Sở Tư pháp; Công an tỉnh;" + one + " ; Bảo hiểm xã hội; Sở Y tế; ",
                              words.vietnamese()) == "Sở Tư pháp; Công an tỉnh và 3 cơ quan khác");
  CHECK(kiosk::agencies_words(one + "; " + one, *words.find("en")) == one + " and 1 more");

  KioskVisitor kiosk;
  auto catalogue = small_catalogue("v4");
  add_longest(catalogue);
  kiosk.controller.hold(std::make_shared<const kiosk::Procedures>(catalogue));
  kiosk.touch(Kind::kSearch);
  kiosk.type("1.012783");
  REQUIRE(kiosk.model().rows.size() == 1);
  CHECK(kiosk.model().rows[0].name.size() < 400);
  kiosk.touch(Kind::kRow, 0);
  const auto page = kiosk.model().procedure;
  CHECK(page.name.size() < 1100);
  CHECK(page.name.ends_with("…"));
  CHECK(page.facts[0].words.ends_with("và 24 cơ quan khác"));
  REQUIRE(page.papers.size() == 24);
  REQUIRE(page.papers_more.size() == 24);
  CHECK(page.papers_more[21] == "Còn 22 giấy tờ khác: mời ông/bà quét mã QR để xem đủ");
}

}  // namespace motcua::tests
