// A screen's link to the dispatcher: a thread of its own with a command client and a view subscriber behind it.
//
// Made and used by the screen's one (drawing) thread. view() and status() are cheap and never block on the network.
// Callbacks of send() and fetch_catalogue() run inside poll(), on the drawing thread. `wake` is called from the link's
// thread whenever there is something new; it must be thread-safe (glfwPostEmptyEvent is).
//
// Stale is an age, not a silence: a picture is fresh while (dispatcher time now - dispatcher time in its head) is below
// 3 s. Dispatcher time now comes from pings over the command channel. A picture of an incarnation that the command
// channel does not confirm is not fresh.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "protocol/messages.pb.h"
#include "protocol/transport/command_client.h"

namespace motcua::transport {

inline constexpr std::chrono::milliseconds kStaleAfter{3000};

struct ScreenLinkOptions {
  std::string command_endpoint;
  std::string view_endpoint;  // of the audience
  protocol::Audience audience = protocol::PUBLIC_BOARD;
  ClientCurve curve;
  std::string software;
};

struct LinkStatus {
  bool fresh = false;      // there is a picture and it may be shown as current
  bool connected = false;  // commands can be sent
  std::string trouble;     // one sentence, if the dispatcher refuses us
  std::chrono::milliseconds picture_age{0};
  std::chrono::microseconds round_trip{0};
  std::int64_t hall_now_ms = 0;   // hall time now, extrapolated from the picture at its speed; 0 without a picture
  bool older_dispatcher = false;  // of an older minor version: does not know all that we do
  std::chrono::milliseconds fresh_for{0};  // how long the picture stays fresh if nothing comes
};

class ScreenLink {
 public:
  ScreenLink(ScreenLinkOptions options, std::function<void()> wake);
  ~ScreenLink();
  ScreenLink(const ScreenLink&) = delete;
  ScreenLink& operator=(const ScreenLink&) = delete;

  // The newest picture, fresh or not; null before the first.
  std::shared_ptr<const protocol::View> view() const;
  LinkStatus status() const;
  void send(protocol::Command command, std::chrono::milliseconds patience, CommandClient::OnOutcome done);
  // The site's procedures, inside poll(); null: not to be had.
  void fetch_catalogue(std::chrono::milliseconds patience, CommandClient::OnCatalogue done);
  // How this device is, for the staff: kept, and told whenever there is a connection.
  void report(protocol::DeviceState state);
  void poll();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace motcua::transport
