#include <doctest/doctest.h>

#include <algorithm>

#include "tests/support/small_hall.h"

using namespace motcua::hall;
using motcua::test::small_settings;
using motcua::test::SmallHall;

TEST_CASE("a new configuration keeps every ticket in its line, whatever the order of services in the file") {
  SmallHall hall;
  const auto civil = hall.issue("civil");
  const auto land = hall.issue("land");
  auto settings = small_settings();
  std::swap(settings.services[0], settings.services[1]);
  std::swap(settings.classes[1], settings.classes[2]);
  for (auto& service : settings.services) std::swap(service.promises[1], service.promises[2]);
  settings.services.push_back({"tax", "C", {"Thuế", "Tax"}, true, false, std::vector<Promise>(3)});
  CHECK_FALSE(hall(ApplySettings{settings}));
  CHECK_FALSE(find_contradiction(hall.state));
  CHECK(hall.state.settings.services[hall.state.find_visit(civil)->leg().service].key == "civil");
  CHECK(hall.state.settings.services[hall.state.find_visit(land)->leg().service].key == "land");
  hall(OpenCounter{3, ""});
  hall(CallNext{3});
  CHECK(hall.ticket_at(3) == "B001");
}

TEST_CASE("a configuration that removes what somebody waits for is refused and nothing changes") {
  SmallHall hall;
  hall.issue("land");
  auto settings = small_settings();
  settings.services.pop_back();
  settings.profiles = {{"both", {"Chung", "Both"}, {"civil"}}, {"land", {"Đất đai", "Land"}, {}}};
  const State before = hall.state;
  const auto rejection = hall(ApplySettings{settings});
  REQUIRE(rejection);
  CHECK(rejection->detail == "service 'land' cannot go while ticket B001 needs it");
  CHECK(hall.state == before);
}

TEST_CASE("a service that nobody needs any more goes, and ended visits of the day still know it") {
  SmallHall hall;
  const auto id = hall.issue("land");
  hall(CancelTicket{id, ""});
  auto settings = small_settings();
  settings.services.pop_back();
  settings.profiles = {{"both", {"Chung", "Both"}, {"civil"}}, {"land", {"Đất đai", "Land"}, {}}};
  CHECK_FALSE(hall(ApplySettings{settings}));
  CHECK(hall.state.settings.services[hall.state.find_visit(id)->leg().service].key == "land");
  CHECK(hall(IssueTicket{"land", "", ""})->code == RejectionCode::kUnknownService);
}

TEST_CASE("applying the configuration that is in force records nothing") {
  SmallHall hall;
  const auto before = hall.record.size();
  CHECK_FALSE(hall(ApplySettings{small_settings()}));
  CHECK(hall.record.size() == before);
}

TEST_CASE("settings that contradict themselves are refused with what is wrong") {
  const auto fault_after = [](auto change) {
    auto settings = small_settings();
    change(settings);
    return find_fault(settings).value_or("");
  };
  CHECK(fault_after([](auto&) {}).empty());
  CHECK(fault_after([](auto& s) { s.services.clear(); }) == "there is no service");
  CHECK(fault_after([](auto& s) { s.services[1].key = "civil"; }) == "two of kind service have the key 'civil'");
  CHECK(fault_after([](auto& s) { s.services[1].letter = "A"; }) == "the letter 'A' of service 'land' is used twice");
  CHECK(fault_after([](auto& s) { s.services[1].letter = "A1"; }) ==
        "service 'land' needs a letter of one to three of A to Z");
  CHECK(fault_after([](auto& s) { s.classes[1].letter = "B"; }) == "class 'elderly' has the letter 'B' of a service");
  CHECK(fault_after([](auto& s) { s.services[0].promises.pop_back(); }) ==
        "service 'civil' needs one promise per class");
  CHECK(fault_after([](auto& s) { s.services[0].promises[0].promise_ms = 0; }) ==
        "a promise of service 'civil' is outside 1 s to 24 h");
  CHECK(fault_after([](auto& s) { s.profiles[0].services.push_back("x"); }) ==
        "profile 'both' calls the unknown service 'x'");
  CHECK(fault_after([](auto& s) { s.counters[0].profile = "x"; }) == "counter 1 has the unknown profile 'x'");
  CHECK(fault_after([](auto& s) { s.counters[1].number = 1; }) == "counter 1 is there twice");
  CHECK(fault_after([](auto& s) { s.outcomes[0].is_default = false; }) ==
        "exactly one outcome must be the default, not 0");
}
