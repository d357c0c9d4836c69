// A client of the command channel: handshake, ping, requests with retry until their deadline, fetches.
//
// Lives on one io_context, used from its thread only. Nothing throws; every request is answered by exactly one
// callback. While there is no connection a request is refused at once (kNoConnection): five "next" pressed during an
// outage must not arrive after it. A request that was sent but not answered in its patience ends as kUnconfirmed: it
// may have had its effect, the next picture tells. Retries carry the same session and number and so have no second
// effect.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include <boost/asio/io_context.hpp>
#include <zmq.hpp>

#include "protocol/messages.pb.h"
#include "protocol/transport/curve.h"

namespace motcua::transport {

struct CommandClientOptions {
  std::string endpoint;  // e.g. tcp://127.0.0.1:7401
  ClientCurve curve;     // who we are and whom we expect
  std::string software;  // told at the handshake
  std::chrono::milliseconds ping_interval{1000};
  std::chrono::milliseconds retry_interval{500};
  std::chrono::milliseconds silence_max{3000};  // without any message from the dispatcher: the socket is made anew
};

struct CommandOutcome {
  enum class Kind { kDone, kRejected, kNoConnection, kUnconfirmed };
  Kind kind = Kind::kNoConnection;
  protocol::Done done;
  protocol::Rejection rejection;
};

// What is known of the other side.
struct Connection {
  bool connected = false;     // welcomed, and heard from within silence_max
  protocol::Welcome welcome;  // of the last handshake
  std::string trouble;        // why not connected, if the dispatcher said so: one sentence
  std::chrono::microseconds round_trip{0};
  std::int64_t clock_offset_ms = 0;  // dispatcher time = own_clock.h in ms + offset
};

// The offset at which the dispatcher's clock is at the latest: how the round trip was divided is not known. A picture's
// age by it is never less than the truth.
inline std::int64_t latest_offset_ms(const Connection& connection) {
  return connection.clock_offset_ms + std::chrono::ceil<std::chrono::milliseconds>(connection.round_trip / 2).count();
}

class CommandClient {
 public:
  using OnOutcome = std::function<void(const CommandOutcome&)>;
  using OnView = std::function<void(std::shared_ptr<const protocol::View>)>;  // null: not to be had
  using OnAnnouncements = std::function<void(std::shared_ptr<const protocol::Announcements>)>;
  using OnCatalogue = std::function<void(std::shared_ptr<const protocol::Catalogue>)>;
  using OnRecords = std::function<void(std::shared_ptr<const protocol::Records>)>;
  using OnConnection = std::function<void(const Connection&)>;

  CommandClient(boost::asio::io_context& io, zmq::context_t& context, CommandClientOptions options);
  ~CommandClient();
  CommandClient(const CommandClient&) = delete;
  CommandClient& operator=(const CommandClient&) = delete;

  void on_connection(OnConnection handler);  // called at every change of `connected` or `trouble`
  void start();
  void stop();  // outstanding requests end as kUnconfirmed

  void request(protocol::Command command, std::chrono::milliseconds patience, OnOutcome done);
  void fetch(protocol::Audience audience, std::chrono::milliseconds patience, OnView done);
  void fetch_announcements(std::uint64_t since, std::chrono::milliseconds patience, OnAnnouncements done);
  // The site's procedures. Large: ask when the board names another version than the one held.
  void fetch_catalogue(std::chrono::milliseconds patience, OnCatalogue done);
  // The record's rows after one, for a copy. One at a time; null: not to be had now (connection().trouble may say why).
  void fetch_records(std::uint64_t after, std::chrono::milliseconds patience, OnRecords done);
  // How this device is, for the staff; kept and told again by itself (DeviceState in messages.proto).
  void report(protocol::DeviceState state);
  const Connection& connection() const;

 private:
  struct Impl;
  std::shared_ptr<Impl> impl_;
};

}  // namespace motcua::transport
