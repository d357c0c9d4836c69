// Situations that are answered from the record afterwards, after a day of the real service: the inspection, "why", a
// special day's figures, a service under another letter; and a procedure found among all.
#include <doctest/doctest.h>

#include "catalogue/index.h"
#include "dispatcher/reports/formats.h"
#include "dispatcher/reports/report.h"
#include "dispatcher/reports/why.h"
#include "tests/situations/disk_reader.h"

using namespace motcua;
using namespace motcua::test;

namespace {

constexpr reports::Period kFriday{20261127, 20261127};

reports::Report report_of(const HallDay& day, reports::By by) {
  DiskReader record(day);
  auto report = reports::make_report(record, kFriday, by);
  REQUIRE_MESSAGE(report.has_value(), report.error());
  return std::move(*report);
}

std::string why(const HallDay& day, const std::string& ticket, const std::string& against = {}) {
  DiskReader record(day);
  reports::Question question{*hall::parse_ticket(ticket), hall::parse_ticket(against), 20261127};
  const auto all = text::Catalogues::embedded();
  const auto sentence = reports::explain(record, question, *all.find("en"));
  return sentence ? *sentence : sentence.error();
}

}  // namespace

TEST_CASE(
    "situation 26: the inspection gets the same bytes again, without personal data, by service and clerk and hour") {
  HallDay day;
  day.open(1);
  day.done("counter-1", "sign_in { code: '7' pin: '1234' counter: 1 }");
  for (int i = 0; i < 6; ++i) day.issue(i % 2 == 0 ? "civil" : "land");
  for (int i = 0; i < 6; ++i) {
    day.minutes(4);
    day.done("counter-1", "finish_and_call_next { counter: 1 note: 'đủ hồ sơ' }");
    day.done("counter-1", "start_service { counter: 1 }");
  }
  day.done("counter-1", "finish { counter: 1 }");
  for (const auto by : {reports::By::kService, reports::By::kCounter, reports::By::kClerk, reports::By::kHour}) {
    const auto once = reports::to_csv(report_of(day, by));
    CHECK(once == reports::to_csv(report_of(day, by)));
    CHECK(report_of(day, by).total.figures.finished == 6);
    CHECK(once.find("đủ hồ sơ") == std::string::npos);
    CHECK(once.find("1234") == std::string::npos);
  }
  CHECK(report_of(day, reports::By::kClerk).rows.back().key == "7");
  const auto before = reports::to_csv(report_of(day, reports::By::kService));
  day.until(kFridayMs + 3 * hall::kDayMs + 8 * 60 * hall::kMinuteMs);
  day.issue("civil");
  CHECK(reports::to_csv(report_of(day, reports::By::kService)) == before);
}

TEST_CASE("situation 27: why she was called before me is answered from the record, with both tickets' figures") {
  HallDay day;
  day.open(1);
  day.issue("civil");
  day.minutes(1);
  day.issue("civil", "elderly");
  day.minutes(6);
  CHECK(day.call(1) == "U001");
  const auto sentence = why(day, "U001", "A001");
  INFO(sentence);
  CHECK(sentence.find("U001") != std::string::npos);
  CHECK(sentence.find("A001") != std::string::npos);
  CHECK(sentence.find("6:00 of 10:00") != std::string::npos);
  CHECK(sentence.find("7:00 of 30:00") != std::string::npos);
  CHECK(why(day, "A001").find("A001") != std::string::npos);
  CHECK(why(day, "B777").find("B777") != std::string::npos);
}

TEST_CASE("situation 28: of a special day's legs 594 of 612 were resolved on the spot, which is 97.06 %") {
  HallDay day;
  day.open(1);
  for (int i = 0; i < 612; ++i) {
    day.issue("civil");
    day.done("counter-1", "call_next { counter: 1 }");
    day.shell->skip(20'000);
    day.done("counter-1", i % 34 == 0 ? "finish { counter: 1 outcome: 'received' }" : "finish { counter: 1 }");
  }
  const auto report = report_of(day, reports::By::kService);
  CHECK(report.total.figures.finished == 612);
  CHECK(report.total.figures.on_the_spot == 594);
  CHECK(reports::to_csv(report).find("97.06") != std::string::npos);
}

TEST_CASE("situation 30: a service moves to another letter, old tickets keep theirs, and the report adds up") {
  HallDay day;
  day.open(1);
  for (int i = 0; i < 3; ++i) day.issue("civil");
  service::SiteFiles files{day_settings(), utc_day, {}, {}};
  files.settings.services[0].letter = "C";
  day.shell->site_file = files;
  day.done("desk", "reload {}");
  CHECK(day.issue("civil") == "C001");
  for (const auto* expected : {"A001", "A002", "A003", "C001"}) {
    CHECK(day.done("desk", "finish_and_call_next { counter: 1 }").ticket().number() == expected);
  }
  day.done("desk", "finish { counter: 1 }");
  const auto report = report_of(day, reports::By::kService);
  REQUIRE(report.rows.size() == 1);
  CHECK(report.rows[0].key == "civil");
  CHECK(report.rows[0].figures.finished == 4);
}

TEST_CASE("situation 30: two sites were merged: their records keep their meaning, and a report over both adds up") {
  auto old_settings = day_settings();
  old_settings.site = {"Phường cũ", "Former ward"};
  old_settings.services[1].key = "land-and-houses";  // what the merged site does not have
  for (auto& profile : old_settings.profiles) {
    for (auto& key : profile.services) key = key == "land" ? "land-and-houses" : key;
  }
  HallDay former(old_settings);
  HallDay merged;
  for (auto* day : {&former, &merged}) {
    day->open(1);
    for (int i = 0; i < 2; ++i) day->issue("civil");
    day->minutes(day == &former ? 2 : 20);
    for (int i = 0; i < 2; ++i) day->done("desk", "finish_and_call_next { counter: 1 }");
    day->done("desk", "finish { counter: 1 }");
  }
  former.issue("land-and-houses");
  DiskReader first(former), second(merged);
  const std::vector<journal::RecordReader*> records{&first, &second};
  const auto report = reports::make_report(records, kFriday, reports::By::kService);
  REQUIRE_MESSAGE(report.has_value(), report.error());
  CHECK(report->site == day_settings().site);  // the one that goes on
  REQUIRE(report->rows.size() == 2);
  CHECK(report->rows[0].key == "civil");
  CHECK(report->rows[0].figures.finished == 4);
  CHECK(report->rows[0].figures.waits.max() == 20 * hall::kMinuteMs);
  CHECK(report->rows[1].key == "land-and-houses");
  CHECK(report->rows[1].name == old_settings.services[1].name);  // as it was called there
  CHECK(report->total.figures.issued == 5);
  CHECK(report->total.figures.issued == report_of(former, reports::By::kService).total.figures.issued +
                                            report_of(merged, reports::By::kService).total.figures.issued);
}

TEST_CASE("situation 31: typing khai sinh or khaisinh finds the procedure, shows the papers, and issues its ticket") {
  HallDay day;
  protocol::Catalogue catalogue;
  catalogue.set_version("1");
  for (const auto* name : {"Thủ tục đăng ký khai tử", "Thủ tục đăng ký khai sinh", "Thủ tục đăng ký kết hôn"}) {
    auto& one = *catalogue.add_procedures();
    one.set_code("1.00119" + std::to_string(catalogue.procedures_size() + 1));
    one.set_name(name);
    one.set_service("civil");
    one.add_papers("Tờ khai theo mẫu");
    one.set_handling_time("1 ngày làm việc");
  }
  day.shell->service->set_catalogue(catalogue);
  protocol::ClientMessage fetch;
  fetch.mutable_fetch_catalogue();
  day.shell->service->on_message({"kiosk", "kiosk"}, std::move(fetch));
  day.shell->service->on_drained();
  const auto& fetched = day.shell->out.sent.back().second.catalogue();
  const catalogue::Index index(fetched);
  for (const auto* typed : {"khai sinh", "khaisinh", "khai snih", "sinh khai", "KHAI SINH"}) {
    const auto found = index.search(typed, {}, 3);
    REQUIRE_FALSE(found.empty());
    const auto& best = fetched.procedures(static_cast<int>(found.front()));
    CHECK(best.code() == "1.001193");
    CHECK(best.papers_size() == 1);
  }
  const auto ticket = day.done("kiosk", "issue_ticket { service: 'civil' procedure: '1.001193' }").ticket();
  CHECK(ticket.number() == "A001");
  CHECK(ticket.procedure() == "1.001193");
  CHECK(day.refused("kiosk", "issue_ticket { service: 'civil' procedure: '9.999' }") == protocol::UNKNOWN_PROCEDURE);
}
