#include "dispatcher/journal/memory_store.h"

#include <fmt/format.h>

#include "dispatcher/journal/codec.h"

namespace motcua::journal {

StoreResult<void> MemoryStore::read_after(std::uint64_t after,
                                          const std::function<StoreResult<void>(const Record&)>& visit) {
  for (std::size_t i = after; i < records_.size(); ++i) {
    const auto record = decode_record(records_[i]);
    if (!record) return tl::unexpected(StoreError{record.error()});
    if (auto visited = visit(*record); !visited) return visited;
  }
  return {};
}

StoreResult<void> MemoryStore::append(std::span<const EncodedRecord> records) {
  for (const auto& record : records) {
    if (record.seq != records_.size() + 1) {
      return tl::unexpected(StoreError{fmt::format("the record in memory does not take record {}", record.seq)});
    }
    records_.push_back(record);
  }
  return {};
}

}  // namespace motcua::journal
