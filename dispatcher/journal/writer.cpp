#include "dispatcher/journal/writer.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <variant>

namespace motcua::journal {

struct Writer::Impl {
  struct Batch {
    std::vector<EncodedRecord> records;
  };
  struct SnapshotBytes {
    std::uint64_t seq = 0;
    std::string bytes;
  };
  struct Job {
    std::variant<Batch, SnapshotBytes> work;
    Done done;
  };

  Impl(Store& the_store, Post the_post)
      : store(the_store), post(std::move(the_post)), thread([this] { work_until_stopped(); }) {}

  void hand_over(Job job);
  std::optional<Job> take();
  void work_until_stopped();
  StoreResult<void> write(const Job& job);

  Store& store;
  Post post;
  std::mutex mutex;
  std::condition_variable wake;
  std::deque<Job> jobs;
  bool stopping = false;
  std::optional<StoreError> failed;  // the writer's thread only
  std::thread thread;                // last: it begins when everything above is there
};

void Writer::Impl::hand_over(Job job) {
  {
    const std::lock_guard lock(mutex);
    jobs.push_back(std::move(job));
  }
  wake.notify_one();
}

std::optional<Writer::Impl::Job> Writer::Impl::take() {
  std::unique_lock lock(mutex);
  wake.wait(lock, [this] { return stopping || !jobs.empty(); });
  if (jobs.empty()) return std::nullopt;
  auto job = std::move(jobs.front());
  jobs.pop_front();
  return job;
}

void Writer::Impl::work_until_stopped() {
  while (auto job = take()) {
    auto result = write(*job);
    post([done = std::move(job->done), result = std::move(result)] { done(result); });
  }
}

StoreResult<void> Writer::Impl::write(const Job& job) {
  if (failed) return tl::unexpected(*failed);
  const auto* batch = std::get_if<Batch>(&job.work);
  const auto* snapshot = std::get_if<SnapshotBytes>(&job.work);
  auto result = batch != nullptr ? store.append(batch->records) : store.write_snapshot(snapshot->seq, snapshot->bytes);
  if (!result) failed = result.error();
  return result;
}

Writer::Writer(Store& store, Post post) : impl_(std::make_unique<Impl>(store, std::move(post))) {}

Writer::~Writer() {
  {
    const std::lock_guard lock(impl_->mutex);
    impl_->stopping = true;
  }
  impl_->wake.notify_one();
  impl_->thread.join();
}

void Writer::append(std::vector<EncodedRecord> batch, Done done) {
  impl_->hand_over({Impl::Batch{std::move(batch)}, std::move(done)});
}

void Writer::snapshot(std::uint64_t seq, std::string bytes, Done done) {
  impl_->hand_over({Impl::SnapshotBytes{seq, std::move(bytes)}, std::move(done)});
}

}  // namespace motcua::journal
