// The site file (TOML) and its table of procedures (CSV): read, checked as a whole, turned into the hall's settings.
//
// Pure but for reading the files; any thread. Either settings that hall::find_fault() has nothing against, or all
// mistakes, each as "FILE:LINE: KEY: what was found, what is expected". docs: sites/README.md.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "dispatcher/hall/settings.h"

namespace motcua::site {

using Mistakes = std::vector<std::string>;

// What a view of the largest hall is measured for (protocol/frame.h).
inline constexpr std::size_t kServicesMax = 100;
inline constexpr std::size_t kCountersMax = 200;

tl::expected<hall::Settings, Mistakes> load_site(const std::filesystem::path& file);

// The file that a site file names under a key (procedures, synonyms, staff); empty: none, also when the site file
// cannot be read (load_site says why).
std::filesystem::path file_named_in(const std::filesystem::path& site_file, std::string_view key);

// "2026-11-27" as 20261127; none when it is no date of the calendar.
std::optional<hall::BusinessDate> parse_date(std::string_view text);
inline constexpr hall::MinuteOfDay kMinutesPerDay = 24 * 60;
// "09:30" as 570, up to "24:00", where a day ends; none when it is no time of day.
std::optional<hall::MinuteOfDay> parse_minute(std::string_view text);

}  // namespace motcua::site
