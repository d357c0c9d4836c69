// What `motcua verify` says of a file that is damaged as a file: how far its records can still be believed.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "dispatcher/journal/replay.h"
#include "dispatcher/journal/verify.h"
#include "tests/journal/hall_record.h"
#include "tests/journal/tamper.h"

using namespace motcua::test;
using motcua::journal::Unsound;
namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t kPage = 4096;
constexpr std::size_t kRecords = 401;  // a morning of at least so many has as many

Unsound unsound(const fs::path& file) {
  const auto verified = motcua::journal::verify_record(file, {}, {});
  return verified ? Unsound{} : verified.error();
}

// A closed record, with room behind it as a dispatcher makes it.
void write_with_room(const fs::path& file) {
  write_morning(file, kRecords);
  REQUIRE(motcua::journal::open_sqlite_store(file, 512 * 1024));
}

std::uint32_t big_endian_at(const fs::path& file, std::streamoff at) {
  std::ifstream raw(file, std::ios::binary);
  raw.seekg(at);
  std::uint32_t number = 0;
  for (int i = 0; i < 4; ++i) number = number << 8U | static_cast<unsigned char>(raw.get());
  return number;
}

// Writes noise over the page, counted from 1.
void spoil(const fs::path& file, std::uintmax_t page) {
  std::fstream raw(file, std::ios::in | std::ios::out | std::ios::binary);
  raw.seekp(static_cast<std::streamoff>((page - 1) * kPage));
  raw << std::string(kPage, '\x5a');
}

void check_first_bad(const Unsound& bad, const SmallHall& hall) {
  CAPTURE(bad.sentence);
  REQUIRE(bad.seq > 1);
  CHECK(bad.seq <= kRecords);
  CHECK(bad.hall_ms == hall.record[bad.seq - 2].first);  // of the last one that can be read
  CHECK(bad.time_zone == "Asia/Ho_Chi_Minh");
}

}  // namespace

TEST_CASE("of a file that was cut short the first record that is gone is named, with a time by the site's clock") {
  const TemporaryFolder folder;
  const auto file = folder / "hall.db";
  const auto hall = write_morning(file, kRecords);
  fs::resize_file(file, fs::file_size(file) / kPage / 2 * kPage);
  const auto bad = unsound(file);
  check_first_bad(bad, hall);
  CHECK(bad.sentence == "the record " + file.string() + " is damaged: the file was cut short");
  const auto part = motcua::journal::read_what_is_sound(file);
  CHECK(part.records == bad.seq - 1);
  CHECK(part.stopped_by->message == bad.sentence);
}

TEST_CASE("of a page that cannot be read the first record on it is named, with a time by the site's clock") {
  const TemporaryFolder folder;
  const auto file = folder / "hall.db";
  const auto hall = write_morning(file, kRecords);
  spoil(file, fs::file_size(file) / kPage / 2);
  check_first_bad(unsound(file), hall);
}

TEST_CASE("damage in free space alone is said to be that") {
  const TemporaryFolder folder;
  const auto file = folder / "hall.db";
  write_with_room(file);
  std::string what;
  SUBCASE("its last page is cut off") {
    fs::resize_file(file, (big_endian_at(file, 28) - 1) * kPage);  // behind its pages there may be more room
    what = "the file was cut short";
  }
  SUBCASE("the list of free pages is noise") {
    spoil(file, big_endian_at(file, 32));  // where it begins
    what = "Main freelist";
  }
  const auto bad = unsound(file);
  CAPTURE(bad.sentence);
  CHECK(contains(bad.sentence, what));
  CHECK(contains(bad.sentence, ", but only free space is hit; all 401 records are sound"));
  CHECK(bad.seq == 0);
  // Which numbers were given last is known.
  const auto part = motcua::journal::read_what_is_sound(file);
  CHECK(part.records == kRecords);
  CHECK_FALSE(part.stopped_by);
}

TEST_CASE("of a log that is broken in the middle the last sound record before it is known") {
  const TemporaryFolder folder;
  const auto killed = folder / "killed.db";
  const auto hall = morning(kRecords);
  {
    const auto store = open_or_throw(folder / "live.db");
    for (const auto& row : rows_of(hall)) REQUIRE(store->append({&row, 1}).has_value());
    fs::copy_file(folder / "live.db", killed);
    fs::copy_file(folder / "live.db-wal", folder / "killed.db-wal");
  }
  std::fstream log(folder / "killed.db-wal", std::ios::in | std::ios::out | std::ios::binary);
  log.seekp(100 * (24 + 4096) + 1000);
  log.put('!').flush();
  const auto bad = unsound(killed);
  check_first_bad(bad, hall);
  CHECK_MESSAGE(contains(bad.sentence, "killed.db-wal is broken at byte"), bad.sentence);
  const auto part = motcua::journal::read_what_is_sound(killed);
  CHECK(part.records == bad.seq - 1);
  CHECK(contains(part.stopped_by->message, "is broken at byte"));
}

TEST_CASE("whatever is beside the tables, or is made of them, is named") {
  const TemporaryFolder folder;
  const auto file = folder / "hall.db";
  write_morning(file);
  std::string what;
  SUBCASE("a trigger") {
    tamper(file, "CREATE TRIGGER thief AFTER INSERT ON record BEGIN DELETE FROM record WHERE seq = 7; END");
    what = "the trigger \"thief\"";
  }
  SUBCASE("an index") {
    tamper(file, "CREATE INDEX quick ON record(hall_ms)");
    what = "the index \"quick\"";
  }
  SUBCASE("a table") {
    tamper(file, "CREATE TABLE notes(text)");
    what = "the table \"notes\"";
  }
  SUBCASE("a view") {
    tamper(file, "CREATE VIEW few AS SELECT * FROM record WHERE seq < 7");
    what = "the view \"few\"";
  }
  SUBCASE("a column more") {
    tamper(file, "ALTER TABLE snapshot ADD COLUMN note TEXT");
    what = "the table \"snapshot\"";
  }
  const auto bad = unsound(file);
  CHECK_MESSAGE(contains(bad.sentence, "it holds " + what + ", which is not of Motcua; all 41 records are sound"),
                bad.sentence);
}

TEST_CASE("the table of a start that was cut off while it made room is known") {
  const TemporaryFolder folder;
  const auto file = folder / "hall.db";
  write_morning(file);
  tamper(file, "CREATE TABLE reserve(bytes BLOB NOT NULL); INSERT INTO reserve VALUES(zeroblob(10000))");
  CHECK(unsound(file).sentence.empty());
}
