// Words for what the dispatcher sends: rejections, outcomes of a command, names in two languages, times of the hall's
// clock.
//
// Pure functions, any thread.
#pragma once

#include <cstdint>
#include <string>

#include "protocol/messages.pb.h"
#include "ui/text/catalogue.h"

namespace motcua::text {

// The name in the catalogue's language; the Vietnamese one where a site has no other.
std::string name_in(const protocol::Text& name, const Catalogue& words);

// "rejection.counter_closed" for COUNTER_CLOSED; a code newer than this program falls back to the words for "no reason
// given".
std::string rejection_key(protocol::RejectionCode code);
std::string rejection(protocol::RejectionCode code, const Catalogue& words);

// "out of paper", as it stands after the name of a device.
std::string printer(protocol::PrinterCondition condition, const Catalogue& words);

// A reason as it stands in the record: one of those that screens offer in the catalogue's words, else as it was typed.
std::string reason(const std::string& written, const Catalogue& words);

// The hall's clock: Unix milliseconds and the offset of the site's time zone.
struct LocalTime {
  int year = 0;
  int month = 0;
  int day = 0;
  int weekday = 0;  // 0: Monday
  int hour = 0;
  int minute = 0;
  int second = 0;
};
LocalTime local_time(std::int64_t hall_ms, std::int32_t utc_offset_s);
std::string clock(const LocalTime& time);                         // 09:42
std::string date(const LocalTime& time, const Catalogue& words);  // Thứ Hai, 23/11/2026
// 04:12, 1:04:12; never negative.
std::string duration(std::int64_t duration_ms);

}  // namespace motcua::text
