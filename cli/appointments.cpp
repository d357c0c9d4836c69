#include "cli/appointments.h"

#include <fmt/format.h>

#include "cli/client.h"

namespace motcua::cli {
namespace {

std::string key_of(const protocol::Board& board, const std::string& key_or_letter) {
  for (const auto& service : board.services()) {
    if (service.key() == key_or_letter || service.letter() == key_or_letter) return service.key();
  }
  return key_or_letter;
}

}  // namespace

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
