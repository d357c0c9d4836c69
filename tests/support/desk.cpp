#include "tests/support/desk.h"

namespace motcua::test {

Desk::Desk(const RealHall& hall, const std::string& device) : client_(io_, context_, hall.client_options(device)) {
  client_.start();
}

Desk::~Desk() = default;

bool Desk::connect(std::chrono::milliseconds deadline) {
  return run_until(
      io_, [&] { return client_.connection().connected; }, deadline);
}

Desk::Outcome Desk::ask(const protocol::Command& command, std::chrono::milliseconds patience) {
  std::optional<Outcome> outcome;
  client_.request(command, patience, [&](const Outcome& one) { outcome = one; });
  REQUIRE(run_until(io_, [&] { return outcome.has_value(); }));
  return *outcome;
}

std::shared_ptr<const protocol::View> Desk::fetch(protocol::Audience audience) {
  std::optional<std::shared_ptr<const protocol::View>> view;
  client_.fetch(audience, kPatience, [&](std::shared_ptr<const protocol::View> one) { view = std::move(one); });
  REQUIRE(run_until(io_, [&] { return view.has_value(); }));
  return *view;
}

transport::CommandClient& Desk::client() {
  return client_;
}

boost::asio::io_context& Desk::io() {
  return io_;
}

}  // namespace motcua::test
