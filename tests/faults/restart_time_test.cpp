// How long the hall is without a dispatcher after kill -9, when much has happened since the last snapshot.
#include <doctest/doctest.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <vector>

#include "dispatcher/hall/hall.h"
#include "dispatcher/journal/codec.h"
#include "dispatcher/journal/sqlite_store.h"
#include "dispatcher/site/site_file.h"
#include "tests/faults/extent.h"
#include "tests/support/civil.h"
#include "tests/support/commands.h"
#include "tests/support/desk.h"

using namespace motcua;
using namespace motcua::test;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

namespace {

constexpr auto kAim = std::chrono::seconds(1);

// Days of a hall as its record has them: tickets, calls, beginnings and ends at three counters, every command with the
// session it came from and an answer to keep.
class RecordMaker {
 public:
  explicit RecordMaker(const hall::Settings& settings) {
    run(hall::ApplySettings{settings}, {});
    for (const auto* device : {"kiosk-1", "counter-1", "counter-2", "counter-3"}) put({device, 7, 0}, {}, {});
    for (hall::CounterNumber counter = 1; counter <= 3; ++counter) run(hall::OpenCounter{counter, {}}, from(counter));
  }
  std::size_t events() const { return events_; }
  std::vector<journal::EncodedRecord> take() { return std::exchange(records_, {}); }

  // One citizen's way through the hall.
  void visit(std::size_t which) {
    const auto counter = static_cast<hall::CounterNumber>(which % 3 + 1);
    const auto& services = state_.settings.services;
    run(hall::IssueTicket{services[which % services.size()].key, {}, {}}, from(0));
    run(hall::CallNext{counter}, from(counter));
    run(hall::StartService{counter, 0}, from(counter));
    run(hall::Finish{counter, 0, {}}, from(counter));
  }

 private:
  journal::Origin from(hall::CounterNumber counter) {
    const std::string device = counter == 0 ? "kiosk-1" : "counter-" + std::to_string(counter);
    return {device, 7, ++numbers_[device]};
  }
  void run(const hall::Command& command, const journal::Origin& origin) {
    now_ms_ += 2'500;
    const auto now = moment_at(now_ms_);
    hall::Events events;
    hall::decide(state_, hall::Tick{}, now, events);
    follow(events);
    hall::Events own;
    hall::decide(state_, command, now, own);
    follow(own);
    events.insert(events.end(), own.begin(), own.end());
    put(origin, std::move(events), std::string(60, 'a'));
  }
  void put(const journal::Origin& origin, hall::Events events, const std::string& answer) {
    events_ += events.size();
    records_.push_back(journal::encode({++seq_, now_ms_, now_ms_, origin, std::move(events), answer}));
  }
  void follow(const hall::Events& events) {
    for (const auto& event : events) hall::apply(state_, event, now_ms_);
  }

  hall::State state_;
  hall::TimeMs now_ms_ = kEightOClockMs;
  std::uint64_t seq_ = 0;
  std::size_t events_ = 0;
  std::map<std::string, std::uint64_t> numbers_;
  std::vector<journal::EncodedRecord> records_;
};

std::size_t write_record(const RealHall& hall, std::size_t events) {
  const auto site = site::load_site(hall.folder() / "site.toml");
  REQUIRE(site);
  RecordMaker maker(*site);
  auto store = journal::open_sqlite_store(hall.record());
  REQUIRE(store);
  for (std::size_t visit = 0; maker.events() < events; ++visit) {
    maker.visit(visit);
    if (visit % 250 == 0) REQUIRE((*store)->append(maker.take()));
  }
  REQUIRE((*store)->append(maker.take()));
  return maker.events();
}

void forget_snapshots(const RealHall& hall) {
  sqlite3* db = nullptr;
  REQUIRE(sqlite3_open(hall.record().c_str(), &db) == SQLITE_OK);
  CHECK(sqlite3_exec(db, "DELETE FROM snapshot", nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(db);
}

// Its processor time so far: what the wait would be on a machine that does nothing else.
milliseconds processor_time(pid_t process) {
  std::ifstream in("/proc/" + std::to_string(process) + "/stat");
  std::string word;
  for (int i = 0; i < 13; ++i) in >> word;
  long user = 0;
  long system = 0;
  in >> user >> system;
  return milliseconds((user + system) * 1000 / sysconf(_SC_CLK_TCK));
}

milliseconds since(Clock::time_point begin) {
  return std::chrono::duration_cast<milliseconds>(Clock::now() - begin);
}

}  // namespace

TEST_CASE(
    "killed with 100,000 events since the last snapshot it serves again, with all of them (aim: within a second)") {
  RealHall hall;
  const auto events = write_record(hall, 100'000 * static_cast<std::size_t>(percent_of_faults()) / 100);
  const std::vector<std::string> later{"--clock-start", "2027-06-01T01:00:00Z"};
  hall.start(later);
  std::vector<milliseconds> times;
  auto processor = milliseconds::max();  // the least of three: others take room in the processor's caches
  for (int round = 0; round < 3; ++round) {
    hall.kill_hard();
    forget_snapshots(hall);
    const auto killed = Clock::now();
    hall.start(later);
    times.push_back(since(killed));
    processor = std::min(processor, processor_time(hall.pid()));
    Desk desk(hall, "operator");
    REQUIRE(desk.connect());
    CHECK(desk.ask(issue("civil")).kind == transport::CommandOutcome::Kind::kDone);
    CHECK(hall.log().find("snapshot at 0") != std::string::npos);  // all of it was read
  }
  std::sort(times.begin(), times.end());
  MESSAGE(events << " events since the last snapshot: serving again " << times.front().count() << " to "
                 << times.back().count() << " ms after the end, " << processor.count() << " ms of it processor time");
  // What it costs by itself is a promise; how long that takes is up to who else works on the machine.
  WARN(times.front() <= kAim);
  CHECK(times.front() <= 10 * kAim);
  if (kTimeIsItsOwn) CHECK(processor <= kAim);
}
