#include "simulator/soak/ledger.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "simulator/soak/creep.h"

namespace motcua::soak {
namespace {

constexpr double kMemoryAllowanceKib = 2048;
constexpr double kDescriptorAllowance = 2;
constexpr double kBytesAllowance = 8;

}  // namespace

// Of that day alone. The newest two snapshots come and go; they are part of it.
double Ledger::bytes_per_event(std::size_t day) const {
  const auto& now = days_[day].record;
  const auto before = day == 0 ? RecordFigures{} : days_[day - 1].record;
  const auto events = static_cast<double>(now.events - before.events);
  return events == 0 ? 0 : static_cast<double>(now.bytes - before.bytes) / events;
}

std::string Ledger::newest_line() const {
  const auto& day = days_.back();
  auto line =
      fmt::format("day {:3} {}: {:4} tickets, {:5.1f} s", days_.size(), day.date, day.count.issued(), day.seconds);
  if (day.never_answered > 0) line += fmt::format("; {} commands were not answered in time", day.never_answered);
  for (const auto& [name, figures] : day.processes) {
    line += fmt::format("; {} {:.1f} MiB {} fds {} threads", name, static_cast<double>(figures.memory_kib) / 1024,
                        figures.descriptors, figures.threads);
  }
  return line + fmt::format("; record {} events, {:.1f} MiB, {:.0f} bytes per event", day.record.events,
                            static_cast<double>(day.record.bytes) / 1024 / 1024, bytes_per_event(days_.size() - 1));
}

std::vector<std::string> Ledger::creeps() const {
  std::vector<Series> all;
  const auto put = [&all](const std::string& name, double allowance, double value) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.name == name; });
    if (found != all.end()) return found->days.push_back(value);
    all.push_back({name, allowance, {value}});
  };
  for (std::size_t i = 0; i < days_.size(); ++i) {
    for (const auto& [name, figures] : days_[i].processes) {
      put("memory of the " + name + " (KiB)", kMemoryAllowanceKib, static_cast<double>(figures.memory_kib));
      put("descriptors of the " + name, kDescriptorAllowance, figures.descriptors);
      put("threads of the " + name, 0, figures.threads);
    }
    put("bytes of the record per event", kBytesAllowance, bytes_per_event(i));
  }
  std::vector<std::string> creeps;
  for (const auto& series : all) {
    if (auto sentence = find_creep(series); !sentence.empty()) creeps.push_back(std::move(sentence));
  }
  return creeps;
}

nlohmann::json Ledger::json() const {
  auto all = nlohmann::json::array();
  for (std::size_t i = 0; i < days_.size(); ++i) {
    const auto& day = days_[i];
    nlohmann::json one{{"date", day.date},
                       {"seconds", day.seconds},
                       {"issued", day.count.issued()},
                       {"never_answered", day.never_answered},
                       {"records", day.record.records},
                       {"events", day.record.events},
                       {"record_bytes", day.record.bytes},
                       {"bytes_per_event", bytes_per_event(i)}};
    for (const auto& [name, figures] : day.processes) {
      one["processes"][name] = {
          {"memory_kib", figures.memory_kib}, {"descriptors", figures.descriptors}, {"threads", figures.threads}};
    }
    all.push_back(std::move(one));
  }
  return {{"days", all}, {"creeps", creeps()}};
}

}  // namespace motcua::soak
