// What happened, in words and as JSON, and whether it was as it must be.
//
// Pure, any thread.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "protocol/messages.pb.h"
#include "simulator/demo/tally.h"

namespace motcua::demo {

struct Wait {
  std::string service;  // key
  std::string name;     // for people
  std::size_t called = 0;
  double median_min = 0;  // hall minutes
  double p90_min = 0;
};

struct Report {
  protocol::DayCount day;  // the dispatcher's own
  Counts acknowledged;     // what the crowd was told
  std::size_t duplicate_numbers = 0;
  std::size_t tickets_at_two_counters = 0;
  std::vector<Wait> waits;
  std::map<std::string, std::uint32_t> rejections;
  std::vector<std::string> screens;    // pictures
  std::vector<std::string> processes;  // that lived to the end
  std::vector<std::string> trouble;    // why this run is no success; empty: it is one
  std::uint64_t commands = 0;
  std::uint64_t pictures_seen = 0;
  double seconds = 0;
  double hall_minutes = 0;
  double speed = 1;
  std::string ended_by;  // "day", "seconds" or "signal"
};

std::vector<Wait> waits_of(const Tally& tally, const std::map<std::string, std::string>& service_names);

// Sentences about what does not add up. With `others` people at the windows may have added to the counts.
std::vector<std::string> find_faults(const protocol::DayCount& day, const Tally& tally, bool others);
// A sentence when commands were never answered: no promise is broken by it, a starved machine is slow; empty: none
// were.
std::string find_silence(const Tally& tally);

std::string table_of(const Report& report);
nlohmann::json json_of(const Report& report);

}  // namespace motcua::demo
