#include "cli/bookings.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "config/reader.h"
#include "config/words.h"
#include "dispatcher/site/csv.h"
#include "dispatcher/site/site_file.h"

namespace motcua::cli {
namespace {

const std::vector<std::string> kColumns{"code", "date", "time", "service", "procedure"};
constexpr std::size_t kRequiredColumns = 4;
constexpr std::size_t kMistakesMax = 50;

class Rows {
 public:
  explicit Rows(std::filesystem::path file) : file_(std::move(file)) {}

  void mistake(int line, std::string_view column, std::string_view sentence) {
    mistakes_.push_back(fmt::format("{}:{}: {}: {}", file_.string(), line, column, sentence));
  }
  void take(const site::CsvRecord& row) {
    if (row.fields.size() < kRequiredColumns || row.fields.size() > kColumns.size()) {
      return mistake(
          row.line, "row",
          fmt::format("{} fields, expected code,date,time,service and perhaps procedure", row.fields.size()));
    }
    const auto date = date_of(row.fields[1]);
    const auto minute = minute_of(row.fields[2]);
    if (row.fields[0].empty()) mistake(row.line, "code", "empty, expected the code of the appointment");
    if (!date) mistake(row.line, "date", config::in_quotes(row.fields[1]) + ", expected a date like 2026-11-27");
    if (!minute) mistake(row.line, "time", config::in_quotes(row.fields[2]) + ", expected a time like 09:30");
    if (row.fields[3].empty()) mistake(row.line, "service", "empty, expected a key or letter");
    bookings_.push_back({row.fields[0], date.value_or(0), minute.value_or(0), row.fields[3],
                         row.fields.size() > kRequiredColumns ? row.fields[4] : std::string(), row.line});
    const auto [first, is_new] = line_by_code_.emplace(row.fields[0], row.line);
    if (is_new || row.fields[0].empty()) return;
    mistake(row.line, "code",
            fmt::format("{} is already in line {}, expected another", config::in_quotes(row.fields[0]), first->second));
  }
  tl::expected<std::vector<Booking>, std::vector<std::string>> result() {
    if (mistakes_.empty()) return std::move(bookings_);
    if (mistakes_.size() > kMistakesMax) {
      const auto more = mistakes_.size() - kMistakesMax;
      mistakes_.resize(kMistakesMax);
      mistakes_.push_back(fmt::format("{}: and {} more mistakes", file_.string(), more));
    }
    return tl::unexpected(std::move(mistakes_));
  }

 private:
  std::filesystem::path file_;
  std::vector<Booking> bookings_;
  std::map<std::string, int> line_by_code_;
  std::vector<std::string> mistakes_;
};

}  // namespace

protocol::Command booking(const Booking& booking) {
  protocol::Command command;
  auto& message = *command.mutable_book_appointment();
  message.set_code(booking.code);
  message.set_date(booking.date);
  message.set_minute(booking.minute);
  message.set_service(booking.service);
  message.set_procedure(booking.procedure);
  return command;
}

std::optional<std::uint32_t> date_of(std::string_view text) {
  return site::parse_date(text);
}

std::optional<std::uint32_t> minute_of(std::string_view text) {
  const auto minute = site::parse_minute(text);
  // 24:00 ends a day, nobody can come then.
  return minute && *minute < site::kMinutesPerDay ? minute : std::nullopt;
}

tl::expected<std::vector<Booking>, std::vector<std::string>> read_bookings(const std::filesystem::path& file) {
  using Mistakes = std::vector<std::string>;
  const auto text = config::read_file(file);
  if (!text) return tl::unexpected(Mistakes{text.error()});
  const auto rows = site::parse_csv(*text);
  if (!rows)
    return tl::unexpected(Mistakes{fmt::format("{}:{}: {}", file.string(), rows.error().line, rows.error().sentence)});
  const auto& header = rows->empty() ? std::vector<std::string>() : rows->front().fields;
  const bool known = header.size() >= kRequiredColumns && header.size() <= kColumns.size() &&
                     std::equal(header.begin(), header.end(), kColumns.begin());
  if (!known) {
    return tl::unexpected(Mistakes{fmt::format(
        "{}:1: the header is not code,date,time,service or code,date,time,service,procedure", file.string())});
  }
  Rows read(file);
  for (std::size_t i = 1; i < rows->size(); ++i) read.take((*rows)[i]);
  return read.result();
}

}  // namespace motcua::cli
