#include "bench/raw_limits.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <stdexcept>
#include <string>
#include <thread>

#include <zmq.hpp>

namespace motcua::bench {

std::vector<Micros> raw_round_trips(int count) {
  zmq::context_t context;
  zmq::socket_t server(context, zmq::socket_type::rep);
  server.bind("tcp://127.0.0.1:*");
  const auto endpoint = server.get(zmq::sockopt::last_endpoint);
  std::jthread echo([&server, count] {
    zmq::message_t message;
    for (int i = 0; i < count; ++i) {
      if (!server.recv(message)) return;
      server.send(message, zmq::send_flags::none);
    }
  });
  zmq::socket_t client(context, zmq::socket_type::req);
  client.connect(endpoint);
  const std::array<char, 64> payload{};
  std::vector<Micros> samples;
  zmq::message_t answer;
  for (int i = 0; i < count; ++i) {
    const Stopwatch watch;
    client.send(zmq::buffer(payload));
    if (!client.recv(answer)) throw std::runtime_error("the raw round trip was interrupted");
    samples.push_back(watch.elapsed_us());
  }
  return samples;
}

std::vector<Micros> raw_appends(const std::filesystem::path& folder, int count) {
  const auto file = folder / "raw-append";
  const int fd = ::open(file.c_str(), O_CREAT | O_WRONLY | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
  if (fd < 0) throw std::runtime_error(file.string() + ": cannot be written");
  const std::string block(4096, 'x');
  std::vector<Micros> samples;
  for (int i = 0; i < count; ++i) {
    const Stopwatch watch;
    if (::write(fd, block.data(), block.size()) != static_cast<ssize_t>(block.size()) || ::fdatasync(fd) != 0) {
      ::close(fd);
      throw std::runtime_error(file.string() + ": the raw append failed");
    }
    samples.push_back(watch.elapsed_us());
  }
  ::close(fd);
  std::filesystem::remove(file);
  return samples;
}

}  // namespace motcua::bench
