#include "dispatcher/journal/log_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "dispatcher/journal/log_file.h"
#include "planted/bugs.h"

namespace motcua::journal {
namespace {

constexpr std::size_t kHeader = 32;
constexpr std::size_t kFrameHeader = 24;
constexpr std::uint32_t kMagic = 0x377f0682;  // the last bit: checksums over big-endian words

struct Sum {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  bool operator==(const Sum&) const = default;
};

std::uint32_t big_endian(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

class Log {
 public:
  explicit Log(std::string_view bytes) : bytes_(bytes) {}

  bool has_frames() const { return bytes_.size() > kHeader + kFrameHeader; }
  bool header_fits() {
    const auto magic = big_endian(bytes_, 0);
    big_ = (magic & 1U) != 0;
    page_ = big_endian(bytes_, 8);
    const bool known = (magic & ~1U) == kMagic && page_ >= 512 && page_ <= 65536;
    return known && add({}, 0, 24) == stored(0, 24);
  }
  std::size_t frames() const { return (bytes_.size() - kHeader) / frame_size(); }
  std::size_t at(std::size_t frame) const { return kHeader + frame * frame_size(); }
  bool has_salts(std::size_t frame) const { return bytes_.substr(at(frame) + 8, 8) == bytes_.substr(16, 8); }
  bool commits(std::size_t frame) const { return big_endian(bytes_, at(frame) + 4) != 0; }
  // Its checksum goes on from the one that the frame before says it has.
  bool fits(std::size_t frame) const {
    if (!has_salts(frame)) return false;
    const auto before = frame == 0 ? stored(0, 24) : stored(at(frame - 1), 16);
    const auto sum = add(add(before, at(frame), 8), at(frame) + kFrameHeader, page_);
    return sum == stored(at(frame), 16);
  }

 private:
  std::size_t frame_size() const { return kFrameHeader + page_; }
  Sum stored(std::size_t from, std::size_t offset) const {
    return {big_endian(bytes_, from + offset), big_endian(bytes_, from + offset + 4)};
  }
  std::uint32_t word(std::size_t at) const {
    const auto value = big_endian(bytes_, at);
    return big_ ? value : __builtin_bswap32(value);
  }
  Sum add(Sum sum, std::size_t from, std::size_t size) const {
    for (std::size_t i = from; i + 8 <= from + size; i += 8) {
      sum.a += word(i) + sum.b;
      sum.b += word(i + 4) + sum.a;
    }
    return sum;
  }

  std::string_view bytes_;
  bool big_ = false;
  std::size_t page_ = 0;
};

// From the first frame that does not fit on: a whole transaction, and after it the beginning of another one.
bool goes_on_after(const Log& log, std::size_t broken) {
  bool whole = false;
  for (std::size_t frame = broken + 1; frame < log.frames(); ++frame) {
    if (!log.has_salts(frame)) continue;  // of an older round of the log, or hit itself
    if (!log.fits(frame)) continue;
    if (whole) return true;
    whole = log.commits(frame);
  }
  return false;
}

StoreResult<void> look(const std::string& file, const std::string& vfs, bool to_write) {
  auto log = LogFile::open(file, vfs, to_write);
  if (!log) return tl::unexpected(std::move(log.error()));
  if (!*log) return {};
  const auto bytes = (*log)->read();
  if (!bytes) return tl::unexpected(bytes.error());
  const auto shape = look_at_log(*bytes);
  if (shape.damaged) {
    return tl::unexpected(
        StoreError{fmt::format("the record {} is damaged: its log {}-wal is broken at byte {} and goes on after it",
                               file, file, shape.damaged_at)});
  }
  if (!to_write || shape.written_up_to == 0) return {};
  auto sound = bytes->substr(0, shape.commits_up_to);
  sound.resize(shape.written_up_to, '\0');
  return (*log)->write_back(sound);
}

}  // namespace

LogShape look_at_log(std::string_view bytes) {
  LogShape shape;
  Log log(bytes);
  if (!log.has_frames()) return shape;
  if (!log.header_fits()) {
    // Written and synced before the first frame: nothing but damage breaks it.
    shape.damaged = std::any_of(bytes.begin(), bytes.begin() + kHeader, [](char byte) { return byte != 0; });
    return shape;
  }
  shape.found_up_to = kHeader;
  std::array<std::uint64_t, 4> ends{};  // of the last transactions, the newest first
  std::size_t frame = 0;
  for (; frame < log.frames() && log.fits(frame); ++frame) {
    if (!log.commits(frame)) continue;
    std::rotate(ends.begin(), ends.end() - 1, ends.end());
    ends[0] = log.at(frame + 1);
  }
  shape.found_up_to = std::max<std::uint64_t>(kHeader, ends.back());
  shape.commits_up_to = ends[0] != 0 ? ends[0] : kHeader;
  shape.written_up_to = shape.commits_up_to;
  for (auto written = frame; written < log.frames(); ++written) {
    if (log.has_salts(written)) shape.written_up_to = log.at(written + 1);
  }
  const bool accepted = planted::is_planted(planted::Bug::kBrokenLogAccepted);
  if (!accepted && frame < log.frames() && goes_on_after(log, frame)) {
    shape.damaged = true;
    shape.damaged_at = log.at(frame);
  }
  return shape;
}

StoreResult<void> check_log(const std::string& file, const std::string& vfs) {
  return look(file, vfs, false);
}

StoreResult<void> secure_log(const std::string& file, const std::string& vfs) {
  return look(file, vfs, true);
}

}  // namespace motcua::journal
