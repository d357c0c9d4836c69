// The second device (situation 36): keeps a copy of the record as `motcua follow` does, with rows that come over the
// same network, on a disk of its own that fails like any other; and makes a record of it, as `motcua take-over` does,
// when the dispatcher's PC is lost.
//
// One thread. A copy that is refused though no disk failed, or that holds less than it said it does, is thrown as
// Broken.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dispatcher/journal/record_copy.h"
#include "simulator/storm/client.h"
#include "simulator/storm/disk.h"
#include "simulator/storm/disk_vfs.h"

namespace motcua::storm {

class SecondDevice {
 public:
  struct Counts {
    std::uint64_t opened = 0;
    std::uint64_t rows = 0;
    std::uint64_t ended = 0;  // by a fault, between two rows or in the middle of one
  };

  SecondDevice(Client::Surroundings around, Client& client, std::uint64_t seed);
  ~SecondDevice();

  // Follows from now on.
  void start();
  // The newest row that is safe here: its own word for it.
  std::uint64_t newest() const { return newest_; }
  void cut(Time duration) { client_.cut(duration); }
  // All of the record is here.
  bool caught_up() const;

  struct NewRecord {
    std::uint64_t after = 0;                   // the newest row of the copy
    std::vector<journal::EncodedRecord> rows;  // that the take-over added
  };
  // Ends the copying and makes a record of the copy, again and again until its disk lets it. The hall goes on on
  // disk().
  NewRecord take_over(std::uint32_t skip, std::int64_t wall_ms);
  const Disk& disk() const { return disk_; }
  // Another device in its place, with an empty disk.
  void begin_anew();

  const Counts& counts() const { return counts_; }

 private:
  DiskFault fault_of();
  void poll();
  void look();
  void open();
  void ask();
  void take(const protocol::Records& records);
  // A fault of the disk is no wonder; anything else is.
  void failed(const journal::StoreError& error);
  void close();
  std::optional<NewRecord> try_to_take_over(std::uint32_t skip, std::int64_t wall_ms);

  Client::Surroundings around_;
  Client& client_;
  Disk disk_;
  DiskVfs vfs_;
  std::optional<journal::RecordCopy> copy_;
  std::uint64_t newest_ = 0;
  std::optional<std::uint64_t> taken_after_;  // of a take-over that has begun
  std::uint64_t question_ = 0;                // an answer to an older one is late
  bool asked_ = false;
  std::uint64_t failures_ = 0;  // of the disk, when it was looked at last
  std::optional<Crash> crash_;
  Counts counts_;
};

}  // namespace motcua::storm
