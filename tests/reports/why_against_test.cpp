// Situation 27: "Why was she called before me?", by replaying to the moment of the call.
#include <doctest/doctest.h>

#include "tests/reports/asking.h"

using namespace motcua::hall;
using motcua::test::ask;
using motcua::test::contains;
using motcua::test::RecordedHall;
using motcua::test::report_settings;

TEST_CASE("situation 27: two tickets, one sentence with the figures of both, whichever is named first") {
  RecordedHall hall;
  hall.must(OpenCounter{1, ""});
  hall.issue("land");
  hall.pass(kMinuteMs);
  hall.issue("civil");
  hall.pass(12 * kMinuteMs);
  hall.serve(1, 2 * kMinuteMs);  // A001: 40 % against 21 %
  hall.serve(1, kMinuteMs);
  const std::string said =
      "A001 được gọi lúc 08:13 đến quầy 1, trước B001 (được gọi lúc 08:15 đến quầy 1): A001 đã dùng 40 % thời gian cam "
      "kết (12:00 trên 30:00), còn B001 đã dùng 21 % thời gian cam kết (13:00 trên 1:00:00).";
  CHECK(ask(hall, "A001", "B001") == said);
  CHECK(ask(hall, "B001", "A001") == said);
  CHECK(ask(hall, "B001", "A001", "en") ==
        "A001 was called at 08:13 to counter 1, before B001 (called at 08:15 to counter 1): A001 had used 40 % of its "
        "promise (12:00 of 30:00), while B001 had used 21 % of its promise (13:00 of 1:00:00).");
}

TEST_CASE("situation 27: legal priority and the others' turn after it") {
  RecordedHall hall;
  hall.must(OpenCounter{1, ""});
  hall.issue("civil");
  hall.pass(13 * kMinuteMs);
  hall.issue("civil", "elderly");
  hall.issue("land", "elderly");
  hall.pass(5 * kMinuteMs);
  for (int i = 0; i < 3; ++i) hall.serve(1, kSecondMs);  // U001, A001, U002
  CHECK(contains(ask(hall, "A001", "U001"), "U001 thuộc diện ưu tiên theo luật và đã dùng 50 %"));
  CHECK(contains(ask(hall, "A001", "U001"), "còn A001 đã dùng 60 %"));
  CHECK(contains(ask(hall, "A001", "U002"), "lượt này đến các số khác: A001 đã dùng 60 %"));
  CHECK(contains(ask(hall, "U001", "U002"), "cả hai đã dùng phần cam kết như nhau, 50 %, và U001 chờ từ trước"));
}

TEST_CASE("situation 27: whoever did not wait then could not be called") {
  RecordedHall hall;
  for (const CounterNumber counter : {1U, 2U}) hall.must(OpenCounter{counter, ""});
  hall.issue("civil");                     // A001
  hall.issue("civil");                     // A002
  const auto third = hall.issue("civil");  // A003
  hall.must(CallNext{1});                  // A001
  hall.must(Park{1, 0, ""});               // put aside at counter 1
  hall.must(CancelTicket{third, ""});      // A003 has ended
  hall.must(CallNext{2});                  // A002
  hall.pass(10 * kMinuteMs);
  hall.issue("civil");  // A004, called at once
  hall.must(CallNext{1});
  CHECK(contains(ask(hall, "A004", "A001"), "A001 được gọi lúc 08:00 đến quầy 1, trước A004"));
  CHECK(contains(ask(hall, "A004", "A001"), "A004 đến 08:10 mới được phát"));
  CHECK(contains(ask(hall, "A002", "A003"), "trước A003 (không được gọi): lúc ấy A003 đã kết thúc"));
  CHECK(contains(ask(hall, "A001", "A003"), "cả hai đã dùng phần cam kết như nhau, 0 %, và A001 chờ từ trước"));
}

TEST_CASE("situation 27: a counter that could not call the other one") {
  RecordedHall hall;
  for (const CounterNumber counter : {1U, 3U}) hall.must(OpenCounter{counter, ""});
  hall.issue("civil");  // A001: 33 % at the call
  hall.pass(9 * kMinuteMs);
  hall.issue("land");
  hall.pass(kMinuteMs);
  hall.must(CallNext{3});
  CHECK(contains(ask(hall, "A001", "B001"), "lúc ấy quầy 3 không gọi lĩnh vực của A001; B001 đã dùng 1 %"));
  CHECK(contains(ask(hall, "A001", "B001"), "còn A001 đã dùng 33 %"));
}

TEST_CASE("situation 27: a ticket that waits for one counter or one clerk only") {
  RecordedHall hall;
  for (const CounterNumber counter : {1U, 2U, 3U}) hall.must(OpenCounter{counter, ""});
  hall.must(SignIn{7, true, 3, "counter-3"});
  hall.issue("civil");
  hall.issue("civil");
  hall.must(CallNext{1});
  hall.must(Transfer{1, 0, "", 3, 0, std::nullopt});
  hall.must(CallNext{2});
  hall.must(Transfer{2, 0, "", 0, 7, std::nullopt});
  hall.pass(5 * kMinuteMs);
  hall.issue("civil");
  hall.must(CallNext{1});
  CHECK(contains(ask(hall, "A003", "A001"), "A001 chỉ chờ quầy 3; A003 đã dùng 0 %"));
  CHECK(contains(ask(hall, "A003", "A002"), "A002 chỉ chờ cán bộ 7; A003 đã dùng 0 %"));
}

TEST_CASE("situation 27: chosen by hand, the order of a profile, an appointment whose time had not come") {
  auto settings = report_settings();
  settings.profiles.push_back({"ranked", {"Xếp hạng", "Ranked"}, {"land", "civil"}, true, {}});
  settings.classes.push_back({"booked", {"Hẹn trước", "Appointment"}, "H", false});
  for (auto& service : settings.services) service.promises.push_back({10 * kMinuteMs, 0});
  settings.appointments.priority_class = "booked";
  RecordedHall hall(settings);
  hall.must(OpenCounter{1, ""});
  hall.must(OpenCounter{2, "ranked"});
  hall.must(BookAppointment{"X1", 20261120, 9 * 60, "civil", ""});
  for (const auto* service : {"civil", "civil", "land"}) hall.issue(service);
  hall.must(CheckIn{"X1", false});
  hall.pass(3 * kMinuteMs);
  hall.must(CallNext{2});  // B001
  hall.must(CallTicket{1, "A002", "came_back"});
  CHECK(contains(ask(hall, "A001", "B001"), "quầy 2 phục vụ lĩnh vực của B001 trước lĩnh vực của A001"));
  CHECK(contains(ask(hall, "A001", "A002"), "cán bộ đã chọn A002 (lý do: Quay lại nộp bổ sung) khi A002 đã dùng"));
  CHECK(contains(ask(hall, "A001", "A002", "en"),
                 "a clerk chose A002 (reason: Came back with what was missing) when A002 had used"));
  CHECK(contains(ask(hall, "B001", "H001"), "H001 có hẹn và chỉ được gọi từ 08:50"));
}

TEST_CASE("situation 27: a counter that helped out while its own line had only an appointment to come") {
  auto settings = report_settings();
  settings.classes.push_back({"booked", {"Hẹn trước", "Appointment"}, "H", false});
  for (auto& service : settings.services) service.promises.push_back({10 * kMinuteMs, 0});
  settings.appointments.priority_class = "booked";
  settings.profiles[1].help_out = {{"civil", 0, true}};  // counter 3, land
  RecordedHall hall(settings);
  hall.must(OpenCounter{3, ""});
  hall.must(BookAppointment{"X1", 20261120, 9 * 60, "land", ""});
  hall.must(CheckIn{"X1", false});
  hall.issue("civil");
  hall.issue("civil");
  hall.pass(3 * kMinuteMs);
  hall.must(CallNext{3});
  CHECK(contains(ask(hall, "A001", "A002"), "A001 chờ từ trước"));
}

TEST_CASE("of several calls the one that passed the other ticket answers the question") {
  RecordedHall hall;
  for (const CounterNumber counter : {1U, 3U}) hall.must(OpenCounter{counter, ""});
  hall.must(IssueTicket{"civil", "", "", {"land"}});
  hall.pass(kMinuteMs);
  hall.issue("civil");
  hall.pass(kMinuteMs);
  hall.serve(1, kMinuteMs);  // A001 at 08:02, passing A002
  hall.serve(1, kMinuteMs);  // A002 at 08:03
  hall.pass(kMinuteMs);
  hall.must(CallNext{3});  // A001 again at 08:05, A002 long gone
  CHECK(ask(hall, "A001", "A002").starts_with("A001 được gọi lúc 08:02 đến quầy 1, trước A002 (được gọi lúc 08:03"));
}

TEST_CASE("a ticket that was called before and waits again is not said to be called later") {
  RecordedHall hall;
  for (const CounterNumber counter : {1U, 3U}) hall.must(OpenCounter{counter, ""});
  hall.must(IssueTicket{"civil", "", "", {"land"}});  // A001
  hall.serve(1, kMinuteMs);                           // at 08:00; it waits for land now
  hall.issue("land", "elderly");                      // U001
  hall.pass(5 * kMinuteMs + 30 * kSecondMs);
  hall.must(CallNext{3});
  CHECK(
      ask(hall, "U001", "A001").find("U001 được gọi lúc 08:06 đến quầy 3, trước A001 (không được gọi lại từ lúc đó)") !=
      std::string::npos);
  CHECK(contains(ask(hall, "U001", "A001", "en"), "before A001 (not called again since)"));
}
