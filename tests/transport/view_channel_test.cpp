#include <doctest/doctest.h>

#include "protocol/transport/view_subscriber.h"
#include "tests/transport/raw_peer.h"
#include "tests/transport/test_hall.h"

using namespace std::chrono_literals;

namespace motcua::transport {
namespace {

struct Reader {
  Reader(boost::asio::io_context& io, const std::string& endpoint, ClientCurve curve)
      : subscriber(io, context, {endpoint, std::move(curve), protocol::PUBLIC_BOARD},
                   [this](std::shared_ptr<const protocol::View> view) { views.push_back(std::move(view)); }) {
    subscriber.start();
  }
  std::uint64_t newest() const { return views.empty() ? 0 : views.back()->head().seq(); }

  zmq::context_t context{1};
  ViewSubscriber subscriber;
  std::vector<std::shared_ptr<const protocol::View>> views;
};

TEST_CASE("what is published reaches a subscriber") {
  boost::asio::io_context io;
  const Keys keys;
  TestHall hall(io, keys, {});
  Reader reader(io, hall.board->endpoint(), keys.as(keys.wall));
  REQUIRE(run_until(io, [&] {
    hall.publish(protocol::PUBLIC_BOARD);
    return reader.views.size() >= 3;
  }));
  CHECK(reader.views.back()->has_board());
  CHECK(reader.subscriber.counts().unreadable == 0);
}

TEST_CASE("the last picture of a burst arrives even when the queue was full") {
  boost::asio::io_context io;
  const Keys keys;
  TestHall hall(io, keys, {});
  Reader reader(io, hall.board->endpoint(), keys.as(keys.wall));
  REQUIRE(run_until(io, [&] {
    hall.publish(protocol::PUBLIC_BOARD);
    return !reader.views.empty();
  }));
  for (int i = 0; i < 500; ++i) hall.publish(protocol::PUBLIC_BOARD);
  const auto last = hall.seq;
  CHECK(run_until(io, [&] { return reader.newest() == last; }));  // nothing more is published meanwhile
}

TEST_CASE("a subscriber that slept drains to the newest and decodes few of the others") {
  boost::asio::io_context io;
  boost::asio::io_context sleeper_io;
  const Keys keys;
  TestHall hall(io, keys, {});
  Reader reader(sleeper_io, hall.board->endpoint(), keys.as(keys.wall));
  const auto publish_and_look = [&] {
    hall.publish(protocol::PUBLIC_BOARD);
    io.poll();
    io.restart();
    return !reader.views.empty();
  };
  REQUIRE(run_until(sleeper_io, publish_and_look));
  const auto before = reader.views.size();
  for (int i = 0; i < 300; ++i) {
    hall.publish(protocol::PUBLIC_BOARD);
    io.run_one_for(1ms);
  }
  CHECK(run_until(io, [&] {
    sleeper_io.poll();
    sleeper_io.restart();
    return reader.newest() == hall.seq;
  }));
  CHECK(reader.views.size() - before < 50);
}

TEST_CASE("a subscriber that never reads does not block the publisher or the others") {
  boost::asio::io_context io;
  const Keys keys;
  TestHall hall(io, keys, {});
  Reader reader(io, hall.board->endpoint(), keys.as(keys.wall));
  RawPeer sleeper(hall.board->endpoint(), keys.as(keys.terminal), zmq::socket_type::sub);
  sleeper.socket.set(zmq::sockopt::subscribe, "board");
  REQUIRE(run_until(io, [&] {
    hall.publish(protocol::PUBLIC_BOARD);
    zmq_pollitem_t item{sleeper.socket.handle(), 0, ZMQ_POLLIN, 0};
    return !reader.views.empty() && zmq_poll(&item, 1, 0) == 1;
  }));
  auto large = make_view(protocol::PUBLIC_BOARD, 1, 0);
  large.mutable_board()->add_notices()->set_vi(std::string(200'000, 'x'));
  for (int i = 0; i < 200; ++i) {  // 40 MB: more than queues and system buffers hold
    large.mutable_head()->set_seq(++hall.seq);
    hall.board->publish(large);
    io.poll();
    io.restart();
  }
  const auto last = hall.seq;
  CHECK(run_until(io, [&] {
    hall.publish(protocol::PUBLIC_BOARD);
    return reader.newest() > last;
  }));
}

TEST_CASE("a restarted publisher is heard again within three seconds") {
  boost::asio::io_context io;
  const Keys keys;
  auto hall = std::make_unique<TestHall>(io, keys, TestHall::Options{});
  Reader reader(io, hall->board->endpoint(), keys.as(keys.wall));
  const auto hears = [&](std::uint64_t incarnation) {
    return run_until(io, [&] {
      hall->publish(protocol::PUBLIC_BOARD);
      return !reader.views.empty() && reader.views.back()->head().incarnation() == incarnation;
    });
  };
  REQUIRE(hears(1));
  const auto place = hall->same_place(2);
  hall.reset();
  hall = std::make_unique<TestHall>(io, keys, place);
  const auto back = std::chrono::steady_clock::now();
  REQUIRE(hears(2));
  CHECK(std::chrono::steady_clock::now() - back < 3s);
}

TEST_CASE("silence makes the subscriber's socket anew") {
  boost::asio::io_context io;
  const Keys keys;
  TestHall hall(io, keys, {});
  zmq::context_t context{1};
  ViewSubscriber subscriber(io, context, {hall.board->endpoint(), keys.as(keys.wall), protocol::PUBLIC_BOARD, 100ms},
                            [](auto) {});
  subscriber.start();
  CHECK(run_until(io, [&] { return subscriber.counts().socket_renewals >= 2; }));
}

TEST_CASE("views that cannot be read are counted and passed over") {
  boost::asio::io_context io;
  const Keys keys;
  TestHall hall(io, keys, {});
  Reader reader(io, hall.board->endpoint(), keys.as(keys.wall));
  REQUIRE(run_until(io, [&] {
    hall.board->publish_encoded("garbage");
    return reader.subscriber.counts().unreadable > 0;
  }));
  CHECK(reader.views.empty());
  REQUIRE(run_until(io, [&] {
    hall.publish(protocol::PUBLIC_BOARD);
    return !reader.views.empty();
  }));
}

}  // namespace
}  // namespace motcua::transport
