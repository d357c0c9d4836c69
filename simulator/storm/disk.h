// A disk that can fail like a real one: what was not synced is lost, torn or there in any combination when the power
// goes; any call can report an error; a failed sync drops what it should have written, as Linux does.
//
// One thread. Files are byte strings; which call fails is asked of a function. Used by SQLite through disk_vfs.h.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "simulator/crowd/random.h"

namespace motcua::storm {

enum class DiskCall : std::uint8_t { kOpen, kRead, kWrite, kTruncate, kSync, kDelete };
enum class DiskFault : std::uint8_t { kNone, kError, kFull, kCrash };

class Disk {
 public:
  struct Counts {
    std::uint64_t calls = 0;
    std::uint64_t syncs = 0;
    std::uint64_t errors = 0;  // reported
    std::uint64_t full = 0;    // writes for which there was really no room
    std::uint64_t lost = 0;    // writes that a power cut took back or tore
  };

  explicit Disk(std::uint64_t seed) : random_(seed) {}

  // Asked before every call; none: nothing fails.
  void fail_by(std::function<DiskFault(DiskCall)> decide) { decide_ = std::move(decide); }
  // The process ended in the middle of a call: every further one fails until the next start.
  bool dead() const { return dead_; }

  // Calls; false: an error is reported (none is ever retried here).
  enum class Result : std::uint8_t { kDone, kError, kFull };
  Result open(const std::string& file, bool create);
  bool exists(const std::string& file) const;
  Result remove(const std::string& file);
  Result read(const std::string& file, std::int64_t offset, char* bytes, std::size_t size);
  Result write(const std::string& file, std::int64_t offset, const char* bytes, std::size_t size);
  Result truncate(const std::string& file, std::int64_t size);
  Result sync(const std::string& file);
  std::int64_t size(const std::string& file) const;

  // Somebody else's files leave only so much room beside what is there now; nothing: there is always room.
  void leave_room(std::optional<std::size_t> bytes);
  // None: there is always room.
  std::optional<std::size_t> room() const;

  const std::string& content(const std::string& file) { return files_[file].now; }
  // The process is no more: nothing that it still does reaches the disk.
  void die() { dead_ = true; }
  // The process ended: what it wrote stays with the system. With the power cut: only what was synced is sure.
  void process_ended(bool power_cut);
  // As it lies there, for a look at what would happen. Not for a power cut: what was synced is left behind.
  void copy_files(const Disk& other);
  // This machine is gone, and another one's disk is in its place.
  void become(const Disk& other);
  // Flips one bit of the file and gives back where; -1: it is empty.
  std::int64_t flip(const std::string& file);

  // The shared memory of SQLite's log; gone with the process.
  std::vector<std::unique_ptr<char[]>>& shared_memory(const std::string& file) { return shared_memory_[file]; }
  crowd::Random& random() { return random_; }
  const Counts& counts() const { return counts_; }

 private:
  struct Change {
    std::int64_t offset = 0;
    std::string bytes;  // of a write
    bool cut = false;   // a truncation to `offset`
  };
  struct File {
    std::string now;
    std::string synced;
    std::vector<Change> unsynced;
  };

  Result ask(DiskCall call);
  std::size_t used() const;
  static void apply(std::string& content, const Change& change);
  void apply_torn(std::string& content, const Change& change);

  std::map<std::string, File> files_;
  std::map<std::string, std::vector<std::unique_ptr<char[]>>> shared_memory_;
  std::function<DiskFault(DiskCall)> decide_;
  crowd::Random random_;
  bool dead_ = false;
  std::optional<std::size_t> capacity_;
  Counts counts_;
};

}  // namespace motcua::storm
