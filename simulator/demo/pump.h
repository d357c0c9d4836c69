// Runs the io_context until something has come about, so that the demo's course reads from top to bottom.
//
// One thread. SIGINT and SIGTERM are noticed, not obeyed: whoever waits asks interrupted().
#pragma once

#include <chrono>
#include <csignal>
#include <functional>

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>

namespace motcua::demo {

class Pump {
 public:
  explicit Pump(boost::asio::io_context& io) : io_(io) { listen(); }

  // True when `reached`, false after `patience`.
  template <class Reached>
  bool until(Reached reached, std::chrono::milliseconds patience) {
    using Clock = std::chrono::steady_clock;
    const auto deadline = Clock::now() + patience;
    while (!reached()) {
      if (Clock::now() >= deadline) return false;
      io_.run_one_for(kLookAgain);
    }
    return true;
  }
  int interrupted() const { return interrupted_; }  // how often

 private:
  static constexpr std::chrono::milliseconds kLookAgain{20};

  void listen() {
    signals_.async_wait([this](const boost::system::error_code& error, int) {
      if (error) return;
      ++interrupted_;
      listen();
    });
  }

  boost::asio::io_context& io_;
  boost::asio::signal_set signals_{io_, SIGINT, SIGTERM};
  int interrupted_ = 0;
};

}  // namespace motcua::demo
