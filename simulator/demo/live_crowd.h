// The crowd in a live hall: citizens at the kiosk, clerks at their counters, and a watcher of the staff's picture.
//
// One thread, the io_context's. Everything goes over the real sockets with the keys of real devices.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <zmq.hpp>

#include "protocol/transport/view_subscriber.h"
#include "simulator/crowd/clerk.h"
#include "simulator/demo/citizens.h"
#include "simulator/demo/crowd_device.h"
#include "simulator/demo/hall_clock.h"
#include "simulator/demo/keys.h"
#include "simulator/demo/scene.h"
#include "simulator/demo/tally.h"

namespace motcua::demo {

struct Endpoints {
  std::string command;
  std::string board;
  std::string staff;
};

class LiveCrowd {
 public:
  LiveCrowd(boost::asio::io_context& io, zmq::context_t& context, const Scene& scene, const Endpoints& endpoints,
            const Keys& keys, std::uint64_t seed, Tally& tally);
  ~LiveCrowd();
  LiveCrowd(const LiveCrowd&) = delete;
  LiveCrowd& operator=(const LiveCrowd&) = delete;

  void start();
  // Sends nothing new from now on.
  void rest() { resting_ = true; }
  bool ready() const;  // every device is connected and a picture has come
  bool quiet() const;  // nothing waits for its answer
  bool day_over() const;
  std::int64_t hall_now_ms();
  // Asks for one picture now and counts it in; null when it is not to be had.
  void fetch(std::function<void(std::shared_ptr<const protocol::View>)> done);
  const std::shared_ptr<const protocol::View>& view() const { return view_; }
  std::uint64_t commands() const;
  std::string trouble() const;  // why a device is not connected, if known

 private:
  struct Desk {
    std::unique_ptr<CrowdDevice> device;
    std::unique_ptr<crowd::Clerk> clerk;
  };

  void add_desk(const Scene& scene, const Endpoints& endpoints, const Keys& keys, std::uint32_t counter,
                std::uint64_t seed);
  void tick();
  void step(Desk& desk);
  void answered(Desk& desk, const protocol::Command& command, const transport::CommandOutcome& outcome);
  void count(const protocol::Command& command, std::uint32_t counter, const protocol::Done& done);
  void see(std::shared_ptr<const protocol::View> view);
  void call_in_clerks(const protocol::StaffPicture& picture);
  bool is_served(const protocol::StaffPicture& picture, const std::string& service) const;
  crowd::Clerk* clerk_for(const std::string& service);
  bool calls(std::uint32_t counter, const std::string& service) const;

  boost::asio::io_context& io_;
  zmq::context_t& context_;
  const Scene& scene_;
  Tally& tally_;
  HallClock clock_;
  CrowdDevice kiosk_;
  CrowdDevice watcher_;
  Citizens citizens_;
  std::map<std::uint32_t, Desk> desks_;
  std::unique_ptr<transport::ViewSubscriber> subscriber_;
  boost::asio::steady_timer timer_;
  std::shared_ptr<bool> here_ = std::make_shared<bool>(true);  // ends with the crowd
  std::shared_ptr<const protocol::View> view_;
  std::int64_t acted_ms_ = 0;  // hall time of the last answer; older pictures do not show all of it
  std::map<std::string, std::int64_t> unserved_since_ms_;
  std::map<std::string, crowd::Clerk*> called_in_;
  bool resting_ = false;
};

}  // namespace motcua::demo
