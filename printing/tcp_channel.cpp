#include "printing/tcp_channel.h"

#include <linux/sockios.h>
#include <sys/ioctl.h>

#include <algorithm>
#include <array>
#include <deque>
#include <memory>
#include <thread>
#include <utility>

#include <fmt/format.h>
#include <boost/asio/buffer.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>

namespace motcua::printing {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;

constexpr Milliseconds kSlice{50};        // how soon a stop is seen
constexpr Milliseconds kDelivering{300};  // what may still arrive of what is given up
constexpr std::size_t kReadMax = 256;

class TcpChannel : public Channel {
 public:
  TcpChannel(const TcpAddress& address, std::stop_token stop) : name_(to_string(address)), stop_(std::move(stop)) {}

  tl::expected<void, std::string> connect(const TcpAddress& address, Milliseconds patience);
  tl::expected<void, std::string> write(std::span<const std::uint8_t> bytes, Milliseconds patience) override;
  tl::expected<std::optional<std::uint8_t>, std::string> read(Milliseconds patience) override;
  void finish(Milliseconds patience) override;
  void abandon() override;

 private:
  tl::expected<tcp::resolver::results_type, std::string> find(const TcpAddress& address, Milliseconds patience);
  bool wait_for(const bool& ended, Milliseconds patience);
  // Runs what was begun at the socket until it has ended; false: time is over, it was cancelled.
  bool finish(const bool& ended, Milliseconds patience);
  std::string failed(std::string_view what, const error_code& error) const {
    return fmt::format("{}: {}: {}", name_, what, error.message());
  }
  std::string too_slow(std::string_view what, Milliseconds patience) const {
    return fmt::format("{}: {} took longer than {} ms", name_, what, patience.count());
  }

  std::string name_;
  std::stop_token stop_;
  std::deque<std::uint8_t> received_;
  asio::io_context io_;
  tcp::resolver resolver_{io_};
  tcp::socket socket_{io_};
};

bool TcpChannel::wait_for(const bool& ended, Milliseconds patience) {
  const auto end = Clock::now() + patience;
  io_.restart();
  io_.poll();
  while (!ended && !stop_.stop_requested() && Clock::now() < end) {
    io_.restart();
    io_.run_one_for(std::min<Clock::duration>(kSlice, end - Clock::now()));
  }
  return ended;
}

bool TcpChannel::finish(const bool& ended, Milliseconds patience) {
  if (wait_for(ended, patience)) return true;
  // The handler refers to the caller's variables: it has to be called before the caller returns. More than once, since
  // connecting goes on to the next address of a name.
  while (!ended) {
    error_code ignored;
    socket_.cancel(ignored);
    io_.restart();
    io_.run_one_for(kSlice);
  }
  return false;
}

tl::expected<tcp::resolver::results_type, std::string> TcpChannel::find(const TcpAddress& address,
                                                                        Milliseconds patience) {
  error_code error;
  const auto number = asio::ip::make_address(address.host, error);
  if (!error) {
    return tcp::resolver::results_type::create(tcp::endpoint(number, address.port), address.host,
                                               std::to_string(address.port));
  }
  // Shared: the system's look-up cannot be cancelled and may end after the waiting.
  struct Look {
    bool ended = false;
    error_code error;
    tcp::resolver::results_type found;
  };
  const auto look = std::make_shared<Look>();
  resolver_.async_resolve(address.host, std::to_string(address.port), [look](const error_code& why, auto found) {
    *look = {true, why, std::move(found)};
  });
  if (!wait_for(look->ended, patience)) return tl::unexpected(too_slow("looking up the name", patience));
  if (look->error) return tl::unexpected(failed("the name is not known", look->error));
  return look->found;
}

tl::expected<void, std::string> TcpChannel::connect(const TcpAddress& address, Milliseconds patience) {
  const auto found = find(address, patience);
  if (!found) return tl::unexpected(found.error());
  bool ended = false;
  error_code error;
  asio::async_connect(socket_, *found, [&](const error_code& why, const tcp::endpoint&) {
    ended = true;
    error = why;
  });
  if (!finish(ended, patience)) return tl::unexpected(too_slow("connecting", patience));
  if (error) return tl::unexpected(failed("no connection", error));
  error_code ignored;
  socket_.set_option(tcp::no_delay(true), ignored);
  return {};
}

tl::expected<void, std::string> TcpChannel::write(std::span<const std::uint8_t> bytes, Milliseconds patience) {
  bool ended = false;
  error_code error;
  asio::async_write(socket_, asio::buffer(bytes.data(), bytes.size()), [&](const error_code& why, std::size_t) {
    ended = true;
    error = why;
  });
  if (!finish(ended, patience)) return tl::unexpected(too_slow("sending", patience));
  if (error) return tl::unexpected(failed("sending failed", error));
  return {};
}

tl::expected<std::optional<std::uint8_t>, std::string> TcpChannel::read(Milliseconds patience) {
  if (received_.empty()) {
    std::array<std::uint8_t, kReadMax> buffer{};
    bool ended = false;
    error_code error;
    std::size_t count = 0;
    socket_.async_read_some(asio::buffer(buffer), [&](const error_code& why, std::size_t size) {
      ended = true;
      error = why;
      count = size;
    });
    if (!finish(ended, patience) && count == 0) return std::nullopt;
    if (error && error != asio::error::operation_aborted) {
      return tl::unexpected(failed("the printer closed the connection", error));
    }
    received_.insert(received_.end(), buffer.begin(), buffer.begin() + static_cast<std::ptrdiff_t>(count));
  }
  if (received_.empty()) return std::nullopt;
  const std::uint8_t first = received_.front();
  received_.pop_front();
  return first;
}

// Answers that nobody reads would make the kernel throw away what it has not sent yet.
void TcpChannel::finish(Milliseconds patience) {
  error_code ignored;
  socket_.shutdown(tcp::socket::shutdown_send, ignored);
  const auto end = Clock::now() + patience;
  while (Clock::now() < end && !stop_.stop_requested()) {
    const auto left = std::chrono::ceil<Milliseconds>(end - Clock::now());
    if (!read(left)) return;  // closed at the other end
  }
}

void TcpChannel::abandon() {
  error_code ignored;
  const auto end = Clock::now() + kDelivering;
  int under_way = 0;
  while (ioctl(socket_.native_handle(), SIOCOUTQ, &under_way) == 0 && under_way > 0 && Clock::now() < end) {
    std::this_thread::sleep_for(Milliseconds(10));
  }
  // Closed with a reset, the kernel forgets what it holds still.
  if (under_way > 0) socket_.set_option(asio::socket_base::linger(true, 0), ignored);
  socket_.close(ignored);
}

}  // namespace

OpenedChannel open_tcp(const TcpAddress& address, Milliseconds patience, const std::stop_token& stop) {
  auto channel = std::make_unique<TcpChannel>(address, stop);
  if (auto connected = channel->connect(address, patience); !connected) return tl::unexpected(connected.error());
  return channel;
}

}  // namespace motcua::printing
