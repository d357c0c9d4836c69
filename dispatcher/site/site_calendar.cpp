// Opening hours, holidays and special days.
#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "config/words.h"
#include "dispatcher/hall/timetable.h"
#include "dispatcher/site/site_file.h"
#include "dispatcher/site/site_parts.h"
#include "dispatcher/site/site_words.h"

namespace motcua::site {
namespace {

using config::Table;

constexpr std::array<std::string_view, 7> kWeekdays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

// Digits at fixed places: "07:30", "2026-11-27". None when something else stands there.
std::optional<std::uint32_t> digits(std::string_view text) {
  std::uint32_t value = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || parsed.ec != std::errc() || parsed.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<hall::Hours::Span> parse_span(std::string_view text) {
  if (text.size() != 11 || text[5] != '-') return std::nullopt;
  const auto from = parse_minute(text.substr(0, 5));
  const auto to = parse_minute(text.substr(6));
  if (!from || !to || *to <= *from) return std::nullopt;
  return hall::Hours::Span{*from, *to};
}

std::optional<std::uint32_t> parse_weekday(std::string_view text) {
  const auto found = std::find(kWeekdays.begin(), kWeekdays.end(), text);
  if (found == kWeekdays.end()) return std::nullopt;
  return static_cast<std::uint32_t>(found - kWeekdays.begin());
}

// open = ["07:30-11:30", "13:30-17:00"], cut_off = "16:30", tickets_in_breaks = false
hall::Hours read_open(const Table& table) {
  hall::Hours hours;
  const auto spans = table.texts("open");
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const auto span = parse_span(spans[i]);
    if (!span || (!hours.open.empty() && span->from < hours.open.back().to)) {
      table.mistake("open", i,
                    fmt::format("{}, expected times in order as in \"07:30-11:30\"", config::in_quotes(spans[i])));
    } else {
      hours.open.push_back(*span);
    }
  }
  if (const std::string cut_off = table.text("cut_off", ""); !cut_off.empty()) {
    const auto minute = parse_minute(cut_off);
    if (!minute)
      table.mistake("cut_off", fmt::format("{}, expected a time as in \"16:30\"", config::in_quotes(cut_off)));
    hours.cut_off = minute.value_or(0);
  }
  hours.tickets_in_breaks = table.flag("tickets_in_breaks", false);
  return hours;
}

// days = "mon-fri" or "sat"
std::uint32_t read_weekdays(const Table& table) {
  const std::string text = table.text("days");
  const auto dash = text.find('-');
  const auto first = parse_weekday(std::string_view(text).substr(0, dash));
  const auto last = dash == std::string::npos ? first : parse_weekday(std::string_view(text).substr(dash + 1));
  if (!first || !last || *last < *first) {
    table.mistake("days", fmt::format("{}, expected days as in \"mon-fri\" or \"sat\"", config::in_quotes(text)));
    return 0;
  }
  std::uint32_t bits = 0;
  for (auto day = *first; day <= *last; ++day) bits |= 1U << day;
  return bits;
}

std::vector<hall::BusinessDate> read_dates(const Table& table, std::string_view key) {
  std::vector<hall::BusinessDate> dates;
  const auto texts = table.texts(key);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto date = parse_date(texts[i]);
    if (!date)
      table.mistake(key, i, fmt::format("{}, expected a date as in \"2026-11-27\"", config::in_quotes(texts[i])));
    dates.push_back(date.value_or(0));
  }
  return dates;
}

// What a special day changes of a service that exists, or a whole service that there is on that day only.
hall::Service read_service_of_day(const Table& root, const Table& table, const hall::Settings& settings) {
  const std::string key = read_key(table);
  const auto usual = settings.find_service(key);
  if (!usual) {
    hall::Service one = read_service(root, table, settings);
    return one;
  }
  hall::Service one = settings.services[*usual];
  one.accepting = table.flag("accepting", one.accepting);
  one.capacity = table.integer("capacity", {0, 100'000}, one.capacity);
  if (table.has("promise") || table.has("head_start"))
    one.promises = read_promises(root, table, settings, one.promises);
  return one;
}

// A date is that of one special day, once.
void refuse_dates_taken(const Table& table, const std::vector<hall::BusinessDate>& dates,
                        const hall::Settings& settings) {
  for (std::size_t i = 0; i < dates.size(); ++i) {
    if (dates[i] == 0) continue;  // a mistake of its own already
    const auto here = dates.begin() + static_cast<std::ptrdiff_t>(i);
    const auto* other = hall::find_day_profile(settings, dates[i]);
    if (other != nullptr) {
      table.mistake("dates", i,
                    fmt::format("{} is a date of special day {} already, expected another", hall::date_text(dates[i]),
                                config::in_quotes(other->key)));
    } else if (std::find(dates.begin(), here, dates[i]) != here) {
      table.mistake("dates", i, fmt::format("{} is there twice, expected once", hall::date_text(dates[i])));
    }
  }
}

void read_special_day(const Table& root, const Table& table, hall::Settings& settings) {
  hall::DayProfile day;
  day.key = read_key(table);
  day.name = read_name(table, "name");
  day.dates = read_dates(table, "dates");
  refuse_dates_taken(table, day.dates, settings);
  if (day.dates.empty()) table.mistake("dates", "no date, expected one or more as in \"2026-11-27\"");
  if (table.has("open")) {
    day.hours.push_back(read_open(table));
  } else if (table.has("cut_off") || table.has("tickets_in_breaks")) {
    table.mistake("open", "missing, expected the hours of that day as well");
    read_open(table);
  }
  hall::Settings with = settings;
  for (const Table& service : table.tables("service")) {
    day.services.push_back(read_service_of_day(root, service, settings));
    if (!with.find_service(day.services.back().key)) with.services.push_back(day.services.back());
  }
  for (const Table& profile : table.tables("profile")) {
    day.profiles.push_back(read_profile(profile, with));
    if (!with.find_profile(day.profiles.back().key)) with.profiles.push_back(day.profiles.back());
  }
  std::map<hall::CounterNumber, int> line_by_number;
  for (const Table& counter : table.tables("counter")) {
    auto counters = read_counter(counter, with, line_by_number);
    day.counters.insert(day.counters.end(), counters.begin(), counters.end());
  }
  settings.day_profiles.push_back(std::move(day));
}

}  // namespace

std::optional<hall::BusinessDate> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8));
  if (!year || !month || !day) return std::nullopt;
  const hall::BusinessDate date = *year * 10'000 + *month * 100 + *day;
  if (!hall::is_date(date)) return std::nullopt;
  return date;
}

std::optional<hall::MinuteOfDay> parse_minute(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hours = digits(text.substr(0, 2));
  const auto minutes = digits(text.substr(3));
  if (!hours || !minutes || *minutes >= 60 || *hours * 60 + *minutes > kMinutesPerDay) return std::nullopt;
  return *hours * 60 + *minutes;
}

void read_hours(const Table& root, hall::Settings& settings) {
  std::uint32_t seen = 0;
  for (const Table& table : root.tables("hours")) {
    const auto weekdays = read_weekdays(table);
    hall::Hours hours = read_open(table);
    hours.weekdays = weekdays;
    if (hours.open.empty()) table.mistake("open", "no time, expected one or more as in \"07:30-11:30\"");
    if ((seen & weekdays) != 0) table.mistake("days", "a day that has hours already, expected each day once");
    seen |= weekdays;
    settings.hours.push_back(std::move(hours));
  }
  settings.holidays = read_dates(root, "holidays");
}

void read_special_days(const Table& root, hall::Settings& settings) {
  Unique keys;
  for (const Table& table : root.tables("day")) {
    read_special_day(root, table, settings);
    keys.add(table, "key", settings.day_profiles.back().key);
  }
}

}  // namespace motcua::site
