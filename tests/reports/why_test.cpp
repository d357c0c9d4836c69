// Situation 27: why was this ticket called, in one sentence from the record.
#include <doctest/doctest.h>

#include "tests/reports/asking.h"

using namespace motcua::hall;
using motcua::test::ask;
using motcua::test::RecordedHall;
using motcua::test::report_settings;

TEST_CASE("situation 27: the call is explained by the share of the promise, with both tickets' figures") {
  RecordedHall hall;
  hall.must(OpenCounter{1, ""});
  hall.issue("civil");
  hall.pass(9 * kMinuteMs + 30 * kSecondMs);
  hall.issue("civil", "elderly");
  hall.pass(5 * kMinuteMs - 30 * kSecondMs);
  hall.must(CallNext{1});
  CHECK(ask(hall, "A001") ==
        "A001 được gọi lúc 08:14 đến quầy 1: đã dùng 46 % thời gian cam kết (14:00 trên 30:00), nhiều nhất trong 2 "
        "hàng đợi; kế tiếp là U001 với 45 %.");
  CHECK(ask(hall, "A001", "", "en") ==
        "A001 was called at 08:14 to counter 1: it had used 46 % of its promise (14:00 of 30:00), the most of 2 lines; "
        "next was U001 with 45 %.");
}

TEST_CASE("situation 27: every rule has its sentence, in two languages") {
  auto settings = report_settings();
  settings.profiles.push_back({"ranked", {"Xếp hạng", "Ranked"}, {"land", "civil"}, true, {}});
  RecordedHall hall(settings);
  for (const CounterNumber counter : {1U, 2U}) hall.must(OpenCounter{counter, ""});
  hall.issue("civil");
  hall.pass(2 * kMinuteMs);
  hall.issue("civil", "elderly");
  hall.issue("land", "elderly");
  hall.issue("land");
  hall.pass(6 * kMinuteMs);
  hall.must(CallNext{1});  // U001 by law
  hall.must(Finish{1});
  hall.must(CallNext{1});  // A001: the others' turn
  hall.must(Finish{1});
  hall.must(CallTicket{2, "B001", "condition"});
  hall.must(Finish{2});
  hall.must(CallNext{2});  // U002, alone by now
  hall.must(Finish{2});
  hall.must(OpenCounter{3, "ranked"});
  hall.issue("civil", "business");
  hall.issue("land");
  hall.pass(3 * kMinuteMs);
  hall.must(CallNext{3});
  CHECK(ask(hall, "U001") ==
        "U001 được gọi lúc 08:08 đến quầy 1: thuộc diện ưu tiên theo luật và đã dùng 60 % thời gian cam kết (6:00 trên "
        "10:00), quá nửa cam kết; kế tiếp là U002 với 60 %.");
  CHECK(ask(hall, "A001") ==
        "A001 được gọi lúc 08:08 đến quầy 1: lượt gọi trước của quầy đã dành cho diện ưu tiên nên lượt này đến các số "
        "khác, và đã dùng 26 % thời gian cam kết (8:00 trên 30:00); kế tiếp là B001 với 10 %.");
  CHECK(ask(hall, "b1") ==
        "B001 được gọi lúc 08:08 đến quầy 2 vì cán bộ chọn (lý do: Sức khỏe, hoàn cảnh đặc biệt), lúc đó đã dùng 10 % "
        "thời gian cam kết (6:00 trên 1:00:00); kế tiếp là U002 với 60 %.");
  CHECK(ask(hall, "b1", "", "en") ==
        "B001 was called at 08:08 to counter 2 because a clerk chose it (reason: Health or hardship) when it had used "
        "10 % of its promise (6:00 of 1:00:00); next was U002 with 60 %.");
  CHECK(ask(hall, "U002") ==
        "U002 được gọi lúc 08:08 đến quầy 2: thuộc diện ưu tiên theo luật và đã dùng 60 % thời gian cam kết (6:00 trên "
        "10:00), quá nửa cam kết; không có ai khác đang chờ.");
  CHECK(ask(hall, "B002", "", "en") ==
        "B002 was called at 08:11 to counter 3: this counter serves its service first, and it had used 5 % of its "
        "promise (3:00 of 1:00:00); next was A002 with 26 %.");
  hall.must(CallNext{2});
  CHECK(ask(hall, "A002", "", "en") ==
        "A002 was called at 08:11 to counter 2: it had used 26 % of its promise (3:00 and a head start of 5:00, of "
        "30:00), and its line was the only one of this counter then.");
}

TEST_CASE("a ticket with several calls: the last is explained, and how many there were is said") {
  RecordedHall hall;
  hall.must(OpenCounter{1, ""});
  const auto visit = hall.issue("civil");
  hall.must(CallNext{1});
  hall.must(UndoCall{1});  // does not count
  hall.must(CallNext{1});
  hall.must(MarkNoShow{1});
  hall.pass(3 * kMinuteMs);
  hall.must(Reinstate{visit, ""});
  hall.pass(kMinuteMs);
  hall.must(CallNext{1});
  const auto said = ask(hall, "A001");
  CHECK(said.starts_with("A001 được gọi lúc 08:04 đến quầy 1 (lần cuối trong 2 lần gọi của ngày): đã dùng "));
  CHECK(said.find('.') == said.size() - 1);  // one sentence
}

TEST_CASE("a reason that was typed is told as it was typed") {
  RecordedHall hall;
  hall.must(OpenCounter{1, ""});
  hall.issue("civil");
  hall.issue("civil");
  hall.must(CallTicket{1, "A002", "sức khỏe yếu"});
  CHECK(ask(hall, "A002").find("vì cán bộ chọn (lý do: sức khỏe yếu), lúc đó đã dùng 0 %") != std::string::npos);
}

TEST_CASE("any past day is answered, and the same number next day is another ticket") {
  RecordedHall hall;
  hall.must(OpenCounter{1, ""});
  hall.issue("civil");
  hall.serve(1, kMinuteMs);
  hall.next_day_at(9 * 60);
  hall.must(OpenCounter{2, ""});
  hall.issue("civil");
  hall.serve(2, kMinuteMs);
  CHECK(ask(hall, "A001").starts_with("A001 được gọi lúc 09:00 đến quầy 2"));
  CHECK(ask(hall, "A001", "", "vi", 20261120).starts_with("A001 được gọi lúc 08:00 đến quầy 1"));
}

TEST_CASE("what was never called, or is not known, is said in one sentence") {
  RecordedHall hall;
  hall.must(OpenCounter{1, ""});
  const auto cancelled = hall.issue("civil");
  hall.issue("civil");
  hall.pass(5 * kMinuteMs);
  hall.must(CancelTicket{cancelled, ""});
  using motcua::test::refusal_of;
  CHECK(refusal_of(hall, "A001") == "A001 ngày 2026-11-20 không được gọi: số này đã hủy lúc 08:05.");
  CHECK(refusal_of(hall, "A002") == "A002 ngày 2026-11-20 chưa được gọi: số này đang chờ từ 08:00.");
  CHECK(refusal_of(hall, "A003") == "Ngày 2026-11-20 không có số A003 trong sổ.");
  CHECK(refusal_of(hall, "A002", "A003") == "Ngày 2026-11-20 không có số A003 trong sổ.");
  CHECK(refusal_of(hall, "A002", "A001") == "A002 và A001 ngày 2026-11-20 đều chưa được gọi.");
  CHECK(refusal_of(hall, "A002", "A002") == "Cần hai số khác nhau để so sánh.");
  CHECK(refusal_of(hall, "A002", "", "vi", 20261119) ==
        "Trong sổ không có ngày 2026-11-19; sổ có từ 2026-11-20 đến 2026-11-20.");
  hall.next_day_at(8 * 60);
  CHECK(refusal_of(hall, "A002", "", "vi", 20261120) ==
        "A002 ngày 2026-11-20 không được gọi: số này còn chờ khi hết ngày làm việc.");
  CHECK(refusal_of(hall, "A002") == "Ngày 2026-11-21 không có số A002 trong sổ.");
}

TEST_CASE("a well-chained record that contradicts itself gives no sentence and no report, and is named") {
  RecordedHall hall;
  hall.must(OpenCounter{1, ""});
  hall.issue("civil");
  motcua::journal::Record forged;
  forged.seq = *hall.store().last_seq() + 1;
  forged.hall_ms = forged.wall_ms = hall.now_ms;
  forged.events = {Finished{77, 1, "received", 1, "", false}};
  REQUIRE(hall.store().append(std::vector{motcua::journal::encode(forged)}).has_value());
  const auto said = motcua::test::refusal_of(hall, "A001");
  CAPTURE(said);
  CHECK(said.find("record " + std::to_string(forged.seq)) != std::string::npos);
  CHECK(said.find("contradicts itself") != std::string::npos);
  const auto report = motcua::reports::make_report(*hall.reader(), {20261120, 20261120}, motcua::reports::By::kHour);
  REQUIRE_FALSE(report.has_value());
  CHECK(report.error().find("contradicts itself") != std::string::npos);
}
