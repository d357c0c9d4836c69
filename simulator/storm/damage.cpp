#include "simulator/storm/damage.h"

#include <algorithm>

#include <fmt/format.h>

#include "dispatcher/journal/codec.h"
#include "dispatcher/journal/log_check.h"
#include "dispatcher/journal/sqlite_store.h"
#include "dispatcher/service/recovery.h"
#include "simulator/storm/disk_vfs.h"
#include "simulator/storm/faults.h"

namespace motcua::storm {
namespace {

constexpr std::uint64_t kWrittenOn = 30;  // records, one after the other

}  // namespace

Damage::Damage(const Disk& disk, const Ledger& ledger, crowd::Random& random)
    : copy_(static_cast<std::uint64_t>(random.below(1U << 30U))),
      ledger_(ledger),
      random_(random),
      file_(random.chance(0.5) ? kRecord : kRecordLog) {
  copy_.copy_files(disk);
}

void Damage::broken() const {
  throw Broken(fmt::format("bit {} of {} turned over, and nobody noticed", bit_, file_));
}

Damage::Found Damage::at_rest() {
  const auto found_up_to = journal::look_at_log(copy_.content(kRecordLog)).found_up_to;
  bit_ = copy_.flip(file_);
  if (bit_ < 0) return Found::kHarmless;
  const bool at_the_end = file_ == kRecordLog && static_cast<std::uint64_t>(bit_ / 8) >= found_up_to;
  const DiskVfs vfs(copy_);
  const auto store = journal::open_sqlite_store_on(vfs.name(), kRecord, 0);
  if (!store) return Found::kNoticed;
  const auto found = service::recover(**store);
  if (!found) return Found::kNoticed;
  if (ledger_.is_right(*found) && ledger_.is_whole(**store)) return Found::kHarmless;
  if (at_the_end && ledger_.is_beginning(*found)) return Found::kAtTheEnd;
  broken();
}

bool Damage::write_on(journal::Store& store, std::uint64_t newest) {
  auto record = *ledger_.record(newest);
  for (std::uint64_t i = 0; i < kWrittenOn; ++i) {
    ++record.seq;
    const auto encoded = journal::encode(record);
    if (!store.append({&encoded, 1})) return true;
  }
  return false;
}

Damage::Found Damage::under_way() {
  const DiskVfs vfs(copy_);
  std::uint64_t newest = 0;
  {
    const auto store = journal::open_sqlite_store_on(vfs.name(), kRecord, 0);
    if (!store) return Found::kNoticed;
    newest = (*store)->last_seq().value_or(0);
    bit_ = copy_.flip(file_);
    if (newest == 0 || bit_ < 0) return Found::kHarmless;
    if (write_on(**store, newest)) return Found::kNoticed;
  }
  const auto store = journal::open_sqlite_store_on(vfs.name(), kRecord, 0);
  if (!store) return Found::kNoticed;
  std::uint64_t read = 0;
  const auto all = (*store)->read_after(0, [&](const journal::Record& record) {
    auto right = *ledger_.record(std::min(record.seq, newest));
    right.seq = ++read;
    if (record != right) broken();
    return journal::StoreResult<void>{};
  });
  if (!all) return Found::kNoticed;
  if (read != newest + kWrittenOn) broken();
  return Found::kHarmless;
}

}  // namespace motcua::storm
