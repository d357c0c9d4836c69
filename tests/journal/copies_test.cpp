// Copies of a record: made while it is written, continued, refused when they belong to another one.
#include <doctest/doctest.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "dispatcher/journal/backup.h"
#include "dispatcher/journal/record_copy.h"
#include "dispatcher/journal/replace_record.h"
#include "dispatcher/journal/verify.h"
#include "tests/journal/hall_record.h"
#include "tests/journal/tamper.h"

using namespace motcua::test;
using motcua::journal::backup_record;
using motcua::journal::RecordCopy;
using motcua::journal::rows_after;
using motcua::journal::RowsAfter;
namespace fs = std::filesystem;

namespace {

RowsAfter rows_of_file(const fs::path& file, std::uint64_t after, std::size_t rows_max = 1000) {
  auto rows = motcua::journal::read_rows_after(file, after, rows_max, 1 << 20);
  REQUIRE_MESSAGE(rows, rows.error().message);
  return std::move(*rows);
}

std::string error_of(const motcua::journal::StoreResult<void>& result) {
  return result ? std::string() : result.error().message;
}

std::size_t files_in(const TemporaryFolder& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("a backup of a record that is being written is sound, and the writer is not held up") {
  const TemporaryFolder folder;
  const auto file = folder / "hall.db";
  const auto store = open_or_throw(file);
  REQUIRE(store->append(batch(1, 30'000)).has_value());
  std::atomic<bool> stop = false;
  std::atomic<std::uint64_t> newest = 30'000;
  std::thread writer([&] {
    while (!stop) {
      if (!store->append(batch(newest + 1, newest + 3))) return;
      newest += 3;
    }
  });
  const std::uint64_t before = newest;
  const auto copied = backup_record(file, folder / "copy.db", false);
  const std::uint64_t during = newest;
  stop = true;
  writer.join();
  REQUIRE_MESSAGE(copied, copied.error().message);
  CHECK(copied->records == copied->newest.seq);
  CHECK(copied->newest.seq >= before);
  CHECK(during > before);  // it went on meanwhile
  CHECK(*store->last_seq() == newest);
  const auto copy = motcua::journal::open_record_or_copy(folder / "copy.db");
  REQUIRE_MESSAGE(copy, copy.error().message);
  CHECK(read_all(**copy).error.empty());
  CHECK(*(*copy)->last_seq() == copied->newest.seq);
}

TEST_CASE("a backup takes nobody's place unless it is told to, and leaves nothing half made") {
  const TemporaryFolder folder;
  const auto file = folder / "hall.db";
  write_morning(file);
  std::ofstream(folder / "copy.db") << "precious";
  const auto refused = backup_record(file, folder / "copy.db", false);
  REQUIRE_FALSE(refused);
  CHECK(contains(refused.error().message, "there is such a file already"));
  CHECK(fs::file_size(folder / "copy.db") == 8);
  CHECK(backup_record(file, folder / "copy.db", true).has_value());
  CHECK(motcua::journal::verify_record(folder / "copy.db", {}, {}).has_value());
  CHECK_FALSE(backup_record(file, file, true));
  CHECK_FALSE(backup_record(file, folder.path(), true));
  CHECK_FALSE(backup_record(file, folder / "no/such/copy.db", false));
  CHECK_FALSE(backup_record(folder / "none.db", folder / "copy2.db", false));
  CHECK_FALSE(backup_record(folder / "copy.db.part", folder / "copy2.db", false));
  CHECK(files_in(folder) == 2);
}

TEST_CASE("a backup of what a killed dispatcher left in its log has all of it") {
  const TemporaryFolder folder, killed;
  const auto store = open_or_throw(folder / "hall.db");
  REQUIRE(store->append(batch(1, 10)).has_value());
  for (const auto* name : {"hall.db", "hall.db-wal"}) fs::copy_file(folder / name, killed / name);
  CHECK(backup_record(killed / "hall.db", killed / "copy.db", false)->newest.seq == 10);
}

TEST_CASE("a copy follows a record that is being written, in pieces, and goes on after an interruption") {
  const TemporaryFolder folder;
  const auto file = folder / "hall.db", to = folder / "copy.db";
  const auto store = open_or_throw(file);
  REQUIRE(store->append(batch(1, 10)).has_value());
  {
    auto copy = RecordCopy::open(to);
    REQUIRE(copy);
    REQUIRE(copy->take(rows_of_file(file, 0, 4)).has_value());
    CHECK(copy->tail().seq == 4);
    CHECK_FALSE(RecordCopy::open(to));  // one at a time
  }
  REQUIRE(store->append(batch(11, 20)).has_value());
  auto copy = RecordCopy::open(to);
  REQUIRE(copy);
  CHECK(copy->tail().seq == 4);
  REQUIRE(copy->take(rows_of_file(file, 4)).has_value());
  REQUIRE(copy->take(rows_of_file(file, 20)).has_value());  // nothing new
  CHECK(copy->tail() == *motcua::journal::RowReader::open(file).value()->newest());
}

TEST_CASE("a copy of another record is refused, and nothing of it is written") {
  const TemporaryFolder folder;
  const auto file = folder / "hall.db", to = folder / "copy.db";
  REQUIRE(open_or_throw(file)->append(batch(1, 10)).has_value());
  auto copy = RecordCopy::open(to);
  REQUIRE(copy->take(rows_of_file(file, 0)).has_value());
  const auto tail = copy->tail();
  SUBCASE("another record of the same length") {
    fs::remove(file);
    auto rows = batch(1, 12);
    rows[3].wall_ms += 1;
    REQUIRE(open_or_throw(file)->append(rows).has_value());
    CHECK(contains(error_of(copy->take(rows_of_file(file, 10))),
                   "is a copy of another record: the checksums of record 10"));
  }
  SUBCASE("a shorter one") {
    fs::remove(file);
    REQUIRE(open_or_throw(file)->append(batch(1, 7)).has_value());
    CHECK(contains(error_of(copy->take(rows_of_file(file, 10))),
                   "is ahead of the record: it holds 10 records, the record 7"));
  }
  SUBCASE("a row that was changed on its way") {
    REQUIRE(open_or_throw(file)->append(batch(11, 12)).has_value());
    auto rows = rows_of_file(file, 10);
    rows.rows[1].record.payload[3] ^= 1;
    CHECK(contains(error_of(copy->take(rows)), "the checksum of record 12 does not match"));
  }
  SUBCASE("a row that is missing on its way") {
    REQUIRE(open_or_throw(file)->append(batch(11, 12)).has_value());
    auto rows = rows_of_file(file, 10);
    rows.rows.erase(rows.rows.begin());
    CHECK(contains(error_of(copy->take(rows)), "record 11 is missing"));
  }
  CHECK(copy->tail() == tail);
  CHECK(motcua::journal::RowReader::open(to).value()->newest()->seq == 10);
}

TEST_CASE("a record is replaced whole, and the old one is kept with what its log held") {
  const TemporaryFolder folder, killed;
  {
    const auto store = open_or_throw(folder / "old.db");
    REQUIRE(store->append(batch(1, 10)).has_value());
    fs::copy_file(folder / "old.db", killed / "hall.db");
    fs::copy_file(folder / "old.db-wal", killed / "hall.db-wal");
  }
  REQUIRE(open_or_throw(killed / "new.db")->append(batch(1, 3)).has_value());
  REQUIRE(motcua::journal::replace_record(killed / "new.db", killed / "hall.db", killed / "kept.db").has_value());
  CHECK(read_all(*open_or_throw(killed / "hall.db")).records.size() == 3);
  CHECK(read_all(*open_or_throw(killed / "kept.db")).records.size() == 10);
  CHECK_FALSE(fs::exists(killed / "new.db"));
}
