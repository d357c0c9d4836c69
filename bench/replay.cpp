#include "bench/replay.h"

#include <unistd.h>

#include <stdexcept>

#include <fmt/format.h>

#include "bench/choice.h"
#include "bench/statistics.h"
#include "dispatcher/hall/hall.h"
#include "dispatcher/journal/codec.h"
#include "dispatcher/journal/reader.h"
#include "dispatcher/journal/sqlite_store.h"
#include "dispatcher/reports/report.h"
#include "dispatcher/site/zone.h"

namespace motcua::bench {
namespace {

namespace fs = std::filesystem;

constexpr hall::TimeMs kFirstMorningMs = 1'767'574'800'000;  // 2026-01-05 08:00 in Vietnam
constexpr hall::CounterNumber kCounters = 20;
constexpr int kWaiting = 60;  // in line when the counters begin
constexpr std::size_t kRecordsAtOnce = 20'000;

class TemporaryRecord {
 public:
  explicit TemporaryRecord(const fs::path& folder)
      : folder_(folder / fmt::format("motcua-bench-replay-{}", ::getpid())) {
    fs::create_directories(folder_);
  }
  ~TemporaryRecord() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  TemporaryRecord(const TemporaryRecord&) = delete;
  TemporaryRecord& operator=(const TemporaryRecord&) = delete;
  fs::path file() const { return folder_ / "year.db"; }

 private:
  fs::path folder_;
};

template <class T>
T or_throw(journal::StoreResult<T> result) {
  if (!result) throw std::runtime_error(result.error().message);
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

// A hall that is served day after day, with its record.
class Year {
 public:
  explicit Year(const fs::path& file)
      : store_(or_throw(journal::open_sqlite_store(file))), zone_(*site::Zone::find("Asia/Ho_Chi_Minh")) {
    run(hall::ApplySettings{wide_settings()});
  }

  void add_day(int day, int visits) {
    now_ms_ = kFirstMorningMs + day * hall::kDayMs;
    run(hall::Tick{});
    for (hall::CounterNumber counter = 1; counter <= kCounters; ++counter) run(hall::OpenCounter{counter, ""});
    const auto& settings = state_.settings;
    for (int i = 0; i < visits; ++i) {
      const auto at = static_cast<std::size_t>(i);
      const auto& service = settings.services[at % settings.services.size()].key;
      const auto& priority_class = settings.classes[i % 7 == 0 ? at % settings.classes.size() : 0].key;
      run(hall::IssueTicket{service, priority_class, ""});
      now_ms_ += 14 * hall::kSecondMs;  // 2,000 in a little less than eight hours
      if (i >= kWaiting) serve(i);
    }
    for (int i = visits; state_.day.finished < state_.day.issued; ++i) serve(i);
  }
  void save() {
    or_throw(store_->append(unsaved_));
    unsaved_.clear();
  }
  std::uint64_t records() const { return seq_; }
  std::uint64_t visits() const { return state_.next_visit - 1; }

 private:
  // Counters in turn: begin with the citizen who was called last time, finish, call the next.
  void serve(int turn) {
    const auto counter = static_cast<hall::CounterNumber>(turn) % kCounters + 1;
    run(hall::StartService{counter});
    run(hall::FinishAndCallNext{counter, 0, turn % 3 == 0 ? "received" : "", 0, ""});
  }

  void run(const hall::Command& command) {
    const auto day = zone_.day_at(now_ms_, 0);
    hall::Events events;
    if (hall::decide(state_, command, {now_ms_, now_ms_, day.date, day.ends_ms, day.midday_ms}, events)) return;
    if (events.empty()) return;
    for (const auto& event : events) hall::apply(state_, event, now_ms_);
    journal::Record record{++seq_, now_ms_, now_ms_, {"counter-terminal-1", 77, seq_}, std::move(events), {}};
    record.answer.assign(60, 'a');  // as long as an answer usually is
    unsaved_.push_back(journal::encode(record));
    if (unsaved_.size() == kRecordsAtOnce) save();
  }

  std::unique_ptr<journal::Store> store_;
  site::Zone zone_;
  hall::State state_;
  hall::TimeMs now_ms_ = kFirstMorningMs;
  std::uint64_t seq_ = 0;
  std::vector<journal::EncodedRecord> unsaved_;
};

double seconds_to_read(const fs::path& file, const std::function<void(const journal::Record&)>& with) {
  const auto reader = or_throw(journal::open_record_reader(file));
  const Stopwatch stopwatch;
  or_throw(reader->read_after(0, [&](const journal::Record& record) {
    with(record);
    return journal::StoreResult<void>{};
  }));
  return stopwatch.elapsed_us() / 1e6;
}

}  // namespace

ReplayTimes measure_replay(const fs::path& folder, int days, int visits_a_day) {
  const TemporaryRecord record(folder);
  ReplayTimes times;
  {
    Year year(record.file());
    for (int day = 0; day < days; ++day) year.add_day(day, visits_a_day);
    year.save();
    times.visits = year.visits();
    times.records = year.records();
  }
  times.file_bytes = fs::file_size(record.file());
  times.read_s = seconds_to_read(record.file(), [](const journal::Record&) {});
  hall::State state;
  times.replay_s = seconds_to_read(record.file(), [&state](const journal::Record& one) {
    for (const auto& event : one.events) hall::apply(state, event, one.hall_ms);
  });
  if (state.next_visit != times.visits + 1) throw std::runtime_error("the replay lost visits");
  const auto reader = or_throw(journal::open_record_reader(record.file()));
  const Stopwatch stopwatch;
  const auto report = reports::make_report(*reader, {20260101, 20271231}, reports::By::kService);
  times.report_s = stopwatch.elapsed_us() / 1e6;
  if (!report) throw std::runtime_error(report.error());
  if (report->total.figures.tickets != static_cast<std::int64_t>(times.visits)) {
    throw std::runtime_error("the report lost visits");
  }
  return times;
}

}  // namespace motcua::bench
