// Errors of the disk at every kind of call that the record makes: the process says so and ends, and after the restart
// everything acknowledged is there.
#include <doctest/doctest.h>

#include <csignal>
#include <fstream>
#include <vector>

#include "tests/faults/extent.h"
#include "tests/faults/fault_crowd.h"
#include "tests/support/commands.h"
#include "tests/support/desk.h"

using namespace motcua;
using namespace motcua::test;

namespace {

constexpr int kFailedDisk = 3;  // the dispatcher's exit codes, docs/operating.md
constexpr int kCannotStart = 1;

struct DiskFault {
  const char* call;
  const char* file;  // how its name ends; empty: the folder itself
  int nth;
  const char* error;
};

// Puts the failing disk (failing_disk.cpp) under a hall's dispatcher.
class FailingDisk {
 public:
  explicit FailingDisk(RealHall& hall) : hall_(hall), orders_(hall.folder() / "failing-disk") {
    auto& environment = hall.place().environment;
    environment["LD_PRELOAD"] = MOTCUA_FAILING_DISK_LIBRARY;
    environment["MOTCUA_FAILING_DISK"] = orders_.string();
    environment["ASAN_OPTIONS"] = "verify_asan_link_order=0";  // ours comes first; it does not mind
  }
  void fail(const std::vector<DiskFault>& faults) {
    const auto written = orders_.string() + ".new";
    {
      std::ofstream out(written);
      for (const auto& fault : faults) {
        const std::string name = *fault.file != 0 ? fault.file : hall_.folder().filename().string();
        out << fault.call << ' ' << name << ' ' << fault.nth << ' ' << fault.error << '\n';
      }
    }
    std::filesystem::rename(written, orders_);
  }
  void repair() { std::filesystem::remove(orders_); }
  // How often a call has failed.
  int happened() const {
    std::ifstream in(orders_.string() + ".happened");
    int lines = 0;
    for (std::string line; std::getline(in, line);) ++lines;
    return lines;
  }

 private:
  RealHall& hall_;
  std::filesystem::path orders_;
};

std::string words_of(const DiskFault& fault) {
  return std::string(fault.call) + " of *" + fault.file + ", " + std::to_string(fault.nth) + ", " + fault.error;
}

const std::vector<std::string> kServices{"civil", "land"};
const std::vector<std::string> kNoMidnight{"--clock-start", "2026-11-27T01:00:00Z"};

// Every n-th of them where not everything is done.
std::vector<DiskFault> some_of(const std::vector<DiskFault>& all) {
  std::vector<DiskFault> some;
  const std::size_t step = everything() ? 1 : 4;
  for (std::size_t i = 0; i < all.size(); i += step) some.push_back(all[i]);
  return some;
}

void fail_while_working(const DiskFault& fault) {
  CAPTURE(words_of(fault));
  RealHall hall;
  FailingDisk disk(hall);
  hall.start(kNoMidnight);
  hall.keep_ports();
  Told told;
  FaultCrowd crowd(hall, kServices, told);
  REQUIRE(run_until(crowd.io(), [&] { return crowd.answers() >= 50; }));
  disk.fail({fault});
  std::optional<Ended> end;
  const bool ended = run_until(
      crowd.io(), [&] { return (end = hall.has_ended()).has_value(); }, std::chrono::seconds(60));
  CHECK(disk.happened() > 0);
  REQUIRE(ended);
  CHECK_MESSAGE(end->exit_code == kFailedDisk, end->log);
  CHECK_MESSAGE(end->log.find(hall.record().string()) != std::string::npos, end->log);
  disk.repair();
  const int before = crowd.answers();
  hall.start(kNoMidnight);
  REQUIRE(run_until(crowd.io(), [&] { return crowd.answers() >= before + 20; }));
  crowd.rest();
  REQUIRE(run_until(crowd.io(), [&] { return crowd.idle(); }));
  CHECK(told.unanswered() == 0);
  hall.kill_hard();
  told.compare(hall.record(), true);
}

// A hall that was served and has stopped, however; its next start is the one that the disk fails.
class StoppedHall {
 public:
  enum class Stopped { kKilled, kCleanly };

  explicit StoppedHall(Stopped stopped) : disk_(hall_) {
    hall_.start(kNoMidnight);
    hall_.keep_ports();
    FaultCrowd crowd(hall_, kServices, told_);
    REQUIRE(run_until(crowd.io(), [&] { return crowd.answers() >= 50; }));
    crowd.rest();
    REQUIRE(run_until(crowd.io(), [&] { return crowd.idle(); }));
    hall_.signal(stopped == Stopped::kKilled ? SIGKILL : SIGTERM);
    hall_.wait();
  }
  RealHall& hall() { return hall_; }
  FailingDisk& disk() { return disk_; }
  void serves_with_everything() {
    hall_.start(kNoMidnight);
    {
      Desk desk(hall_, "operator");
      REQUIRE(desk.connect());
      CHECK(desk.fetch(protocol::STAFF)->staff().day().issued() == told_.tickets());
      told_.issued(desk.ask(issue("civil")).done.ticket());
    }
    hall_.kill_hard();
    told_.compare(hall_.record(), true);
  }

 private:
  RealHall hall_;
  FailingDisk disk_;
  Told told_;
};

// All of the faults strike, and it says so in a sentence.
void does_not_start(StoppedHall& stopped, const std::vector<DiskFault>& faults) {
  stopped.disk().fail(faults);
  const auto end = stopped.hall().start_and_wait(kNoMidnight);
  CHECK(stopped.disk().happened() == static_cast<int>(faults.size()));
  CHECK_MESSAGE((end.exit_code == kCannotStart || end.exit_code == kFailedDisk), end.log);
  CHECK_MESSAGE(end.log.find("journal.sqlite") != std::string::npos, end.log);
  stopped.disk().repair();
  stopped.serves_with_everything();
}

void fail_at_start(const DiskFault& fault) {
  CAPTURE(words_of(fault));
  StoppedHall stopped(StoppedHall::Stopped::kKilled);
  does_not_start(stopped, {fault});
}

}  // namespace

TEST_CASE("a disk error while the hall works: the process says so and ends, nothing acknowledged is lost or twice") {
  const std::vector<DiskFault> faults{
      {"pwrite", "journal.sqlite-wal", 1, "EIO"},    {"fdatasync", "journal.sqlite-wal", 1, "EIO"},
      {"pwrite", "journal.sqlite-wal", 1, "ENOSPC"}, {"fdatasync", "journal.sqlite-wal", 1, "ENOSPC"},
      {"fdatasync", "journal.sqlite", 1, "EIO"},  // the log is brought into the file
      {"pwrite", "journal.sqlite-wal", 8, "EIO"},    {"fdatasync", "journal.sqlite-wal", 8, "EIO"},
      {"pwrite", "journal.sqlite", 1, "EIO"},        {"pwrite", "journal.sqlite", 3, "ENOSPC"},
      {"pwrite", "journal.sqlite-wal", 5, "ENOSPC*"}};
  for (const auto& fault : some_of(faults)) fail_while_working(fault);
}

TEST_CASE("a disk error at the start: one sentence, no service, and once it is mended everything is there") {
  const std::vector<DiskFault> faults{{"open", "journal.sqlite-wal", 1, "EIO"},
                                      {"fdatasync", "journal.sqlite", 1, "EIO"},
                                      {"fsync", "", 1, "EIO"},  // of the folder
                                      {"pwrite", "journal.sqlite", 1, "EIO"},
                                      {"open", "journal.sqlite", 1, "EIO"},
                                      {"open", "journal.sqlite-shm", 1, "EIO"},
                                      {"open", "journal.sqlite.lock", 1, "EIO"},
                                      {"pwrite", "journal.sqlite-wal", 1, "EIO"},
                                      {"pwrite", "journal.sqlite-wal", 1, "ENOSPC"},
                                      {"fdatasync", "journal.sqlite-wal", 1, "EIO"},
                                      {"pwrite", "journal.sqlite", 2, "ENOSPC"},
                                      {"open", "", 2, "EIO"}};
  for (const auto& fault : some_of(faults)) fail_at_start(fault);
}

TEST_CASE("a disk that is full while a start makes room, and then cannot even give back what it took: no service") {
  StoppedHall stopped(StoppedHall::Stopped::kCleanly);
  does_not_start(stopped,
                 {{"pwrite", "journal.sqlite-wal", 1, "ENOSPC"}, {"ftruncate", "journal.sqlite-wal", 1, "EIO"}});
}

TEST_CASE("a disk that is full while a start makes room: as much is kept as there is, and everything is served") {
  const DiskFault fault{"pwrite", "journal.sqlite-wal", 1, "ENOSPC"};
  StoppedHall stopped(StoppedHall::Stopped::kCleanly);
  stopped.disk().fail({fault});
  stopped.serves_with_everything();
  CHECK(stopped.disk().happened() == 1);
}
