#include <doctest/doctest.h>

#include "tests/journal/journal_support.h"
#include "tests/journal/tamper.h"
#include "tests/support/small_hall.h"

using namespace motcua::test;
using motcua::journal::Snapshot;
using motcua::journal::Store;

namespace {

// Snapshots after the records 5, 10 and 15 of twenty; each hall has as many tickets as its number says.
std::string snapshot_after(std::uint64_t seq) {
  SmallHall hall;
  for (std::uint64_t i = 0; i < seq; ++i) hall.issue("civil");
  return encode(Snapshot{seq, hall.state, "sessions " + std::to_string(seq)});
}

std::filesystem::path twenty_with_snapshots(const TemporaryFolder& folder) {
  const auto file = folder / "hall.db";
  const auto store = open_or_throw(file);
  for (std::uint64_t seq = 5; seq <= 20; seq += 5) {
    REQUIRE(store->append(batch(seq - 4, seq)).has_value());
    if (seq < 20) REQUIRE(store->write_snapshot(seq, snapshot_after(seq)).has_value());
  }
  return file;
}

std::uint64_t newest_readable(const std::filesystem::path& file) {
  const auto snapshot = open_or_throw(file)->latest_snapshot();
  REQUIRE(snapshot.has_value());
  if (!*snapshot) return 0;
  CHECK((*snapshot)->state.visits.size() == (*snapshot)->seq);
  CHECK((*snapshot)->sessions == "sessions " + std::to_string((*snapshot)->seq));
  return (*snapshot)->seq;
}

}  // namespace

TEST_CASE("the newest snapshot is found, and the newest two are kept") {
  const TemporaryFolder folder;
  const auto file = twenty_with_snapshots(folder);
  CHECK(newest_readable(file) == 15);
  CHECK(look_up(file, "SELECT count(*) FROM snapshot") == 2);
  CHECK(look_up(file, "SELECT min(seq) FROM snapshot") == 10);
}

TEST_CASE("a snapshot may be written again") {
  const TemporaryFolder folder;
  const auto file = twenty_with_snapshots(folder);
  REQUIRE(open_or_throw(file)->write_snapshot(15, snapshot_after(15)).has_value());
  CHECK(newest_readable(file) == 15);
}

TEST_CASE("a damaged snapshot gives way to the one before it, and that to the whole record") {
  const TemporaryFolder folder;
  const auto file = twenty_with_snapshots(folder);
  SUBCASE("its bytes") {
    tamper(file, "UPDATE snapshot SET bytes = CAST(replace(bytes, 'civil', 'civic') AS BLOB) WHERE seq = 15");
  }
  SUBCASE("its checksum") {
    tamper(file, "UPDATE snapshot SET hash = zeroblob(16) WHERE seq = 15");
  }
  SUBCASE("it is ahead of the record") {
    tamper(file, "UPDATE snapshot SET seq = 99 WHERE seq = 15");
  }
  SUBCASE("it belongs to another record") {
    tamper(file, "UPDATE snapshot SET seq = 16 WHERE seq = 15");
  }
  CHECK(newest_readable(file) == 10);
  tamper(file, "UPDATE snapshot SET bytes = zeroblob(9) WHERE seq = 10");
  CHECK(newest_readable(file) == 0);
  CHECK(read_all(*open_or_throw(file)).records.size() == 20);
}

TEST_CASE("a snapshot that is whole but not understood gives way to the one before it") {
  const TemporaryFolder folder;
  const auto file = twenty_with_snapshots(folder);
  auto newer = snapshot_after(20);
  newer[1] = 9;  // field 1, the version
  REQUIRE(open_or_throw(file)->write_snapshot(20, newer).has_value());
  CHECK(newest_readable(file) == 15);
}

TEST_CASE("a snapshot after a record that is not there is refused") {
  const TemporaryFolder folder;
  const auto store = open_or_throw(folder / "hall.db");
  REQUIRE(store->append(batch(1, 3)).has_value());
  const auto refused = store->write_snapshot(4, snapshot_after(4));
  REQUIRE_FALSE(refused.has_value());
  CHECK(contains(refused.error().message, "which it does not hold"));
}
