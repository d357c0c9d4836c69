// What the clock on the site's wall showed, by the time zone of the recorded settings. One thread; a zone that this
// system does not know is said in a sentence.
#pragma once

#include <map>
#include <memory>
#include <string>

#include <tl/expected.hpp>

#include "dispatcher/hall/types.h"

namespace motcua::site {
class Zone;
}

namespace motcua::reports {

class LocalClock {
 public:
  LocalClock();
  ~LocalClock();
  LocalClock(LocalClock&& other) noexcept;
  LocalClock& operator=(LocalClock&& other) noexcept;

  // To be asked before the first time, and whenever the settings have changed.
  tl::expected<void, std::string> set_zone(const std::string& name);

  int utc_offset_s(hall::TimeMs moment_ms);
  // Minutes since local midnight.
  hall::MinuteOfDay minute_of_day(hall::TimeMs moment_ms);

 private:
  std::string name_;
  std::unique_ptr<site::Zone> zone_;
  // Clocks are changed on a quarter of an hour; asking the zone for every leg would cost more than reading the record.
  std::map<hall::TimeMs, int> offsets_;
};

}  // namespace motcua::reports
