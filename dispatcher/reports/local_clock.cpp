#include "dispatcher/reports/local_clock.h"

#include <cassert>

#include "dispatcher/site/zone.h"

namespace motcua::reports {

LocalClock::LocalClock() = default;
LocalClock::~LocalClock() = default;
LocalClock::LocalClock(LocalClock&& other) noexcept = default;
LocalClock& LocalClock::operator=(LocalClock&& other) noexcept = default;

tl::expected<void, std::string> LocalClock::set_zone(const std::string& name) {
  if (zone_ != nullptr && name == name_) return {};
  auto zone = site::Zone::find(name);
  if (!zone) return tl::unexpected("the time zone of the recorded settings is " + zone.error());
  zone_ = std::make_unique<site::Zone>(std::move(*zone));
  name_ = name;
  offsets_.clear();
  return {};
}

int LocalClock::utc_offset_s(hall::TimeMs moment_ms) {
  assert(zone_ != nullptr);
  const auto [entry, added] = offsets_.try_emplace(moment_ms / (15 * hall::kMinuteMs));
  if (added) entry->second = zone_->day_at(moment_ms, 0).utc_offset_s;
  return entry->second;
}

hall::MinuteOfDay LocalClock::minute_of_day(hall::TimeMs moment_ms) {
  const hall::TimeMs local_ms = moment_ms + utc_offset_s(moment_ms) * hall::kSecondMs;
  return static_cast<hall::MinuteOfDay>((local_ms % hall::kDayMs + hall::kDayMs) % hall::kDayMs / hall::kMinuteMs);
}

}  // namespace motcua::reports
