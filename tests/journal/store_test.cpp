#include <doctest/doctest.h>

#include "tests/journal/journal_support.h"
#include "tests/journal/tamper.h"

using namespace motcua::test;
using motcua::journal::Record;
using motcua::journal::StoreError;
using motcua::journal::StoreResult;

namespace {

std::vector<Record> expected(std::uint64_t first, std::uint64_t last) {
  std::vector<Record> records;
  for (auto seq = first; seq <= last; ++seq) records.push_back(record_of(seq));
  return records;
}

}  // namespace

TEST_CASE("a new record is empty and is a file of ours") {
  const TemporaryFolder folder;
  const auto file = folder / "hall.db";
  {
    const auto store = open_or_throw(file);
    CHECK(*store->last_seq() == 0);
    CHECK(read_all(*store).records.empty());
    CHECK_FALSE(store->latest_snapshot()->has_value());
  }
  CHECK(look_up(file, "PRAGMA application_id") == 0x4d545131);
  CHECK(look_up(file, "PRAGMA user_version") == 1);
  CHECK_FALSE(std::filesystem::exists(folder / "hall.db.lock"));
}

TEST_CASE("what was appended is read back in order, also after a new start") {
  const TemporaryFolder folder;
  const auto file = folder / "hall.db";
  {
    const auto store = open_or_throw(file);
    REQUIRE(store->append(batch(1, 1)).has_value());
    REQUIRE(store->append(batch(2, 129)).has_value());
    CHECK(*store->last_seq() == 129);
    CHECK(read_all(*store).records == expected(1, 129));
  }
  const auto store = open_or_throw(file);
  CHECK(*store->last_seq() == 129);
  CHECK(read_all(*store).records == expected(1, 129));
  CHECK(read_all(*store, 100).records == expected(101, 129));
  CHECK(read_all(*store, 129).records.empty());
  REQUIRE(store->append(batch(130, 131)).has_value());
  CHECK(read_all(*store, 128).records == expected(129, 131));
}

TEST_CASE("reserved space is in the file and its log, again after each start, and holds no record") {
  constexpr std::uint64_t kReserve = 1024 * 1024;
  const TemporaryFolder folder;
  const auto file = folder / "hall.db";
  for (const std::uint64_t round : {1U, 2U, 3U}) {
    auto store = motcua::journal::open_sqlite_store(file, kReserve);
    REQUIRE(store);
    CHECK(std::filesystem::file_size(folder / "hall.db-wal") >= kReserve);
    const auto size = std::filesystem::file_size(file);
    CHECK(size >= kReserve);
    CHECK(size < kReserve + kReserve / 4);  // not once more at each start
    CHECK(*(*store)->last_seq() == (round - 1) * 10);
    REQUIRE((*store)->append(batch((round - 1) * 10 + 1, round * 10)).has_value());
    CHECK(std::filesystem::file_size(file) == size);
  }
  CHECK(look_up(file, "SELECT count(*) FROM sqlite_schema WHERE name = 'reserve'") == 0);
  CHECK(read_all(*open_or_throw(file)).records == expected(1, 30));
}

TEST_CASE("an empty batch changes nothing") {
  const TemporaryFolder folder;
  const auto store = open_or_throw(folder / "hall.db");
  CHECK(store->append({}).has_value());
  CHECK(*store->last_seq() == 0);
}

TEST_CASE("a batch that leaves a gap is refused whole, and the store says so from then on") {
  const TemporaryFolder folder;
  const auto file = folder / "hall.db";
  auto store = open_or_throw(file);
  REQUIRE(store->append(batch(1, 3)).has_value());
  auto records = batch(4, 6);
  SUBCASE("before it") {
    records.erase(records.begin());
  }
  SUBCASE("inside it") {
    records.erase(records.begin() + 1);
  }
  SUBCASE("a record twice") {
    records[1].seq = 4;
  }
  const auto refused = store->append(records);
  REQUIRE_FALSE(refused.has_value());
  CHECK(contains(refused.error().message, file.string()));
  CHECK(contains(refused.error().message, "the next one is"));
  CHECK(store->append(batch(4, 4)).error().message == refused.error().message);
  CHECK(store->last_seq().error().message == refused.error().message);
  CHECK(store->latest_snapshot().error().message == refused.error().message);
  CHECK(store->write_snapshot(1, "").error().message == refused.error().message);
  CHECK(read_all(*store).error == refused.error().message);
  store.reset();
  CHECK(read_all(*open_or_throw(file)).records == expected(1, 3));
}

TEST_CASE("whoever reads may stop, and the store stays usable") {
  const TemporaryFolder folder;
  const auto store = open_or_throw(folder / "hall.db");
  REQUIRE(store->append(batch(1, 9)).has_value());
  std::uint64_t seen = 0;
  const auto stopped = store->read_after(2, [&seen](const Record& record) -> StoreResult<void> {
    seen = record.seq;
    if (record.seq == 5) return tl::unexpected(StoreError{"enough"});
    return {};
  });
  CHECK(stopped.error().message == "enough");
  CHECK(seen == 5);
  CHECK(store->append(batch(10, 10)).has_value());
  CHECK(read_all(*store).records == expected(1, 10));
}

TEST_CASE("the record can be looked at while it is in use") {
  const TemporaryFolder folder;
  const auto file = folder / "hall.db";
  const auto store = open_or_throw(file);
  REQUIRE(store->append(batch(1, 20)).has_value());
  CHECK(look_up(file, "SELECT count(*) FROM record") == 20);
  REQUIRE(store->append(batch(21, 30)).has_value());
  CHECK(look_up(file, "SELECT max(seq) FROM record") == 30);
  CHECK(read_all(*store).records == expected(1, 30));
}

TEST_CASE("a file opened by way of a link is the same record") {
  const TemporaryFolder folder;
  std::filesystem::create_symlink(folder / "hall.db", folder / "link.db");
  const auto store = open_or_throw(folder / "hall.db");
  CHECK(contains(refusal(folder / "link.db"), "in use by another process"));
}

TEST_CASE("a log of several mebibytes that a killed process left is taken up whole") {
  const motcua::test::TemporaryFolder folder;
  const auto copy = folder / "copy.db";
  {
    const auto store = motcua::test::open_or_throw(folder / "hall.db");
    auto records = motcua::test::batch(1, 3000);
    for (auto& record : records) REQUIRE(store->append({&record, 1}).has_value());
    std::filesystem::copy_file(folder / "hall.db", copy);
    std::filesystem::copy_file(folder / "hall.db-wal", folder / "copy.db-wal");
  }
  REQUIRE(std::filesystem::file_size(folder / "copy.db-wal") > 1024 * 1024);
  const auto store = motcua::test::open_or_throw(copy);
  CHECK(motcua::test::read_all(*store).records.size() == 3000);
}
