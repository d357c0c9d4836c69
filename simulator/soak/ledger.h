// The figures of every day played, as lines for people, as JSON, and what is to be said at the end.
//
// Pure; one thread.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "protocol/messages.pb.h"
#include "simulator/soak/process_figures.h"
#include "simulator/soak/record_figures.h"

namespace motcua::soak {

struct Day {
  std::uint32_t date = 0;
  double seconds = 0;  // of real time
  protocol::DayCount count;
  std::uint32_t never_answered = 0;                               // commands of the crowd, within its patience
  std::vector<std::pair<std::string, ProcessFigures>> processes;  // the dispatcher first
  RecordFigures record;                                           // since the beginning
};

class Ledger {
 public:
  void add(Day day) { days_.push_back(std::move(day)); }
  const std::vector<Day>& days() const { return days_; }

  std::string newest_line() const;
  // What crept, one sentence each.
  std::vector<std::string> creeps() const;
  nlohmann::json json() const;

 private:
  double bytes_per_event(std::size_t day) const;

  std::vector<Day> days_;
};

}  // namespace motcua::soak
