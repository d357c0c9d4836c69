// A small disk that runs full: the threshold, the reserve behind it, and the end when really nothing fits any more.
#include <doctest/doctest.h>
#include <sys/mount.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fstream>

#include "dispatcher/journal/backup.h"
#include "tests/faults/fault_crowd.h"
#include "tests/faults/own_namespace.h"
#include "tests/support/commands.h"
#include "tests/support/desk.h"
#include "tests/support/motcua_program.h"

using namespace motcua;
using namespace motcua::test;
using Kind = transport::CommandOutcome::Kind;

namespace {

constexpr std::uintmax_t kMiB = 1024 * 1024;
constexpr std::uintmax_t kThreshold = 64 * kMiB;  // DESIGN.md, 5; docs/architecture.md
constexpr int kFailedDisk = 3;
const std::vector<std::string> kNoMidnight{"--clock-start", "2026-11-27T01:00:00Z"};

// 100 MiB, with a file that takes the rest away.
class SmallDisk {
 public:
  explicit SmallDisk(std::filesystem::path folder) : folder_(std::move(folder)) {
    std::filesystem::create_directories(folder_);
    const int mounted = mount("tmpfs", folder_.c_str(), "tmpfs", 0, "size=100m");
    REQUIRE_MESSAGE(mounted == 0, std::strerror(errno));
  }
  // The hall's record lies on it.
  explicit SmallDisk(RealHall& hall) : SmallDisk(hall.folder() / "disk") {
    hall.place().record = "disk/journal.sqlite";
    hall.write_config();
  }
  ~SmallDisk() { umount2(folder_.c_str(), MNT_DETACH); }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  std::uintmax_t free_bytes() const { return std::filesystem::space(folder_).available; }
  void leave(std::uintmax_t bytes) const {
    std::ofstream filler(folder_ / "filler", std::ios::binary | std::ios::app);
    const std::array<char, 4096> page{};
    while (filler && free_bytes() > bytes) filler.write(page.data(), page.size()).flush();
  }
  void clear() { std::filesystem::remove(folder_ / "filler"); }
  const std::filesystem::path& folder() const { return folder_; }

 private:
  std::filesystem::path folder_;
};

protocol::Command break_with(std::uint32_t counter, const std::string& reason) {
  protocol::Command command;
  command.mutable_take_break()->set_counter(counter);
  command.mutable_take_break()->set_reason(reason);
  return command;
}

// Presses of an operator that make the record longer, so many at once as a session may have under way.
class Scribbler {
 public:
  explicit Scribbler(const RealHall& hall) : desk_(hall, "operator") {
    REQUIRE(desk_.connect());
    for (int i = 0; i < 32; ++i) press();
  }
  boost::asio::io_context& io() { return desk_.io(); }
  int done() const { return done_; }
  void stop() { stopped_ = true; }

 private:
  void press() {
    if (stopped_) return;
    const auto command = next_++ % 2 == 0 ? open(3) : break_with(3, std::string(150, 'x'));
    desk_.client().request(command, kPatience, [this](const auto& outcome) {
      if (outcome.kind == Kind::kDone) ++done_;
      if (outcome.kind == Kind::kDone || outcome.kind == Kind::kRejected) press();
    });
  }

  Desk desk_;
  int next_ = 0;
  int done_ = 0;
  bool stopped_ = false;
};

bool refused_for_disk(Desk& desk, Told& told) {
  const auto outcome = desk.ask(issue("civil"));
  if (outcome.kind == Kind::kDone) told.issued(outcome.done.ticket());
  return outcome.kind == Kind::kRejected && outcome.rejection.code() == protocol::DISK_LOW;
}

void issue_many(Desk& desk, Told& told, int count) {
  for (int i = 0; i < count; ++i) told.issued(desk.ask(issue(i % 2 == 0 ? "civil" : "land")).done.ticket());
}

// Calls and finishes at a counter, so many as are asked for.
void serve(Desk& desk, Told& told, std::uint32_t counter, int count, std::uint64_t& visit) {
  for (int i = 0; i < count; ++i) {
    const auto outcome = desk.ask(visit == 0 ? call_next(counter) : finish_and_call_next(counter, visit));
    REQUIRE(outcome.kind == Kind::kDone);
    if (visit != 0) told.finished(visit);
    visit = outcome.done.ticket().visit();
    REQUIRE(visit != 0);
    told.called(counter, outcome.done.ticket());
  }
}

}  // namespace

TEST_CASE(
    "situation 33: the disk is nearly full: tickets are refused, calling and finishing go on to the last byte, and "
    "when there is room again tickets are given") {
  if (!in_own_namespace()) {
    MESSAGE(kNoNamespace);
    return;
  }
  RealHall hall;
  SmallDisk disk(hall);
  hall.start(kNoMidnight);
  hall.keep_ports();
  Told told;
  std::uint64_t visit = 0;
  {
    Desk desk(hall, "operator");
    REQUIRE(desk.connect());
    REQUIRE(desk.ask(open(1)).kind == Kind::kDone);
    issue_many(desk, told, 400);
    serve(desk, told, 1, 20, visit);
    disk.leave(kThreshold - 4 * kMiB);
    REQUIRE(run_until(desk.io(), [&] { return refused_for_disk(desk, told); }));
    serve(desk, told, 1, 40, visit);
    disk.leave(0);
    CHECK(refused_for_disk(desk, told));
    serve(desk, told, 1, 100, visit);  // the reserve: not a byte is free
    disk.clear();
    REQUIRE(run_until(desk.io(), [&] { return !refused_for_disk(desk, told); }));
  }
  hall.kill_hard();
  told.compare(hall.record(), true);
}

TEST_CASE(
    "situation 33: when really nothing fits any more the process says so and ends; nothing acknowledged is lost") {
  if (!in_own_namespace()) {
    MESSAGE(kNoNamespace);
    return;
  }
  RealHall hall;
  SmallDisk disk(hall);
  hall.start(kNoMidnight);
  hall.keep_ports();
  Told told;
  std::uint64_t visit = 0;
  {
    Desk desk(hall, "operator");
    REQUIRE(desk.connect());
    issue_many(desk, told, 100);
    REQUIRE(desk.ask(open(1)).kind == Kind::kDone);
    serve(desk, told, 1, 10, visit);
  }
  disk.leave(0);
  std::optional<Ended> end;
  {
    Scribbler scribbler(hall);
    REQUIRE(run_until(
        scribbler.io(), [&] { return (end = hall.has_ended()).has_value(); }, std::chrono::seconds(120)));
    MESSAGE(scribbler.done() << " commands were done without a free byte, out of the reserve");
    CHECK(scribbler.done() > 2000);
    scribbler.stop();
  }
  CHECK(end->exit_code == kFailedDisk);
  CHECK_MESSAGE(end->log.find("the disk is full") != std::string::npos, end->log);
  const auto again = hall.start_and_wait(kNoMidnight);  // as systemd does, while nothing has changed
  CHECK(again.exit_code != 0);
  CHECK_MESSAGE(again.log.find("the disk is full") != std::string::npos, again.log);
  disk.clear();
  hall.start(kNoMidnight);
  Desk desk(hall, "operator");
  REQUIRE(desk.connect());
  CHECK(desk.fetch(protocol::STAFF)->staff().counters(0).current().ticket().visit() == visit);
  issue_many(desk, told, 3);
  hall.kill_hard();
  told.compare(hall.record(), true);
}

TEST_CASE("situation 33: the reserve outlives kill -9 on a full disk: calling and finishing go on after the start") {
  if (!in_own_namespace()) {
    MESSAGE(kNoNamespace);
    return;
  }
  RealHall hall;
  SmallDisk disk(hall);
  hall.start(kNoMidnight);
  hall.keep_ports();
  Told told;
  std::uint64_t visit = 0;
  {
    Desk desk(hall, "operator");
    REQUIRE(desk.connect());
    REQUIRE(desk.ask(open(1)).kind == Kind::kDone);
    issue_many(desk, told, 600);
    disk.leave(0);
    serve(desk, told, 1, 20, visit);
  }
  for (int start = 0; start < 2; ++start) {
    CAPTURE(start);
    hall.kill_hard();
    hall.start(kNoMidnight);
    disk.leave(0);  // what a start gives back is gone at once
    Desk desk(hall, "operator");
    REQUIRE(desk.connect());
    serve(desk, told, 1, 100, visit);
  }
  hall.kill_hard();
  told.compare(hall.record(), true);
}

TEST_CASE(
    "situation 33: a hall that is opened on a disk that is low already has a reserve, as large as there is room") {
  if (!in_own_namespace()) {
    MESSAGE(kNoNamespace);
    return;
  }
  std::uintmax_t left = 0;
  SUBCASE("20 MiB are left: the whole reserve") {
    left = 20 * kMiB;
  }
  SUBCASE("5 MiB are left: a part of it") {
    left = 5 * kMiB;
  }
  CAPTURE(left);
  RealHall hall;
  SmallDisk disk(hall);
  hall.start(kNoMidnight);
  hall.keep_ports();
  Told told;
  std::uint64_t visit = 0;
  {
    Desk desk(hall, "operator");
    REQUIRE(desk.connect());
    REQUIRE(desk.ask(open(1)).kind == Kind::kDone);
    issue_many(desk, told, 400);
  }
  hall.signal(SIGTERM);  // the log, and the room in it, ends with a clean stop
  CHECK(hall.wait().exit_code == 0);
  disk.leave(left);
  hall.start(kNoMidnight);
  disk.leave(0);
  {
    Desk desk(hall, "operator");
    REQUIRE(desk.connect());
    serve(desk, told, 1, 100, visit);
  }
  hall.kill_hard();
  told.compare(hall.record(), true);
}

TEST_CASE("a full medium for copies is said to be full, by the copy's name, and nothing half made stays on it") {
  if (!in_own_namespace()) {
    MESSAGE(kNoNamespace);
    return;
  }
  RealHall hall;
  hall.start(kNoMidnight);
  const SmallDisk medium(hall.folder() / "medium");
  medium.leave(100 * 1024);
  const auto free = medium.free_bytes();
  const auto copy = medium.folder() / "copy.sqlite";
  const auto made = journal::backup_record(hall.record(), copy, false);
  REQUIRE_FALSE(made);
  CHECK(made.error().message ==
        "the copy " + copy.string() + " cannot be written: the disk is full (while copying it)");
  CHECK(medium.free_bytes() == free);
}

TEST_CASE("follow on a medium that runs full says so and ends; with room again it goes on, and the copy is sound") {
  if (!in_own_namespace()) {
    MESSAGE(kNoNamespace);
    return;
  }
  RealHall hall;
  hall.start(kNoMidnight);
  SmallDisk medium(hall.folder() / "medium");
  const auto copy = medium.folder() / "journal.sqlite";
  const auto words = follow_words(hall, medium.folder());
  Told told;
  Desk desk(hall, "operator");
  REQUIRE(desk.connect());
  {
    Motcua follow(words, hall.folder() / "follow.log");
    REQUIRE(follow.says("caught up"));
    medium.leave(64 * 1024);
    Scribbler scribbler(hall);
    REQUIRE(run_until(
        scribbler.io(), [&] { return follow.said().find("disk is full") != std::string::npos; },
        std::chrono::seconds(60)));
    scribbler.stop();
    CHECK(follow.end() == 1);
    CHECK_MESSAGE(
        follow.said().find("the copy " + copy.string() + " cannot be written: the disk is full") != std::string::npos,
        follow.said());
  }
  medium.clear();
  issue_many(desk, told, 3);
  auto once = words;
  once.emplace_back("--once");
  const auto followed = run(once, hall.folder());
  REQUIRE_MESSAGE(followed.exit_code == 0, followed.said);
  const auto verified = run({"verify", copy.string()}, hall.folder());
  CHECK_MESSAGE(verified.exit_code == 0, verified.said);
  told.compare(copy, false);
}
