#pragma once

#include "dispatcher/journal/reader.h"
#include "tests/situations/hall_day.h"

namespace motcua::test {

// What stands on the fake disk, as a record to read.
class DiskReader final : public journal::RecordReader {
 public:
  explicit DiskReader(const HallDay& day) : rows_(day.shell->disk.disk) {}

  journal::StoreResult<void> read_after(
      std::uint64_t after, const std::function<journal::StoreResult<void>(const journal::Record&)>& visit) override {
    for (std::size_t i = after; i < rows_.size(); ++i) {
      if (auto visited = visit(*journal::decode_record(rows_[i])); !visited) return visited;
    }
    return {};
  }
  journal::StoreResult<std::optional<journal::Snapshot>> latest_snapshot() override { return std::nullopt; }

 private:
  const std::vector<journal::EncodedRecord>& rows_;
};

}  // namespace motcua::test
