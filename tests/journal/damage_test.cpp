#include <doctest/doctest.h>

#include <fstream>

#include "dispatcher/journal/replace_record.h"
#include "dispatcher/journal/row_reader.h"
#include "tests/journal/journal_support.h"
#include "tests/journal/tamper.h"

using namespace motcua::test;

namespace {

// A closed record of twenty.
std::filesystem::path twenty(const TemporaryFolder& folder) {
  const auto file = folder / "hall.db";
  const auto store = open_or_throw(file);
  REQUIRE(store->append(batch(1, 20)).has_value());
  return file;
}

std::string damage_found(const std::filesystem::path& file) {
  const auto store = motcua::journal::open_sqlite_store(file);
  return store ? read_all(**store).error : store.error().message;
}

}  // namespace

TEST_CASE("one changed byte of a record is found and the record named") {
  const TemporaryFolder folder;
  const auto file = twenty(folder);
  REQUIRE(damage_found(file).empty());
  std::string sentence = "the checksum of record 7 does not match";
  SUBCASE("in the payload") {
    tamper(file, "UPDATE record SET payload = CAST(replace(payload, 'ordinary', 'Ordinary') AS BLOB) WHERE seq = 7");
  }
  SUBCASE("in the hall time") {
    tamper(file, "UPDATE record SET hall_ms = hall_ms + 1 WHERE seq = 7");
  }
  SUBCASE("in the wall time") {
    tamper(file, "UPDATE record SET wall_ms = wall_ms + 1 WHERE seq = 7");
  }
  SUBCASE("in the checksum") {
    tamper(file, "UPDATE record SET chain = zeroblob(16) WHERE seq = 7");
  }
  SUBCASE("in the newest record") {
    tamper(file, "UPDATE record SET hall_ms = 0 WHERE seq = 20");
    sentence = "the checksum of record 20 does not match";
  }
  SUBCASE("two records exchanged") {
    tamper(file,
           "UPDATE record SET seq = -7 WHERE seq = 7; UPDATE record SET seq = 7 WHERE seq = 8;"
           "UPDATE record SET seq = 8 WHERE seq = -7");
  }
  const auto found = damage_found(file);
  CHECK_MESSAGE(contains(found, sentence), found);
  CHECK(contains(found, file.string()));
}

TEST_CASE("a missing record is found and named") {
  const TemporaryFolder folder;
  const auto file = twenty(folder);
  std::string sentence = "record 5 is missing";
  SUBCASE("in the middle") {
    tamper(file, "DELETE FROM record WHERE seq = 5");
  }
  SUBCASE("the first") {
    tamper(file, "DELETE FROM record WHERE seq = 1");
    sentence = "record 1 is missing";
  }
  SUBCASE("the last but one") {
    tamper(file, "DELETE FROM record WHERE seq = 19");
    sentence = "record 19 is missing";
  }
  const auto found = damage_found(file);
  CHECK_MESSAGE(contains(found, sentence), found);
}

TEST_CASE("records before the damage are still handed out") {
  const TemporaryFolder folder;
  const auto file = twenty(folder);
  tamper(file, "DELETE FROM record WHERE seq = 5");
  CHECK(read_all(*open_or_throw(file)).records.size() == 4);
}

TEST_CASE("a record of a newer version is never skipped") {
  const TemporaryFolder folder;
  const auto file = folder / "hall.db";
  {
    auto records = batch(1, 3);
    records[1].payload[1] = 9;  // field 1, the version
    REQUIRE(open_or_throw(file)->append(records).has_value());
  }
  CHECK(contains(damage_found(file), "record 2: it was written in version 9, this program reads up to version 4"));
}

TEST_CASE("pages overwritten with noise are reported as damage") {
  const TemporaryFolder folder;
  const auto file = twenty(folder);
  {
    std::fstream raw(file, std::ios::in | std::ios::out | std::ios::binary);
    raw.seekp(4096);
    const std::string noise(static_cast<std::size_t>(std::filesystem::file_size(file)) - 4096, '\x5a');
    raw.write(noise.data(), static_cast<std::streamsize>(noise.size()));
  }
  const auto found = damage_found(file);
  CHECK_MESSAGE(contains(found, "is damaged"), found);
  CHECK(contains(found, file.string()));
}

TEST_CASE("a file that was cut short is reported as damage") {
  const TemporaryFolder folder;
  const auto file = twenty(folder);
  std::filesystem::resize_file(file, 4096);
  const auto found = damage_found(file);
  CHECK_MESSAGE(contains(found, "is damaged"), found);
}

TEST_CASE("a table that is looked for at another page is reported as damage: it would be an empty record") {
  for (const std::string where : {"3 WHERE name = 'record'", "2 WHERE name = 'snapshot'"}) {
    const TemporaryFolder folder;
    const auto file = twenty(folder);
    tamper(file, "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = " + where);
    const auto found = damage_found(file);
    CHECK_MESSAGE(contains(found, "is damaged: a table is not where it was made"), found);
  }
}

TEST_CASE("a record that was vacuumed by hand is one all the same") {
  const TemporaryFolder folder;
  const auto file = twenty(folder);
  tamper(file, "VACUUM");
  CHECK(damage_found(file).empty());
}

TEST_CASE("a record without its tables is reported as damage") {
  const TemporaryFolder folder;
  const auto file = twenty(folder);
  tamper(file, "DROP TABLE snapshot");
  const auto found = damage_found(file);
  CHECK_MESSAGE(contains(found, "is damaged: it has not the tables of this version"), found);
}

namespace {

// As after kill -9: all of it is still in the log. One byte in the middle of that is wrong.
std::filesystem::path with_broken_log(const TemporaryFolder& folder) {
  const auto store = open_or_throw(folder / "live.db");
  for (std::uint64_t seq = 1; seq <= 20; ++seq) REQUIRE(store->append(batch(seq, seq)).has_value());
  std::filesystem::copy_file(folder / "live.db", folder / "killed.db");
  std::filesystem::copy_file(folder / "live.db-wal", folder / "killed.db-wal");
  std::fstream log(folder / "killed.db-wal", std::ios::in | std::ios::out | std::ios::binary);
  log.seekp(5 * 4120);
  log.put('!');
  return folder / "killed.db";
}

}  // namespace

TEST_CASE("a log that is broken in the middle is noticed by whoever reads the record, not taken for a shorter one") {
  const TemporaryFolder folder;
  const auto file = with_broken_log(folder);
  CHECK(damage_found(file).find("killed.db-wal is broken at byte") != std::string::npos);
  const auto reader = motcua::journal::RowReader::open(file);
  REQUIRE_FALSE(reader.has_value());
  CHECK(reader.error().message.find("goes on after it") != std::string::npos);
}

TEST_CASE("a record with a broken log is kept with all of it when another takes its place") {
  const TemporaryFolder folder;
  const auto file = with_broken_log(folder);
  const auto bytes = std::filesystem::file_size(folder / "killed.db-wal");
  {
    const auto store = open_or_throw(folder / "part.db");
    REQUIRE(store->append(batch(1, 3)).has_value());
  }
  REQUIRE(motcua::journal::replace_record(folder / "part.db", file, folder / "kept.db").has_value());
  CHECK(std::filesystem::file_size(folder / "kept.db-wal") == bytes);
  CHECK_FALSE(std::filesystem::exists(folder / "killed.db-wal"));
  CHECK(read_all(*open_or_throw(file)).records.size() == 3);
}
