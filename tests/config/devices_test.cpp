// The devices file decides who may talk to a dispatcher: nothing in it is taken for granted.
#include <algorithm>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "dispatcher/site/devices_file.h"
#include "dispatcher/site/site_file.h"
#include "tests/config/sample_folder.h"

namespace motcua::site {
namespace {

const std::string kKeyA(40, 'a');
const std::string kKeyB = "0123456789.-:+=^!/*?&<>()[]{}@%$#abcdefg";

Mistakes mistakes_in(std::string_view text, const hall::Settings* site = nullptr) {
  const test::SampleFolder folder("commune");
  test::write(folder.file("devices.toml"), text);
  const auto devices = load_devices(folder.file("devices.toml"), site);
  if (devices) return {};
  Mistakes without_folder;
  for (const auto& mistake : devices.error())
    without_folder.push_back(mistake.substr(folder.folder().string().size() + 1));
  return without_folder;
}

std::string device(std::string_view rest) {
  return fmt::format("[[device]]\nname = \"a\"\npublic = '{}'\n{}\n", kKeyA, rest);
}

}  // namespace

TEST_CASE("devices are read back as they were written, whatever signs their keys have") {
  const test::SampleFolder folder("commune");
  const protocol::Devices written{{"counter-1", {"counter-1", kKeyA, protocol::Role::kTerminal, 1}},
                                  {"operator", {"operator", kKeyB, protocol::Role::kOperator, 0}}};
  test::write(folder.file("devices.toml"), devices_text(written));
  const auto read = load_devices(folder.file("devices.toml"));
  REQUIRE(read.has_value());
  REQUIRE(read->size() == 2);
  CHECK(read->at("counter-1").counter == 1);
  CHECK(read->at("counter-1").role == protocol::Role::kTerminal);
  CHECK(read->at("operator").public_key == kKeyB);
}

TEST_CASE("every mistake in a devices file is named with line and key") {
  CHECK(mistakes_in(device("role = \"kiosk\"")).empty());
  CHECK(mistakes_in(device("role = \"boss\"")) ==
        Mistakes{"devices.toml:4: device[1].role: \"boss\", expected display, kiosk, terminal, operator or rating"});
  CHECK(mistakes_in(device("role = \"kiosk\"\ncounter = 1")) ==
        Mistakes{"devices.toml:5: device[1].counter: only a terminal or a rating device has one, expected another role "
                 "or no counter"});
  CHECK(mistakes_in("[[device]]\nname = \"a b\"\npublic = \"short\"\nrole = \"kiosk\"\n") ==
        Mistakes{"devices.toml:2: device[1].name: \"a b\", expected at most 64 letters, digits, -, _ and .",
                 "devices.toml:3: device[1].public: \"short\", expected a public key, 40 characters of Z85"});
  CHECK(mistakes_in("[[device]]\nrole = \"kiosk\"\n") ==
        Mistakes{"devices.toml:1: device[1].name: missing, expected a text",
                 "devices.toml:1: device[1].public: missing, expected a text"});
}

TEST_CASE("two devices never share a name or a key") {
  const std::string twice = device("role = \"kiosk\"") + device("role = \"operator\"");
  const auto found = mistakes_in(twice);
  REQUIRE(found.size() == 2);
  CHECK(found[0] == "devices.toml:6: device[2].name: \"a\" is already in line 2, expected another");
  CHECK(found[1].starts_with("devices.toml:7: device[2].public: "));
}

TEST_CASE("a terminal's counter has to be one of the site's") {
  const auto site = load_site(test::sample_site("commune") / "site.toml");
  REQUIRE(site.has_value());
  CHECK(mistakes_in(device("role = \"terminal\"\ncounter = 3"), &*site).empty());
  CHECK(mistakes_in(device("role = \"terminal\"\ncounter = 4"), &*site) ==
        Mistakes{"devices.toml:5: device[1].counter: 4, expected the number of a [[counter]] of the site"});
}

TEST_CASE("situation 28: the counter of a special day has its terminal and its rating device") {
  auto site = load_site(test::sample_site("commune") / "site.toml");
  REQUIRE(site.has_value());
  hall::DayProfile friday;
  friday.counters.push_back({9, {"Quầy 9", "Counter 9"}, site->profiles.front().key});
  site->day_profiles.push_back(friday);
  CHECK(mistakes_in(device("role = \"terminal\"\ncounter = 9"), &*site).empty());
  CHECK_FALSE(mistakes_in(device("role = \"terminal\"\ncounter = 8"), &*site).empty());
  const auto all = hall::counters_of_all_days(*site);
  CHECK(all.size() == site->counters.size() + 1);
  CHECK(all.back().number == 9);
}

}  // namespace motcua::site
