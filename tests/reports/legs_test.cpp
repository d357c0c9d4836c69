// What one leg counts as, checked by hand.
#include <doctest/doctest.h>

#include "tests/reports/recorded_hall.h"

using namespace motcua::hall;
using motcua::reports::By;
using motcua::test::RecordedHall;
using motcua::test::report_settings;
using motcua::test::row_of;

TEST_CASE("a leg's wait goes from the queue to the call, its service from the call to the end") {
  RecordedHall hall;
  hall.must(OpenCounter{1, ""});
  hall.must(SignIn{7, true, 1, "counter-terminal-1"});
  hall.must(IssueTicket{"civil", "", "1.001193", {}, 3});
  hall.pass(12 * kMinuteMs);
  hall.must(CallNext{1});
  hall.pass(20 * kSecondMs);
  hall.must(StartService{1});
  hall.pass(5 * kMinuteMs);
  hall.must(Finish{1, 0, "received", 4});
  const auto legs = hall.legs();
  REQUIRE(legs.size() == 1);
  const auto& leg = legs.front();
  CHECK(leg.date == 20261120);
  CHECK(to_string(leg.ticket) == "A001");
  CHECK(leg.service == "civil");
  CHECK(leg.procedure == "1.001193");
  CHECK(leg.priority_class == "ordinary");
  CHECK(leg.counter == 1);
  CHECK(leg.clerk == 7);
  CHECK(leg.hour == 8);
  CHECK(leg.waited_ms == 12 * kMinuteMs);
  CHECK(leg.promise_ms == 30 * kMinuteMs);
  CHECK(leg.service_ms == 5 * kMinuteMs + 20 * kSecondMs);
  CHECK(leg.end == LegEnd::kFinished);
  CHECK(leg.outcome == "received");
  CHECK_FALSE(leg.on_the_spot);
  CHECK(leg.dossiers == 4);
}

TEST_CASE("a call that was undone does not count, and the wait goes on") {
  RecordedHall hall;
  hall.must(OpenCounter{1, ""});
  hall.issue("civil");
  hall.pass(kMinuteMs);
  hall.must(CallNext{1});
  hall.must(UndoCall{1});
  auto figures = hall.report(By::kService).total.figures;
  CHECK(figures.called == 0);
  CHECK(figures.waits.count() == 0);
  CHECK(figures.open == 1);
  hall.pass(kMinuteMs);
  hall.serve(1, kMinuteMs);
  figures = hall.report(By::kService).total.figures;
  CHECK(figures.called == 1);
  CHECK(figures.waits.max() == 2 * kMinuteMs);
}

TEST_CASE("the time for which a ticket was put aside is no service time") {
  RecordedHall hall;
  hall.must(OpenCounter{1, ""});
  hall.issue("civil");
  hall.must(CallNext{1});
  hall.pass(2 * kMinuteMs);
  hall.must(Park{1, 0, "copy"});
  hall.pass(40 * kMinuteMs);
  hall.must(Resume{1});
  hall.pass(3 * kMinuteMs);
  hall.must(Finish{1});
  CHECK(hall.legs().front().service_ms == 5 * kMinuteMs);
}

TEST_CASE("a missed call is a no-show until its citizen is back in line") {
  RecordedHall hall;
  hall.must(OpenCounter{1, ""});
  const auto visit = hall.issue("civil");
  hall.must(CallNext{1});
  hall.must(MarkNoShow{1});
  auto figures = hall.report(By::kService).total.figures;
  CHECK(figures.no_shows == 1);
  CHECK(figures.reinstated == 0);
  hall.pass(5 * kMinuteMs);
  hall.must(Reinstate{visit, ""});
  hall.pass(kMinuteMs);
  hall.serve(1, kMinuteMs);
  figures = hall.report(By::kService).total.figures;
  CHECK(figures.no_shows == 0);
  CHECK(figures.reinstated == 1);
  CHECK(figures.issued == 2);
  CHECK(figures.tickets == 1);
  CHECK(figures.services.count() == 1);
  CHECK(hall.legs()[1].waited_ms == kMinuteMs);
}

TEST_CASE("each leg of a visit counts where it waited, also after a transfer") {
  RecordedHall hall;
  for (const CounterNumber counter : {1U, 3U}) hall.must(OpenCounter{counter, ""});
  hall.issue("civil");
  hall.pass(10 * kMinuteMs);
  hall.must(CallNext{1});
  hall.pass(kMinuteMs);
  hall.must(Transfer{1, 0, "land", 0, 0, std::nullopt});
  hall.pass(4 * kMinuteMs);
  hall.serve(3, 2 * kMinuteMs);
  const auto legs = hall.legs();
  REQUIRE(legs.size() == 2);
  CHECK(legs[0].end == LegEnd::kTransferred);
  CHECK(legs[1].service == "land");
  CHECK(legs[1].waited_ms == 4 * kMinuteMs);  // its own, though it kept its place by the first
  const auto report = hall.report(By::kService);
  CHECK(row_of(report, "civil").figures.transferred == 1);
  CHECK(row_of(report, "civil").figures.tickets == 1);
  CHECK(row_of(report, "land").figures.finished == 1);
  CHECK(row_of(report, "land").figures.tickets == 0);
}

TEST_CASE("the promise does not run in a break, the wait does") {
  auto settings = report_settings();
  settings.hours = {{127, {{7 * 60, 11 * 60 + 30}, {13 * 60, 17 * 60}}, 0, false}};
  RecordedHall hall(settings);
  hall.must(OpenCounter{1, ""});
  hall.until(11 * 60 + 20);
  hall.issue("civil");
  hall.until(13 * 60 + 15);
  hall.serve(1, kMinuteMs);
  const auto leg = hall.legs().front();
  CHECK(leg.waited_ms == 115 * kMinuteMs);
  CHECK(leg.working_wait_ms == 25 * kMinuteMs);
  CHECK(hall.report(By::kService).total.figures.within_promise == 1);
}

TEST_CASE("an appointment waits from its booked time") {
  auto settings = report_settings();
  settings.classes.push_back({"booked", {"Hẹn trước", "Appointment"}, "H", false});
  for (auto& service : settings.services) service.promises.push_back({10 * kMinuteMs, 0});
  settings.appointments.priority_class = "booked";
  RecordedHall hall(settings);
  hall.must(OpenCounter{1, ""});
  for (const auto* code : {"early", "earlier"}) hall.must(BookAppointment{code, 20261120, 9 * 60, "civil", ""});
  hall.until(8 * 60 + 40);
  hall.must(CheckIn{"earlier", false});
  hall.must(CheckIn{"early", false});
  hall.until(8 * 60 + 55);
  hall.serve(1, kMinuteMs);
  hall.until(9 * 60 + 7);
  hall.serve(1, kMinuteMs);
  CHECK(hall.legs()[0].waited_ms == 0);
  CHECK(hall.legs()[1].waited_ms == 7 * kMinuteMs);
}

TEST_CASE("a rating belongs to the leg that was rated") {
  RecordedHall hall;
  hall.must(OpenCounter{1, ""});
  for (int i = 0; i < 3; ++i) hall.issue("civil");
  hall.serve(1, kMinuteMs);
  hall.must(Rate{1, 5, {4, 5}});
  hall.serve(1, kMinuteMs);
  hall.must(Rate{1, 4, {0, 4}});
  hall.serve(1, kMinuteMs);
  const auto legs = hall.legs();
  CHECK(legs[0].rating == motcua::reports::Rating{5, {4, 5}});
  CHECK(legs[1].rating == motcua::reports::Rating{4, {0, 4}});
  CHECK_FALSE(legs[2].rating.has_value());
  const auto figures = hall.report(By::kService).total.figures;
  CHECK(figures.ratings.count == 2);
  CHECK(figures.ratings.mean_hundredths() == 450);
  REQUIRE(figures.criteria.size() == 2);
  CHECK(figures.criteria[0].count == 1);  // 0 is "not said"
  CHECK(figures.criteria[0].mean_hundredths() == 400);
  CHECK(figures.criteria[1].mean_hundredths() == 450);
}

TEST_CASE("the hour is that of the site's clock") {
  RecordedHall hall;
  hall.until(16 * 60 + 59);
  hall.issue("civil");
  hall.pass(kMinuteMs);
  hall.issue("civil");
  const auto report = hall.report(By::kHour);
  REQUIRE(report.rows.size() == 2);
  CHECK(report.rows[0].key == "16:00");
  CHECK(report.rows[1].key == "17:00");
}
