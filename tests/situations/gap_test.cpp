// Another PC takes the dispatcher's place: the copy over the protocol, the numbers, the hand-written tickets, the
// report.
#include <doctest/doctest.h>

#include <set>

#include "dispatcher/journal/memory_store.h"
#include "dispatcher/reports/report.h"
#include "dispatcher/reports/why.h"
#include "dispatcher/service/take_over.h"
#include "tests/situations/disk_reader.h"

using namespace motcua;
using namespace motcua::test;

namespace {

// What a copy on another machine has after asking once more.
void copy_on(HallDay& day, std::vector<journal::EncodedRecord>& copy) {
  protocol::ClientMessage message;
  message.mutable_fetch_records()->set_after(copy.size());
  day.shell->service->on_message({"desk", "desk"}, std::move(message));
  day.shell->service->on_drained();
  day.shell->sync_all();
  for (const auto& row : day.shell->out.sent.back().second.records().rows()) {
    copy.push_back({row.seq(), row.hall_ms(), row.wall_ms(), row.payload()});
  }
}

std::vector<journal::EncodedRecord> taken_over(const std::vector<journal::EncodedRecord>& copy, hall::TimeMs now_ms) {
  journal::MemoryStore store;
  REQUIRE(store.append(copy).has_value());
  const auto calendar_of = [](const hall::Settings&) -> tl::expected<service::Calendar, std::string> {
    return utc_day;
  };
  const auto taken = service::take_over(store, {50, now_ms, calendar_of, std::nullopt});
  REQUIRE_MESSAGE(taken, taken.error());
  std::vector<journal::EncodedRecord> rows;
  const auto read = store.read_after(0, [&](const journal::Record& record) {
    rows.push_back(journal::encode(record));
    return journal::StoreResult<void>{};
  });
  REQUIRE(read.has_value());
  return rows;
}

// The dispatcher on the other PC; its clients are the same, with sessions of their own.
HallDay started_on(const std::vector<journal::EncodedRecord>& rows, std::int64_t steady_ms) {
  HallDay day;
  service::Recovered recovered;
  for (const auto& row : rows) service::follow(*journal::decode_record(row), recovered);
  day.shell = std::make_unique<FakeShell>(std::move(recovered), 1000, steady_ms);
  day.shell->disk.disk = rows;
  for (const auto* device : {"desk", "kiosk", "counter-1"}) day.shell->numbers[device] = 1000;
  return day;
}

std::string enter(const std::string& ticket, const std::string& service, hall::TimeMs issued_ms,
                  const std::string& more = {}) {
  return "enter_ticket { ticket: '" + ticket + "' service: '" + service + "' issued_ms: " + std::to_string(issued_ms) +
         " " + more + " }";
}

}  // namespace

TEST_CASE(
    "situation 36: the dispatcher's PC dies at ten; on another one no number is given twice, called tickets are still "
    "called, and hand-written tickets are entered and counted") {
  HallDay lost;
  lost.open(1);
  lost.until(9, 50);
  std::set<std::string> told;
  for (const auto* service : {"civil", "civil", "land"}) told.insert(lost.issue(service));
  const auto called = lost.call(1);
  std::vector<journal::EncodedRecord> copy;
  copy_on(lost, copy);
  REQUIRE(copy.size() == lost.shell->disk.disk.size());
  // What the copy does not know: tickets, one of a series that had not begun, and a call.
  for (const auto* service : {"civil", "results", "civil"}) told.insert(lost.issue(service));
  told.insert(lost.issue("civil", "elderly"));
  lost.open(4);
  lost.call(4);
  const auto announced = lost.state().announcements.back().number;
  const auto visits_given = lost.state().next_visit;

  // Half an hour later. A ticket that was called is still called there; nothing was announced meanwhile.
  const auto restart_ms = kFridayMs + (10 * 60 + 30) * hall::kMinuteMs;
  auto day = started_on(taken_over(copy, restart_ms), restart_ms - kEightOClockMs);
  CHECK(hall::to_string(day.state().find_visit(day.state().find_counter(1)->current)->ticket) == called);
  const auto issued_before = day.state().day.issued;
  for (const auto* service : {"civil", "results", "land", "civil"}) {
    const auto number = day.issue(service);
    CHECK_MESSAGE(told.insert(number).second, number);
    CHECK(day.visit(number).id >= visits_given);
  }
  const auto elderly = day.issue("land", "elderly");
  CHECK_MESSAGE(told.insert(elderly).second, elderly);
  day.open(2);
  day.call(2);
  CHECK(day.state().announcements.back().number > announced);  // every screen reads it out

  // A greeter wrote two numbers by hand at ten past ten: one was served at counter 2, one waits.
  const auto written_ms = kFridayMs + (10 * 60 + 10) * hall::kMinuteMs;
  const auto at = [](hall::TimeMs ms) { return std::to_string(ms); };
  const auto calls_before = day.state().announcements.size();
  day.done("desk", enter("A030", "civil", written_ms));
  day.done("desk", enter("A031", "civil", written_ms,
                         "counter: 2 called_ms: " + at(written_ms + hall::kMinuteMs) +
                             " finished_ms: " + at(written_ms + 6 * hall::kMinuteMs)));
  CHECK(day.state().announcements.size() == calls_before);
  CHECK(day.state().day.issued == issued_before + 7);
  CHECK(day.visit("A030").leg().effective_start_ms == written_ms);
  CHECK(day.state().find_counter(2)->served == 1);
  CHECK(day.refused("desk", enter("A030", "civil", written_ms)) == protocol::TICKET_EXISTS);
  CHECK(day.refused("desk", enter("A999", "civil", written_ms)) == protocol::NUMBER_NOT_GIVEN);
  CHECK(day.refused("desk", enter("B030", "civil", written_ms)) == protocol::OTHER_SERIES);
  CHECK(day.refused("desk", enter("A032", "civil", day.now_ms() + hall::kMinuteMs)) == protocol::TIME_NOT_TODAY);
  CHECK(day.ask("kiosk", enter("A032", "civil", written_ms)).rejection().code() == protocol::NOT_PERMITTED);

  // The report has them, with the wait from the time written.
  DiskReader rows(day);
  std::int64_t tickets = 0, served = 0;
  const auto read = reports::read_legs(rows, {20261127, 20261127}, [&](const reports::LegFact& leg) {
    ++tickets;
    if (hall::to_string(leg.ticket) != "A031") return;
    ++served;
    CHECK(leg.counter == 2);
    CHECK(leg.waited_ms == hall::kMinuteMs);
    CHECK(leg.service_ms == 5 * hall::kMinuteMs);
    CHECK(leg.end == hall::LegEnd::kFinished);
    CHECK(leg.hour == 17);  // a quarter past ten in UTC, in Việt Nam
  });
  REQUIRE_MESSAGE(read, read.error());
  CHECK(tickets == day.state().day.issued);
  CHECK(served == 1);
  const auto all = text::Catalogues::embedded();
  const auto why = reports::explain(rows, {{"A", 31}, std::nullopt, 20261127}, *all.find("en"));
  CHECK_MESSAGE(why.error().find("written by hand") != std::string::npos, why.error());
  day.restart();
}

TEST_CASE("situation 36: taken over the next morning, the day begins with its first numbers skipped") {
  HallDay lost;
  lost.open(1);
  lost.issue("civil");
  std::vector<journal::EncodedRecord> copy;
  copy_on(lost, copy);
  // The copy ended on Friday; on Saturday numbers were given that it does not know.
  const auto saturday_ms = kFridayMs + hall::kDayMs + 10 * 60 * hall::kMinuteMs;
  const auto rows = taken_over(copy, saturday_ms);
  const auto day = started_on(rows, saturday_ms - kEightOClockMs);
  CHECK(day.state().date == 20261128);
  CHECK(day.state().series.at("A") == 50);
  CHECK(day.state().visits.empty());
}
