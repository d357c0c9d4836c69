#include "simulator/storm/nonsense.h"

#include <fmt/format.h>

#include "protocol/frame.h"

namespace motcua::storm {
namespace {

constexpr auto kLargest = ~std::uint64_t{0};
// Above all that clients draw.
constexpr std::uint64_t kOwnSessions = std::uint64_t{1} << 40U;

constexpr std::uint64_t kHelloSessions = kOwnSessions * 2;

std::string hello(std::uint64_t session) {
  protocol::ClientMessage message;
  message.mutable_hello()->set_session(session);
  return protocol::encode(message);
}

}  // namespace

void Nonsense::send(Client& client) {
  switch (random_.below(7)) {
    case 0:
      return client.send_raw(bytes(64));
    case 1:
      return client.send_raw({});
    case 2:  // a right header, and fields at random behind it
      return client.send_raw(hello(1).substr(0, protocol::kHeaderSize) + bytes(48));
    case 3:
      return send_limits(client);
    case 4:
      return send_hellos(client);
    case 5:
      return send_own_session(client);
    default:
      return send_from_nobody();
  }
}

std::string Nonsense::bytes(std::size_t size_max) {
  std::string noise(random_.below(size_max), '\0');
  for (auto& byte : noise) byte = static_cast<char>(random_.below(256));
  return noise;
}

void Nonsense::send_limits(Client& client) {
  protocol::ClientMessage message;
  auto& request = *message.mutable_request();
  request.set_session(random_.below(3));
  request.set_number(random_.chance(0.5) ? 0 : kLargest);
  request.mutable_command()->mutable_call_next()->set_counter(~std::uint32_t{0});
  client.send_raw(protocol::encode(message));
}

// Few sessions: so many others would push out the device's own, which only harms the device.
void Nonsense::send_hellos(Client& client) {
  for (int i = 0; i < 100; ++i) client.send_raw(hello(i % 10 == 0 ? 0 : kHelloSessions + random_.below(4)));
}

void Nonsense::send_request(Client& client, std::uint64_t session, std::uint64_t number) {
  protocol::ClientMessage message;
  auto& request = *message.mutable_request();
  request.set_session(session);
  request.set_number(number);
  request.mutable_command()->mutable_issue_ticket()->set_service(random_.chance(0.5) ? "s0" : "s1");
  around_.ledger.asked({client.device(), session, number}, request.command());
  client.send_raw(protocol::encode(message));
}

// Opened as it should be; then one number twice with different contents, gaps, steps back and both limits.
void Nonsense::send_own_session(Client& client) {
  const auto session = kOwnSessions + random_.below(1U << 30U);
  client.send_raw(hello(session));
  for (const auto number : {std::uint64_t{1}, std::uint64_t{1}, std::uint64_t{7}, std::uint64_t{3}, std::uint64_t{0},
                            kLargest, kLargest, std::uint64_t{2}}) {
    if (random_.chance(0.7)) send_request(client, session, number);
  }
}

void Nonsense::send_from_nobody() {
  const auto session = kOwnSessions + random_.below(100);
  protocol::ClientMessage message;
  message.mutable_request()->set_session(session);
  message.mutable_request()->set_number(1);
  message.mutable_request()->mutable_command()->mutable_issue_ticket()->set_service("s0");
  around_.node.receive("nobody#1", "nobody", hello(session));
  around_.node.receive("nobody#1", "nobody", protocol::encode(message));
}

}  // namespace motcua::storm
