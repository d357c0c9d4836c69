// What a day brings: who comes when and for what, how long each takes, when the clerks are there.
//
// A plan is drawn once, from a recorded day or a generator, and holds everything that is chance about the citizens. So
// two runs with one plan differ only by what the hall decides, whether on a real clock or a virtual one.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "simulator/crowd/service_time.h"

namespace motcua::crowd {

// How a citizen behaves once called.
struct Manner {
  std::int64_t walk_ms = 20'000;      // from the call to the counter
  std::int64_t service_ms = 300'000;  // from the call to the finish
  std::uint32_t recalls = 0;          // needed before coming
  bool comes = true;
};

struct Arrival {
  std::int64_t at_ms = 0;  // after local midnight
  std::string service;     // keys
  std::string priority_class;
  std::string procedure;                  // code; may be empty
  std::optional<std::int64_t> leaves_ms;  // gives up then, if still waiting
  Manner manner;
};

// A clerk is at the counter from from_ms to until_ms, after local midnight.
struct Shift {
  std::uint32_t counter = 0;
  std::int64_t from_ms = 0;
  std::int64_t until_ms = 0;
};

struct DayPlan {
  std::optional<std::uint32_t> date;  // yyyymmdd
  std::int64_t first_ms = 0;          // the hall's clock starts here
  std::vector<Arrival> arrivals;      // in time order
  std::vector<Shift> shifts;          // of one counter: in time order, apart from each other
  ServiceTimes service_times;         // by service key, for citizens who are not in the plan
};

// What chance does to a citizen of this service.
Manner draw_manner(const ServiceTimes& service_times, const std::string& service, Random& random);

}  // namespace motcua::crowd
