// A dispatcher that is killed in the middle: everything it acknowledged is there afterwards.
#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>

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
