#include <doctest/doctest.h>
#include <sys/wait.h>

#include <fstream>

#include "tests/journal/journal_support.h"
#include "tests/journal/tamper.h"

using namespace motcua::test;
namespace fs = std::filesystem;

namespace {

// What a user without any rights gets to read; root may write everywhere.
std::string refusal_without_rights(const fs::path& file) {
  int channel[2];
  REQUIRE(::pipe(channel) == 0);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    if (::geteuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0)) ::_exit(1);
    const auto sentence = refusal(file);
    ::_exit(::write(channel[1], sentence.data(), sentence.size()) < 0 ? 1 : 0);
  }
  ::close(channel[1]);
  char buffer[4096];
  const auto size = ::read(channel[0], buffer, sizeof buffer);
  ::close(channel[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  CHECK(status == 0);
  return {buffer, static_cast<std::size_t>(size > 0 ? size : 0)};
}

void check_sentence(const std::string& sentence, const fs::path& file, const std::string& what) {
  CHECK_MESSAGE(contains(sentence, file.string()), sentence);
  CHECK_MESSAGE(contains(sentence, what), sentence);
}

}  // namespace

TEST_CASE("a file that is not SQLite is refused and stays as it was") {
  const TemporaryFolder folder;
  const auto file = folder / "letter.txt";
  const std::string text = "Dear reader, this is not a record. " + std::string(5000, '.');
  std::ofstream(file) << text;
  check_sentence(refusal(file), file, "is not a SQLite file");
  std::ifstream again(file);
  CHECK(std::string(std::istreambuf_iterator<char>(again), {}) == text);
  CHECK_FALSE(fs::exists(folder / "letter.txt.lock"));
}

TEST_CASE("a short text file is refused as well") {
  const TemporaryFolder folder;
  std::ofstream(folder / "a.txt") << "hello";
  check_sentence(refusal(folder / "a.txt"), folder / "a.txt", "is not a SQLite file");
}

TEST_CASE("somebody else's SQLite file is refused and stays as it was") {
  const TemporaryFolder folder;
  const auto file = folder / "other.db";
  tamper(file, "CREATE TABLE record(seq INTEGER PRIMARY KEY); INSERT INTO record VALUES(1)");
  SUBCASE("without an application_id") {}
  SUBCASE("with another application_id") {
    tamper(file, "PRAGMA application_id = 7; PRAGMA user_version = 1");
  }
  SUBCASE("with a write-ahead log") {
    tamper(file, "PRAGMA journal_mode = WAL");
  }
  check_sentence(refusal(file), file, "is not a record of Motcua, but another SQLite file");
  CHECK(look_up(file, "SELECT count(*) FROM record") == 1);
  CHECK(look_up(file, "SELECT count(*) FROM sqlite_schema") == 1);
}

TEST_CASE("a record of a newer schema is refused and says so") {
  const TemporaryFolder folder;
  const auto file = folder / "hall.db";
  REQUIRE(open_or_throw(file)->append(batch(1, 3)).has_value());
  tamper(file, "PRAGMA user_version = 2");
  check_sentence(refusal(file), file, "written by a newer Motcua: its schema is version 2");
}

TEST_CASE("a folder in the place of the file, or no folder at all, is refused") {
  const TemporaryFolder folder;
  check_sentence(refusal(folder.path()), folder.path(), "it is a folder, not a file");
  const auto nowhere = folder / "missing/hall.db";
  check_sentence(refusal(nowhere), nowhere, "there is no folder " + (folder / "missing").string());
}

TEST_CASE("a folder that cannot be written is refused") {
  const TemporaryFolder folder;
  const auto file = folder / "hall.db";
  fs::permissions(folder.path(), fs::perms(0555));
  check_sentence(refusal_without_rights(file), file, "Permission denied");
}

TEST_CASE("a file that cannot be written is refused") {
  const TemporaryFolder folder;
  const auto file = folder / "hall.db";
  REQUIRE(open_or_throw(file)->append(batch(1, 3)).has_value());
  fs::permissions(folder.path(), fs::perms(0777));
  fs::permissions(file, fs::perms(0444));
  check_sentence(refusal_without_rights(file), file, "cannot be");
}

TEST_CASE("a second dispatcher is refused while the first lives, and the first is not disturbed") {
  const TemporaryFolder folder;
  const auto file = folder / "hall.db";
  auto first = open_or_throw(file);
  REQUIRE(first->append(batch(1, 3)).has_value());
  const auto sentence = refusal(file);
  check_sentence(sentence, file, "is in use by another process (process " + std::to_string(::getpid()) + ")");
  REQUIRE(first->append(batch(4, 6)).has_value());
  CHECK_FALSE(refusal(file).empty());
  first.reset();
  CHECK(read_all(*open_or_throw(file)).records.size() == 6);
}

TEST_CASE("a program that holds the record locked is told from damage") {
  const TemporaryFolder folder;
  const auto file = folder / "hall.db";
  REQUIRE(open_or_throw(file)->append(batch(1, 3)).has_value());
  sqlite3* other = nullptr;
  REQUIRE(sqlite3_open(file.c_str(), &other) == SQLITE_OK);
  REQUIRE(sqlite3_exec(other, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE", nullptr, nullptr, nullptr) ==
          SQLITE_OK);
  check_sentence(refusal(file), file, "is locked by another program");
  sqlite3_close(other);
  CHECK(refusal(file).empty());
}
