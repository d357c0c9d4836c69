// Ten thousand connections that open and do nothing: the hall goes on, and they are dropped.
#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <vector>

#include "protocol/transport/view_subscriber.h"
#include "simulator/soak/process_figures.h"
#include "tests/faults/extent.h"
#include "tests/support/commands.h"
#include "tests/support/desk.h"

using namespace motcua;
using namespace motcua::test;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

// As many as both processes may have, up to `wanted`.
int connections_possible(int wanted) {
  constexpr rlim_t kOthers = 500;
  rlimit limit{};
  REQUIRE(getrlimit(RLIMIT_NOFILE, &limit) == 0);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
  if (limit.rlim_cur >= static_cast<rlim_t>(wanted) + kOthers) return wanted;
  MESSAGE("only " << limit.rlim_cur << " descriptors are permitted here (ulimit -Hn)");
  return static_cast<int>(limit.rlim_cur - kOthers);
}

class IdleConnections {
 public:
  explicit IdleConnections(const std::string& endpoint) {
    address_.sin_family = AF_INET;
    address_.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address_.sin_port = htons(static_cast<std::uint16_t>(std::stoi(endpoint.substr(endpoint.rfind(':') + 1))));
  }
  ~IdleConnections() {
    for (const int socket : sockets_) close(socket);
  }
  IdleConnections(const IdleConnections&) = delete;
  IdleConnections& operator=(const IdleConnections&) = delete;

  void open(int count) {
    for (int i = 0; i < count; ++i) {
      const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
      REQUIRE(socket >= 0);
      sockets_.push_back(socket);
      REQUIRE(connect(socket, reinterpret_cast<const sockaddr*>(&address_), sizeof address_) == 0);
    }
  }
  // Closes those that the other side has dropped; how many are left.
  std::size_t left() {
    std::erase_if(sockets_, [](int socket) {
      char bytes[256];
      ssize_t got = 0;
      while ((got = recv(socket, bytes, sizeof bytes, MSG_DONTWAIT)) > 0) {
      }
      const bool dropped = got == 0 || (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR);
      if (dropped) close(socket);
      return dropped;
    });
    return sockets_.size();
  }

 private:
  sockaddr_in address_{};
  std::vector<int> sockets_;
};

soak::ProcessFigures figures(const RealHall& hall) {
  const auto found = soak::figures_of(hall.pid());
  REQUIRE(found);
  return *found;
}

constexpr std::int64_t kConnectionKiB = 4;  // measured: 3.7 KB each

struct Wave {
  soak::ProcessFigures most;  // when the most connections were there
  milliseconds opened{0}, dropped{0}, slowest_answer{0};
};

// Opens them all, asks for tickets meanwhile, and waits until the last one is dropped.
Wave make_wave(const RealHall& hall, const std::string& socket, Desk& desk, int count) {
  Wave wave;
  const auto begin = Clock::now();
  const auto since = [](Clock::time_point from) {
    return std::chrono::duration_cast<milliseconds>(Clock::now() - from);
  };
  const auto ask = [&] {
    const auto asked = Clock::now();
    CHECK(desk.ask(issue("civil")).kind == transport::CommandOutcome::Kind::kDone);
    wave.slowest_answer = std::max(wave.slowest_answer, since(asked));
    const auto now = figures(hall);
    if (now.descriptors >= wave.most.descriptors) wave.most = now;
  };
  IdleConnections idle(hall.endpoint(socket));
  for (int opened = 0; opened < count; opened += 500) {
    idle.open(std::min(500, count - opened));
    ask();
  }
  wave.opened = since(begin);
  REQUIRE(run_until(desk.io(), [&] {
    ask();
    return idle.left() == 0;
  }));
  wave.dropped = since(begin);
  return wave;
}

}  // namespace

TEST_CASE("ten thousand connections that open and do nothing: the hall goes on serving, and they are dropped") {
  const int count = connections_possible(rounds_of(10'000));
  RealHall hall;
  hall.start();
  Desk desk(hall, "operator");
  REQUIRE(desk.connect());
  REQUIRE(desk.ask(issue("civil")).kind == transport::CommandOutcome::Kind::kDone);
  const auto before = figures(hall);
  std::int64_t memory_kib = 0;
  int there_before = 0;
  for (int round = 0; round < 2; ++round) {
    const auto wave = make_wave(hall, "command", desk, count);
    REQUIRE(run_until(desk.io(), [&] { return figures(hall).descriptors <= before.descriptors + 4; }));
    const auto there = std::max(1, wave.most.descriptors - before.descriptors);
    MESSAGE(count << " connections in " << wave.opened.count() << " ms, " << there << " of them at once, "
                  << (wave.most.memory_kib - before.memory_kib) * 1024 / there << " bytes each (" << before.memory_kib
                  << " -> " << wave.most.memory_kib << " KiB); all dropped after " << wave.dropped.count()
                  << " ms; slowest answer meanwhile " << wave.slowest_answer.count() << " ms");
    CHECK(there > count / 4);  // the first may be dropped before the last is opened
    WARN(wave.slowest_answer < seconds(5));
    // A second wave lives in the memory of the first; on a slow machine more of it may be there at once.
    const auto more_kib = std::max(0, there - there_before) * kConnectionKiB;
    if (round > 0 && kMemoryIsItsOwn) CHECK(wave.most.memory_kib <= memory_kib + memory_kib / 4 + 1024 + more_kib);
    memory_kib = wave.most.memory_kib;
    there_before = there;
  }
  CHECK(desk.client().connection().connected);
}

TEST_CASE("as many at the sockets of the pictures: they are dropped, and who comes afterwards sees the hall") {
  const int count = connections_possible(rounds_of(10'000));
  RealHall hall;
  hall.start();
  Desk desk(hall, "operator");
  REQUIRE(desk.connect());
  const auto before = figures(hall);
  for (const auto* socket : {"board", "staff"}) {
    const auto wave = make_wave(hall, socket, desk, count);
    REQUIRE(run_until(desk.io(), [&] { return figures(hall).descriptors <= before.descriptors + 4; }));
    const auto there = std::max(1, wave.most.descriptors - before.descriptors);
    MESSAGE(count << " connections at '" << std::string(socket) << "', " << there << " of them at once, "
                  << (wave.most.memory_kib - before.memory_kib) * 1024 / there << " bytes each; all dropped after "
                  << wave.dropped.count() << " ms; slowest answer meanwhile " << wave.slowest_answer.count() << " ms");
    CHECK(there > count / 4);
    WARN(wave.slowest_answer < seconds(5));
  }
  zmq::context_t context;
  for (const auto audience : {protocol::PUBLIC_BOARD, protocol::STAFF}) {
    transport::ViewSubscriberOptions options;
    options.endpoint = hall.endpoint(audience == protocol::STAFF ? "staff" : "board");
    options.curve = hall.curve(audience == protocol::STAFF ? "operator" : "display-1");
    options.audience = audience;
    std::shared_ptr<const protocol::View> seen;
    transport::ViewSubscriber subscriber(desk.io(), context, std::move(options),
                                         [&](auto view) { seen = std::move(view); });
    subscriber.start();
    CHECK(run_until(desk.io(), [&] { return seen != nullptr; }));
  }
}
