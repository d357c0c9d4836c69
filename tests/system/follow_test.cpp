// A copy that is kept by a real process, which is killed, and what may be done with the copy afterwards.
#include <doctest/doctest.h>

#include <csignal>
#include <random>
#include <set>
#include <thread>

#include "tests/support/commands.h"
#include "tests/support/desk.h"
#include "tests/support/motcua_program.h"

using namespace motcua;
using namespace motcua::test;
using Kind = transport::CommandOutcome::Kind;
namespace fs = std::filesystem;

namespace {

std::string give_number(Desk& desk) {
  const auto outcome = desk.ask(issue("civil"));
  REQUIRE(outcome.kind == Kind::kDone);
  return outcome.done.ticket().number();
}

// Tickets for so long.
void give_numbers(Desk& desk, std::chrono::milliseconds time, std::set<std::string>& given) {
  for (const auto until = std::chrono::steady_clock::now() + time; std::chrono::steady_clock::now() < until;) {
    given.insert(give_number(desk));
  }
}

std::vector<std::string> once(std::vector<std::string> words) {
  words.emplace_back("--once");
  return words;
}

}  // namespace

TEST_CASE("follow is killed at random moments under load: it goes on each time, and the copy is sound and complete") {
  RealHall hall;
  hall.start();
  const auto folder = hall.folder() / "copies";
  fs::create_directory(folder);
  const auto copy = folder / "journal.sqlite";
  std::vector<std::string> words;
  SUBCASE("from the dispatcher") {
    words = follow_words(hall, folder);
  }
  SUBCASE("from the file") {
    words = {"follow", folder, "--journal", hall.record()};
  }
  std::minstd_rand random(4);
  std::set<std::string> given;
  {
    Desk desk(hall, "operator");
    REQUIRE(desk.connect());
    std::uint64_t before = 0;
    for (int round = 0; round < 12; ++round) {
      CAPTURE(round);
      Motcua follow(words, hall.folder() / "follow.log");
      // One in three while it begins.
      if (round % 3 != 0) REQUIRE(follow.says("caught up"));
      give_numbers(desk, std::chrono::milliseconds(random() % 120), given);
      CHECK(follow.end(SIGKILL) == -SIGKILL);
      if (round % 3 == 0) continue;
      const auto now = tail_of(copy).seq;
      CHECK(now >= before);
      before = now;
    }
  }
  const auto last = run(once(words), hall.folder());
  REQUIRE_MESSAGE(last.exit_code == 0, last.said);
  CHECK(tail_of(copy) == tail_of(hall.record()));
  const auto verified = run({"verify", copy.string()}, hall.folder());
  CHECK_MESSAGE(verified.exit_code == 0, verified.said);
  CHECK(verified.said.find("it is a copy") != std::string::npos);
}

TEST_CASE("a dispatcher does not serve from a copy: after take-over it does, and no number is given twice") {
  RealHall dies, takes_over;
  dies.start();
  std::set<std::string> given;
  {
    Desk desk(dies, "operator");
    REQUIRE(desk.connect());
    for (int i = 0; i < 20; ++i) given.insert(give_number(desk));
    const auto copied = run(once(follow_words(dies, takes_over.record())), takes_over.folder());
    REQUIRE_MESSAGE(copied.exit_code == 0, copied.said);
    for (int i = 0; i < 3; ++i) given.insert(give_number(desk));  // which the copy does not know
  }
  dies.kill_hard();
  const auto before = tail_of(takes_over.record());
  const auto refused = takes_over.start_and_wait();
  CHECK(refused.exit_code == 1);
  CHECK_MESSAGE(refused.log.find(takes_over.record().string() + " is a copy") != std::string::npos, refused.log);
  CHECK(refused.log.find("run motcua take-over --config") != std::string::npos);
  CHECK(tail_of(takes_over.record()) == before);
  const auto config = (takes_over.folder() / "dispatcher.toml").string();
  const auto taken = run({"take-over", "--config", config}, takes_over.folder());
  REQUIRE_MESSAGE(taken.exit_code == 0, taken.said);
  takes_over.start();
  Desk desk(takes_over, "operator");
  REQUIRE(desk.connect());
  for (int i = 0; i < 5; ++i) CHECK(given.insert(give_number(desk)).second);
}

TEST_CASE("a backup that is put in place by hand is refused; restored onto the same PC it skips numbers") {
  RealHall hall;
  hall.start();
  hall.keep_ports();
  const auto copy = hall.folder() / "copy.sqlite";
  const auto config = (hall.folder() / "dispatcher.toml").string();
  std::set<std::string> given;
  {
    Desk desk(hall, "operator");
    REQUIRE(desk.connect());
    for (int i = 0; i < 5; ++i) given.insert(give_number(desk));
  }
  hall.signal(SIGTERM);
  CHECK(hall.wait().exit_code == 0);
  REQUIRE(run({"backup", copy.string(), "--config", config}, hall.folder()).exit_code == 0);
  fs::rename(hall.record(), hall.folder() / "old.sqlite");
  fs::copy_file(copy, hall.record());
  CHECK(hall.start_and_wait().log.find("is a copy") != std::string::npos);
  fs::rename(hall.folder() / "old.sqlite", hall.record());
  const auto restored = run({"restore", copy.string(), "--config", config}, hall.folder());
  REQUIRE_MESSAGE(restored.exit_code == 0, restored.said);
  hall.start();
  Desk desk(hall, "operator");
  REQUIRE(desk.connect());
  CHECK(given.insert(give_number(desk)).second);
  CHECK_FALSE(given.contains("A105"));
  CHECK(given.contains("A106"));  // behind the five and the hundred that are skipped
}
