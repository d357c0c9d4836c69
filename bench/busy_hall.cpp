#include "bench/busy_hall.h"

#include <stdexcept>

#include "protocol/frame.h"

namespace motcua::bench {
namespace {

constexpr std::uint64_t kFilling = 71;
constexpr std::uint64_t kFetching = 72;
constexpr std::uint32_t kTicketsPerCounter = 5;

}  // namespace

void fill(const BenchHall& hall, std::uint32_t counters) {
  zmq::context_t context;
  BareClient client(context, hall.endpoint("command"), hall.curve(), kFilling);
  client.hello();
  const auto ask = [&](const protocol::Command& command) {
    client.send(command);
    const auto answer = client.receive();
    if (answer.has_rejection()) throw std::runtime_error("the hall refused: " + answer.rejection().detail());
  };
  for (std::uint32_t i = 0; i < kTicketsPerCounter * counters; ++i) {
    protocol::Command issue;
    issue.mutable_issue_ticket()->set_service(i % 3 == 0 ? "land" : "civil");
    ask(issue);
  }
  for (std::uint32_t counter = 1; counter <= counters; ++counter) {
    protocol::Command open;
    open.mutable_open_counter()->set_counter(counter);
    ask(open);
    protocol::Command call;
    call.mutable_call_next()->set_counter(counter);
    ask(call);
  }
}

protocol::View fetch(const BenchHall& hall, protocol::Audience audience) {
  zmq::context_t context;
  BareClient client(context, hall.endpoint("command"), hall.curve(), kFetching);
  client.hello();
  protocol::ClientMessage message;
  message.mutable_fetch()->set_audience(audience);
  client.socket().send(zmq::buffer(encode(message)));
  zmq::message_t frame;
  if (!client.socket().recv(frame)) throw std::runtime_error("no picture came");
  auto answer = protocol::decode_server(frame.to_string_view());
  if (!answer || !answer->has_view()) throw std::runtime_error("something else came in place of a picture");
  return std::move(*answer->mutable_view());
}

}  // namespace motcua::bench
