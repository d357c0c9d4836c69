// Looking at a record without touching it.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <map>

#include "dispatcher/journal/reader.h"
#include "tests/journal/journal_support.h"
#include "tests/journal/tamper.h"

using namespace motcua::test;
using motcua::journal::open_record_reader;
using motcua::journal::Record;
using motcua::journal::StoreError;
using motcua::journal::StoreResult;

namespace {

struct Seen {
  std::vector<std::uint64_t> seqs;
  std::string error;
};

Seen look(const std::filesystem::path& file, std::uint64_t after = 0) {
  Seen seen;
  auto reader = open_record_reader(file);
  if (!reader) return {{}, reader.error().message};
  const auto read = (*reader)->read_after(after, [&](const Record& record) {
    CHECK(record == record_of(record.seq));
    seen.seqs.push_back(record.seq);
    return StoreResult<void>{};
  });
  if (!read) seen.error = read.error().message;
  return seen;
}

// Every file in the folder with its bytes.
std::map<std::string, std::string> content_of(const TemporaryFolder& folder) {
  std::map<std::string, std::string> content;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    std::ifstream in(entry.path(), std::ios::binary);
    content[entry.path().filename()] = std::string(std::istreambuf_iterator<char>(in), {});
  }
  return content;
}

}  // namespace

TEST_CASE("the record can be read while a dispatcher has it open, and goes on being written") {
  const TemporaryFolder folder;
  const auto file = folder / "hall.db";
  const auto store = open_or_throw(file);
  REQUIRE(store->append(batch(1, 20)).has_value());
  const auto reader = open_record_reader(file);
  REQUIRE(reader);
  std::size_t count = 0;
  const auto counting = [&](const Record&) {
    ++count;
    // In the middle of the reading, too.
    if (count == 5) REQUIRE(store->append(batch(21, 40)).has_value());
    return StoreResult<void>{};
  };
  REQUIRE((*reader)->read_after(0, counting).has_value());
  CHECK(count == 20);  // what was there when it began
  count = 10;
  REQUIRE((*reader)->read_after(0, counting).has_value());
  CHECK(count == 50);
  REQUIRE(store->write_snapshot(40, "not understood").has_value());
  CHECK_FALSE((*reader)->latest_snapshot()->has_value());
  CHECK(look(file, 35).seqs == std::vector<std::uint64_t>{36, 37, 38, 39, 40});
  CHECK(read_all(*store).records.size() == 40);
}

TEST_CASE("reading changes no byte and leaves no file, whether the dispatcher runs or not") {
  const TemporaryFolder folder;
  const auto file = folder / "hall.db";
  auto store = open_or_throw(file);
  REQUIRE(store->append(batch(1, 200)).has_value());
  const auto live = content_of(folder);
  CHECK(look(file).seqs.size() == 200);
  auto after = content_of(folder);
  CHECK(after.at("hall.db") == live.at("hall.db"));
  CHECK(after.at("hall.db-wal") == live.at("hall.db-wal"));  // nothing was brought into the file
  CHECK(after.size() == live.size());
  store.reset();
  const auto at_rest = content_of(folder);
  CHECK(look(file).seqs.size() == 200);
  CHECK(content_of(folder) == at_rest);
}

TEST_CASE("what a killed dispatcher left in its log is read and stays there") {
  const TemporaryFolder folder;
  const auto file = folder / "hall.db";
  const auto store = open_or_throw(file);
  REQUIRE(store->append(batch(1, 10)).has_value());
  const TemporaryFolder copy;
  for (const auto* name : {"hall.db", "hall.db-wal"}) std::filesystem::copy_file(folder / name, copy / name);
  const auto before = content_of(copy);
  CHECK(look(copy / "hall.db").seqs.size() == 10);
  const auto after = content_of(copy);
  CHECK(after.at("hall.db") == before.at("hall.db"));
  CHECK(after.at("hall.db-wal") == before.at("hall.db-wal"));
}

TEST_CASE("a record in a folder and a file that cannot be written is read all the same") {
  const TemporaryFolder folder;
  const auto file = folder / "hall 100% #1?.db";
  REQUIRE(open_or_throw(file)->append(batch(1, 3)).has_value());
  namespace fs = std::filesystem;
  fs::permissions(file, fs::perms::owner_read);
  fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec);
  CHECK(look(file).seqs.size() == 3);
}

TEST_CASE("a reading longer than one piece is in order and whole") {
  const TemporaryFolder folder;
  const auto file = folder / "hall.db";
  const auto store = open_or_throw(file);
  REQUIRE(store->append(batch(1, 45'000)).has_value());
  const auto seen = look(file);
  CHECK(seen.error.empty());
  REQUIRE(seen.seqs.size() == 45'000);
  CHECK(seen.seqs.back() == 45'000);
  CHECK(std::is_sorted(seen.seqs.begin(), seen.seqs.end()));
}

TEST_CASE("damage is said with file and record, wherever it is") {
  const TemporaryFolder folder;
  const auto file = folder / "hall.db";
  REQUIRE(open_or_throw(file)->append(batch(1, 30)).has_value());
  SUBCASE("a changed record") {
    tamper(file, "UPDATE record SET wall_ms = wall_ms + 1 WHERE seq = 12");
    CHECK(contains(look(file).error, "hall.db is damaged: the checksum of record 12 does not match"));
    CHECK(look(file).seqs.size() == 11);
  }
  SUBCASE("a missing one") {
    tamper(file, "DELETE FROM record WHERE seq = 12");
    CHECK(contains(look(file).error, "hall.db is damaged: record 12 is missing"));
  }
  SUBCASE("the first ones missing") {
    tamper(file, "DELETE FROM record WHERE seq < 3");
    CHECK(contains(look(file).error, "record 1 is missing"));
  }
  SUBCASE("asked for what follows a missing one") {
    tamper(file, "DELETE FROM record WHERE seq = 12");
    CHECK(contains(look(file, 12).error, "record 12 is missing"));
  }
}

TEST_CASE("what is no record is refused in one sentence and nothing is made") {
  const TemporaryFolder folder;
  const auto refused = [&](const std::filesystem::path& file) { return look(file).error; };
  CHECK(contains(refused(folder / "none.db"), "there is no such file"));
  CHECK(contains(refused(folder.path()), "it is a folder"));
  CHECK_FALSE(refused("").empty());
  std::ofstream(folder / "text.db") << std::string(5000, 'x');
  CHECK(contains(refused(folder / "text.db"), "text.db is not a SQLite file"));
  std::ofstream(folder / "empty.db").flush();
  CHECK(contains(refused(folder / "empty.db"), "is not a record of Motcua"));
  tamper(folder / "foreign.db", "CREATE TABLE record(seq); PRAGMA application_id = 7");
  CHECK(contains(refused(folder / "foreign.db"), "is not a record of Motcua, but another SQLite file"));
  tamper(folder / "newer.db", "CREATE TABLE record(seq); PRAGMA application_id = 0x4d545131; PRAGMA user_version = 9");
  CHECK(contains(refused(folder / "newer.db"), "was written by a newer Motcua"));
  CHECK(content_of(folder).size() == 4);
}

TEST_CASE("whoever reads may stop, and the reader stays usable") {
  const TemporaryFolder folder;
  const auto file = folder / "hall.db";
  REQUIRE(open_or_throw(file)->append(batch(1, 9)).has_value());
  const auto reader = open_record_reader(file);
  REQUIRE(reader);
  const auto stopped =
      (*reader)->read_after(0, [](const Record&) -> StoreResult<void> { return tl::unexpected(StoreError{"enough"}); });
  CHECK(stopped.error().message == "enough");
  CHECK((*reader)->read_after(0, [](const Record&) { return StoreResult<void>{}; }).has_value());
}
