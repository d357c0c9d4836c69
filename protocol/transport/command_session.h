// What a client of the command channel sends when: handshake, pings, requests with retry until their patience ends,
// fetches.
//
// Without I/O and without a clock, so that a simulator runs it on virtual time. One thread at a time. The owner tells
// it the time, what was received, whether the socket can send, and calls wake() at next_wake(). Its callbacks come
// inside these calls, after the state is in order again: they may ask for the next thing at once.
//
// The promises of command_client.h are kept here.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "protocol/messages.pb.h"
#include "protocol/transport/clock_sync.h"
#include "protocol/transport/command_client.h"

namespace motcua::transport {

// Where a session sends.
class CommandWire {
 public:
  virtual ~CommandWire() = default;
  virtual bool send(const protocol::ClientMessage& message) = 0;  // false: nothing left, there is no connection
  virtual void renew() = 0;                                       // drop the socket and make a new one
};

// An older dispatcher takes a DeviceState for a mistake.
inline constexpr std::uint32_t kMinorOfDeviceStates = 3;
// Far below the time that the dispatcher keeps it (service::kDeviceStateKeptMs).
inline constexpr std::chrono::milliseconds kDeviceStateInterval{5000};

struct CommandSessionOptions {
  std::uint64_t session = 1;  // random, never 0, new at every start of the client
  std::string software;
  std::chrono::milliseconds ping_interval{1000};
  std::chrono::milliseconds retry_interval{500};
  std::chrono::milliseconds silence_max{3000};
};

class CommandSession {
 public:
  CommandSession(CommandSessionOptions options, CommandWire& wire);

  void on_connection(CommandClient::OnConnection handler) { on_connection_ = std::move(handler); }

  void start(Time now);
  void stop();
  void receive(Time now, protocol::ServerMessage&& message);
  void writable(Time now, bool can_send);  // the socket got or lost its connection
  void wake(Time now);
  Time next_wake() const;  // Time::max(): nothing to wait for
  // The owner found out why there is no connection. Kept until the next handshake; ignored while connected.
  void explain(std::string trouble);

  void request(Time now, protocol::Command command, std::chrono::milliseconds patience, CommandClient::OnOutcome done);
  void fetch(Time now, protocol::Audience audience, std::chrono::milliseconds patience, CommandClient::OnView done);
  void fetch_announcements(Time now, std::uint64_t since, std::chrono::milliseconds patience,
                           CommandClient::OnAnnouncements done);
  void fetch_catalogue(Time now, std::chrono::milliseconds patience, CommandClient::OnCatalogue done);

  // How this device is: told at once when there is a connection, after every handshake, and every few seconds.
  void report(Time now, protocol::DeviceState state);

  void fetch_records(Time now, std::uint64_t after, std::chrono::milliseconds patience, CommandClient::OnRecords done);

  const Connection& connection() const { return connection_; }
  std::uint64_t session() const { return options_.session; }

 private:
  enum class State { kStopped, kDown, kGreeting, kUp };  // kDown: the greeting could not even leave

  struct Outstanding {
    protocol::Command command;
    Time expires{0};
    Time retry_at{0};
    std::uint32_t sent = 0;        // how often, since it is not known to be without effect
    std::uint32_t overloaded = 0;  // how many of these were answered OVERLOADED
    std::string overload_detail;
    CommandClient::OnOutcome done;
  };
  struct OutstandingFetch {
    protocol::Audience audience = protocol::AUDIENCE_UNKNOWN;
    Time expires{0};
    Time retry_at{0};
    CommandClient::OnView done;
  };
  struct OutstandingAnnouncements {
    std::uint64_t since = 0;
    Time expires{0};
    bool sent = false;
    CommandClient::OnAnnouncements done;
  };

  struct OutstandingCatalogue {
    Time expires{0};
    Time retry_at{0};
    CommandClient::OnCatalogue done;
  };

  struct OutstandingRecords {
    std::uint64_t after = 0;
    Time expires{0};
    Time retry_at{0};
    CommandClient::OnRecords done;
  };

  void greet(Time now);
  void tell_state(Time now);
  void up(Time now);
  void down(Time now);
  void ping(Time now);
  void on_welcome(Time now, protocol::Welcome&& welcome);
  void on_pong(Time now, const protocol::Pong& pong);
  void on_answer(Time now, protocol::Answer&& answer);
  bool on_soft_rejection(Time now, std::uint64_t number, const protocol::Rejection& rejection);
  void on_view(protocol::View&& view);
  void on_announcements(protocol::Announcements&& announcements);
  void on_catalogue(protocol::Catalogue&& catalogue);
  void on_records(protocol::Records&& records);
  void end_records();
  void on_refusal(Time now, const protocol::Refusal& refusal);
  bool transmit(Time now, std::uint64_t number, Outstanding& request);
  bool transmit(Time now, OutstandingFetch& fetch);
  bool transmit(Time now, OutstandingCatalogue& fetch);
  bool transmit(Time now, OutstandingRecords& fetch);
  void transmit_announcements();
  void expire(Time now);
  void retry(Time now, bool all);
  void end_fetches();
  void finish(Outstanding&& request, CommandOutcome outcome);
  void set_connection(bool connected, std::string trouble);
  void deliver();

  CommandSessionOptions options_;
  CommandWire& wire_;
  CommandClient::OnConnection on_connection_;
  State state_ = State::kStopped;
  Connection connection_;
  ClockSync clock_;
  std::uint64_t next_number_ = 1;
  std::optional<protocol::DeviceState> state_of_device_;
  Time tell_state_at_{0};
  std::map<std::uint64_t, Outstanding> requests_;  // by number
  std::vector<OutstandingFetch> fetches_;
  std::vector<OutstandingCatalogue> catalogues_;
  std::optional<OutstandingRecords> records_;
  std::deque<OutstandingAnnouncements> announcements_;  // one at a time: answers carry no number
  std::map<std::uint64_t, Time> pings_;                 // client_time_ms -> when it left
  bool welcomed_ = false;
  Time hello_at_{0};
  Time ping_at_{0};
  Time heard_at_{0};  // or the socket was made
  bool connection_changed_ = false;
  std::vector<std::function<void()>> callbacks_;
};

}  // namespace motcua::transport
