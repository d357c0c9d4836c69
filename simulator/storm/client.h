// A device in the storm: the real command session and the real keeper of pictures, over a connection that comes and
// goes. What it does with them is in actor.h.
//
// One thread. Everything it is told goes to the ledger; a picture that it shows as current though it is old is a broken
// promise.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "protocol/transport/command_session.h"
#include "protocol/transport/screen_link.h"
#include "protocol/transport/view_keeper.h"
#include "simulator/storm/ledger.h"
#include "simulator/storm/node.h"
#include "simulator/storm/timeline.h"
#include "simulator/storm/weather.h"

namespace motcua::storm {

class Client;

// A device ends here and now. Thrown through whatever it was doing, caught at the timeline.
struct ClientCrash {
  Client* client = nullptr;
  const char* step = "";
};

class Client final : public transport::CommandWire {
 public:
  using OnOutcome = std::function<void(const transport::CommandOutcome&)>;
  struct Surroundings {
    Timeline& timeline;
    Weather& weather;
    Ledger& ledger;
    Node& node;
  };

  Client(Surroundings around, std::string device, protocol::Audience audience, std::uint64_t seed);

  void start();  // with a new session
  void crash(Time away);
  void cut(Time duration);    // no message passes, and nobody says so
  void stall(Time duration);  // the screen hangs, its subscriber reads the backlog afterwards
  void heal();

  bool alive() const { return life_.alive(); }
  bool connected() const { return session_ && session_->connection().connected; }
  const std::string& device() const { return device_; }
  protocol::Audience audience() const { return audience_; }
  std::size_t under_way() const { return under_way_; }
  Time started() const { return started_; }  // its program, the last time
  void request(protocol::Command command, std::chrono::milliseconds patience, OnOutcome done);
  // Rows of the record after `seq`, as `motcua follow` asks for them. Not called when the process ends first.
  void fetch_records(std::uint64_t seq, transport::CommandClient::OnRecords done);
  // Frames that no client of ours would send.
  void send_raw(const std::string& frame);

  // The picture that the screen shows now as current; none: it says that it has none.
  std::shared_ptr<const protocol::View> shown();
  // Called with each current picture, and with none when there is none any more.
  void on_picture(std::function<void(const protocol::View*)> handler) { on_picture_ = std::move(handler); }
  std::int64_t hall_now_ms() const { return keeper_->hall_now_ms(own_now()); }

  // From the world.
  void arrive(const std::string& route, const std::string& frame);
  // A picture is on its way; what arrives after this process has ended is gone with its connection.
  void publish_to(std::shared_ptr<const protocol::View> view, Time travel);
  void node_ended();
  bool hung_since(Time when) const { return stalled_until_ > when; }
  bool cut_off() const { return around_.timeline.now() < cut_until_; }
  const std::string& route() const { return route_; }
  std::uint64_t pictures() const { return pictures_; }
  std::uint64_t crashes() const { return crashes_; }
  std::uint64_t crashes_under_way() const { return crashes_under_way_; }

  // CommandWire
  bool send(const protocol::ClientMessage& message) override;
  void renew() override;

 private:
  Time own_now() const { return around_.timeline.now() + clock_ahead_; }
  void soon(Time delay, Timeline::Action action);
  void crash_here(const char* step);
  bool in_outage() const;
  void connect_later();
  void lose_connection();
  void notice_end();  // of the dispatcher
  void carry(std::string frame);
  void arm();
  void take(std::shared_ptr<const protocol::View> view);
  void note_connection();
  void look();
  void look_later();
  void check_age(const protocol::View& view) const;

  Surroundings around_;
  std::string device_;
  protocol::Audience audience_;
  crowd::Random random_;
  Time clock_ahead_;
  Life life_;
  std::unique_ptr<transport::CommandSession> session_;
  std::unique_ptr<transport::ViewKeeper> keeper_;
  std::function<void(const protocol::View*)> on_picture_;
  bool linked_ = false;
  bool broken_ = false;  // the dispatcher at the other end has ended, and nobody here knows yet
  std::string route_;
  std::uint64_t epoch_ = 0;
  PressId pressing_ = 0;  // what has not left yet
  std::uint64_t wake_generation_ = 0;
  Time armed_for_ = Time::max();
  bool will_look_ = false;
  std::size_t under_way_ = 0;
  Time started_{0};
  Time cut_since_{0};
  Time cut_until_{0};
  Time stalled_until_{0};
  std::uint64_t pictures_ = 0;
  std::uint64_t crashes_ = 0;
  std::uint64_t crashes_under_way_ = 0;
};

}  // namespace motcua::storm
