// The small words of the hall: times, numbers, texts. Integers only, so that a replay is the same on every machine.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace motcua::hall {

using TimeMs = std::int64_t;      // hall time, Unix milliseconds of the hall's clock; never runs backwards
using DurationMs = std::int64_t;  // milliseconds
using VisitId = std::uint64_t;    // counts up for ever within a site; 0: none
using CounterNumber = std::uint32_t;
using BusinessDate = std::uint32_t;  // yyyymmdd; 0: no day begun yet
using ClerkNumber = std::uint32_t;   // what colleagues know a person by; 0: nobody
using MinuteOfDay = std::uint32_t;   // by the site's clock, 0 to 1440

inline constexpr DurationMs kSecondMs = 1'000;
inline constexpr DurationMs kMinuteMs = 60 * kSecondMs;
inline constexpr DurationMs kDayMs = 24 * 60 * kMinuteMs;

// What the shell knows about "now" when it brings a command. The hall has no clock of its own.
struct Moment {
  TimeMs hall_ms = 0;
  TimeMs wall_ms = 0;       // the wall clock beside it, for the record only
  BusinessDate date = 0;    // business date of hall_ms in the site's time zone
  TimeMs date_ends_ms = 0;  // hall time at which the next business date begins
  TimeMs midday_ms = 0;     // hall time of 12:00 on this date by the site's clock: the timetable hangs on it
};

struct Text {
  std::string vi;
  std::string en;
  std::map<std::string, std::string, std::less<>> others{};  // further languages, by their code
  bool operator==(const Text&) const = default;
};

// The number people see: a series letter and a number within it, e.g. A047.
struct TicketNumber {
  std::string letter;
  std::uint32_t number = 0;
  auto operator<=>(const TicketNumber&) const = default;
};

std::string to_string(const TicketNumber& ticket);
// 2026-11-30, for sentences.
std::string date_text(BusinessDate date);
// "A047" and "a47" are the same number; none when the text is not letters and then digits.
std::optional<TicketNumber> parse_ticket(std::string_view text);

}  // namespace motcua::hall
