// The dispatcher's own file.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "dispatcher/site/dispatcher_file.h"
#include "tests/config/sample_folder.h"

namespace motcua::site {
namespace {

Mistakes mistakes_in(std::string_view text) {
  const test::SampleFolder folder("commune");
  test::write(folder.file("dispatcher.toml"), text);
  const auto config = load_dispatcher_config(folder.file("dispatcher.toml"));
  if (config) return {};
  Mistakes without_folder;
  for (const auto& mistake : config.error())
    without_folder.push_back(mistake.substr(folder.folder().string().size() + 1));
  return without_folder;
}

}  // namespace

TEST_CASE("the samples' dispatcher files name their site, keys and endpoints") {
  for (const char* sample : {"commune", "provincial-centre"}) {
    const auto folder = test::sample_site(sample);
    const auto config = load_dispatcher_config(folder / "dispatcher.toml");
    REQUIRE(config.has_value());
    CHECK(config->site == folder / "site.toml");
    CHECK(config->journal == folder / "journal.sqlite");
    CHECK(config->server_key == folder / "keys/server.key");
    CHECK(config->devices == folder / "keys/devices.toml");
    CHECK(config->command_endpoint == "tcp://0.0.0.0:7401");
    CHECK(config->curve);
    CHECK(!config->board_open);
  }
}

TEST_CASE("keys must be named while CURVE is on, and only then") {
  CHECK(mistakes_in("site = \"s\"\njournal = \"j\"\n") ==
        Mistakes{"dispatcher.toml:1: curve.key: missing, expected a text",
                 "dispatcher.toml:1: curve.devices: missing, expected a text"});
  CHECK(mistakes_in("site = \"s\"\njournal = \"j\"\n[curve]\nenabled = false\n").empty());
}

TEST_CASE("mistakes in a dispatcher file are named with line and key") {
  CHECK(mistakes_in("site = \"s\"\njournl = \"j\"\nlog_level = \"loud\"\n[curve]\nenabled = false\n") ==
        Mistakes{"dispatcher.toml:1: journal: missing, expected a text",
                 "dispatcher.toml:2: journl: unknown key, did you mean \"journal\"?",
                 "dispatcher.toml:3: log_level: \"loud\", expected trace, debug, info, warning or error"});
  const std::string head = "site = \"s\"\njournal = \"j\"\ncurve = { enabled = false }\n[endpoints]\n";
  CHECK(mistakes_in(head + "command = \"tcp://*:*\"\nboard = \"ipc:///run/b\"\n").empty());
  for (const char* bad :
       {"7401", "tcp://", "tcp://:7401", "tcp://0.0.0.0", "tcp://0.0.0.0:0", "tcp://0.0.0.0:70000", "udp://a:1"}) {
    CAPTURE(bad);
    CHECK(mistakes_in(fmt::format("{}command = \"{}\"\n", head, bad)) ==
          Mistakes{fmt::format("dispatcher.toml:5: endpoints.command: \"{}\", expected an endpoint as in "
                               "\"tcp://0.0.0.0:7401\"",
                               bad)});
  }
  CHECK(mistakes_in(head + "command = \"tcp://*:7402\"\nboard = \"tcp://*:7402\"\n") ==
        Mistakes{"dispatcher.toml:6: endpoints.board: \"tcp://*:7402\" is already in line 5, expected another"});
}

}  // namespace motcua::site
