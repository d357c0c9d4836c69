#include "tests/transport/test_hall.h"

#include <utility>

namespace motcua::transport {

protocol::View make_view(protocol::Audience audience, std::uint64_t incarnation, std::uint64_t seq) {
  protocol::View view;
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  const auto now_ms = std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
  view.mutable_head()->set_incarnation(incarnation);
  view.mutable_head()->set_seq(seq);
  view.mutable_head()->set_dispatcher_time_ms(static_cast<std::uint64_t>(now_ms));
  view.mutable_head()->set_hall_ms(1'700'000'000'000);
  view.mutable_head()->set_speed_permille(1000);
  if (audience == protocol::STAFF) {
    view.mutable_staff();
  } else {
    view.mutable_board();
  }
  return view;
}

TestHall::TestHall(boost::asio::io_context& io, const Keys& keys, Options options) : options_(std::move(options)) {
  const ServerCurve curve{options_.curve, keys.server};
  auto opened_zap = ZapHandler::open(io, context, Admission(keys.devices(), options_.board_open));
  REQUIRE(opened_zap.has_value());
  zap = std::move(*opened_zap);
  auto opened = CommandServer::open(io, context,
                                    {options_.command_endpoint, curve, "by-hand", options_.incarnation, now_ms}, *this);
  REQUIRE_MESSAGE(opened.has_value(), (opened ? "" : opened.error()));
  server = std::move(*opened);
  board = publisher(io, options_.board_endpoint, curve, protocol::PUBLIC_BOARD);
  staff = publisher(io, options_.staff_endpoint, curve, protocol::STAFF);
}

TestHall::~TestHall() = default;

std::uint64_t TestHall::now_ms() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
}

void TestHall::on_message(const Peer& peer, protocol::ClientMessage&& message) {
  ++messages;
  ++in_batch_;
  devices_seen.insert(peer.device);
  if (silent) return;
  protocol::ServerMessage answer;
  if (message.has_hello()) {
    answer.mutable_welcome()->set_session(message.hello().session());
    answer.mutable_welcome()->set_incarnation(options_.incarnation);
    answer.mutable_welcome()->set_device(peer.device);
  } else if (message.has_request()) {
    const auto& request = message.request();
    ++executions[{request.session(), request.number()}];
    answer.mutable_answer()->set_session(request.session());
    answer.mutable_answer()->set_number(request.number());
    answer.mutable_answer()->mutable_done()->set_counter(request.command().call_next().counter());
  } else if (message.has_fetch()) {
    *answer.mutable_view() = make_view(message.fetch().audience(), options_.incarnation, ++seq);
  } else if (message.has_fetch_catalogue()) {
    *answer.mutable_catalogue() = catalogue;
  } else {
    answer.mutable_announcements()->add_announcements()->set_number(message.fetch_announcements().since() + 1);
  }
  server->send(peer, answer);
}

void TestHall::on_drained() {
  largest_batch = std::max(largest_batch, std::exchange(in_batch_, 0));
}

void TestHall::publish(protocol::Audience audience) {
  (audience == protocol::STAFF ? staff : board)->publish(make_view(audience, options_.incarnation, ++seq));
}

TestHall::Options TestHall::same_place(std::uint64_t incarnation) const {
  Options options = options_;
  options.command_endpoint = server->endpoint();
  options.board_endpoint = board->endpoint();
  options.staff_endpoint = staff->endpoint();
  options.incarnation = incarnation;
  return options;
}

std::unique_ptr<ViewPublisher> TestHall::publisher(boost::asio::io_context& io, const std::string& endpoint,
                                                   const ServerCurve& curve, protocol::Audience audience) {
  auto opened = ViewPublisher::open(io, context, {endpoint, curve, audience});
  REQUIRE_MESSAGE(opened.has_value(), (opened ? "" : opened.error()));
  return std::move(*opened);
}

TestClient::TestClient(boost::asio::io_context& io, const std::string& endpoint, ClientCurve curve)
    : client(io, context, {.endpoint = endpoint, .curve = std::move(curve), .software = "test"}) {
  client.start();
}

TestClient::~TestClient() = default;

void TestClient::ask(std::chrono::milliseconds patience) {
  protocol::Command command;
  command.mutable_call_next()->set_counter(3);
  client.request(command, patience, [this](const CommandOutcome& outcome) { outcomes.push_back(outcome); });
}

bool TestClient::connected() const {
  return client.connection().connected;
}

}  // namespace motcua::transport
