// backup, verify, restore, take-over and follow as a person gives them: what they say, what they end with, and that
// they touch nothing when they refuse.
#include <doctest/doctest.h>

#include <csignal>
#include <fstream>
#include <iterator>
#include <set>

#include "dispatcher/journal/file_lock.h"
#include "dispatcher/journal/replay.h"
#include "tests/config/program.h"
#include "tests/journal/hall_record.h"
#include "tests/journal/tamper.h"

namespace motcua::test {
namespace {

namespace fs = std::filesystem;

// A site's folder with a record of a morning, and the configuration that names it.
struct Site {
  TemporaryFolder folder;
  std::string record = folder / "hall.sqlite";
  std::string config = folder / "dispatcher.toml";
  SmallHall hall = write_morning(record);

  Site() { std::ofstream(config) << "site = 'site.toml'\njournal = 'hall.sqlite'\n[curve]\nenabled = false\n"; }
  std::string file(const std::string& name) const { return folder / name; }
};

std::string bytes_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void check_refused(const Finished& finished, const std::string& because) {
  CAPTURE(finished.err);
  CHECK(finished.exit_code == 1);
  CHECK(contains(finished.err, because));
  CHECK(finished.err.starts_with("motcua: "));
}

// How far A was skipped behind its last number. The record's morning may be today for the machine or not: on another
// business date a series begins anew.
std::uint32_t series_after(const Site& site, std::uint32_t last) {
  const auto state = journal::read_what_is_sound(site.record).state;
  return state.series.at("A") - (state.date == site.hall.state.date ? last : 0);
}

// What stands behind "checksum: ".
std::string noted_in(const std::string& said) {
  const auto at = said.find("checksum: ");
  REQUIRE(at != std::string::npos);
  return said.substr(at + 10, said.find('\n', at) - at - 10);
}

}  // namespace

TEST_CASE("a backup says how far it goes, and verify says the same of it and of the record") {
  const Site site;
  const auto made = run_motcua({"backup", site.file("copy"), "--config", site.config});
  CHECK_MESSAGE(made.exit_code == 0, made.err);
  CHECK(contains(made.out, std::to_string(site.hall.record.size()) + " records"));
  const auto noted = noted_in(made.out);
  for (const auto& file : {site.file("copy"), site.record}) {
    const auto verified = run_motcua({"verify", file, "--expect", noted});
    CHECK_MESSAGE(verified.exit_code == 0, verified.err);
    CHECK(noted_in(verified.out) == noted);
  }
  check_refused(run_motcua({"backup", site.file("copy"), "--config", site.config}), "there is such a file already");
  CHECK(run_motcua({"backup", site.file("copy"), "--journal", site.record, "--replace"}).exit_code == 0);
  CHECK(run_motcua({"backup", site.file("copy2")}).exit_code == 2);
  CHECK(run_motcua({"verify", site.record, "--expect", "12:zz"}).exit_code == 2);
}

TEST_CASE("verify names the first bad record and its time, by the clock of the site") {
  const Site site;
  tamper(site.record,
         "UPDATE record SET payload = CAST(substr(payload, 1, 9) || x'07' || substr(payload, 11) AS BLOB) WHERE seq >= "
         "23");
  const auto verified = run_motcua({"verify", site.record});
  check_refused(verified, "the checksum of record 23 does not match");
  CHECK_MESSAGE(contains(verified.err, "first bad record: 23, about 2026-11-27 15:0"), verified.err);  // eight in UTC
  CHECK(contains(verified.err, "the 22 before it are sound"));
  check_refused(run_motcua({"verify", site.file("none")}), "there is no such file");
}

TEST_CASE("restore puts a sound copy in place, keeps the old record, and skips the numbers of both") {
  Site site;
  REQUIRE(run_motcua({"backup", site.file("copy"), "--config", site.config}).exit_code == 0);
  // The record went on after the backup, until A's number is far ahead, and was damaged at its end.
  for (int i = 0; i < 200; ++i) site.hall.issue("civil");
  auto rows = rows_of(site.hall);
  {
    const auto store = open_or_throw(site.record);
    rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(*store->last_seq()));
    REQUIRE(store->append(rows).has_value());
  }
  const auto last = site.hall.state.series.at("A");
  tamper(site.record, "UPDATE record SET payload = x'00' WHERE seq = (SELECT max(seq) FROM record)");
  const auto old = bytes_of(site.record);

  const auto restored = run_motcua({"restore", site.file("copy"), "--config", site.config, "--skip", "30"});
  CHECK_MESSAGE(restored.exit_code == 0, restored.err);
  CHECK(contains(restored.out, "goes on after record 4"));
  CHECK(run_motcua({"verify", site.record}).exit_code == 0);
  std::string kept;
  for (const auto& entry : fs::directory_iterator(site.folder.path())) {
    if (contains(entry.path().filename(), "hall.sqlite.before-") && !entry.path().string().ends_with("-wal")) {
      kept = entry.path();
    }
    CHECK_FALSE(contains(entry.path().filename(), ".part"));
  }
  REQUIRE_FALSE(kept.empty());
  CHECK(bytes_of(kept) == old);
  // The last record could not be read any more.
  CHECK(series_after(site, last - 1) == 30);
}

TEST_CASE("restore over a record that cannot be read to its end asks how many numbers to leave out") {
  const Site site;
  REQUIRE(run_motcua({"backup", site.file("copy"), "--config", site.config}).exit_code == 0);
  std::string because;
  SUBCASE("its first pages are noise") {
    std::fstream record(site.record, std::ios::binary | std::ios::in | std::ios::out);
    for (int i = 0; i < 3 * 4096; ++i) record.put(static_cast<char>(i * 31 + 7));
    because = "is not a SQLite file";
  }
  SUBCASE("a record in the middle is damaged") {
    tamper(site.record, "UPDATE record SET payload = x'00' WHERE seq = 20");
    because = "the checksum of record 20 does not match (19 records before that can be read)";
  }
  SUBCASE("a record in the middle is missing") {
    tamper(site.record, "DELETE FROM record WHERE seq = 20");
    because = "record 20 is missing";
  }
  SUBCASE("the file is empty") {
    fs::resize_file(site.record, 0);
    because = "but an empty file";
  }
  const auto before = bytes_of(site.record);
  const auto refused = run_motcua({"restore", site.file("copy"), "--config", site.config});
  check_refused(refused, because);
  CHECK(contains(refused.err, "say with --skip how many to leave out"));
  CHECK(bytes_of(site.record) == before);
  const auto restored = run_motcua({"restore", site.file("copy"), "--config", site.config, "--skip", "300"});
  CHECK_MESSAGE(restored.exit_code == 0, restored.err);
  CHECK(series_after(site, site.hall.state.series.at("A")) == 300);
}

TEST_CASE("restore over a sound record, or where there is none, needs no --skip") {
  const Site site;
  REQUIRE(run_motcua({"backup", site.file("copy"), "--config", site.config}).exit_code == 0);
  SUBCASE("a sound record") {}
  SUBCASE("none") {
    fs::remove(site.record);
  }
  const auto restored = run_motcua({"restore", site.file("copy"), "--config", site.config});
  CHECK_MESSAGE(restored.exit_code == 0, restored.err);
}

TEST_CASE("restore and take-over refuse while a dispatcher has the record, and a copy that is unsound") {
  const Site site;
  REQUIRE(run_motcua({"backup", site.file("copy"), "--config", site.config}).exit_code == 0);
  const auto before = bytes_of(site.record);
  {
    const auto lock = journal::FileLock::take(fs::canonical(site.record));
    REQUIRE(lock);
    check_refused(run_motcua({"restore", site.file("copy"), "--config", site.config}), "is in use by another process");
    check_refused(run_motcua({"take-over", "--config", site.config}), "is in use by another process");
  }
  tamper(site.file("copy"), "DELETE FROM record WHERE seq = 9");
  check_refused(run_motcua({"restore", site.file("copy"), "--config", site.config}), "record 9 is missing");
  check_refused(run_motcua({"restore", site.record, "--config", site.config}), "the copy is the record itself");
  CHECK(bytes_of(site.record) == before);
  CHECK(run_motcua({"restore", site.file("copy")}).exit_code == 2);
  CHECK(run_motcua({"take-over", "--config", site.config, "--skip", "0"}).exit_code == 2);
}

TEST_CASE(
    "take-over skips every series, makes no record where there is none, and refuses what no hall was served from") {
  const Site site;
  const auto taken = run_motcua({"take-over", "--config", site.config, "--skip", "40"});
  CHECK_MESSAGE(taken.exit_code == 0, taken.err);
  for (const auto* series : {"A: goes on behind A", "B: goes on behind B", "U: goes on behind U040\n"}) {
    CHECK_MESSAGE(contains(taken.out, series), taken.out);
  }
  CHECK(series_after(site, site.hall.state.series.at("A")) == 40);
  CHECK(run_motcua({"verify", site.record}).exit_code == 0);
  check_refused(run_motcua({"take-over", "--journal", site.file("none")}), "there is no record");
  CHECK_FALSE(fs::exists(site.file("none")));
  open_or_throw(site.file("empty"));
  check_refused(run_motcua({"take-over", "--journal", site.file("empty")}), "holds no configuration");
}

TEST_CASE("backup and restore that are ended by a signal leave nothing half made, and the record as it was") {
  const Site site;
  REQUIRE(run_motcua({"backup", site.file("copy"), "--config", site.config}).exit_code == 0);
  const auto before = bytes_of(site.record);
  const auto files = [&site] {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(site.folder.path())) names.insert(entry.path().filename());
    return names;
  };
  const auto there = files();
  for (const int signal : {SIGINT, SIGTERM}) {
    check_refused(run_motcua({"backup", site.file("copy2"), "--config", site.config}, signal), "it was called off");
    check_refused(run_motcua({"restore", site.file("copy"), "--config", site.config}, signal), "it was called off");
    auto now = files();
    now.erase("hall.sqlite.lock");
    CHECK(now == there);
    CHECK(bytes_of(site.record) == before);
  }
}

TEST_CASE("follow copies a record of the same machine, goes on from it, and refuses itself and others") {
  const Site site, other;
  const std::string copy = site.file("copy");
  const auto first = run_motcua({"follow", copy, "--config", site.config, "--once"});
  CHECK_MESSAGE(first.exit_code == 0, first.err);
  CHECK(contains(first.out, "caught up"));
  CHECK(run_motcua({"verify", copy}).exit_code == 0);
  CHECK(run_motcua({"follow", copy, "--journal", site.record, "--once"}).exit_code == 0);
  REQUIRE(run_motcua({"take-over", "--journal", copy}).exit_code == 0);
  check_refused(run_motcua({"follow", copy, "--journal", site.record, "--once"}), "is ahead of the record");
  CHECK(run_motcua({"follow", site.record, "--journal", site.record, "--once"}).exit_code == 2);
  CHECK(run_motcua({"follow", site.folder.path(), "--journal", site.record, "--once"}).exit_code == 2);
  CHECK(run_motcua({"follow", site.file("new"), "--journal", site.file("none"), "--once"}).exit_code == 3);
}

TEST_CASE("follow takes a folder, and the copy in it has the record's name") {
  const Site site;
  fs::create_directory(site.folder / "medium");
  const auto followed = run_motcua({"follow", site.file("medium"), "--config", site.config, "--once"});
  CHECK_MESSAGE(followed.exit_code == 0, followed.err);
  CHECK(run_motcua({"verify", site.file("medium/hall.sqlite")}).exit_code == 0);
}

TEST_CASE("follow does not go on with a damaged copy, and says where it is damaged") {
  const Site site;
  const std::string copy = site.file("copy");
  REQUIRE(run_motcua({"follow", copy, "--config", site.config, "--once"}).exit_code == 0);
  tamper(copy, "UPDATE record SET payload = x'00' WHERE seq = 7");
  const auto refused = run_motcua({"follow", copy, "--config", site.config, "--once"});
  check_refused(refused, "the checksum of record 7 does not match (first bad record: 7; the 6 before it are sound)");
  CHECK(refused.out.empty());
}

TEST_CASE("verify says that a copy is one, words that read take it, and take-over or restore makes a record of it") {
  const Site site;
  const std::string copy = site.file("copy");
  const auto says_copy = [](const std::string& file) {
    const auto verified = run_motcua({"verify", file});
    CHECK_MESSAGE(verified.exit_code == 0, verified.err);
    return contains(verified.out, "it is a copy");
  };
  CHECK_FALSE(says_copy(site.record));
  SUBCASE("of backup") {
    REQUIRE(run_motcua({"backup", copy, "--config", site.config}).exit_code == 0);
  }
  SUBCASE("of follow") {
    REQUIRE(run_motcua({"follow", copy, "--config", site.config, "--once"}).exit_code == 0);
    // It stays one while it is continued.
    REQUIRE(run_motcua({"follow", copy, "--config", site.config, "--once"}).exit_code == 0);
  }
  CHECK(says_copy(copy));
  CHECK(contains(refusal(copy), "is a copy, and numbers may have been given that it does not know"));
  const auto why = run_motcua({"why", "A001", "--journal", copy});
  CHECK_MESSAGE(why.exit_code == 0, why.err);
  REQUIRE(run_motcua({"restore", copy, "--config", site.config}).exit_code == 0);
  CHECK_FALSE(says_copy(site.record));
  CHECK(says_copy(copy));
  CHECK(refusal(site.record).empty());
  REQUIRE(run_motcua({"take-over", "--journal", copy}).exit_code == 0);
  CHECK_FALSE(says_copy(copy));
  CHECK(refusal(copy).empty());
}

TEST_CASE("a copy with something in it that is not of Motcua is refused by verify and restore") {
  const Site site;
  REQUIRE(run_motcua({"backup", site.file("copy"), "--config", site.config}).exit_code == 0);
  tamper(site.file("copy"), "CREATE TRIGGER thief AFTER INSERT ON record BEGIN DELETE FROM record WHERE seq = 7; END");
  const auto before = bytes_of(site.record);
  const std::string because = "it holds the trigger \"thief\", which is not of Motcua";
  check_refused(run_motcua({"verify", site.file("copy")}), because);
  check_refused(run_motcua({"restore", site.file("copy"), "--config", site.config}), because);
  CHECK(bytes_of(site.record) == before);
}

TEST_CASE("of a file that was cut short the first bad record is named, by verify and by restore, by the site's clock") {
  const Site site;
  const std::string copy = site.file("copy");
  fs::remove(site.record);
  write_morning(site.record, 400);
  REQUIRE(run_motcua({"backup", copy, "--config", site.config}).exit_code == 0);
  fs::resize_file(copy, fs::file_size(copy) / 4096 / 2 * 4096);
  for (const auto& refused : {run_motcua({"verify", copy}), run_motcua({"restore", copy, "--config", site.config})}) {
    check_refused(refused, "is damaged: the file was cut short (first bad record: ");
    CHECK(contains(refused.err, ", about 2026-11-27 15:"));  // eight in UTC
    CHECK(contains(refused.err, "before it are sound)"));
    CHECK_FALSE(contains(refused.err, "UTC"));
  }
}

}  // namespace motcua::test
