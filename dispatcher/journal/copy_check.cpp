#include "dispatcher/journal/copy_check.h"

#include <fmt/format.h>

namespace motcua::journal {
namespace {

constexpr std::size_t kRowsAtOnce = 5'000;
constexpr std::size_t kBytesAtOnce = 8U * 1024 * 1024;

}  // namespace

tl::unexpected<StoreError> CopyCheck::unsound(const std::string& sentence) const {
  const std::string sound =
      sound_.seq == 0 ? "there is none before it" : fmt::format("the {} before it are sound", sound_.seq);
  return tl::unexpected(StoreError{fmt::format("{} (first bad record: {}; {})", sentence, sound_.seq + 1, sound)});
}

StoreResult<void> CopyCheck::check_end() const {
  const auto& flaw = rows_->flaw();
  if (flaw && flaw->ends_early) return unsound(flaw->error.message);
  if (flaw) return tl::unexpected(flaw->error);
  const auto newest = rows_->newest();
  if (!newest) return unsound(newest.error().message);
  const auto count = rows_->count();
  if (!count) return tl::unexpected(count.error());
  const auto lowest = rows_->lowest();
  if (!lowest) return tl::unexpected(lowest.error());
  if (*count != 0 && *lowest < 1) {
    return tl::unexpected(
        rows_->fault(fmt::format("is damaged: it holds a record {}, and the first one is 1", *lowest)));
  }
  if (newest->seq == sound_.seq) return {};
  return unsound(rows_->fault(fmt::format("is damaged: record {} is missing", sound_.seq + 1)).message);
}

StoreResult<bool> CopyCheck::check_some(std::size_t rows_max) {
  const auto rows = rows_->read(sound_.seq, rows_max, kBytesAtOnce);
  const auto& flaw = rows_->flaw();
  if (!rows) return unsound((flaw ? flaw->error : rows.error()).message);
  if (rows->empty()) {
    if (auto ended = check_end(); !ended) return tl::unexpected(std::move(ended.error()));
    sound_ = {};
    return true;
  }
  for (const auto& row : *rows) {
    if (const auto follows = follow_row(row, sound_); !follows) return unsound(rows_->fault(follows.error()).message);
  }
  return false;
}

StoreResult<void> check_copy(const std::filesystem::path& file) {
  auto rows = RowReader::open_damaged(file);
  if (!rows) return tl::unexpected(std::move(rows.error()));
  return check_all(std::move(*rows));
}

StoreResult<void> check_all(std::unique_ptr<RowReader> rows) {
  const auto foreign = rows->find_foreign();
  if (!foreign) return tl::unexpected(foreign.error());
  if (!foreign->empty()) return tl::unexpected(rows->fault("is damaged: " + *foreign));
  CopyCheck check(std::move(rows));
  for (;;) {
    const auto ended = check.check_some(kRowsAtOnce);
    if (!ended) return tl::unexpected(ended.error());
    if (*ended) return {};
  }
}

}  // namespace motcua::journal
