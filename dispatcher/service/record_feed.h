// The record's rows for copies on other machines: the newest committed ones from a bounded memory, older ones from the
// file through an interface, so that the service never waits for the disk. Gives nothing that is not on the disk.
//
// The service's thread. What cannot be given now is answered with a refusal; the copy asks again.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "dispatcher/journal/record_copy.h"
#include "protocol/messages.pb.h"

namespace motcua::service {

// Reads rows that are no longer in memory. `done` is called later, on the service's thread.
class OldRows {
 public:
  using Done = std::function<void(const journal::StoreResult<journal::RowsAfter>&)>;
  virtual ~OldRows() = default;
  virtual void read_after(std::uint64_t after, std::size_t bytes_max, Done done) = 0;
};

struct FeedLimits {
  std::size_t kept_bytes = 2U * 1024 * 1024;  // of memory, what holds the rows included
  std::size_t answer_bytes = 256U * 1024;
  std::size_t reads_max = 8;  // under way at once
};

class RecordFeed {
 public:
  using Reply = std::function<void(const std::string& frame)>;

  // `newest` is what is on the disk already. `old_rows` outlives the feed; none: only what is in memory is given.
  RecordFeed(journal::Tail newest, OldRows* old_rows, FeedLimits limits = {})
      : before_(newest), newest_(newest), old_rows_(old_rows), limits_(limits) {}

  // Committed and synced. They follow the newest one.
  void add(std::vector<journal::EncodedRecord> records);
  // At once, or later on the service's thread.
  void fetch(std::uint64_t after, const Reply& reply);

 private:
  protocol::Records from_memory(std::uint64_t after) const;
  std::string answer_of(std::uint64_t after, const journal::RowsAfter& rows) const;

  journal::Tail before_;  // the first row in memory
  journal::Tail newest_;
  std::deque<journal::Row> rows_;
  std::size_t bytes_ = 0;
  OldRows* old_rows_;
  FeedLimits limits_;
  std::size_t reads_ = 0;
};

// An answer of a feed, as who keeps a copy takes it.
journal::RowsAfter rows_of(const protocol::Records& records);

}  // namespace motcua::service
