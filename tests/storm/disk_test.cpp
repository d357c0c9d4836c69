// The simulated disk must fail as real ones do: else what is proven on it means nothing.
#include <doctest/doctest.h>

#include <sqlite3.h>

#include <memory>
#include <set>
#include <string>

#include "simulator/storm/disk.h"
#include "simulator/storm/disk_vfs.h"

using namespace motcua::storm;

namespace {

void put(Disk& disk, std::int64_t offset, const std::string& bytes) {
  REQUIRE(disk.write("file", offset, bytes.data(), bytes.size()) == Disk::Result::kDone);
}

std::string all(Disk& disk) {
  return disk.content("file");
}

}  // namespace

TEST_CASE("what was synced survives a power cut, and a killed process loses nothing that it wrote") {
  Disk disk(1);
  REQUIRE(disk.open("file", true) == Disk::Result::kDone);
  put(disk, 0, "safe");
  REQUIRE(disk.sync("file") == Disk::Result::kDone);
  put(disk, 4, "written");
  disk.process_ended(false);
  CHECK(all(disk) == "safewritten");
  REQUIRE(disk.sync("file") == Disk::Result::kDone);
  disk.process_ended(true);
  CHECK(all(disk) == "safewritten");
}

TEST_CASE("what was not synced is lost, there, or torn at a sector when the power goes") {
  std::set<std::string> seen;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    Disk disk(seed);
    REQUIRE(disk.open("file", true) == Disk::Result::kDone);
    put(disk, 0, std::string(1024, 'a'));
    REQUIRE(disk.sync("file") == Disk::Result::kDone);
    put(disk, 0, std::string(1024, 'b'));
    disk.process_ended(true);
    const auto content = all(disk);
    REQUIRE(content.size() == 1024);
    CHECK(content.substr(0, 512) == std::string(512, content[0]));  // a sector is whole
    CHECK(content.substr(512) == std::string(512, content[512]));
    seen.insert({content[0], content[512]});
  }
  CHECK(seen == std::set<std::string>{"aa", "ab", "ba", "bb"});
}

TEST_CASE("a failed sync drops what it should have written, and the next one does not bring it back") {
  bool lost = false;
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    Disk disk(seed);
    bool fail = false;
    disk.fail_by([&](DiskCall call) { return fail && call == DiskCall::kSync ? DiskFault::kError : DiskFault::kNone; });
    REQUIRE(disk.open("file", true) == Disk::Result::kDone);
    put(disk, 0, "old");
    REQUIRE(disk.sync("file") == Disk::Result::kDone);
    put(disk, 0, "new");
    fail = true;
    CHECK(disk.sync("file") == Disk::Result::kError);
    fail = false;
    CHECK(all(disk) == "new");  // as the system still shows it
    CHECK(disk.sync("file") == Disk::Result::kDone);
    disk.process_ended(true);
    lost = lost || all(disk) == "old";
  }
  CHECK(lost);
}

TEST_CASE("after the process has ended in a call nothing reaches the disk until the next start") {
  Disk disk(1);
  REQUIRE(disk.open("file", true) == Disk::Result::kDone);
  disk.fail_by([](DiskCall) { return DiskFault::kCrash; });
  CHECK(disk.write("file", 0, "x", 1) == Disk::Result::kError);
  CHECK(disk.dead());
  disk.fail_by({});
  CHECK(disk.write("file", 0, "x", 1) == Disk::Result::kError);
  disk.process_ended(false);
  CHECK(disk.write("file", 0, "x", 1) == Disk::Result::kDone);
  CHECK(all(disk) == "x");
}

TEST_CASE("SQLite keeps a committed row on the simulated disk over a power cut, in two hundred of two hundred") {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    Disk disk(seed);
    const DiskVfs vfs(disk);
    const auto open = [&] {
      sqlite3* raw = nullptr;
      REQUIRE(sqlite3_open_v2("db", &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, vfs.name().c_str()) == SQLITE_OK);
      return std::unique_ptr<sqlite3, decltype(&sqlite3_close_v2)>(raw, sqlite3_close_v2);
    };
    const auto run = [](auto& db, const char* sql) { return sqlite3_exec(db.get(), sql, nullptr, nullptr, nullptr); };
    {
      auto db = open();
      REQUIRE(run(db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE t(x);") == SQLITE_OK);
      REQUIRE(run(db, "INSERT INTO t VALUES(1);") == SQLITE_OK);
      REQUIRE(run(db, "BEGIN; INSERT INTO t VALUES(2);") == SQLITE_OK);  // never committed
      disk.die();
    }
    disk.process_ended(true);
    auto db = open();
    sqlite3_stmt* statement = nullptr;
    REQUIRE(sqlite3_prepare_v2(db.get(), "SELECT sum(x) FROM t", -1, &statement, nullptr) == SQLITE_OK);
    REQUIRE(sqlite3_step(statement) == SQLITE_ROW);
    CHECK(sqlite3_column_int(statement, 0) == 1);
    sqlite3_finalize(statement);
  }
}
