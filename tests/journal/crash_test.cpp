// A dispatcher that is killed in the middle: everything it acknowledged is there afterwards.
#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>

#include <fstream>
#include <sstream>

#include "dispatcher/journal/log_check.h"
#include "tests/journal/held_reader.h"
#include "tests/journal/journal_support.h"

using namespace motcua::test;

namespace {

// In the child: appends for ever, in batches of 1 to 17, and says after each what is now safe.
[[noreturn]] void append_until_killed(const std::filesystem::path& file, int channel) {
  auto store = motcua::journal::open_sqlite_store(file);
  if (!store) ::_exit(1);
  for (auto seq = *(*store)->last_seq();;) {
    const auto last = seq + 1 + seq % 17;
    if (!(*store)->append(batch(seq + 1, last))) ::_exit(2);
    seq = last;
    if (::write(channel, &seq, sizeof seq) != sizeof seq) ::_exit(3);
  }
}

// The last acknowledged record of a child that was killed after `acknowledgements` batches.
std::uint64_t run_and_kill(const std::filesystem::path& file, int acknowledgements) {
  int channel[2];
  REQUIRE(::pipe(channel) == 0);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) append_until_killed(file, channel[1]);
  ::close(channel[1]);
  std::uint64_t acknowledged = 0;
  for (int i = 0; ::read(channel[0], &acknowledged, sizeof acknowledged) == sizeof acknowledged; ++i) {
    if (i == acknowledgements) ::kill(child, SIGKILL);  // then drains what it had said before
  }
  ::close(channel[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  CHECK(WIFSIGNALED(status));
  return acknowledged;
}

std::string content(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

}  // namespace

TEST_CASE("after kill -9 in the middle of appending everything acknowledged is there, without a gap") {
  const TemporaryFolder folder;
  const auto file = folder / "hall.db";
  for (int round = 0; round < 10; ++round) {
    CAPTURE(round);
    const auto acknowledged = run_and_kill(file, 7 + 31 * round);
    REQUIRE(acknowledged > 0);
    const auto store = open_or_throw(file);
    CHECK(*store->last_seq() >= acknowledged);
    const auto back = read_all(*store);
    CHECK(back.error.empty());
    REQUIRE(back.records.size() == *store->last_seq());
    for (const auto& record : back.records) REQUIRE(record == record_of(record.seq));
  }
}

TEST_CASE("another process is refused while the first lives, and let in after kill -9") {
  const TemporaryFolder folder;
  const auto file = folder / "hall.db";
  int channel[2];
  REQUIRE(::pipe(channel) == 0);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) append_until_killed(file, channel[1]);
  ::close(channel[1]);
  std::uint64_t acknowledged = 0;
  REQUIRE(::read(channel[0], &acknowledged, sizeof acknowledged) == sizeof acknowledged);
  const auto sentence = refusal(file);
  CHECK_MESSAGE(contains(sentence, "is in use by another process (process " + std::to_string(child) + ")"), sentence);
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  ::close(channel[0]);
  CHECK(refusal(file).empty());
}

TEST_CASE("somebody who reads does not keep a record from being opened after kill -9, nor the next records from it") {
  const TemporaryFolder folder;
  const auto file = folder / "hall.db";
  std::uint64_t last = 0;
  {
    run_and_kill(file, 20);
    const HeldReader reader(file);
    const auto acknowledged = run_and_kill(file, 20);  // killed once more while the same reader looks on
    const auto sentence = refusal(file);
    REQUIRE_MESSAGE(sentence.empty(), sentence);
    const auto store = open_or_throw(file);
    last = *store->last_seq();
    CHECK(last >= acknowledged);
    REQUIRE(store->append(batch(last + 1, last + 100)));
    CHECK(read_all(*store).records.size() == last + 100);
  }
  CHECK(read_all(*open_or_throw(file)).records.size() == last + 100);
}

TEST_CASE("the room that the log has taken is kept over kill -9 and the start after it") {
  const TemporaryFolder folder;
  const auto file = folder / "hall.db";
  const auto log = folder / "hall.db-wal";
  run_and_kill(file, 200);
  const auto size = std::filesystem::file_size(log);
  REQUIRE(size > 100'000);
  const auto store = open_or_throw(file);
  CHECK(std::filesystem::file_size(log) == size);
  const auto last = *store->last_seq();
  REQUIRE(store->append(batch(last + 1, last + 5)));
  CHECK(std::filesystem::file_size(log) == size);  // written over from its beginning
}

TEST_CASE("what was cut off at the end of the log is blanked at the start, and cannot be taken for a sequel later") {
  const TemporaryFolder folder;
  const auto file = folder / "hall.db";
  const auto log = folder / "hall.db-wal";
  run_and_kill(file, 40);
  auto cut_off = content(log);
  const auto whole = motcua::journal::look_at_log(cut_off);
  REQUIRE(whole.commits_up_to > 10'000);
  cut_off[whole.commits_up_to - 1] ^= 1;  // in the last page of the last transaction
  std::ofstream(log, std::ios::binary) << cut_off;
  const auto shape = motcua::journal::look_at_log(cut_off);
  REQUIRE_FALSE(shape.damaged);
  REQUIRE(shape.commits_up_to < shape.written_up_to);
  const HeldReader reader(file);  // the log goes on where it is
  const auto store = open_or_throw(file);
  const auto now = content(log);
  CHECK(now.substr(0, shape.commits_up_to) == cut_off.substr(0, shape.commits_up_to));
  const auto behind = now.substr(shape.commits_up_to, shape.written_up_to - shape.commits_up_to);
  CHECK(behind == std::string(behind.size(), '\0'));
}
