#include "simulator/demo/report.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

namespace motcua::demo {
namespace {

TEST_CASE("waits are reported in hall minutes with median and 90th percentile") {
  Tally tally;
  for (std::uint64_t i = 1; i <= 10; ++i) {
    protocol::Ticket ticket;
    ticket.set_visit(i);
    ticket.set_number("A" + std::to_string(i));
    ticket.set_service("a");
    ticket.set_issued_ms(60'000);
    tally.called(1, ticket, static_cast<std::int64_t>(60'000 + i * 60'000));
    tally.finished(i);
  }
  const auto waits = waits_of(tally, {{"a", "A Meldunki"}});
  REQUIRE(waits.size() == 1);
  CHECK(waits[0].name == "A Meldunki");
  CHECK(waits[0].called == 10);
  CHECK(waits[0].median_min == doctest::Approx(5));
  CHECK(waits[0].p90_min == doctest::Approx(9));
}

TEST_CASE("the JSON object has every figure that scripts ask for") {
  Report report;
  report.day.set_issued(5);
  report.day.set_called(3);
  report.day.set_waiting(1);
  report.day.set_left(1);
  report.screens = {"/tmp/display.png"};
  const auto json = json_of(report);
  for (const auto* key :
       {"issued", "called", "finished", "no_show", "waiting", "left", "duplicate_numbers", "tickets_at_two_counters",
        "screens", "waits", "seconds", "speed", "rejections", "commands", "processes_lived"}) {
    CHECK_MESSAGE(json.contains(key), key);
  }
  CHECK(json["issued"] == 5);
  CHECK(json["screens"][0] == "/tmp/display.png");
  CHECK(json["ok"] == true);
  report.trouble = {"x"};
  CHECK(json_of(report)["ok"] == false);
}

TEST_CASE("the table keeps its columns with long Vietnamese names and says what is wrong") {
  Report report;
  std::string name;
  for (int i = 0; i < 60; ++i) name += "ộ";
  report.waits.push_back({"a", name, 12, 1.25, 3.5});
  report.trouble = {"the display was killed by signal 9"};
  const auto table = table_of(report);
  std::string cut;
  for (int i = 0; i < 42; ++i) cut += "ộ";
  CHECK(table.find("  " + cut + "        12       1.2         3.5\n") != std::string::npos);
  CHECK(table.find("the display was killed by signal 9") != std::string::npos);
}

}  // namespace
}  // namespace motcua::demo
