// A site of the seed's making: services, classes, counters and rules, its devices, its calendar, and what a Reload
// finds in its file. Pure but for the state of the file.
#pragma once

#include <cstdint>
#include <string>

#include "dispatcher/service/service.h"
#include "simulator/crowd/random.h"

namespace motcua::storm {

// 2026-11-27, 08:00 in UTC.
inline constexpr hall::TimeMs kOpensMs = 1'795'766'400'000;

// How many devices stand in the hall; the seed draws what is 0.
struct HallSize {
  std::uint32_t kiosks = 1;
  std::uint32_t counters = 0;  // two to four, with a terminal each
  std::uint32_t displays = 2;
};

class Site {
 public:
  Site(std::uint64_t seed, std::uint32_t speed_permille, const HallSize& size);

  const hall::Settings& settings() const { return settings_; }
  std::uint32_t counters() const { return static_cast<std::uint32_t>(settings_.counters.size()); }
  std::uint32_t speed_permille() const { return speed_permille_; }
  const protocol::Devices& devices() const { return devices_; }
  static std::string kiosk(std::uint32_t number);
  static std::string display(std::uint32_t number);
  service::StaffSecrets staff() const;
  // Somebody edits the file, well or badly.
  void edit(crowd::Random& random);
  tl::expected<service::SiteFiles, std::string> read() const;
  // The calendar of UTC.
  static service::LocalDay day_at(hall::TimeMs moment_ms);

  std::int64_t wall_offset_ms = 0;  // how far the wall clock has jumped

 private:
  hall::Settings settings_;
  bool mistaken_ = false;
  std::uint32_t speed_permille_;
  protocol::Devices devices_;
};

}  // namespace motcua::storm
