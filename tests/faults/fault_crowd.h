// Three kiosks, three clerks and two screens that stay in the hall through every fault: they press without rest, keep
// what they were told, and know nothing of the dispatcher but its answers.
//
// One thread, that of io(). A request under way at a fault is sent again by its client when the dispatcher is back; the
// same request number has one effect, which Told::compare() looks for.
#pragma once

#include <chrono>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <zmq.hpp>

#include "protocol/transport/command_client.h"
#include "protocol/transport/view_subscriber.h"
#include "tests/faults/told.h"
#include "tests/support/real_hall.h"

namespace motcua::test {

struct CrowdHabits {
  std::chrono::milliseconds patience{120'000};  // of a request: longer than any fault of a test
  std::chrono::milliseconds pause{0};           // between an answer and the next press
  bool issues = true;
};

class FaultCrowd {
 public:
  // The hall has served before; its ports are kept.
  FaultCrowd(const RealHall& hall, std::vector<std::string> services, Told& told, CrowdHabits habits = {});
  ~FaultCrowd();
  FaultCrowd(const FaultCrowd&) = delete;
  FaultCrowd& operator=(const FaultCrowd&) = delete;

  boost::asio::io_context& io() { return io_; }
  void rest() { resting_ = true; }  // nothing new is pressed
  bool idle() const;                // nothing waits for its answer
  bool connected() const;           // every one of them
  int answers() const { return answers_; }
  int refused_for_disk() const { return refused_for_disk_; }
  std::chrono::microseconds slowest() const { return slowest_; }
  void forget_slowest() { slowest_ = {}; }

 private:
  struct Person {
    std::unique_ptr<transport::CommandClient> client;
    std::uint32_t counter = 0;  // 0: a kiosk
    bool open = false;
    std::uint64_t visit = 0;
    bool under_way = false;
    std::unique_ptr<boost::asio::steady_timer> again;
  };

  void add(const RealHall& hall, const std::string& device, std::uint32_t counter);
  void watch(const RealHall& hall);
  protocol::Command next_command(const Person& person);
  void press(Person& person);
  void press_later(Person& person);
  void answered(Person& person, std::uint64_t finishing, const transport::CommandOutcome& outcome);

  boost::asio::io_context io_;
  zmq::context_t context_;
  std::vector<std::unique_ptr<Person>> people_;
  std::unique_ptr<transport::ViewSubscriber> board_, staff_;
  std::vector<std::string> services_;
  Told& told_;
  CrowdHabits habits_;
  std::minstd_rand random_{11};
  int answers_ = 0;
  int refused_for_disk_ = 0;
  std::chrono::microseconds slowest_{0};
  bool resting_ = false;
};

}  // namespace motcua::test
