#include "cli/appointments.h"

#include <algorithm>

#include <fmt/format.h>

#include "cli/client.h"
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
                         row.fields.size() > kRequiredColumns ? row.fields[4] : std::string()});
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
  std::vector<std::string> mistakes_;
};

std::string key_of(const protocol::Board& board, const std::string& key_or_letter) {
  for (const auto& service : board.services()) {
    if (service.key() == key_or_letter || service.letter() == key_or_letter) return service.key();
  }
  return key_or_letter;
}

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
  const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
  if (text.size() != 5 || text[2] != ':' || !digit(0) || !digit(1) || !digit(3) || !digit(4)) return std::nullopt;
  const auto number = [&](std::size_t at) {
    return static_cast<std::uint32_t>((text[at] - '0') * 10 + text[at + 1] - '0');
  };
  if (number(0) > 23 || number(3) > 59) return std::nullopt;
  return number(0) * 60 + number(3);
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

ExitCode import_appointments(const std::filesystem::path& file, const LinkOptions& options) {
  const auto bookings = read_bookings(file);
  if (!bookings) {
    for (const auto& mistake : bookings.error()) fmt::print(stderr, "{}\n", mistake);
    return ExitCode::kRejected;
  }
  auto curve = client_curve(options);
  if (!curve) return fmt::print(stderr, "motcua: {}\n", curve.error()), ExitCode::kUsage;
  Client client(options, std::move(*curve));
  if (const auto connected = client.connect(); !connected) {
    return fmt::print(stderr, "motcua: {}\n", connected.error()), ExitCode::kNoConnection;
  }
  const auto view = client.fetch(protocol::PUBLIC_BOARD);
  if (!view) return fmt::print(stderr, "motcua: the dispatcher gave no picture\n"), ExitCode::kNoConnection;
  std::size_t booked = 0, known = 0, refused = 0;
  for (Booking one : *bookings) {
    one.service = key_of(view->board(), one.service);
    const auto outcome = client.request(booking(one));
    using Kind = transport::CommandOutcome::Kind;
    if (outcome.kind == Kind::kDone) {
      ++(outcome.done.unchanged() ? known : booked);
    } else if (outcome.kind == Kind::kRejected) {
      ++refused;
      fmt::print(stderr, "{}: {}\n", one.code, outcome.rejection.detail());
    } else {
      fmt::print(stderr, "motcua: no answer for {}; import the file again, nothing is booked twice\n", one.code);
      return outcome.kind == Kind::kUnconfirmed ? ExitCode::kUnconfirmed : ExitCode::kNoConnection;
    }
  }
  fmt::print("{} booked, {} booked already, {} refused\n", booked, known, refused);
  return refused == 0 ? ExitCode::kDone : ExitCode::kRejected;
}

}  // namespace motcua::cli
