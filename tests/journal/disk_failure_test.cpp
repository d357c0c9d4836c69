// When the disk fails: an error that stays, nothing tried again, and everything acknowledged is found at the next
// start.
#include <doctest/doctest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <sstream>

#include "tests/journal/journal_support.h"
#include "tests/journal/sync_watch.h"

using namespace motcua::test;
using motcua::journal::Store;

namespace {

// In the child: no file may grow beyond 64 KiB, as if the disk were full. Appends until that is felt; reports the last
// acknowledged record and what was said then and afterwards, a line each.
std::string run_into_the_limit(const std::filesystem::path& file) {
  ::signal(SIGXFSZ, SIG_IGN);
  auto store = motcua::journal::open_sqlite_store(file);
  if (!store) return store.error().message;
  const rlimit limit{64 * 1024, 64 * 1024};
  ::setrlimit(RLIMIT_FSIZE, &limit);
  std::uint64_t acknowledged = 0;
  motcua::journal::StoreResult<void> result;
  while (acknowledged < 10'000 && (result = (*store)->append(batch(acknowledged + 1, acknowledged + 5))))
    acknowledged += 5;
  std::ostringstream report;
  report << acknowledged << '\n' << (result ? "no error" : result.error().message) << '\n';
  const auto again = (*store)->append(batch(acknowledged + 1, acknowledged + 1));
  report << (again ? "no error" : again.error().message) << '\n';
  return report.str();
}

std::string in_a_child(const std::function<std::string()>& work) {
  int channel[2];
  REQUIRE(::pipe(channel) == 0);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    const auto report = work();
    ::_exit(::write(channel[1], report.data(), report.size()) == static_cast<ssize_t>(report.size()) ? 0 : 1);
  }
  ::close(channel[1]);
  std::string report;
  char buffer[4096];
  for (ssize_t size = 0; (size = ::read(channel[0], buffer, sizeof buffer)) > 0;) {
    report.append(buffer, static_cast<std::size_t>(size));
  }
  ::close(channel[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  CHECK(status == 0);
  return report;
}

}  // namespace

TEST_CASE("every append is synced before it returns") {
  const TemporaryFolder folder;
  const auto store = open_or_throw(folder / "hall.db");
  for (std::uint64_t seq = 1; seq <= 20; ++seq) {
    const int before = sync_watch().log_syncs;
    REQUIRE(store->append(batch(seq, seq)).has_value());
    CHECK(sync_watch().log_syncs > before);
  }
}

TEST_CASE("what was read at the start is synced before anybody relies on it") {
  const TemporaryFolder folder;
  const auto file = folder / "hall.db";
  REQUIRE(open_or_throw(file)->append(batch(1, 5)).has_value());
  const int before = sync_watch().file_syncs;
  const auto store = open_or_throw(file);
  CHECK(sync_watch().file_syncs >= before + 2);  // the file and its folder
}

TEST_CASE("a full disk is an error that stays, and everything acknowledged is found again") {
  const TemporaryFolder folder;
  const auto file = folder / "hall.db";
  std::istringstream report(in_a_child([&file] { return run_into_the_limit(file); }));
  std::uint64_t acknowledged = 0;
  std::string first;
  std::string second;
  report >> acknowledged >> std::ws;
  std::getline(report, first);
  std::getline(report, second);
  CHECK(acknowledged > 0);
  CHECK(acknowledged < 10'000);
  CHECK_MESSAGE(contains(first, "the record " + file.string() + " cannot be"), first);
  CHECK_MESSAGE(contains(first, "while appending record"), first);
  CHECK(second == first);

  const auto store = open_or_throw(file);
  CHECK(*store->last_seq() == acknowledged);
  CHECK(read_all(*store).records.size() == acknowledged);
  CHECK(store->append(batch(acknowledged + 1, acknowledged + 1)).has_value());
}

TEST_CASE("a failed sync is not tried again, not even when closing") {
  const TemporaryFolder folder;
  const auto file = folder / "hall.db";
  auto store = open_or_throw(file);
  REQUIRE(store->append(batch(1, 5)).has_value());
  sync_watch().fail_log = true;
  const auto failed = store->append(batch(6, 6));
  sync_watch().fail_log = false;
  REQUIRE_FALSE(failed.has_value());
  CHECK_MESSAGE(contains(failed.error().message, "the disk reported an error"), failed.error().message);
  CHECK_MESSAGE(contains(failed.error().message, "while appending record 6"), failed.error().message);

  const auto before = sync_watch();
  CHECK(store->append(batch(6, 6)).error().message == failed.error().message);
  CHECK(store->write_snapshot(5, "").error().message == failed.error().message);
  store.reset();
  CHECK(sync_watch().log_syncs == before.log_syncs);
  CHECK(sync_watch().file_syncs == before.file_syncs);

  // Whether the record in doubt is there or not, what was acknowledged is, and the next one fits.
  store = open_or_throw(file);
  const auto last = *store->last_seq();
  CHECK((last == 5 || last == 6));
  CHECK(read_all(*store).records.size() == last);
  CHECK(store->append(batch(last + 1, last + 1)).has_value());
}
