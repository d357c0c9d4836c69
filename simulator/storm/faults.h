// Which faults a run may have, and the two ways a run ends early. Pure.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace motcua::storm {

enum class Fault : std::uint32_t {
  kDrop = 1U << 0U,         // messages are lost
  kDuplicate = 1U << 1U,    // ... come twice
  kDelay = 1U << 2U,        // ... come late, and so in another order
  kTruncate = 1U << 3U,     // ... come damaged
  kPartition = 1U << 4U,    // a device is cut off for a while
  kClientCrash = 1U << 5U,  // a device ends and starts again with a new session
  kClientStall = 1U << 6U,  // a screen hangs for a while; a subscriber reads a backlog
  kKill = 1U << 7U,         // the dispatcher's process ends at any step
  kPower = 1U << 8U,        // ... and what was not synced is lost or torn
  kDiskError = 1U << 9U,    // EIO
  kDiskFull = 1U << 10U,    // ENOSPC, and a disk that runs low
  kBitFlip = 1U << 11U,     // a bit of the record turns over while the dispatcher is down
  kWallClock = 1U << 12U,   // the wall clock jumps both ways
  kStall = 1U << 13U,       // the dispatcher hangs for a while; its disk answers late
  kGarbage = 1U << 14U,     // somebody sends nonsense
  kLostPc = 1U << 15U,      // the dispatcher's PC is gone for good, and the second device takes its place
};

inline constexpr std::size_t kFaultKinds = 16;
// How often each kind has struck, in the order of fault_names().
using Struck = std::array<std::uint64_t, kFaultKinds>;

class Faults {
 public:
  bool has(Fault fault) const { return (bits_ & static_cast<std::uint32_t>(fault)) != 0; }
  void add(Fault fault) { bits_ |= static_cast<std::uint32_t>(fault); }
  void clear() { bits_ = 0; }
  int count() const { return std::popcount(bits_); }
  bool operator==(const Faults&) const = default;
  static Faults all();

 private:
  std::uint32_t bits_ = 0;
};

// "all", "none" or names with commas; an unknown name is said in a sentence with those that there are.
tl::expected<Faults, std::string> parse_faults(std::string_view text);
std::vector<std::string> fault_names();
// As parse_faults() reads it again.
std::string to_text(const Faults& faults);

// The dispatcher's process ends here and now. Thrown through the service, caught at the timeline.
struct Crash {
  bool power = false;
};

// A promise was broken: the run ends and says which.
struct Broken : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace motcua::storm
