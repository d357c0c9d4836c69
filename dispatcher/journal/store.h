// Where the record lies. Blocking; one thread at a time. After an error of append() or write_snapshot() the store is
// not to be used again: the process says so and ends, and starts anew from what is on the disk (DESIGN: "When the disk
// fails").
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>

#include <tl/expected.hpp>

#include "dispatcher/journal/record.h"

namespace motcua::journal {

// One sentence for the operator: which file, what failed, what the system said.
struct StoreError {
  std::string message;
};
template <class T>
using StoreResult = tl::expected<T, StoreError>;

class Store {
 public:
  virtual ~Store() = default;

  // The newest snapshot that can be read, if any.
  virtual StoreResult<std::optional<Snapshot>> latest_snapshot() = 0;
  // Every record with seq > after, in order. Checks that there is no gap and that the checksum chain holds.
  // `visit` may stop the reading by returning an error of its own.
  virtual StoreResult<void> read_after(std::uint64_t after,
                                       const std::function<StoreResult<void>(const Record&)>& visit) = 0;
  // seq of the newest record, 0 when empty.
  virtual StoreResult<std::uint64_t> last_seq() = 0;

  // All or nothing, and on the disk (synced) when it returns. The records follow the newest one without a gap.
  virtual StoreResult<void> append(std::span<const EncodedRecord> records) = 0;
  // `bytes` is an encoded Snapshot of the state after record `seq`.
  virtual StoreResult<void> write_snapshot(std::uint64_t seq, const std::string& bytes) = 0;
};

}  // namespace motcua::journal
