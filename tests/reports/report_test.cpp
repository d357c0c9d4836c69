// Reports over days: what counts where, and that it adds up.
#include <doctest/doctest.h>

#include <random>

#include "tests/reports/recorded_hall.h"

using namespace motcua::hall;
using motcua::reports::By;
using Sums = motcua::reports::Figures;
using motcua::reports::Report;
using motcua::test::RecordedHall;
using motcua::test::report_settings;
using motcua::test::row_of;

namespace {

constexpr By kAll[] = {By::kService,   By::kCounter, By::kClerk, By::kHour,
                       By::kProcedure, By::kOutcome, By::kClass, By::kDay};

std::int64_t ends(const Sums& figures) {
  return figures.finished + figures.forced + figures.no_shows + figures.reinstated + figures.transferred +
         figures.cancelled + figures.day_ended + figures.open;
}

// Something that may be refused, at some counter.
void do_anything(RecordedHall& hall, std::mt19937& random) {
  const auto pick = [&](std::uint32_t most) { return static_cast<std::uint32_t>(random() % most); };
  const CounterNumber counter = 1 + pick(3);
  const char* services[] = {"civil", "land"};
  const char* classes[] = {"ordinary", "elderly", "business"};
  const VisitId visit = 1 + pick(static_cast<std::uint32_t>(hall.state.next_visit));
  switch (pick(14)) {
    case 0:
    case 1:
    case 2:
      hall(IssueTicket{services[pick(2)], classes[pick(3)], "", {}, pick(3)});
      break;
    case 3:
      hall(OpenCounter{counter, ""});
      break;
    case 4:
    case 5:
      hall(FinishAndCallNext{counter, 0, pick(2) == 0 ? "received" : "", 0, ""});
      break;
    case 6:
      hall(MarkNoShow{counter});
      break;
    case 7:
      hall(Reinstate{visit, ""});
      break;
    case 8:
      hall(Park{counter, 0, ""});
      break;
    case 9:
      hall(Resume{counter});
      break;
    case 10:
      hall(Transfer{counter, 0, services[pick(2)], 0, 0, std::nullopt});
      break;
    case 11:
      hall(CancelTicket{visit, ""});
      break;
    case 12:
      hall(StartService{counter});
      hall(ForceFinish{counter});
      break;
    default:
      hall(Rate{counter, 1 + pick(5), {pick(6)}});
  }
  hall.pass(static_cast<DurationMs>(pick(4 * 60'000)));
}

}  // namespace

TEST_CASE("every leg is counted once, however the day goes, and the rows add up to the total") {
  RecordedHall hall;
  std::mt19937 random(20261120);
  for (int i = 0; i < 1500; ++i) do_anything(hall, random);
  REQUIRE(hall.state.date > 20261120);
  for (const By by : kAll) {
    const Report report = hall.report(by, 20261101, 20261231);
    const Sums& total = report.total.figures;
    CAPTURE(word_of(by));
    CHECK(total.issued == ends(total));
    CHECK(total.services.count() == total.finished);
    CHECK(total.waits.count() == total.called);
    std::int64_t issued = 0, called = 0, tickets = 0, ratings = 0;
    for (const auto& row : report.rows) {
      CHECK(row.figures.issued == ends(row.figures));
      issued += row.figures.issued;
      called += row.figures.called;
      tickets += row.figures.tickets;
      ratings += row.figures.ratings.count;
    }
    CHECK(issued == total.issued);
    CHECK(called == total.called);
    CHECK(tickets == total.tickets);
    CHECK(tickets + 1 == static_cast<std::int64_t>(hall.state.next_visit));
    CHECK(ratings == total.ratings.count);
  }
  const Sums& total = hall.report(By::kDay, 20261101, 20261231).total.figures;
  for (const auto count : {total.finished, total.forced, total.no_shows, total.reinstated, total.transferred,
                           total.cancelled, total.day_ended, total.open, total.ratings.count}) {
    CHECK(count > 0);  // the day had everything in it
  }
}

TEST_CASE("situation 25: a service that was ended by force is kept apart from averages") {
  auto settings = report_settings();
  settings.rules.forced_end_ms = 2 * 60 * kMinuteMs;
  RecordedHall hall(settings);
  hall.must(OpenCounter{1, ""});
  for (int i = 0; i < 3; ++i) hall.issue("civil");
  hall.serve(1, 4 * kMinuteMs, "resolved");
  hall.serve(1, 6 * kMinuteMs, "received");
  hall.must(CallNext{1});
  hall.must(StartService{1});
  hall.pass(3 * 60 * kMinuteMs);  // forgotten
  const auto figures = hall.report(By::kService).total.figures;
  CHECK(figures.finished == 2);
  CHECK(figures.forced == 1);
  CHECK(figures.services.count() == 2);
  CHECK(figures.services.mean() == 5 * kMinuteMs);
  CHECK(figures.services.max() == 6 * kMinuteMs);
  CHECK(figures.on_the_spot == 1);  // of the two
  CHECK(figures.waits.count() == 3);
}

TEST_CASE("situation 24: leftovers of a day count as day ended, on their own date, never as served") {
  RecordedHall hall;
  hall.must(OpenCounter{1, ""});
  for (int i = 0; i < 3; ++i) hall.issue("civil");
  hall.serve(1, kMinuteMs);
  hall.must(CallNext{1});
  hall.next_day_at(8 * 60);
  hall.must(OpenCounter{1, ""});
  hall.issue("civil");
  hall.serve(1, kMinuteMs);
  const auto report = hall.report(By::kDay, 20261120, 20261121);
  REQUIRE(report.rows.size() == 2);
  const auto& first = report.rows[0].figures;
  CHECK(report.rows[0].key == "2026-11-20");
  CHECK(first.finished == 1);
  CHECK(first.day_ended == 2);
  CHECK(first.open == 0);
  CHECK(first.services.count() == 1);
  CHECK(report.rows[1].figures.finished == 1);
  CHECK(hall.report(By::kDay, 20261121, 20261121).total.figures.issued == 1);
}

TEST_CASE("situation 28: 594 of 612 = 97.06 %") {
  auto settings = report_settings();
  DayProfile friday;
  friday.key = "friday";
  friday.name = {"Ngày thứ Sáu không hẹn", "Friday without appointment"};
  friday.dates = {20261120};
  friday.services = {{"signing", "S", {"Ký ngay", "Signed at once"}, true, false, settings.services[0].promises}};
  friday.profiles = {{"all", {"Tất cả", "All"}, {"civil", "land", "signing"}}};
  friday.counters = {{4, {"Quầy ký", "Signing"}, "all"}};
  settings.day_profiles = {friday};
  RecordedHall hall(settings);
  for (const CounterNumber counter : {1U, 2U, 4U}) hall.must(OpenCounter{counter, ""});
  const char* services[] = {"civil", "land", "signing"};
  for (int i = 0; i < 612; ++i) {
    hall.issue(services[i % 3]);
    hall.serve(i % 3 == 2 ? 4 : 1, 30 * kSecondMs, i % 34 == 0 ? "received" : "resolved");
  }
  const Report report = hall.report(By::kService);
  CHECK(report.total.figures.finished == 612);
  CHECK(report.total.figures.on_the_spot == 594);
  CHECK(motcua::reports::share(594, report.total.figures.finished) == 9706);
  CHECK(row_of(report, "signing").figures.finished == 204);
  CHECK(row_of(report, "signing").name.vi == "Ký ngay");
}

TEST_CASE("situation 30: a service moves to another letter in the middle of a day, and the report adds up") {
  RecordedHall hall;
  hall.must(OpenCounter{1, ""});
  for (int i = 0; i < 4; ++i) hall.issue("civil");
  hall.serve(1, kMinuteMs);
  auto settings = report_settings();
  settings.services[0].letter = "C";
  settings.services[0].name = {"Hộ tịch và chứng thực", "Civil status and certification"};
  hall.must(ApplySettings{settings});
  for (int i = 0; i < 2; ++i) hall.issue("civil");
  for (int i = 0; i < 5; ++i) hall.serve(1, kMinuteMs);
  CHECK(hall.state.visits.rbegin()->second.ticket == TicketNumber{"C", 2});
  const Report report = hall.report(By::kService);
  REQUIRE(report.rows.size() == 1);
  CHECK(report.rows[0].key == "civil");
  CHECK(report.rows[0].name.vi == "Hộ tịch và chứng thực");
  CHECK(report.rows[0].figures.finished == 6);
  CHECK(report.total.figures.issued == 6);
}

TEST_CASE("situation 30: a service that is gone keeps its key and its name") {
  RecordedHall hall;
  hall.must(OpenCounter{1, ""});
  hall.issue("land");
  hall.serve(1, kMinuteMs);
  auto settings = report_settings();
  settings.services.pop_back();
  settings.profiles = {{"both", {"Chung", "Both"}, {"civil"}}};
  for (auto& counter : settings.counters) counter.profile = "both";
  hall.must(ApplySettings{settings});
  hall.issue("civil");
  hall.serve(1, kMinuteMs);
  hall.next_day_at(8 * 60);
  hall.issue("civil");
  const Report report = hall.report(By::kService, 20261120, 20261121);
  CHECK(row_of(report, "land").figures.finished == 1);
  CHECK(row_of(report, "land").name.vi == "Đất đai");
  CHECK(row_of(report, "civil").figures.issued == 2);
  CHECK(hall.report(By::kService, 20261121, 20261121).rows.size() == 1);
}

TEST_CASE("a period without tickets is an empty report, not a mistake") {
  RecordedHall hall;
  hall.issue("civil");
  const Report report = hall.report(By::kService, 20200101, 20200131);
  CHECK(report.rows.empty());
  CHECK(report.total.figures.issued == 0);
  CHECK_FALSE(report.total.figures.waits.mean().has_value());
}

TEST_CASE("a report of a past day does not change when the record goes on") {
  RecordedHall hall;
  hall.must(OpenCounter{1, ""});
  hall.issue("civil");
  hall.serve(1, kMinuteMs);
  hall.next_day_at(7 * 60);
  const auto before = hall.report(By::kService);
  auto settings = report_settings();
  settings.services[0].name = {"Tên mới", "New name"};
  hall.must(ApplySettings{settings});
  hall.issue("civil");
  const auto after = hall.report(By::kService);
  CHECK(after.rows[0].name == before.rows[0].name);
  CHECK(after.total.figures.issued == 1);
}
