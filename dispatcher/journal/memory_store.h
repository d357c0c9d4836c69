// A record that is gone when the process ends: for training and tests. One thread at a time; never fails.
#pragma once

#include <vector>

#include "dispatcher/journal/store.h"

namespace motcua::journal {

class MemoryStore final : public Store {
 public:
  StoreResult<std::optional<Snapshot>> latest_snapshot() override { return std::nullopt; }
  StoreResult<void> read_after(std::uint64_t after,
                               const std::function<StoreResult<void>(const Record&)>& visit) override;
  StoreResult<std::uint64_t> last_seq() override { return records_.size(); }
  StoreResult<void> append(std::span<const EncodedRecord> records) override;
  StoreResult<void> write_snapshot(std::uint64_t, const std::string&) override { return {}; }

 private:
  std::vector<EncodedRecord> records_;
};

}  // namespace motcua::journal
