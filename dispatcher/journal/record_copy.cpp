#include "dispatcher/journal/record_copy.h"

#include <fmt/format.h>

#include "dispatcher/journal/codec.h"
#include "dispatcher/journal/durable_file.h"

namespace motcua::journal {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kRowsAgain = 50;

// Nothing can be wrong with what is not there yet.
StoreResult<void> check_what_is_there(const fs::path& file) {
  std::error_code error;
  const auto size = fs::file_size(file, error);
  if (error || size == 0) return {};
  return check_copy(file);
}

// The store and the reader speak of a record.
StoreError of_the_copy(const StoreError& error, const fs::path& file) {
  std::error_code ignored;
  const auto name = fs::weakly_canonical(fs::absolute(file, ignored), ignored);
  return {with_known_name(error.message, "the record " + name.string(), "the copy " + file.string())};
}

}  // namespace

StoreResult<RecordCopy> RecordCopy::open(const fs::path& file) {
  const auto failed = [&file](const StoreError& error) { return tl::unexpected(of_the_copy(error, file)); };
  if (const auto sound = check_what_is_there(file); !sound) return failed(sound.error());
  auto store = open_record_or_copy(file);
  if (!store) return failed(store.error());
  auto rows = RowReader::open(file);
  if (!rows) return failed(rows.error());
  auto copy = made_of(file, std::move(*store), std::move(*rows));
  if (!copy) return failed(copy.error());
  return copy;
}

StoreResult<RecordCopy> RecordCopy::open_on(const std::string& vfs, const std::string& file) {
  auto store = open_record_or_copy_on(vfs, file);
  if (!store) return tl::unexpected(std::move(store.error()));
  // Only now: opening has made the file when there was none.
  auto all = RowReader::open_on(vfs, file);
  if (!all) return tl::unexpected(std::move(all.error()));
  if (auto sound = check_all(std::move(*all)); !sound) return tl::unexpected(std::move(sound.error()));
  auto rows = RowReader::open_on(vfs, file);
  if (!rows) return tl::unexpected(std::move(rows.error()));
  return made_of(file, std::move(*store), std::move(*rows));
}

StoreResult<RecordCopy> RecordCopy::made_of(const fs::path& file, std::unique_ptr<MarkedStore> store,
                                            std::unique_ptr<RowReader> rows) {
  const auto tail = rows->newest();
  if (!tail) return tl::unexpected(tail.error());
  if (tail->seq == 0) {
    if (const auto marked = store->set_copy(true); !marked) return tl::unexpected(marked.error());
  }
  return RecordCopy(file, std::move(store), CopyCheck(std::move(rows)), *tail);
}

tl::unexpected<StoreError> RecordCopy::refuse(const std::string& why) const {
  return tl::unexpected(StoreError{fmt::format("the copy {} {}", file_.string(), why)});
}

StoreResult<std::vector<EncodedRecord>> RecordCopy::rows_that_follow(const RowsAfter& source, Tail& tail) const {
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
  return records;
}

StoreResult<void> RecordCopy::take(const RowsAfter& source) {
  if (!source.at) {
    return refuse(fmt::format("is ahead of the record: it holds {} records, the record {}", tail_.seq, source.newest));
  }
  if (*source.at != tail_.chain) {
    return refuse(fmt::format("is a copy of another record: the checksums of record {} differ", tail_.seq));
  }
  Tail tail = tail_;
  const auto records = rows_that_follow(source, tail);
  if (!records) return tl::unexpected(records.error());
  // Now it is known to be one, whoever made it.
  if (const auto marked = store_->set_copy(true); !marked) return tl::unexpected(of_the_copy(marked.error(), file_));
  if (auto appended = store_->append(*records); !appended) return tl::unexpected(of_the_copy(appended.error(), file_));
  tail_ = tail;
  return {};
}

StoreResult<void> RecordCopy::look_again() {
  if (const auto sound = check_.check_some(kRowsAgain); !sound)
    return tl::unexpected(of_the_copy(sound.error(), file_));
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
