#include "simulator/demo/report.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "simulator/crowd/percentile.h"

namespace motcua::demo {
namespace {

double minutes(std::int64_t ms) {
  return static_cast<double>(ms) / 60'000;
}

struct Comparison {
  const char* what;
  std::uint32_t dispatcher;
  std::uint32_t crowd;
  std::uint32_t uncertain;
};

std::array<Comparison, 5> compare(const protocol::DayCount& day, const Tally& tally) {
  const auto told = tally.counts();
  const auto& uncertain = tally.uncertain();
  return {Comparison{"issued", day.issued(), told.issued, uncertain.issued},
          Comparison{"called", day.called(), told.called, uncertain.called},
          Comparison{"finished", day.finished(), told.finished, uncertain.finished},
          Comparison{"not come", day.no_show(), told.no_show, uncertain.no_show},
          Comparison{"left", day.left(), told.left, uncertain.left}};
}

constexpr std::size_t kNameColumns = 42;

// Letters, not bytes: Vietnamese has up to three bytes a letter.
bool begins_letter(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

// Cut or filled up to the width of the column.
std::string fitted(const std::string& text) {
  std::string out;
  std::size_t columns = 0;
  for (const char c : text) {
    if (begins_letter(c) && columns++ == kNameColumns) return out;
    out += c;
  }
  return out + std::string(kNameColumns - columns, ' ');
}

std::string waits_table(const std::vector<Wait>& waits) {
  if (waits.empty()) return {};
  std::string text =
      fmt::format("\n  {}{:>10}{:>10}{:>12}\n", fitted("wait by service (minutes)"), "called", "median", "90th perc.");
  for (const auto& wait : waits) {
    text +=
        fmt::format("  {}{:>10}{:>10.1f}{:>12.1f}\n", fitted(wait.name), wait.called, wait.median_min, wait.p90_min);
  }
  return text;
}

}  // namespace

std::vector<Wait> waits_of(const Tally& tally, const std::map<std::string, std::string>& service_names) {
  std::vector<Wait> waits;
  for (auto& [service, times] : tally.waits()) {
    const auto name = service_names.find(service);
    Wait wait{service, name == service_names.end() ? service : name->second, times.size(), 0, 0};
    wait.median_min = minutes(crowd::percentile(times, 50).value_or(0));
    wait.p90_min = minutes(crowd::percentile(times, 90).value_or(0));
    waits.push_back(std::move(wait));
  }
  std::sort(waits.begin(), waits.end(), [](const Wait& a, const Wait& b) { return a.name < b.name; });
  return waits;
}

std::vector<std::string> find_faults(const protocol::DayCount& day, const Tally& tally, bool others) {
  std::vector<std::string> faults;
  if (day.issued() != day.called() + day.waiting() + day.left()) {
    faults.push_back(fmt::format("{} issued is not {} called + {} waiting + {} left", day.issued(), day.called(),
                                 day.waiting(), day.left()));
  }
  for (const auto& [what, dispatcher, crowd, uncertain] : compare(day, tally)) {
    if (dispatcher >= crowd && (others || dispatcher - crowd <= uncertain)) continue;
    faults.push_back(fmt::format("{}: the dispatcher counts {}, the crowd was told of {}", what, dispatcher, crowd));
  }
  if (tally.duplicate_numbers() > 0)
    faults.push_back(fmt::format("{} numbers were given twice", tally.duplicate_numbers()));
  if (tally.tickets_at_two_counters() > 0) {
    faults.push_back(fmt::format("{} tickets were at two counters", tally.tickets_at_two_counters()));
  }
  for (const auto& [code, count] : tally.rejections()) {
    if (!is_everyday(code)) faults.push_back(fmt::format("{} commands were rejected with {}", count, code));
  }
  return faults;
}

std::string find_silence(const Tally& tally) {
  return tally.never_answered() == 0 ? "" : fmt::format("{} commands were never answered", tally.never_answered());
}

std::string table_of(const Report& report) {
  const auto& day = report.day;
  std::string text = fmt::format("\n{:.0f} s, {:.0f} minutes in the hall at speed {:g}, {} commands\n\n",
                                 report.seconds, report.hall_minutes, report.speed, report.commands);
  text +=
      fmt::format("  issued {:>6}\n  called {:>6}\n  finished {:>4}\n  no-shows {:>4}\n  waiting {:>5}\n  left {:>8}\n",
                  day.issued(), day.called(), day.finished(), day.no_show(), day.waiting(), day.left());
  text += waits_table(report.waits);
  if (!report.rejections.empty()) text += "\n  rejected:";
  for (const auto& [code, count] : report.rejections) text += fmt::format(" {} {}", code, count);
  if (!report.rejections.empty()) text += "\n";
  if (!report.screens.empty()) text += "\n  pictures of the screens:\n";
  for (const auto& picture : report.screens) text += "    " + picture + "\n";
  for (const auto& trouble : report.trouble) text += "\nNOT AS IT MUST BE: " + trouble;
  return text + (report.trouble.empty() ? "" : "\n");
}

nlohmann::json json_of(const Report& report) {
  const auto& day = report.day;
  const auto& told = report.acknowledged;
  nlohmann::json json{{"issued", day.issued()},   {"called", day.called()},   {"finished", day.finished()},
                      {"no_show", day.no_show()}, {"waiting", day.waiting()}, {"left", day.left()}};
  json["duplicate_numbers"] = report.duplicate_numbers;
  json["tickets_at_two_counters"] = report.tickets_at_two_counters;
  json["screens"] = report.screens;
  json["waits"] = nlohmann::json::object();
  for (const auto& [service, name, called, median_min, p90_min] : report.waits) {
    json["waits"][service] = {{"name", name}, {"called", called}, {"median_min", median_min}, {"p90_min", p90_min}};
  }
  json["acknowledged"] = {{"issued", told.issued},
                          {"called", told.called},
                          {"finished", told.finished},
                          {"no_show", told.no_show},
                          {"left", told.left}};
  json["rejections"] = report.rejections;
  json["commands"] = report.commands;
  json["pictures_seen"] = report.pictures_seen;
  json["processes_lived"] = report.processes;
  json["seconds"] = report.seconds;
  json["hall_minutes"] = report.hall_minutes;
  json["speed"] = report.speed;
  json["ended_by"] = report.ended_by;
  json["ok"] = report.trouble.empty();
  json["trouble"] = report.trouble;
  return json;
}

}  // namespace motcua::demo
