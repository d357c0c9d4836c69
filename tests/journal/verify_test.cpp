// What `motcua verify` finds, and names first.
#include <doctest/doctest.h>

#include <fstream>

#include "dispatcher/journal/verify.h"
#include "tests/journal/hall_record.h"
#include "tests/journal/tamper.h"

using namespace motcua::test;
using motcua::journal::Snapshot;
using motcua::journal::Tail;
using motcua::journal::Unsound;
namespace hall = motcua::hall;

namespace {

Unsound unsound(const std::filesystem::path& file, const std::optional<Tail>& expected = {}) {
  const auto verified = motcua::journal::verify_record(file, expected, {});
  return verified ? Unsound{} : verified.error();
}

// Computes all checksums again, as somebody would who knows how.
void rewrite(const std::filesystem::path& file, const std::vector<motcua::journal::EncodedRecord>& rows) {
  std::filesystem::remove(file);
  REQUIRE(open_or_throw(file)->append(rows).has_value());
}

}  // namespace

TEST_CASE("a sound record is sound, also while a dispatcher writes it, and says its newest checksum") {
  const TemporaryFolder folder;
  const auto file = folder / "hall.db";
  auto hall = write_morning(file);
  const auto closed = motcua::journal::verify_record(file, {}, {});
  REQUIRE_MESSAGE(closed, closed.error().sentence);
  CHECK(closed->newest.seq == hall.record.size());
  CHECK(closed->time_zone == "Asia/Ho_Chi_Minh");
  const auto store = open_or_throw(file);
  REQUIRE(store->write_snapshot(hall.record.size(), encode(Snapshot{hall.record.size(), hall.state, {}})).has_value());
  hall.issue("civil");
  auto more = rows_of(hall);
  more.erase(more.begin(), more.begin() + static_cast<std::ptrdiff_t>(closed->newest.seq));
  REQUIRE(store->append(more).has_value());
  const auto live = motcua::journal::verify_record(file, closed->newest, {});
  REQUIRE_MESSAGE(live, live.error().sentence);
  CHECK(live->newest.seq == hall.record.size());
  CHECK(live->snapshots == 1);
  CHECK(motcua::journal::parse_tail(to_string(live->newest)) == live->newest);
}

TEST_CASE("the first bad record is named with its time, whatever was done to it") {
  const TemporaryFolder folder;
  const auto file = folder / "hall.db";
  const auto hall = write_morning(file);
  const auto time_of = [&](std::uint64_t seq) { return hall.record[seq - 1].first; };
  SUBCASE("one byte of record 23") {
    tamper(file,
           "UPDATE record SET payload = CAST(substr(payload, 1, 9) || x'07' || substr(payload, 11) AS BLOB) WHERE seq "
           "IN (23, 30)");
    const auto bad = unsound(file);
    CHECK(bad.seq == 23);
    CHECK(bad.hall_ms == time_of(23));
    CHECK(contains(bad.sentence, "hall.db is damaged: the checksum of record 23 does not match"));
  }
  SUBCASE("a time") {
    tamper(file, "UPDATE record SET wall_ms = wall_ms + 1 WHERE seq = 5");
    CHECK(unsound(file).seq == 5);
  }
  SUBCASE("a missing row") {
    tamper(file, "DELETE FROM record WHERE seq = 17");
    const auto bad = unsound(file);
    CHECK(bad.seq == 17);
    CHECK(bad.hall_ms == time_of(16));
    CHECK(contains(bad.sentence, "record 17 is missing"));
  }
  SUBCASE("two rows exchanged") {
    tamper(file,
           "UPDATE record SET seq = -1 WHERE seq = 8; UPDATE record SET seq = 8 WHERE seq = 9;"
           "UPDATE record SET seq = 9 WHERE seq = -1");
    CHECK(unsound(file).seq == 8);
  }
  SUBCASE("a row before the first") {
    tamper(file, "INSERT INTO record SELECT -4, hall_ms, wall_ms, payload, chain FROM record WHERE seq = 1");
    CHECK(contains(unsound(file).sentence, "it holds a record -4, and the first one is 1; all 41 records are sound"));
  }
  SUBCASE("a row with the number 0") {
    tamper(file, "INSERT INTO record SELECT 0, hall_ms, wall_ms, payload, chain FROM record WHERE seq = 1");
    CHECK(contains(unsound(file).sentence, "it holds a record 0, and the first one is 1"));
  }
}

TEST_CASE("a file that was cut off is unsound, wherever it was cut") {
  const TemporaryFolder folder;
  const auto whole = folder / "whole.db";
  write_morning(whole, 400);
  const auto size = std::filesystem::file_size(whole);
  const auto file = folder / "cut.db";
  for (const std::uintmax_t left :
       {std::uintmax_t{0}, std::uintmax_t{50}, std::uintmax_t{4096}, size / 2, size - 4096, size - 1}) {
    CAPTURE(left);
    std::filesystem::copy_file(whole, file, std::filesystem::copy_options::overwrite_existing);
    std::filesystem::resize_file(file, left);
    CHECK_FALSE(unsound(file).sentence.empty());
  }
}

TEST_CASE("what is no record is refused in a sentence") {
  const TemporaryFolder folder;
  CHECK(contains(unsound(folder / "none").sentence, "there is no such file"));
  std::ofstream(folder / "text") << std::string(5000, 'x');
  CHECK(contains(unsound(folder / "text").sentence, "is not a SQLite file"));
  tamper(folder / "foreign", "CREATE TABLE record(seq); PRAGMA application_id = 7");
  CHECK(contains(unsound(folder / "foreign").sentence, "is not a record of Motcua"));
}

TEST_CASE("a snapshot that does not say what the records say is found") {
  const TemporaryFolder folder;
  const auto file = folder / "hall.db";
  const auto hall = write_morning(file);
  const auto seq = hall.record.size();
  auto state = hall.state;
  ++state.counters.at(1).served;
  REQUIRE(open_or_throw(file)->write_snapshot(seq, encode(Snapshot{seq, state, {}})).has_value());
  CHECK(contains(unsound(file).sentence, "is not what the records say"));
  REQUIRE(open_or_throw(file)->write_snapshot(seq, encode(Snapshot{seq, hall.state, {}})).has_value());
  CHECK(unsound(file).sentence.empty());
  tamper(file, "UPDATE snapshot SET hash = zeroblob(16)");
  const auto bad = unsound(file);
  CHECK(bad.seq == seq);
  CHECK(contains(bad.sentence, "does not match its checksum"));
}

TEST_CASE("a record that cannot have happened is named, though all checksums are right") {
  const TemporaryFolder folder;
  const auto file = folder / "hall.db";
  const auto hall = write_morning(file);
  auto rows = rows_of(hall);
  const auto twice = motcua::journal::encode(motcua::journal::Record{
      rows.size() + 1, hall.now_ms, hall.now_ms, {}, {hall::TicketIssued{999, {"A", 1}, "civil", "ordinary", ""}}, {}});
  rows.push_back(twice);
  rewrite(file, rows);
  const auto bad = unsound(file);
  CHECK(bad.seq == rows.size());
  CHECK(contains(bad.sentence, "gives A001 a second time"));
}

TEST_CASE("a rewritten record with all checksums computed again is seen by what was noted before, and only by that") {
  const TemporaryFolder folder;
  const auto file = folder / "hall.db";
  const auto hall = write_morning(file);
  const auto noted = motcua::journal::verify_record(file, {}, {})->newest;
  auto rows = rows_of(hall);
  rows[20].wall_ms += 60'000;
  rewrite(file, rows);
  CHECK(unsound(file).sentence.empty());
  CHECK(contains(unsound(file, noted).sentence, "is not the one that was noted"));
  rows = rows_of(hall);
  rows.resize(30);
  rewrite(file, rows);
  CHECK(unsound(file).sentence.empty());
  CHECK(contains(unsound(file, noted).sentence, "ends with record 30, before the noted record"));
}
