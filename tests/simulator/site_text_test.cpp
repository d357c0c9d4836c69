#include "simulator/crowd/site_text.h"

#include <unistd.h>

#include <fstream>

#include <doctest/doctest.h>

#include "dispatcher/site/site_file.h"
#include "tests/simulator/sample_day.h"

namespace motcua::crowd {
namespace {

// Through the reader that the dispatcher has.
tl::expected<hall::Settings, site::Mistakes> load(const std::string& text) {
  const auto file = std::filesystem::temp_directory_path() / ("motcua-site-" + std::to_string(getpid()) + ".toml");
  std::ofstream(file) << text;
  auto site = site::load_site(file);
  std::filesystem::remove(file);
  return site;
}

HallShape shape(const std::string& text) {
  const auto day = parse_recorded_day(text, "hall.csv");
  REQUIRE(day);
  return shape_of(*day);
}

TEST_CASE("the site of a recorded day is one that the dispatcher loads") {
  const auto site = load(site_text(shape(tests::kSampleDay), {"hall", {{"A", "Meldunki \"i\" \\ inne"}}, "", 240}));
  if (!site) FAIL(site.error().front());
  CHECK(site->services.size() == 2);
  CHECK(site->services[0].name.vi == "Meldunki \"i\" \\ inne");
  CHECK(site->services[1].letter == "BX");
  CHECK(site->counters.size() == 3);
  CHECK(site->rollover_minutes == 240);
  REQUIRE(site->classes.size() == 2);
  CHECK(site->classes[1].legal_priority);
  CHECK(site->classes[1].letter == "U");
}

TEST_CASE("a counter calls the services it called on the day") {
  const auto site =
      load(site_text(shape(tests::kDayHeader + "1,issue,1,A,ordinary,\n2,call,1,A,ordinary,7\n3,issue,1,B,ordinary,\n"
                                               "4,call,1,B,ordinary,7\n5,issue,2,B,ordinary,\n6,call,2,B,ordinary,9\n"),
                     {"hall", {}, "", 0}));
  REQUIRE(site);
  REQUIRE(site->counters.size() == 2);
  CHECK(site->counters[0].number == 7);
  CHECK(site->profiles[*site->find_profile(site->counters[0].profile)].services == std::vector<std::string>{"a", "b"});
  CHECK(site->profiles[*site->find_profile(site->counters[1].profile)].services == std::vector<std::string>{"b"});
}

TEST_CASE("every service gets a letter of its own that is not the priority series") {
  const auto site = load(
      site_text(shape(tests::kDayHeader + "1,issue,1,U,ordinary,\n1,issue,1,u,ordinary,\n1,issue,1,meldunki,ordinary,\n"
                                          "1,issue,1,A,ordinary,\n1,issue,1,1,ordinary,\n"),
                {"hall", {}, "", 0}));
  if (!site) FAIL(site.error().front());
  CHECK(site->services.size() == 5);
}

TEST_CASE("a service that no known counter called gets one all the same") {
  const auto made = shape(tests::kDayHeader + "1,issue,1,A,ordinary,\n2,call,1,A,ordinary,1\n3,issue,1,B,ordinary,\n");
  REQUIRE(made.counters.size() == 1);
  CHECK(made.counters[0].services == std::vector<std::string>{"a", "b"});
}

TEST_CASE("the promise is what four of five got on the day, in whole minutes") {
  std::string text = tests::kDayHeader;
  for (int i = 0; i < 10; ++i) text += "0,issue," + std::to_string(i) + ",A,ordinary,\n";
  for (int i = 0; i < 10; ++i)
    text += std::to_string(60 * (i + 1) + 5) + ",call," + std::to_string(i) + ",A,ordinary,1\n";
  CHECK(shape(text).services[0].promise_s == 9 * 60);
}

TEST_CASE("names of services lose their letter and their bars, and other offices are passed over") {
  const auto names = read_service_names("office,service,name\nUD_X,A,A: MELDUNKI|  PESEL |\nUD_Y,A,other\nUD_X,B,\n",
                                        "warsaw-UD_X-2020-01-02");
  CHECK(names.at("A") == "MELDUNKI, PESEL");
  const std::string very_long = "A: " + std::string(60, 'x') + " " + std::string(60, 'y');
  CHECK(read_service_names("o,s,n\nUD_X,A," + very_long, "UD_X").at("A") == std::string(60, 'x') + "…");
}

}  // namespace
}  // namespace motcua::crowd
