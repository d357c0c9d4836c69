#include "bench/throughput.h"

#include <stdexcept>
#include <unordered_set>
#include <vector>

#include "bench/statistics.h"
#include "protocol/frame.h"

namespace motcua::bench {
namespace {

constexpr int kClerks = 16;

// Keeps one message of every client under way; `answered` makes the next. Returns what was answered within the time.
std::uint64_t keep_busy(std::vector<zmq::pollitem_t>& items, std::chrono::milliseconds duration,
                        const std::function<void(std::size_t)>& answered, double& seconds) {
  std::uint64_t count = 0;
  const Stopwatch watch;
  const double limit_us = static_cast<double>(duration.count()) * 1000;
  while (watch.elapsed_us() < limit_us) {
    if (zmq::poll(items, std::chrono::milliseconds(1000)) == 0) throw std::runtime_error("no answer for a second");
    for (std::size_t i = 0; i < items.size(); ++i) {
      if ((items[i].revents & ZMQ_POLLIN) == 0) continue;
      answered(i);
      ++count;
    }
  }
  seconds = watch.elapsed_us() / 1e6;
  return count;
}

// One simulated person at a kiosk or a counter.
struct Person {
  std::unique_ptr<BareClient> client;
  std::uint32_t counter = 0;  // clerks
  std::uint64_t ticket = 0;   // kiosks: the visit to cancel next
};

protocol::Command next_command(const Person& person, std::size_t index) {
  protocol::Command command;
  if (person.counter != 0) {
    command.mutable_finish_and_call_next()->set_counter(person.counter);
  } else if (person.ticket != 0) {
    command.mutable_cancel_ticket()->set_visit(person.ticket);
  } else {
    command.mutable_issue_ticket()->set_service(index % 2 == 0 ? "civil" : "land");
  }
  return command;
}

std::vector<Person> gather(zmq::context_t& context, const BenchHall& hall, int clients) {
  static std::uint64_t session = 1000;
  std::vector<Person> people;
  const auto endpoint = hall.endpoint("command");
  for (int i = 0; i < clients; ++i) {
    Person person{std::make_unique<BareClient>(context, endpoint, hall.curve(), ++session), 0, 0};
    person.client->hello();
    // With few clients half of them are clerks.
    if (i < std::min(kClerks, clients / 2)) {
      person.counter = static_cast<std::uint32_t>(i + 1);
      protocol::Command open;
      open.mutable_open_counter()->set_counter(person.counter);
      person.client->send(open);
      person.client->receive();
    }
    people.push_back(std::move(person));
  }
  return people;
}

}  // namespace

Throughput commands_per_second(const BenchHall& hall, int clients, std::chrono::milliseconds duration) {
  zmq::context_t context;
  auto people = gather(context, hall, clients);
  std::vector<zmq::pollitem_t> items;
  for (auto& person : people) items.push_back({person.client->socket().handle(), 0, ZMQ_POLLIN, 0});
  Throughput result;
  std::unordered_set<std::string> numbers;
  for (std::size_t i = 0; i < people.size(); ++i) people[i].client->send(next_command(people[i], i));
  double seconds = 0;
  result.commands = keep_busy(
      items, duration,
      [&](std::size_t i) {
        const auto answer = people[i].client->receive();
        result.rejections += answer.has_rejection() ? 1U : 0U;
        if (people[i].counter == 0) {
          const bool issued = people[i].ticket == 0 && answer.has_done();
          if (issued && !numbers.insert(answer.done().ticket().number()).second) ++result.duplicate_numbers;
          people[i].ticket = issued ? answer.done().ticket().visit() : 0;
        }
        people[i].client->send(next_command(people[i], i));
      },
      seconds);
  result.tickets = numbers.size();
  result.commands_per_second = static_cast<double>(result.commands) / seconds;
  return result;
}

Throughput echoes_per_second(const std::string& endpoint, const transport::ClientCurve& curve, int clients,
                             std::chrono::milliseconds duration) {
  zmq::context_t context;
  std::vector<zmq::socket_t> sockets;
  std::vector<zmq::pollitem_t> items;
  const std::string frame(64, 'x');  // as large as a command
  for (int i = 0; i < clients; ++i) {
    auto& socket = sockets.emplace_back(context, zmq::socket_type::dealer);
    socket.set(zmq::sockopt::linger, 0);
    transport::apply(socket, curve);
    socket.connect(endpoint);
    socket.send(zmq::buffer(frame));
  }
  for (auto& socket : sockets) items.push_back({socket.handle(), 0, ZMQ_POLLIN, 0});
  Throughput result;
  double seconds = 0;
  zmq::message_t answer;
  result.commands = keep_busy(
      items, duration,
      [&](std::size_t i) {
        if (!sockets[i].recv(answer)) throw std::runtime_error("an echo was interrupted");
        sockets[i].send(zmq::buffer(frame));
      },
      seconds);
  result.commands_per_second = static_cast<double>(result.commands) / seconds;
  return result;
}

}  // namespace motcua::bench
