// The citizens of a plan at a live kiosk: they take their tickets when the hall's clock says so, and some give up.
//
// One thread, the io_context's.
#pragma once

#include <cstdint>
#include <map>
#include <queue>
#include <utility>
#include <vector>

#include "simulator/crowd/day_plan.h"
#include "simulator/demo/crowd_device.h"
#include "simulator/demo/tally.h"

namespace motcua::demo {

class Citizens {
 public:
  Citizens(const crowd::DayPlan& plan, std::int64_t midnight_ms, std::uint64_t seed, CrowdDevice& kiosk, Tally& tally);

  // Everything that is due at this hall time.
  void step(std::int64_t now_ms);
  // Everyone who was to come has come.
  bool all_came() const { return next_ == plan_.arrivals.size() && waiting_for_ticket_ == 0; }
  crowd::Manner manner_of(const protocol::Ticket& ticket);

 private:
  using Leave = std::pair<std::int64_t, std::uint64_t>;  // when, visit

  void take_ticket(std::size_t arrival);
  void got_ticket(std::size_t arrival, const transport::CommandOutcome& outcome);
  void give_up(std::uint64_t visit);

  const crowd::DayPlan& plan_;
  std::int64_t midnight_ms_;
  crowd::Random random_;
  CrowdDevice& kiosk_;
  Tally& tally_;
  std::size_t next_ = 0;
  std::size_t waiting_for_ticket_ = 0;
  std::vector<std::size_t> again_;                   // there was no connection
  std::map<std::uint64_t, std::size_t> arrival_of_;  // by visit
  std::priority_queue<Leave, std::vector<Leave>, std::greater<>> leaves_;
};

}  // namespace motcua::demo
