// The site's calendar: which business date a moment belongs to and when the next one begins, in the site's time zone.
//
// Pure but for find(), which reads the system's time zone data once. Any thread.
#pragma once

#include <cstdint>
#include <string>

#include <tl/expected.hpp>

#include "dispatcher/hall/types.h"

namespace date {
class time_zone;
}

namespace motcua::site {

struct LocalDay {
  hall::BusinessDate date = 0;
  hall::TimeMs ends_ms = 0;    // when the next business date begins
  int utc_offset_s = 0;        // at the moment asked for
  hall::TimeMs midday_ms = 0;  // when the clock on the wall shows 12:00 on that date
};

class Zone {
 public:
  // By IANA name, e.g. Asia/Ho_Chi_Minh. Otherwise "..., expected ...".
  static tl::expected<Zone, std::string> find(const std::string& name);

  // A business date begins `rollover_minutes` after local midnight, as the clock on the wall shows it. Where that time
  // is skipped, it begins with the skip; where the clock shows it twice, the first time counts. So every moment has
  // exactly one date.
  LocalDay day_at(hall::TimeMs moment_ms, std::uint32_t rollover_minutes) const;

 private:
  explicit Zone(const date::time_zone* zone) : zone_(zone) {}
  const date::time_zone* zone_;
};

}  // namespace motcua::site
