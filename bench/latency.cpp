#include "bench/latency.h"

#include <stdexcept>

#include "protocol/frame.h"

namespace motcua::bench {
namespace {

zmq::socket_t board_socket(zmq::context_t& context, const BenchHall& hall) {
  zmq::socket_t socket(context, zmq::socket_type::sub);
  socket.set(zmq::sockopt::linger, 0);
  socket.set(zmq::sockopt::rcvtimeo, 20'000);
  transport::apply(socket, hall.curve());
  socket.set(zmq::sockopt::subscribe, "board");
  socket.connect(hall.endpoint("board"));
  return socket;
}

// Blocks for the next picture.
protocol::Board next_picture(zmq::socket_t& board) {
  zmq::message_t topic;
  zmq::message_t frame;
  if (!board.recv(topic) || !board.recv(frame)) throw std::runtime_error("no picture of the board came within 20 s");
  const auto view = protocol::decode_view(frame.to_string_view());
  if (!view) throw std::runtime_error(view.error().detail);
  return view->board();
}

// The number of its newest announcement, 0: none.
std::uint64_t newest_announcement(const protocol::Board& board) {
  return board.announcements().empty() ? 0 : board.announcements().rbegin()->number();
}

protocol::Command issue() {
  protocol::Command command;
  command.mutable_issue_ticket()->set_service("civil");
  return command;
}

protocol::Command next(std::uint32_t counter) {
  protocol::Command command;
  command.mutable_finish_and_call_next()->set_counter(counter);
  return command;
}

}  // namespace

KeyToBoard key_to_board(const BenchHall& hall, int count) {
  zmq::context_t context;
  auto board = board_socket(context, hall);
  BareClient client(context, hall.endpoint("command"), hall.curve(), 1);
  client.hello();
  protocol::Command open;
  open.mutable_open_counter()->set_counter(1);
  client.send(open);
  client.receive();
  std::uint64_t announced = newest_announcement(next_picture(board));
  KeyToBoard result;
  for (int i = 0; i < count; ++i) {
    client.send(issue());
    client.receive();
    while (next_picture(board).services(0).waiting() == 0)
      continue;  // the key is pressed when the ticket stands on the board
    const Stopwatch watch;
    client.send(next(1));
    client.receive();
    result.to_answer.push_back(watch.elapsed_us());
    std::uint64_t seen = announced;
    while (seen == announced) seen = newest_announcement(next_picture(board));
    result.to_board.push_back(watch.elapsed_us());
    announced = seen;
  }
  return result;
}

std::vector<Micros> key_to_answer_on_a_full_day(const BenchHall& hall, std::uint32_t counters) {
  constexpr int kWaiting = 300;
  constexpr int kTickets = 1200;
  zmq::context_t context;
  BareClient client(context, hall.endpoint("command"), hall.curve(), 2);
  client.hello();
  const auto ask = [&](const protocol::Command& command) {
    client.send(command);
    const auto answer = client.receive();
    if (!answer.has_done()) throw std::runtime_error("refused: " + answer.rejection().detail());
    return answer;
  };
  for (std::uint32_t counter = 1; counter <= counters; ++counter) {
    protocol::Command open;
    open.mutable_open_counter()->set_counter(counter);
    ask(open);
  }
  for (int i = 0; i < kWaiting; ++i) ask(issue());
  std::vector<Micros> times;
  for (int i = kWaiting; i < kTickets; ++i) {
    const Stopwatch watch;
    const auto answer = ask(next(1 + static_cast<std::uint32_t>(i) % counters));
    times.push_back(watch.elapsed_us());
    if (!answer.done().has_ticket()) throw std::runtime_error("nobody was called on the full day");
    ask(issue());
  }
  return times;
}

}  // namespace motcua::bench
