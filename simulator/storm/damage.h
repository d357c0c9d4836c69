// A bit of the record or of its log turns over, while nobody looks or under a process that goes on writing: it is
// noticed, or read as if nothing were. Tried on a copy of the disk, as an operator would put back a good one.
//
// One thread. Damage that nobody notices is thrown as Broken.
#pragma once

#include <cstdint>
#include <string>

#include "dispatcher/journal/store.h"
#include "simulator/storm/disk.h"
#include "simulator/storm/ledger.h"

namespace motcua::storm {

// The files of the record on a disk.
inline constexpr const char* kRecord = "record";
inline constexpr const char* kRecordLog = "record-wal";

class Damage {
 public:
  // At the very end of the log it cannot be told from a write that was cut off: then a shorter record is found.
  enum class Found : std::uint8_t { kNoticed, kHarmless, kAtTheEnd };

  Damage(const Disk& disk, const Ledger& ledger, crowd::Random& random);

  // As the next start finds it.
  Found at_rest();
  // A process has the record open and writes on; the start after it finds it.
  Found under_way();

 private:
  // Noticed by the process, or nothing.
  bool write_on(journal::Store& store, std::uint64_t newest);
  [[noreturn]] void broken() const;

  Disk copy_;
  const Ledger& ledger_;
  crowd::Random& random_;
  const char* file_;
  std::int64_t bit_ = -1;
};

}  // namespace motcua::storm
