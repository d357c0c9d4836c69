// A copy says in its file that it is one, so that nobody gives its numbers a second time; and a copy that is damaged
// anywhere is not continued.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "dispatcher/journal/backup.h"
#include "dispatcher/journal/record_copy.h"
#include "tests/journal/hall_record.h"
#include "tests/journal/tamper.h"

using namespace motcua::test;
using motcua::journal::open_record_or_copy;
using motcua::journal::RecordCopy;
namespace fs = std::filesystem;

namespace {

constexpr const char* kRefused = "is a copy, and numbers may have been given that it does not know";

bool is_copy(const fs::path& file) {
  const auto rows = motcua::journal::RowReader::open(file);
  REQUIRE_MESSAGE(rows, rows.error().message);
  return (*rows)->is_copy();
}

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

motcua::journal::RowsAfter rows_after(const fs::path& file, std::uint64_t after) {
  auto rows = motcua::journal::read_rows_after(file, after, 1000, 1 << 20);
  REQUIRE_MESSAGE(rows, rows.error().message);
  return std::move(*rows);
}

// A record of so many, and a copy that has followed it.
void write_copy(const fs::path& record, const fs::path& copy, std::uint64_t records) {
  REQUIRE(open_or_throw(record)->append(batch(1, records)).has_value());
  auto followed = RecordCopy::open(copy);
  REQUIRE_MESSAGE(followed, followed.error().message);
  REQUIRE(followed->take(rows_after(record, 0)).has_value());
}

std::string why_not_continued(const fs::path& copy) {
  const auto opened = RecordCopy::open(copy);
  return opened ? std::string() : opened.error().message;
}

}  // namespace

TEST_CASE("nobody serves from a backup, or from a copy that follows, until it has been made a record") {
  const TemporaryFolder folder;
  const auto record = folder / "hall.db", copy = folder / "copy.db";
  SUBCASE("a backup") {
    REQUIRE(open_or_throw(record)->append(batch(1, 10)).has_value());
    REQUIRE(motcua::journal::backup_record(record, copy, false).has_value());
  }
  SUBCASE("a backup of a backup") {
    REQUIRE(open_or_throw(record)->append(batch(1, 10)).has_value());
    REQUIRE(motcua::journal::backup_record(record, folder / "first.db", false).has_value());
    REQUIRE(motcua::journal::backup_record(folder / "first.db", copy, false).has_value());
  }
  SUBCASE("a copy that follows") {
    write_copy(record, copy, 10);
  }
  SUBCASE("a copy that followed when it was killed") {
    write_copy(record, folder / "live.db", 10);
    const auto live = RecordCopy::open(folder / "live.db");
    REQUIRE(live);
    fs::copy_file(folder / "live.db", copy);
    fs::copy_file(folder / "live.db-wal", folder / "copy.db-wal");
  }
  CHECK(is_copy(copy));
  CHECK_FALSE(is_copy(record));
  const auto before = bytes_of(copy);
  CHECK_MESSAGE(contains(refusal(copy), kRefused), refusal(copy));
  CHECK(bytes_of(copy) == before);
  CHECK(refusal(record).empty());
  {
    const auto store = open_record_or_copy(copy);
    REQUIRE(store);
    CHECK((*store)->is_copy());
    REQUIRE((*store)->append(batch(11, 11)).has_value());
    REQUIRE((*store)->set_copy(false).has_value());
    CHECK_FALSE((*store)->is_copy());
  }
  CHECK_FALSE(is_copy(copy));
  CHECK(read_all(*open_or_throw(copy)).records.size() == 11);
}

TEST_CASE("a mark that was set or taken away is there after kill -9") {
  const TemporaryFolder folder;
  const auto file = folder / "hall.db";
  const auto store = open_record_or_copy(file);
  REQUIRE((*store)->append(batch(1, 5)).has_value());
  for (const bool copy : {true, false}) {
    REQUIRE((*store)->set_copy(copy).has_value());
    const TemporaryFolder killed;
    for (const auto* name : {"hall.db", "hall.db-wal"}) fs::copy_file(folder / name, killed / name);
    CHECK(is_copy(killed / "hall.db") == copy);
    CHECK(refusal(killed / "hall.db").empty() == !copy);
  }
}

TEST_CASE("a copy that was begun before there were marks is marked as soon as it is known to belong to the record") {
  const TemporaryFolder folder;
  const auto record = folder / "hall.db", old = folder / "old.db";
  REQUIRE(open_or_throw(record)->append(batch(1, 12)).has_value());
  REQUIRE(open_or_throw(old)->append(batch(1, 10)).has_value());
  {
    auto copy = RecordCopy::open(old);
    REQUIRE(copy);
    auto foreign = rows_after(record, 10);
    foreign.at->front() ^= 1U;
    CHECK_FALSE(copy->take(foreign).has_value());
    CHECK_FALSE(is_copy(old));  // somebody's record, and the wrong path
    REQUIRE(copy->take(rows_after(record, 10)).has_value());
  }
  CHECK(is_copy(old));
}

TEST_CASE("a copy that is damaged anywhere is not continued, and the first bad record is named") {
  const TemporaryFolder folder;
  const auto copy = folder / "copy.db";
  write_copy(folder / "hall.db", copy, 400);
  REQUIRE(why_not_continued(copy).empty());
  std::string because;
  SUBCASE("a record that was changed") {
    tamper(copy, "UPDATE record SET payload = x'00' WHERE seq = 3");
    because = "the checksum of record 3 does not match (first bad record: 3; the 2 before it are sound)";
  }
  SUBCASE("a record that is missing") {
    tamper(copy, "DELETE FROM record WHERE seq = 200");
    because = "record 200 is missing (first bad record: 200; the 199 before it are sound)";
  }
  SUBCASE("a record too many") {
    tamper(copy, "INSERT INTO record SELECT -5, hall_ms, wall_ms, payload, chain FROM record WHERE seq = 1");
    because = "it holds a record -5, and the first one is 1";
  }
  SUBCASE("a trigger") {
    tamper(copy, "CREATE TRIGGER thief AFTER INSERT ON record BEGIN DELETE FROM record WHERE seq = 7; END");
    because = "it holds the trigger \"thief\", which is not of Motcua";
  }
  SUBCASE("a file that was cut short") {
    fs::resize_file(copy, fs::file_size(copy) / 4096 / 2 * 4096);
    because = "the file was cut short (first bad record: ";
  }
  const auto said = why_not_continued(copy);
  CHECK_MESSAGE(contains(said, because), said);
  CHECK(said.starts_with("the copy " + copy.string() + " is damaged: "));
}

TEST_CASE("damage that a copy takes while it follows is found when there is nothing to do") {
  const TemporaryFolder folder;
  const auto copy = folder / "copy.db";
  write_copy(folder / "hall.db", copy, 170);
  auto followed = RecordCopy::open(copy);
  REQUIRE(followed);
  for (int i = 0; i < 12; ++i) REQUIRE(followed->look_again().has_value());
  tamper(copy, "UPDATE record SET wall_ms = wall_ms + 1 WHERE seq = 160");
  std::string said;
  for (int i = 0; i < 12 && said.empty(); ++i) {
    if (const auto sound = followed->look_again(); !sound) said = sound.error().message;
  }
  CHECK_MESSAGE(contains(said, "the checksum of record 160 does not match (first bad record: 160; the 159 before"),
                said);
}

TEST_CASE("what somebody has put into a record is not run when the hall goes on with it") {
  const TemporaryFolder folder;
  const auto file = folder / "hall.db";
  REQUIRE(open_or_throw(file)->append(batch(1, 10)).has_value());
  tamper(file, "CREATE TRIGGER thief AFTER INSERT ON record BEGIN DELETE FROM record WHERE seq = 7; END");
  const auto store = open_or_throw(file);
  REQUIRE(store->append(batch(11, 12)).has_value());
  CHECK(read_all(*store).records.size() == 12);
}
