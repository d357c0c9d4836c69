// What the system shows after a failed sync need not be on the disk. A record that is opened then, and again after a
// power cut in the middle of that, must still be whole.
#include <doctest/doctest.h>

#include <optional>

#include "dispatcher/journal/codec.h"
#include "dispatcher/journal/sqlite_store.h"
#include "simulator/storm/disk.h"
#include "simulator/storm/disk_vfs.h"
#include "tests/journal/journal_support.h"

using namespace motcua;
using namespace motcua::storm;

namespace {

class BadDay {
 public:
  explicit BadDay(std::uint64_t seed) : disk_(seed), vfs_(disk_) {
    disk_.fail_by([this](DiskCall call) { return fate_of(call); });
  }

  std::unique_ptr<journal::Store> open() {
    auto store = journal::open_sqlite_store_on(vfs_.name(), "record", 0);
    return store ? std::move(*store) : nullptr;
  }
  void fail_next_sync() { fail_sync_ = true; }
  void cut_power_after(int calls) { calls_left_ = calls; }
  bool cut() const { return disk_.dead(); }
  void end(bool power_cut) {
    disk_.process_ended(power_cut);
    calls_left_.reset();
    fail_sync_ = false;
  }

 private:
  DiskFault fate_of(DiskCall call) {
    if (calls_left_ && (*calls_left_)-- == 0) return DiskFault::kCrash;
    if (call != DiskCall::kSync || !std::exchange(fail_sync_, false)) return DiskFault::kNone;
    return DiskFault::kError;
  }

  Disk disk_;
  DiskVfs vfs_;
  bool fail_sync_ = false;
  std::optional<int> calls_left_;
};

}  // namespace

TEST_CASE("after a failed sync and a power cut in the next start everything acknowledged is there, and it opens") {
  int cuts = 0;
  for (std::uint64_t seed = 0; seed < 600; ++seed) {
    CAPTURE(seed);
    BadDay day(seed);
    auto store = day.open();
    REQUIRE(store);
    REQUIRE(store->append(test::batch(1, 400)));
    store.reset();
    day.end(false);
    store = day.open();  // the log is in the file now, and empty
    REQUIRE(store);
    REQUIRE(store->append(test::batch(401, 401)));
    day.fail_next_sync();
    CHECK_FALSE(store->append(test::batch(402, 800)));
    store.reset();
    day.end(false);

    day.cut_power_after(static_cast<int>(seed % 200));
    store = day.open();
    cuts += day.cut() ? 1 : 0;
    store.reset();
    day.end(true);

    store = day.open();
    REQUIRE(store);
    const auto back = test::read_all(*store);
    CHECK(back.error.empty());
    REQUIRE(back.records.size() >= 401);
    CHECK(back.records.back() == test::record_of(back.records.size()));
  }
  CHECK(cuts > 50);  // else nothing was tried
}
