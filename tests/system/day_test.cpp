// The whole day on the real process: training, a configuration read again, people with real PINs.
#include <doctest/doctest.h>
#include <signal.h>

#include <fstream>
#include <sstream>

#include "dispatcher/service/sodium_pin_checker.h"
#include "tests/support/commands.h"
#include "tests/support/desk.h"

using namespace motcua;
using namespace motcua::test;

namespace {

std::string text_of(const std::filesystem::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

void write(const std::filesystem::path& file, const std::string& text) {
  std::ofstream(file) << text;
}

}  // namespace

TEST_CASE("situation 37: training has the real screens, marked, outside the record and the numbers") {
  RealHall hall;
  hall.start();
  std::string service;
  {
    Desk desk(hall, "operator");
    REQUIRE(desk.connect());
    const auto board = desk.fetch(protocol::PUBLIC_BOARD)->board();
    CHECK_FALSE(board.training());
    service = board.services(0).key();
    desk.ask(issue(service));
  }
  hall.signal(SIGTERM);
  CHECK(hall.wait().exit_code == 0);
  const auto record = text_of(hall.record());
  REQUIRE_FALSE(record.empty());

  hall.start({"--training"});
  {
    Desk desk(hall, "operator");
    REQUIRE(desk.connect());
    CHECK(desk.fetch(protocol::PUBLIC_BOARD)->board().training());
    CHECK(desk.fetch(protocol::STAFF)->staff().training());
    for (int i = 0; i < 3; ++i) desk.ask(issue(service));
    CHECK(desk.fetch(protocol::STAFF)->staff().day().issued() == 3);  // its own numbers, from one
  }
  hall.signal(SIGTERM);
  CHECK(hall.wait().exit_code == 0);
  CHECK(text_of(hall.record()) == record);

  hall.start();
  Desk desk(hall, "operator");
  REQUIRE(desk.connect());
  CHECK(desk.fetch(protocol::STAFF)->staff().day().issued() == 1);
}

TEST_CASE("situation 37: people practise on Friday evening, when the hall has long been closed") {
  RealHall hall;
  std::ofstream(hall.folder() / "site.toml", std::ios::app)
      << "\n[[hours]]\ndays = \"mon\"\nopen = [\"08:00-11:30\"]\ncut_off = \"11:00\"\n";
  const std::vector<std::string> friday_evening{"--clock-start", "2026-11-27T11:00:00Z"};
  hall.start(friday_evening);
  {
    Desk desk(hall, "operator");
    REQUIRE(desk.connect());
    const auto service = desk.fetch(protocol::PUBLIC_BOARD)->board().services(0).key();
    const auto refused = desk.ask(issue(service));
    REQUIRE(refused.kind == transport::CommandOutcome::Kind::kRejected);
    CHECK(refused.rejection.code() == protocol::HALL_CLOSED);
  }
  hall.signal(SIGTERM);
  CHECK(hall.wait().exit_code == 0);
  auto words = friday_evening;
  words.push_back("--training");
  hall.start(words);
  Desk desk(hall, "operator");
  REQUIRE(desk.connect());
  const auto board = desk.fetch(protocol::PUBLIC_BOARD)->board();
  CHECK(board.hours().accepting());
  CHECK(desk.ask(issue(board.services(0).key())).kind == transport::CommandOutcome::Kind::kDone);
  CHECK(desk.ask(command("reload {}")).kind ==
        transport::CommandOutcome::Kind::kDone);  // and also after the file was read again
  CHECK(desk.ask(issue(board.services(0).key())).kind == transport::CommandOutcome::Kind::kDone);
}

TEST_CASE("situation 32: the real site file with a mistake is refused with file and line, and a sound one is applied") {
  RealHall hall;
  hall.start();
  Desk desk(hall, "operator");
  REQUIRE(desk.connect());
  const auto site = hall.folder() / "site.toml";
  const auto sound = text_of(site);
  REQUIRE(sound.find("[[service]]") != std::string::npos);
  write(site, sound + "\n[[outcome]]\nkey = \"Bad Key\"\nname = { vi = \"x\" }\n");
  const auto refused = desk.ask(command("reload {}"));
  REQUIRE(refused.kind == transport::CommandOutcome::Kind::kRejected);
  CHECK(refused.rejection.code() == protocol::BAD_SETTINGS);
  CHECK(refused.rejection.detail().find("site.toml:") != std::string::npos);
  CHECK(refused.rejection.detail().find("\"Bad Key\", expected") != std::string::npos);
  write(site, sound + "\n[[outcome]]\nkey = \"postponed\"\nname = { vi = \"Hoãn\", en = \"Postponed\" }\n");
  CHECK_FALSE(desk.ask(command("reload {}")).done.unchanged());
  const auto staff = desk.fetch(protocol::STAFF)->staff();
  CHECK(staff.outcomes(staff.outcomes_size() - 1).key() == "postponed");
  CHECK(desk.ask(command("reload {}")).done.unchanged());
}

TEST_CASE("a reload lets in the device of a new counter, and refuses one that belongs to none") {
  RealHall hall;
  const auto devices = hall.folder() / "keys/devices.toml";
  const auto all = text_of(devices);
  const auto at = all.find("[[device]]\nname = \"counter-2\"");
  REQUIRE(at != std::string::npos);
  write(devices, std::string(all).erase(at, all.find("[[device]]", at + 1) - at));
  hall.start();
  Desk desk(hall, "operator");
  REQUIRE(desk.connect());
  Desk counter(hall, "counter-2");
  CHECK_FALSE(counter.connect(std::chrono::seconds(1)));

  write(devices, all + "\n[[device]]\nname = \"counter-99\"\npublic = \"" + std::string(40, '0') +
                     "\"\nrole = \"terminal\"\ncounter = 99\n");
  const auto refused = desk.ask(command("reload {}"));
  REQUIRE(refused.kind == transport::CommandOutcome::Kind::kRejected);
  CHECK(refused.rejection.detail().find("devices.toml:") != std::string::npos);

  write(devices, all);
  REQUIRE(desk.ask(command("reload {}")).kind == transport::CommandOutcome::Kind::kDone);
  REQUIRE(counter.connect());
  CHECK(counter.ask(command("open_counter { counter: 2 }")).kind == transport::CommandOutcome::Kind::kDone);
}

TEST_CASE("a clerk signs in with a PIN whose hash stands in the staff file") {
  RealHall hall;
  const auto site = hall.folder() / "site.toml";
  write(hall.folder() / "staff.toml",
        "[[staff]]\nnumber = 7\nrole = \"clerk\"\nbadge = \"04A1\"\npin = '" + service::hash_pin("2468") + "'\n");
  write(site, "staff = \"staff.toml\"\n" + text_of(site));
  hall.start();
  Desk desk(hall, "operator");
  REQUIRE(desk.connect());
  CHECK(desk.ask(command("sign_in { code: '7' pin: '1357' counter: 1 }")).rejection.code() == protocol::WRONG_PIN);
  CHECK(desk.ask(command("sign_in { code: '04A1' pin: '2468' counter: 1 }")).done.staff().clerk() == 7);
  CHECK(desk.ask(command("sign_in { code: '9' pin: '2468' counter: 1 }")).rejection.code() == protocol::UNKNOWN_CLERK);
  CHECK(desk.fetch(protocol::STAFF)->staff().counters(0).clerk() == 7);
}
