// The machine's clock is moved under the running dispatcher (libfaketime; the steady clocks are not faked).
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <vector>

#include "dispatcher/journal/reader.h"
#include "tests/support/commands.h"
#include "tests/support/desk.h"

using namespace motcua;
using namespace motcua::test;
using Kind = transport::CommandOutcome::Kind;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::int64_t kToleranceMs = 700;

// Why the clock cannot be moved in this build; nothing if it can.
std::string not_movable() {
#ifdef MOTCUA_INSTRUMENTED
  // It asks for the time before the sanitizer is ready, and then the process may stand still in its first instructions.
  return "libfaketime and a sanitizer do not start together";
#else
  if (std::string(MOTCUA_FAKETIME).empty()) return "libfaketime is not installed (Debian's package faketime)";
  return {};
#endif
}
const std::vector<std::string> kNoMidnight{"--clock-start", "2026-11-27T01:00:00Z"};

// A clock that the test sets: seconds from the true time.
class MovedClock {
 public:
  explicit MovedClock(RealHall& hall) : file_(hall.folder() / "clock") {
    set(0);
    auto& environment = hall.place().environment;
    environment["LD_PRELOAD"] = MOTCUA_FAKETIME;
    environment["FAKETIME_TIMESTAMP_FILE"] = file_.string();
    environment["FAKETIME_NO_CACHE"] = "1";
    environment["FAKETIME_DONT_FAKE_MONOTONIC"] = "1";
    environment["DONT_FAKE_MONOTONIC"] = "1";
  }
  void set(int seconds) const {
    const auto written = file_.string() + ".new";
    std::ofstream(written) << (seconds < 0 ? "" : "+") << seconds << "s\n";
    std::filesystem::rename(written, file_);
  }

 private:
  std::filesystem::path file_;
};

struct Times {
  std::int64_t hall_ms;
  Clock::time_point real;
};

Times look(Desk& desk) {
  const auto view = desk.fetch(protocol::STAFF);
  return {static_cast<std::int64_t>(view->head().hall_ms()), Clock::now()};
}

std::vector<std::int64_t> jumps_in(const RealHall& hall) {
  std::vector<std::int64_t> jumps;
  const auto reader = journal::open_record_reader(hall.record());
  REQUIRE(reader);
  std::int64_t last_ms = 0;
  const auto read = (*reader)->read_after(0, [&](const journal::Record& record) {
    CHECK(record.hall_ms >= last_ms);  // whatever the clock did
    last_ms = record.hall_ms;
    for (const auto& event : record.events) {
      if (const auto* jump = std::get_if<hall::WallClockJumped>(&event)) jumps.push_back(jump->by_ms);
    }
    return journal::StoreResult<void>{};
  });
  REQUIRE(read);
  return jumps;
}

void move_and_check(Desk& desk, const RealHall& hall, const MovedClock& clock, int from_s, int to_s) {
  CAPTURE(to_s);
  const auto jumps_before = jumps_in(hall).size();
  const auto before = look(desk);
  const auto first = desk.ask(issue("civil")).done.ticket().number();
  clock.set(to_s);
  REQUIRE(run_until(desk.io(), [&] { return jumps_in(hall).size() > jumps_before; }));
  const auto second = desk.ask(issue("civil")).done.ticket().number();
  const auto after = look(desk);
  const auto real_ms = std::chrono::duration_cast<std::chrono::milliseconds>(after.real - before.real).count();
  CHECK(std::abs((after.hall_ms - before.hall_ms) - real_ms) < kToleranceMs);
  const auto jumps = jumps_in(hall);
  CHECK(jumps.size() == jumps_before + 1);
  CHECK(std::abs(jumps.back() - 1000 * (to_s - from_s)) < kToleranceMs);
  CHECK(desk.ask(call_next(1)).done.ticket().number() == first);
  CHECK(desk.ask(finish_and_call_next(1)).done.ticket().number() == second);
  REQUIRE(desk.ask(finish(1)).kind == Kind::kDone);
}

}  // namespace

TEST_CASE(
    "situation 23: the clock is moved by two minutes and by an hour, back and forth: order and durations stay, every "
    "jump is on the record") {
  if (const auto why = not_movable(); !why.empty()) {
    MESSAGE("skipped: " << why);
    return;
  }
  RealHall hall;
  const MovedClock clock(hall);
  hall.start(kNoMidnight);
  Desk desk(hall, "operator");
  REQUIRE(desk.connect());
  REQUIRE(desk.ask(open(1)).kind == Kind::kDone);
  int at_s = 0;
  for (const int to_s : {-120, 0, 120, 0, -3600, 0, 3600, 0}) {
    move_and_check(desk, hall, clock, at_s, to_s);
    at_s = to_s;
  }
  const auto day = desk.fetch(protocol::STAFF)->staff().day();
  CHECK(day.issued() == 16);
  CHECK(day.finished() == 16);
}
