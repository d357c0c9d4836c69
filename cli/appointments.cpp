#include "cli/appointments.h"

#include <fmt/format.h>

#include "cli/client.h"

namespace motcua::cli {
namespace {

using Kind = transport::CommandOutcome::Kind;

std::string key_of(const protocol::Board& board, const std::string& key_or_letter) {
  for (const auto& service : board.services()) {
    if (service.key() == key_or_letter || service.letter() == key_or_letter) return service.key();
  }
  return key_or_letter;
}

struct Count {
  std::size_t done = 0;
  std::size_t unchanged = 0;
  std::size_t refused = 0;
};

class Import {
 public:
  Import(std::filesystem::path file, Client& client) : file_(std::move(file)), client_(client) {}

  // All of them, booked or only looked at; what ends it before the last one, else kDone.
  ExitCode all(const std::vector<Booking>& bookings, bool check_only, Count& count) {
    for (const Booking& one : bookings) {
      auto command = booking(one);
      command.mutable_book_appointment()->set_check_only(check_only);
      const auto outcome = client_.request(command);
      if (outcome.kind == Kind::kDone) {
        ++(outcome.done.unchanged() ? count.unchanged : count.done);
      } else if (outcome.kind == Kind::kRejected) {
        ++count.refused;
        fmt::print(stderr, "{}:{}: {}\n", file_.string(), one.line, outcome.rejection.detail());
      } else {
        return unanswered(one, check_only, outcome.kind);
      }
    }
    return ExitCode::kDone;
  }

 private:
  ExitCode unanswered(const Booking& one, bool check_only, Kind kind) const {
    fmt::print(stderr, "{}:{}: no answer for {}; import the file again, nothing is booked twice\n", file_.string(),
               one.line, one.code);
    return kind == Kind::kUnconfirmed && !check_only ? ExitCode::kUnconfirmed : ExitCode::kNoConnection;
  }

  std::filesystem::path file_;
  Client& client_;
};

ExitCode import_all(const std::filesystem::path& file, std::vector<Booking> bookings, Client& client) {
  const auto view = client.fetch(protocol::PUBLIC_BOARD);
  if (!view) return fmt::print(stderr, "motcua: the dispatcher gave no picture\n"), ExitCode::kNoConnection;
  for (Booking& one : bookings) one.service = key_of(view->board(), one.service);
  Import import(file, client);
  Count possible, booked;
  if (const auto ended = import.all(bookings, true, possible); ended != ExitCode::kDone) return ended;
  if (possible.refused > 0) {
    fmt::print(stderr, "{}: {} of {} appointments cannot be booked, and none was\n", file.string(), possible.refused,
               bookings.size());
    return ExitCode::kRejected;
  }
  if (const auto ended = import.all(bookings, false, booked); ended != ExitCode::kDone) return ended;
  // Refused now only where somebody has changed the hall meanwhile.
  const auto refused = booked.refused > 0 ? fmt::format(", {} refused", booked.refused) : std::string();
  fmt::print("{} booked, {} booked already{}\n", booked.done, booked.unchanged, refused);
  return booked.refused == 0 ? ExitCode::kDone : ExitCode::kRejected;
}

}  // namespace

ExitCode import_appointments(const std::filesystem::path& file, const LinkOptions& options) {
  auto bookings = read_bookings(file);
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
  return import_all(file, *std::move(bookings), client);
}

}  // namespace motcua::cli
