#include <doctest/doctest.h>

#include <atomic>
#include <thread>

#include "protocol/transport/screen_link.h"
#include "tests/transport/test_hall.h"

using namespace std::chrono_literals;

namespace motcua::transport {
namespace {

struct Screen {
  Screen(const TestHall& hall, ClientCurve curve, protocol::Audience audience)
      : link({hall.server->endpoint(), audience == protocol::STAFF ? hall.staff->endpoint() : hall.board->endpoint(),
              audience, std::move(curve), "test"},
             [this] { wakes.fetch_add(1); }) {}
  std::atomic<int> wakes{0};
  ScreenLink link;
};

TEST_CASE("a screen is complete at once, before anything is published") {
  boost::asio::io_context io;
  const Keys keys;
  TestHall hall(io, keys, {});
  Screen screen(hall, keys.as(keys.terminal), protocol::STAFF);
  CHECK(screen.link.view() == nullptr);
  REQUIRE(run_until(io, [&] { return screen.link.status().fresh; }));
  CHECK(screen.link.view()->has_staff());
  CHECK(screen.link.status().connected);
  CHECK(screen.link.status().hall_now_ms >= 1'700'000'000'000);
  CHECK(screen.wakes.load() > 0);
}

TEST_CASE("outcomes come inside poll, on the screen's thread") {
  boost::asio::io_context io;
  const Keys keys;
  TestHall hall(io, keys, {});
  Screen screen(hall, keys.as(keys.terminal), protocol::STAFF);
  REQUIRE(run_until(io, [&] { return screen.link.status().connected; }));
  const auto here = std::this_thread::get_id();
  bool answered = false;
  protocol::Command command;
  command.mutable_call_next()->set_counter(3);
  screen.link.send(command, 10s, [&](const CommandOutcome& outcome) {
    CHECK(std::this_thread::get_id() == here);
    CHECK(outcome.kind == CommandOutcome::Kind::kDone);
    answered = true;
  });
  REQUIRE(run_until(io, [&] {
    screen.link.poll();
    return answered;
  }));
}

TEST_CASE("a catalogue comes inside poll, on the screen's thread") {
  boost::asio::io_context io;
  const Keys keys;
  TestHall hall(io, keys, {});
  hall.catalogue.set_version("v7");
  Screen screen(hall, keys.as(keys.wall), protocol::PUBLIC_BOARD);
  REQUIRE(run_until(io, [&] { return screen.link.status().connected; }));
  const auto here = std::this_thread::get_id();
  std::string version;
  screen.link.fetch_catalogue(10s, [&](std::shared_ptr<const protocol::Catalogue> catalogue) {
    CHECK(std::this_thread::get_id() == here);
    REQUIRE(catalogue != nullptr);
    version = catalogue->version();
  });
  REQUIRE(run_until(io, [&] {
    screen.link.poll();
    return !version.empty();
  }));
  CHECK(version == "v7");
}

TEST_CASE("a screen without a dispatcher stops calling its picture fresh, and recovers by itself") {
  boost::asio::io_context io;
  const Keys keys;
  auto hall = std::make_unique<TestHall>(io, keys, TestHall::Options{});
  Screen screen(*hall, keys.as(keys.wall), protocol::PUBLIC_BOARD);
  REQUIRE(run_until(io, [&] { return screen.link.status().fresh; }));
  const auto place = hall->same_place(2);
  hall.reset();
  const auto gone = std::chrono::steady_clock::now();
  REQUIRE(run_until(io, [&] { return !screen.link.status().fresh; }));
  CHECK(std::chrono::steady_clock::now() - gone < 3500ms);
  CHECK(screen.link.view() != nullptr);

  hall = std::make_unique<TestHall>(io, keys, place);
  const auto back = std::chrono::steady_clock::now();
  REQUIRE(run_until(io, [&] { return screen.link.status().fresh; }));
  CHECK(std::chrono::steady_clock::now() - back < 3s);
  CHECK(screen.link.view()->head().incarnation() == 2);
}

TEST_CASE("published views reach the screen's thread, always newer ones") {
  boost::asio::io_context io;
  const Keys keys;
  TestHall hall(io, keys, {});
  Screen screen(hall, keys.as(keys.wall), protocol::PUBLIC_BOARD);
  std::uint64_t seen = 0;
  CHECK(run_until(io, [&] {
    hall.publish(protocol::PUBLIC_BOARD);
    const auto view = screen.link.view();
    if (view) {
      CHECK(view->head().seq() >= seen);
      seen = view->head().seq();
    }
    return seen > 200;
  }));
}

TEST_CASE("a refused screen says why") {
  boost::asio::io_context io;
  const Keys keys;
  TestHall hall(io, keys, {});
  Screen screen(hall, keys.as(keys.stranger), protocol::PUBLIC_BOARD);
  REQUIRE(run_until(io, [&] { return !screen.link.status().trouble.empty(); }));
  CHECK(screen.link.status().trouble.find("does not admit") != std::string::npos);
  CHECK_FALSE(screen.link.status().connected);
}

TEST_CASE("a screen may be closed with a request under way and no dispatcher") {
  boost::asio::io_context io;
  const Keys keys;
  std::unique_ptr<Screen> screen;
  {
    const TestHall hall(io, keys, {});
    screen = std::make_unique<Screen>(hall, keys.as(keys.wall), protocol::PUBLIC_BOARD);
  }
  screen->link.send({}, 10s, [](const CommandOutcome&) { FAIL("poll() was never called"); });
  const auto begun = std::chrono::steady_clock::now();
  screen.reset();
  CHECK(std::chrono::steady_clock::now() - begun < 2s);
}

}  // namespace
}  // namespace motcua::transport
