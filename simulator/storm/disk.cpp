#include "simulator/storm/disk.h"

#include <algorithm>
#include <cstring>

namespace motcua::storm {
namespace {

constexpr std::size_t kSector = 512;  // what a disk writes whole or not at all

}  // namespace

Disk::Result Disk::ask(DiskCall call) {
  ++counts_.calls;
  if (dead_) return Result::kError;
  const auto fault = decide_ ? decide_(call) : DiskFault::kNone;
  if (fault == DiskFault::kNone) return Result::kDone;
  if (fault == DiskFault::kCrash) {
    dead_ = true;
    return Result::kError;
  }
  ++counts_.errors;
  return fault == DiskFault::kFull ? Result::kFull : Result::kError;
}

void Disk::apply(std::string& content, const Change& change) {
  const auto offset = static_cast<std::size_t>(change.offset);
  if (change.cut) {
    content.resize(offset);
    return;
  }
  if (content.size() < offset + change.bytes.size()) content.resize(offset + change.bytes.size());
  std::memcpy(content.data() + offset, change.bytes.data(), change.bytes.size());
}

// Some of its sectors reach the disk.
void Disk::apply_torn(std::string& content, const Change& change) {
  if (change.cut) return apply(content, change);
  const auto size = change.bytes.size();
  for (std::size_t at = 0; at < size;) {
    const auto offset = static_cast<std::size_t>(change.offset) + at;
    const auto length = std::min(size - at, kSector - offset % kSector);
    if (random_.chance(0.5)) {
      apply(content, {static_cast<std::int64_t>(offset), change.bytes.substr(at, length), false});
    }
    at += length;
  }
}

Disk::Result Disk::open(const std::string& file, bool create) {
  if (const auto result = ask(DiskCall::kOpen); result != Result::kDone) return result;
  if (files_.contains(file)) return Result::kDone;
  if (!create) return Result::kError;
  files_[file];
  return Result::kDone;
}

std::size_t Disk::used() const {
  std::size_t bytes = 0;
  for (const auto& [name, file] : files_) bytes += file.now.size();
  return bytes;
}

void Disk::leave_room(std::optional<std::size_t> bytes) {
  capacity_ = bytes ? std::optional(used() + *bytes) : std::nullopt;
}

std::optional<std::size_t> Disk::room() const {
  if (!capacity_) return std::nullopt;
  return *capacity_ - std::min(*capacity_, used());
}

bool Disk::exists(const std::string& file) const {
  return files_.contains(file);
}

Disk::Result Disk::remove(const std::string& file) {
  if (const auto result = ask(DiskCall::kDelete); result != Result::kDone) return result;
  files_.erase(file);
  return Result::kDone;
}

Disk::Result Disk::read(const std::string& file, std::int64_t offset, char* bytes, std::size_t size) {
  if (const auto result = ask(DiskCall::kRead); result != Result::kDone) return result;
  const auto& content = files_[file].now;
  const auto from = std::min(static_cast<std::size_t>(offset), content.size());
  const auto length = std::min(size, content.size() - from);
  std::memcpy(bytes, content.data() + from, length);
  std::memset(bytes + length, 0, size - length);
  return Result::kDone;
}

// A full disk may take a part before it says so.
Disk::Result Disk::write(const std::string& file, std::int64_t offset, const char* bytes, std::size_t size) {
  auto result = ask(DiskCall::kWrite);
  if (result == Result::kError) return result;
  auto length = size;
  const auto end = static_cast<std::size_t>(offset) + size;
  const auto grows_by = end - std::min(end, files_[file].now.size());
  if (const auto left = room(); left && grows_by > *left) {
    ++counts_.full;
    result = Result::kFull;
  }
  if (result == Result::kFull) length = random_.below(size / kSector + 1) * kSector;
  if (const auto left = room(); left && grows_by > *left) length = std::min(length, size - grows_by + *left);
  auto& one = files_[file];
  Change change{offset, std::string(bytes, length), false};
  apply(one.now, change);
  one.unsynced.push_back(std::move(change));
  return result;
}

Disk::Result Disk::truncate(const std::string& file, std::int64_t size) {
  if (const auto result = ask(DiskCall::kTruncate); result != Result::kDone) return result;
  auto& one = files_[file];
  const auto grows_by = static_cast<std::size_t>(size) - std::min(static_cast<std::size_t>(size), one.now.size());
  if (const auto left = room(); left && grows_by > *left) {
    ++counts_.full;
    return Result::kFull;
  }
  one.unsynced.push_back({size, {}, true});
  apply(one.now, one.unsynced.back());
  return Result::kDone;
}

// After a failed sync some of it is on the disk, and the rest is taken for written though it never will be.
Disk::Result Disk::sync(const std::string& file) {
  const auto result = ask(DiskCall::kSync);
  auto& one = files_[file];
  if (dead_) return result;
  ++counts_.syncs;
  for (const auto& change : one.unsynced) {
    if (result == Result::kDone || random_.chance(0.5)) apply(one.synced, change);
  }
  one.unsynced.clear();
  return result;
}

std::int64_t Disk::size(const std::string& file) const {
  const auto found = files_.find(file);
  return found == files_.end() ? 0 : static_cast<std::int64_t>(found->second.now.size());
}

void Disk::process_ended(bool power_cut) {
  dead_ = false;
  shared_memory_.clear();
  if (!power_cut) return;
  for (auto& [name, file] : files_) {
    for (const auto& change : file.unsynced) {
      const double fate = random_.uniform();
      if (fate < 0.4) {
        apply(file.synced, change);
      } else {
        ++counts_.lost;
        if (fate < 0.6) apply_torn(file.synced, change);
      }
    }
    file.unsynced.clear();
    file.now = file.synced;
  }
}

void Disk::copy_files(const Disk& other) {
  for (const auto& [name, file] : other.files_) files_[name].now = file.now;
}

void Disk::become(const Disk& other) {
  files_ = other.files_;
  shared_memory_.clear();
  dead_ = false;
  capacity_.reset();
}

std::int64_t Disk::flip(const std::string& file) {
  auto& now = files_[file].now;
  if (now.empty()) return -1;
  // Most of a file is room that is kept free; where something is written is more telling.
  auto byte = random_.below(now.size());
  for (int i = 0; i < 50 && now[byte] == 0; ++i) byte = random_.below(now.size());
  const auto bit = random_.below(8);
  now[byte] = static_cast<char>(now[byte] ^ static_cast<char>(1U << bit));
  return static_cast<std::int64_t>(byte * 8 + bit);
}

}  // namespace motcua::storm
