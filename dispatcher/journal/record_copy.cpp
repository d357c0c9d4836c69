#include "dispatcher/journal/record_copy.h"

#include <fmt/format.h>

#include "dispatcher/journal/codec.h"
#include "dispatcher/journal/durable_file.h"
#include "dispatcher/journal/sqlite_store.h"

namespace motcua::journal {

StoreResult<RecordCopy> RecordCopy::open(const std::filesystem::path& file) {
  auto store = open_sqlite_store(file);
  if (!store) return tl::unexpected(std::move(store.error()));
  const auto rows = RowReader::open(file);
  if (!rows) return tl::unexpected(rows.error());
  const auto tail = (*rows)->newest();
  if (!tail) return tl::unexpected(tail.error());
  return RecordCopy(file, std::move(*store), *tail);
}

tl::unexpected<StoreError> RecordCopy::refuse(const std::string& why) const {
  return tl::unexpected(StoreError{fmt::format("the copy {} {}", file_.string(), why)});
}

StoreResult<void> RecordCopy::take(const RowsAfter& source) {
  if (!source.at) {
    return refuse(fmt::format("is ahead of the record: it holds {} records, the record {}", tail_.seq, source.newest));
  }
  if (*source.at != tail_.chain) {
    return refuse(fmt::format("is a copy of another record: the checksums of record {} differ", tail_.seq));
  }
  Tail tail = tail_;
  std::vector<EncodedRecord> records;
  records.reserve(source.rows.size());
  for (const auto& row : source.rows) {
    if (const auto follows = follow_row(row, tail); !follows) {
      return refuse(fmt::format("is not continued: the record {}", follows.error()));
    }
    if (const auto record = decode_record(row.record); !record) {
      return refuse(fmt::format("is not continued: the record cannot be understood: {}", record.error()));
    }
    records.push_back(row.record);
  }
  if (auto appended = store_->append(records); !appended) return appended;
  tail_ = tail;
  return {};
}

StoreResult<RowsAfter> rows_after(RowReader& reader, std::uint64_t after, std::size_t rows_max, std::size_t bytes_max) {
  RowsAfter result;
  const auto newest = reader.newest();
  if (!newest) return tl::unexpected(newest.error());
  result.newest = newest->seq;
  const auto at = reader.chain_at(after);
  if (!at) return tl::unexpected(at.error());
  result.at = *at;
  if (!result.at || newest->seq == after) return result;
  auto rows = reader.read(after, rows_max, bytes_max);
  if (!rows) return tl::unexpected(rows.error());
  result.rows = std::move(*rows);
  if (auto still = reader.at_rest(); !still) return tl::unexpected(std::move(still.error()));
  return result;
}

StoreResult<RowsAfter> read_rows_after(const std::filesystem::path& file, std::uint64_t after, std::size_t rows_max,
                                       std::size_t bytes_max) {
  StoreResult<RowsAfter> result;
  std::string name;
  {
    // Anew each time: a record that is taken up, left or replaced meanwhile is another one to SQLite.
    const auto reader = RowReader::open(file);
    if (!reader) return tl::unexpected(reader.error());
    name = (*reader)->file();
    result = rows_after(**reader, after, rows_max, bytes_max);
  }
  if (!result || result->rows.empty()) return result;
  // A running dispatcher has synced what others can see. One that was killed may not have.
  std::error_code ignored;
  const std::string log = name + "-wal";
  if (std::filesystem::exists(log, ignored)) {
    if (auto synced = sync_file(log); !synced) return tl::unexpected(std::move(synced.error()));
  }
  if (auto synced = sync_file(name); !synced) return tl::unexpected(std::move(synced.error()));
  return result;
}

}  // namespace motcua::journal
