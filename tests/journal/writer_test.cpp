#include <doctest/doctest.h>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "dispatcher/journal/writer.h"
#include "tests/journal/journal_support.h"

using namespace motcua::test;
using motcua::journal::EncodedRecord;
using motcua::journal::Record;
using motcua::journal::Snapshot;
using motcua::journal::Store;
using motcua::journal::StoreError;
using motcua::journal::StoreResult;
using motcua::journal::Writer;

namespace {

// A store that notes what is asked of it, and fails at record `fails_at`.
class NotingStore final : public Store {
 public:
  explicit NotingStore(std::uint64_t fails_at = 0) : fails_at_(fails_at) {}

  StoreResult<std::optional<Snapshot>> latest_snapshot() override { return std::nullopt; }
  StoreResult<void> read_after(std::uint64_t, const std::function<StoreResult<void>(const Record&)>&) override {
    return {};
  }
  StoreResult<std::uint64_t> last_seq() override { return 0; }
  StoreResult<void> append(std::span<const EncodedRecord> records) override {
    thread = std::this_thread::get_id();
    log += "append " + std::to_string(records.front().seq) + "; ";
    if (records.front().seq == fails_at_) return tl::unexpected(StoreError{"the disk is gone"});
    return {};
  }
  StoreResult<void> write_snapshot(std::uint64_t seq, const std::string& bytes) override {
    log += "snapshot " + std::to_string(seq) + " " + bytes + "; ";
    return {};
  }

  std::string log;  // read it after the writer is gone
  std::thread::id thread;

 private:
  std::uint64_t fails_at_;
};

// The service's thread in small: what is posted runs where run() is called.
class Loop {
 public:
  Writer::Post post() {
    return [this](std::function<void()> work) {
      const std::lock_guard lock(mutex_);
      posted_.push_back(std::move(work));
      arrived_.notify_one();
    };
  }
  // Runs `count` completions; false when they do not come within 20 s.
  bool run(std::size_t count) {
    for (; count > 0; --count) {
      std::unique_lock lock(mutex_);
      if (!arrived_.wait_for(lock, std::chrono::seconds(20), [this] { return !posted_.empty(); })) return false;
      const auto work = std::move(posted_.front());
      posted_.pop_front();
      lock.unlock();
      work();
    }
    return true;
  }
  std::size_t waiting() {
    const std::lock_guard lock(mutex_);
    return posted_.size();
  }

 private:
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<std::function<void()>> posted_;
};

}  // namespace

TEST_CASE("work is done in order, on another thread, and each completion comes back to the service's thread") {
  NotingStore store;
  Loop loop;
  std::string completed;
  {
    Writer writer(store, loop.post());
    const auto done = [&completed](const char* name) {
      return [&completed, name, here = std::this_thread::get_id()](const StoreResult<void>& result) {
        CHECK(result.has_value());
        CHECK(std::this_thread::get_id() == here);
        completed += name;
      };
    };
    writer.append(batch(1, 2), done("a"));
    writer.snapshot(2, "bytes", done("b"));
    writer.append(batch(3, 3), done("c"));
    CHECK(loop.run(3));
  }
  CHECK(completed == "abc");
  CHECK(store.log == "append 1; snapshot 2 bytes; append 3; ");
  CHECK(store.thread != std::this_thread::get_id());
}

TEST_CASE("after the first error nothing more is written and every completion carries that error") {
  NotingStore store(2);
  Loop loop;
  std::vector<std::string> results;
  {
    Writer writer(store, loop.post());
    const auto done = [&results](const StoreResult<void>& result) {
      results.push_back(result ? "fine" : result.error().message);
    };
    writer.append(batch(1, 1), done);
    writer.append(batch(2, 2), done);
    writer.append(batch(3, 3), done);
    writer.snapshot(1, "bytes", done);
    CHECK(loop.run(4));
  }
  CHECK(results == std::vector<std::string>{"fine", "the disk is gone", "the disk is gone", "the disk is gone"});
  CHECK(store.log == "append 1; append 2; ");
}

TEST_CASE("a writer that goes away finishes what was handed over") {
  NotingStore store;
  Loop loop;
  std::string expected;
  {
    Writer writer(store, loop.post());
    for (std::uint64_t seq = 1; seq <= 200; ++seq) {
      writer.append(batch(seq, seq), [](const StoreResult<void>&) {});
      expected += "append " + std::to_string(seq) + "; ";
    }
  }
  CHECK(loop.waiting() == 200);
  CHECK(store.log == expected);
}

TEST_CASE("a writer without work goes away at once") {
  NotingStore store;
  Loop loop;
  { const Writer writer(store, loop.post()); }
  CHECK(store.log.empty());
}

TEST_CASE("what the writer completed is on the disk") {
  const TemporaryFolder folder;
  const auto file = folder / "hall.db";
  {
    const auto store = open_or_throw(file);
    Loop loop;
    Writer writer(*store, loop.post());
    std::uint64_t completed = 0;
    for (std::uint64_t seq = 1; seq <= 40; seq += 4) {
      writer.append(batch(seq, seq + 3), [&completed](const StoreResult<void>& result) {
        CHECK(result.has_value());
        completed += 4;
      });
    }
    CHECK(loop.run(10));
    CHECK(completed == 40);
  }
  CHECK(read_all(*open_or_throw(file)).records.size() == 40);
}
