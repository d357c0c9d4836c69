// One fact per leg of every visit, folded out of the record by hall::apply alone: nothing is interpreted twice. All
// figures of a report are made of these facts. docs/reports.md says what each means.
//
// One thread. A record that cannot be read is said in one sentence with file and record.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "dispatcher/hall/state.h"
#include "dispatcher/journal/reader.h"
#include "dispatcher/reports/period.h"

namespace motcua::reports {

struct Rating {
  std::uint32_t stars = 0;
  std::vector<std::uint32_t> criteria;  // 0: not said
  bool operator==(const Rating&) const = default;
};

// How things stood when the leg ended. Times are hall times, 0: never.
struct LegFact {
  hall::BusinessDate date = 0;
  hall::VisitId visit = 0;
  std::uint32_t leg = 0;  // position in the visit, 0: the first
  hall::TicketNumber ticket;
  std::string service;              // key
  std::string procedure;            // code, empty: not said
  std::string priority_class;       // key
  hall::CounterNumber counter = 0;  // 0: never called
  hall::ClerkNumber clerk = 0;      // 0: never called, or nobody was signed in
  std::uint32_t hour = 0;           // of the day in which it was queued, by the site's clock
  hall::TimeMs queued_ms = 0;
  hall::TimeMs called_ms = 0;  // of the last call that was not taken back
  hall::TimeMs started_ms = 0;
  hall::TimeMs ended_ms = 0;
  hall::DurationMs waited_ms = 0;        // until that call; 0 when never called
  hall::DurationMs working_wait_ms = 0;  // the same without the breaks of the timetable: what the promise is about
  hall::DurationMs promise_ms = 0;
  hall::DurationMs service_ms = 0;  // call to end without the time put aside; 0 when never called or not ended
  hall::LegEnd end = hall::LegEnd::kOpen;
  bool reinstated = false;  // missed its call, and another leg of the visit began in its place
  std::string outcome;      // key
  bool on_the_spot = false;
  std::uint32_t dossiers = 0;
  std::optional<Rating> rating;

  bool called() const { return called_ms != 0; }
};

// What the keys were called, in the newest settings of the period.
struct Names {
  hall::Text site;
  std::map<std::string, hall::Text> services;
  std::map<std::string, std::string> letters;  // of the services
  std::map<std::string, hall::Text> classes;
  std::map<std::string, hall::Text> outcomes;
  std::map<std::string, std::string> procedures;
  std::map<hall::CounterNumber, hall::Text> counters;
  std::vector<hall::Text> criteria;
};

// Calls `take` for each leg of the business dates asked for, in order of date, visit and leg.
tl::expected<Names, std::string> read_legs(journal::RecordReader& record, const Period& period,
                                           const std::function<void(const LegFact&)>& take);

}  // namespace motcua::reports
