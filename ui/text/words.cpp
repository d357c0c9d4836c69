#include "ui/text/words.h"

#include <algorithm>
#include <array>
#include <chrono>

#include <fmt/format.h>

namespace motcua::text {

std::string name_in(const protocol::Text& name, const Catalogue& words) {
  const std::string& language = words.language();
  if (language == "en" && !name.en().empty()) return name.en();
  const auto other = std::ranges::find(name.others(), language, [](const auto& each) { return each.language(); });
  return other == name.others().end() ? name.vi() : other->words();
}

std::string rejection_key(protocol::RejectionCode code) {
  std::string name = protocol::RejectionCode_Name(code);
  if (name.empty()) name = protocol::RejectionCode_Name(protocol::REJECTION_UNKNOWN);
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  std::transform(name.begin(), name.end(), name.begin(), lower);
  return "rejection." + name;
}

std::string rejection(protocol::RejectionCode code, const Catalogue& words) {
  const std::string key = rejection_key(code);
  return words.has(key) ? words.get(key) : words.get("rejection.rejection_unknown");
}

std::string printer(protocol::PrinterCondition condition, const Catalogue& words) {
  switch (condition) {
    case protocol::PRINTER_READY:
      return words.get("printer.ready");
    case protocol::PRINTER_PAPER_LOW:
      return words.get("printer.paper_low");
    case protocol::PRINTER_PAPER_OUT:
      return words.get("printer.paper_out");
    case protocol::PRINTER_COVER_OPEN:
      return words.get("printer.cover_open");
    case protocol::PRINTER_FAULT:
      return words.get("printer.fault");
    case protocol::PRINTER_UNREACHABLE:
      return words.get("printer.unreachable");
    default:
      return words.get("printer.none");
  }
}

std::string reason(const std::string& written, const Catalogue& words) {
  const std::string key = "reason." + written;
  return !written.empty() && words.has(key) ? words.get(key) : written;
}

LocalTime local_time(std::int64_t hall_ms, std::int32_t utc_offset_s) {
  const std::chrono::sys_seconds local{std::chrono::floor<std::chrono::seconds>(std::chrono::milliseconds{hall_ms}) +
                                       std::chrono::seconds{utc_offset_s}};
  const auto day = std::chrono::floor<std::chrono::days>(local);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss time{local - day};
  LocalTime out;
  out.year = static_cast<int>(date.year());
  out.month = static_cast<int>(static_cast<unsigned>(date.month()));
  out.day = static_cast<int>(static_cast<unsigned>(date.day()));
  out.weekday = static_cast<int>(std::chrono::weekday{day}.iso_encoding()) - 1;
  out.hour = static_cast<int>(time.hours().count());
  out.minute = static_cast<int>(time.minutes().count());
  out.second = static_cast<int>(time.seconds().count());
  return out;
}

std::string clock(const LocalTime& time) {
  return fmt::format("{:02}:{:02}", time.hour, time.minute);
}

std::string date(const LocalTime& time, const Catalogue& words) {
  constexpr std::array kDays{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
  const auto key = fmt::format("date.{}", kDays.at(static_cast<std::size_t>(time.weekday)));
  return words.format("date.long", {{"weekday", words.get(key)},
                                    {"day", fmt::format("{:02}", time.day)},
                                    {"month", fmt::format("{:02}", time.month)},
                                    {"year", std::to_string(time.year)}});
}

std::string duration(std::int64_t duration_ms) {
  const std::int64_t seconds = std::max<std::int64_t>(duration_ms, 0) / 1000;
  const auto minutes = seconds / 60;
  if (minutes < 60) return fmt::format("{:02}:{:02}", minutes, seconds % 60);
  return fmt::format("{}:{:02}:{:02}", minutes / 60, minutes % 60, seconds % 60);
}

}  // namespace motcua::text
