#include "simulator/storm/faults.h"

#include <iterator>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace motcua::storm {
namespace {

constexpr std::pair<std::string_view, Fault> kNames[] = {
    {"drop", Fault::kDrop},
    {"duplicate", Fault::kDuplicate},
    {"delay", Fault::kDelay},
    {"truncate", Fault::kTruncate},
    {"partition", Fault::kPartition},
    {"client-crash", Fault::kClientCrash},
    {"client-stall", Fault::kClientStall},
    {"kill", Fault::kKill},
    {"power", Fault::kPower},
    {"disk-error", Fault::kDiskError},
    {"disk-full", Fault::kDiskFull},
    {"bit-flip", Fault::kBitFlip},
    {"wall-clock", Fault::kWallClock},
    {"stall", Fault::kStall},
    {"garbage", Fault::kGarbage},
    {"lost-pc", Fault::kLostPc},
};
static_assert(std::size(kNames) == kFaultKinds);

}  // namespace

Faults Faults::all() {
  Faults faults;
  for (const auto& [name, fault] : kNames) faults.add(fault);
  return faults;
}

std::string to_text(const Faults& faults) {
  if (faults == Faults::all()) return "all";
  if (faults == Faults{}) return "none";
  std::vector<std::string_view> names;
  for (const auto& [name, fault] : kNames) {
    if (faults.has(fault)) names.push_back(name);
  }
  return fmt::format("{}", fmt::join(names, ","));
}

std::vector<std::string> fault_names() {
  std::vector<std::string> names;
  for (const auto& [name, fault] : kNames) names.emplace_back(name);
  return names;
}

tl::expected<Faults, std::string> parse_faults(std::string_view text) {
  if (text == "all") return Faults::all();
  Faults faults;
  if (text == "none") return faults;
  while (!text.empty()) {
    const auto comma = text.find(',');
    const auto name = text.substr(0, comma);
    text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
    bool found = false;
    for (const auto& [known, fault] : kNames) {
      if (known != name) continue;
      faults.add(fault);
      found = true;
    }
    if (!found) {
      return tl::unexpected(
          fmt::format("there is no fault '{}'; there are: all, none, {}", name, fmt::join(fault_names(), ", ")));
    }
  }
  return faults;
}

}  // namespace motcua::storm
