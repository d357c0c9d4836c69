// Damage in the middle of the write-ahead log must not pass for its end.
#include <doctest/doctest.h>

#include "dispatcher/journal/log_check.h"
#include "dispatcher/journal/sqlite_store.h"
#include "simulator/storm/disk.h"
#include "simulator/storm/disk_vfs.h"

using namespace motcua;
using namespace motcua::storm;

namespace {

// A record of twenty batches that was never brought from the log into the file.
void write_twenty(Disk& disk, const DiskVfs& vfs) {
  auto store = journal::open_sqlite_store_on(vfs.name(), "record");
  REQUIRE(store);
  for (std::uint64_t seq = 1; seq <= 20; ++seq) {
    const journal::EncodedRecord record{seq, 1, 1, std::string(50, 'x')};
    REQUIRE((*store)->append({&record, 1}));
  }
  disk.die();
  store->reset();
  disk.process_ended(false);
}

}  // namespace

TEST_CASE("a whole log is sound, and so is one whose end was cut off") {
  Disk disk(1);
  const DiskVfs vfs(disk);
  write_twenty(disk, vfs);
  const auto log = disk.content("record-wal");
  REQUIRE(log.size() > 20 * 4096);
  CHECK_FALSE(journal::look_at_log(log).damaged);
  for (std::size_t size = 0; size < log.size(); size += 777) {
    CHECK_FALSE(journal::look_at_log(log.substr(0, size)).damaged);
  }
}

TEST_CASE("a bit that turns over anywhere before the last three transactions of the log is found") {
  Disk disk(1);
  const DiskVfs vfs(disk);
  write_twenty(disk, vfs);
  const auto log = disk.content("record-wal");
  const auto shape = journal::look_at_log(log);
  CHECK(shape.found_up_to > log.size() / 2);
  for (std::size_t byte = 0; byte < shape.found_up_to; byte += 131) {
    auto broken = log;
    broken[byte] = static_cast<char>(broken[byte] ^ 4);
    INFO("byte " << byte);
    CHECK(journal::look_at_log(broken).damaged);
  }
}

TEST_CASE("a record with a broken log is refused and left as it is") {
  Disk disk(1);
  const DiskVfs vfs(disk);
  write_twenty(disk, vfs);
  const char wrong = 'w';
  REQUIRE(disk.write("record-wal", 10'000, &wrong, 1) == Disk::Result::kDone);
  const auto before = disk.content("record-wal");
  const auto store = journal::open_sqlite_store_on(vfs.name(), "record");
  REQUIRE_FALSE(store);
  CHECK(store.error().message.find("record-wal is broken at byte") != std::string::npos);
  CHECK(disk.content("record-wal") == before);
}
