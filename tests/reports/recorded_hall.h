// A small hall whose record is a file: commands in one line each, a clock that only moves when told, real dates of the
// site's calendar. What falls due by itself happens at its time.
#pragma once

#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "dispatcher/hall/hall.h"
#include "dispatcher/journal/codec.h"
#include "dispatcher/journal/reader.h"
#include "dispatcher/journal/sqlite_store.h"
#include "dispatcher/reports/report.h"
#include "dispatcher/reports/why.h"
#include "dispatcher/site/zone.h"
#include "tests/journal/journal_support.h"
#include "tests/support/small_hall.h"

namespace motcua::test {

// small_settings() with an outcome that counts as on the spot, criteria of ratings, two clerks.
inline hall::Settings report_settings() {
  auto settings = small_settings();
  settings.outcomes[0].on_the_spot = true;
  settings.rating_criteria = {{"Cơ sở vật chất", "Facilities"}, {"Thái độ", "Attitude"}};
  settings.clerks = {{7, hall::StaffRole::kClerk}, {8, hall::StaffRole::kClerk}};
  return settings;
}

class RecordedHall {
 public:
  // At 08:00 on Friday 2026-11-20 by the site's clock.
  explicit RecordedHall(const hall::Settings& settings = report_settings())
      : zone_(*site::Zone::find(settings.time_zone)), file(folder / "hall.db") {
    must(hall::ApplySettings{settings});
    run_due();
  }

  std::optional<hall::Rejection> operator()(const hall::Command& command) {
    auto rejection = run(command);
    run_due();
    return rejection;
  }
  void must(const hall::Command& command) {
    const auto rejection = (*this)(command);
    if (rejection) throw std::runtime_error("rejected: " + rejection->detail);
  }
  void pass(hall::DurationMs ms) { pass_to(now_ms + ms); }
  // By the site's clock, on the running date.
  void until(hall::MinuteOfDay minute) { pass_to(hall_time(minute)); }
  hall::TimeMs hall_time(hall::MinuteOfDay minute) const {
    return zone_.day_at(now_ms, 0).midday_ms + (static_cast<hall::TimeMs>(minute) - 720) * hall::kMinuteMs;
  }
  void next_day_at(hall::MinuteOfDay minute) {
    pass_to(zone_.day_at(now_ms, 0).ends_ms);
    until(minute);
  }

  hall::VisitId issue(const std::string& service, const std::string& priority_class = {}) {
    const auto id = state.next_visit;
    must(hall::IssueTicket{service, priority_class, {}});
    return id;
  }
  // The whole service of one citizen at a counter that is idle.
  void serve(hall::CounterNumber counter, hall::DurationMs ms, const std::string& outcome = {}) {
    must(hall::CallNext{counter});
    pass(ms);
    must(hall::Finish{counter, 0, outcome});
  }

  // On the disk, what happened since the last time.
  void save() {
    if (store_ == nullptr) store_ = open_or_throw(file);
    if (auto appended = store_->append(unsaved_); !appended) throw std::runtime_error(appended.error().message);
    unsaved_.clear();
  }
  void close() {
    save();
    store_.reset();
  }
  journal::Store& store() {
    save();
    return *store_;
  }

  std::unique_ptr<journal::RecordReader> reader() {
    save();
    auto opened = journal::open_record_reader(file);
    if (!opened) throw std::runtime_error(opened.error().message);
    return std::move(*opened);
  }
  reports::Report report(reports::By by, hall::BusinessDate from = 20261120, hall::BusinessDate to = 20261120) {
    auto made = reports::make_report(*reader(), {from, to}, by);
    if (!made) throw std::runtime_error(made.error());
    return std::move(*made);
  }
  std::vector<reports::LegFact> legs(hall::BusinessDate from = 20261120, hall::BusinessDate to = 20261120) {
    std::vector<reports::LegFact> all;
    const auto read = reports::read_legs(*reader(), {from, to}, [&](const auto& leg) { all.push_back(leg); });
    if (!read) throw std::runtime_error(read.error());
    return all;
  }

 private:
  void pass_to(hall::TimeMs to_ms) {
    for (auto due = hall::next_deadline(state); due && *due <= to_ms; due = hall::next_deadline(state)) {
      now_ms = std::max(now_ms, *due);
      run(hall::Tick{});
    }
    now_ms = std::max(now_ms, to_ms);
  }
  void run_due() { pass_to(now_ms); }

  std::optional<hall::Rejection> run(const hall::Command& command) {
    const auto day = zone_.day_at(now_ms, state.configured.rollover_minutes);
    hall::Events events;
    auto rejection = hall::decide(state, command, {now_ms, now_ms, day.date, day.ends_ms, day.midday_ms}, events);
    for (const auto& event : events) hall::apply(state, event, now_ms);
    if (!events.empty()) {
      journal::Record record;
      record.seq = ++seq_;
      record.hall_ms = record.wall_ms = now_ms;
      record.origin = {"counter-terminal-1", 1, seq_};
      record.events = std::move(events);
      unsaved_.push_back(journal::encode(record));
    }
    return rejection;
  }

  site::Zone zone_;
  std::uint64_t seq_ = 0;
  std::vector<journal::EncodedRecord> unsaved_;

 public:
  hall::State state;
  hall::TimeMs now_ms = 1'795'136'400'000;  // 2026-11-20 01:00 UTC
  TemporaryFolder folder;
  std::filesystem::path file;

 private:
  std::unique_ptr<journal::Store> store_;
};

inline const reports::Row& row_of(const reports::Report& report, const std::string& key) {
  for (const auto& row : report.rows) {
    if (row.key == key) return row;
  }
  throw std::runtime_error("no row " + key);
}

}  // namespace motcua::test
