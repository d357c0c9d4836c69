#include "dispatcher/journal/reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "dispatcher/journal/codec.h"
#include "dispatcher/journal/row_reader.h"

namespace motcua::journal {
namespace {

// Records per reading transaction: while one is open, the dispatcher's log cannot begin anew and grows.
constexpr std::uint64_t kRowsAtOnce = 5'000;
constexpr std::size_t kBytesAtOnce = 8U * 1024 * 1024;

class FileReader final : public RecordReader {
 public:
  explicit FileReader(std::unique_ptr<RowReader> rows) : rows_(std::move(rows)) {}

  StoreResult<void> read_after(std::uint64_t after,
                               const std::function<StoreResult<void>(const Record&)>& visit) override;
  StoreResult<std::optional<Snapshot>> latest_snapshot() override;

 private:
  using Visitor = std::function<StoreResult<void>(const Record&)>;

  tl::unexpected<StoreError> fault(const std::string& what) const { return tl::unexpected(rows_->fault(what)); }
  // Up to `last`, as many as are read at once; moves `before` along.
  StoreResult<void> read_some(Tail& before, std::uint64_t last, const Visitor& visit);

  std::unique_ptr<RowReader> rows_;
  RecordDecoder decoder_;
  Record record_;  // the one that is read
};

StoreResult<void> FileReader::read_some(Tail& before, std::uint64_t last, const Visitor& visit) {
  const auto rows = rows_->read(before.seq, std::min(kRowsAtOnce, last - before.seq), kBytesAtOnce);
  if (!rows) return tl::unexpected(rows.error());
  if (rows->empty()) return fault(fmt::format("is damaged: record {} is missing", before.seq + 1));
  for (const auto& row : *rows) {
    if (const auto follows = follow_row(row, before); !follows) return fault(follows.error());
    if (const auto decoded = decoder_.decode(row.record, record_); !decoded) {
      return fault(fmt::format("cannot be understood: {}", decoded.error()));
    }
    if (auto visited = visit(record_); !visited) return visited;
  }
  return {};
}

StoreResult<void> FileReader::read_after(std::uint64_t after, const Visitor& visit) {
  const auto last = rows_->newest();
  if (!last) return tl::unexpected(last.error());
  const auto start = rows_->chain_at(after);
  if (!start) return tl::unexpected(start.error());
  if (!*start) return fault(fmt::format("is damaged: record {} is missing", after));
  Tail before{after, **start};
  while (before.seq < last->seq) {
    if (auto read = read_some(before, last->seq, visit); !read) return read;
  }
  return {};
}

StoreResult<std::optional<Snapshot>> FileReader::latest_snapshot() {
  const auto all = rows_->snapshots();
  if (!all) return tl::unexpected(all.error());
  for (const auto& row : *all) {
    const auto at = rows_->chain_at(row.seq);
    if (!at) return tl::unexpected(at.error());
    if (auto snapshot = sound_snapshot(row, *at)) return snapshot;
  }
  return std::nullopt;
}

}  // namespace

StoreResult<std::unique_ptr<RecordReader>> open_record_reader(const std::filesystem::path& file) {
  auto rows = RowReader::open(file);
  if (!rows) return tl::unexpected(std::move(rows.error()));
  return std::make_unique<FileReader>(std::move(*rows));
}

}  // namespace motcua::journal
