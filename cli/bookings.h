// Appointments as a CSV file lists them: `code,date,time,service,procedure`, the last column may be left out. Pure but
// for reading the file; any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "protocol/messages.pb.h"

namespace motcua::cli {

struct Booking {
  std::string code;
  std::uint32_t date = 0;    // yyyymmdd
  std::uint32_t minute = 0;  // of the day
  std::string service;       // key or letter
  std::string procedure;
  int line = 0;  // of the file
};

protocol::Command booking(const Booking& booking);
std::optional<std::uint32_t> date_of(std::string_view text);    // "2026-11-27"
std::optional<std::uint32_t> minute_of(std::string_view text);  // "09:30"

// All mistakes, each with file, line and column; a code that is there twice is one.
tl::expected<std::vector<Booking>, std::vector<std::string>> read_bookings(const std::filesystem::path& file);

}  // namespace motcua::cli
