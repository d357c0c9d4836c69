#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "dispatcher/journal/codec.h"
#include "dispatcher/journal/state.pb.h"
#include "tests/journal/journal_support.h"
#include "tests/support/small_hall.h"

using namespace motcua::test;
using motcua::journal::decode_snapshot;
using motcua::journal::encode;
using motcua::journal::Snapshot;
namespace hall = motcua::hall;
namespace record = motcua::record;

namespace {

// One random command; most are sensible.
hall::Command any_command(const hall::State& state) {
  const auto counter = *rc::gen::inRange<hall::CounterNumber>(1, 4);
  const std::string service = *rc::gen::element("civil", "land");
  const std::string priority_class = *rc::gen::element("", "elderly", "business");
  switch (*rc::gen::inRange(0, 13)) {
    case 0:
    case 1:
    case 2:
      return hall::IssueTicket{service, priority_class, ""};
    case 3:
    case 4:
      return hall::OpenCounter{counter, ""};
    case 5:
      return hall::CloseCounter{counter, true};
    case 6:
      return hall::Recall{counter, 0};
    case 7:
      return hall::StartService{counter, 0};
    case 8:
      return hall::MarkNoShow{counter, 0};
    case 9:
      return hall::UndoCall{counter, 0};
    case 10:
      return hall::CancelTicket{state.next_visit / 2, ""};
    default:
      return hall::FinishAndCallNext{counter, 0, ""};
  }
}

hall::State busy_hall() {
  SmallHall hall;
  hall(hall::OpenCounter{1, ""});
  hall(hall::OpenCounter{3, ""});
  for (int i = 0; i < 8; ++i) hall.issue(i % 2 == 0 ? "civil" : "land", i % 3 == 0 ? "elderly" : "");
  hall.pass(hall::kMinuteMs);
  hall(hall::CallNext{1});
  hall(hall::CallNext{3});
  hall(hall::StartService{3, 0});
  return hall.state;
}

std::string error_of(const record::Snapshot& changed) {
  const auto decoded = decode_snapshot(changed.SerializeAsString());
  return decoded ? std::string() : decoded.error();
}

record::Snapshot sound() {
  record::Snapshot snapshot;
  REQUIRE(snapshot.ParseFromString(encode(Snapshot{40, busy_hall(), "sessions"})));
  return snapshot;
}

}  // namespace

TEST_CASE("a hall comes back from its snapshot as it was, whatever happened in it") {
  CHECK(rc::check([] {
    SmallHall hall;
    const auto steps = *rc::gen::inRange(0, 120);
    for (int step = 0; step < steps; ++step) {
      hall.pass(*rc::gen::inRange<hall::DurationMs>(0, 100) == 0 ? hall::kDayMs : 5 * hall::kSecondMs);
      hall(any_command(hall.state));
    }
    const auto seq = *rc::gen::arbitrary<std::uint64_t>();
    const auto sessions = *rc::gen::string<std::string>();
    const auto back = decode_snapshot(encode(Snapshot{seq, hall.state, sessions}));
    if (!back) RC_FAIL(back.error());
    RC_ASSERT(back->seq == seq);
    RC_ASSERT(back->state == hall.state);
    RC_ASSERT(back->sessions == sessions);
  }));
}

TEST_CASE("a restriction to one counter or clerk, kept for transfers, survives a snapshot") {
  auto state = busy_hall();
  for (auto& [id, visit] : state.visits) {
    if (visit.state != hall::VisitState::kWaiting) continue;
    auto& leg = visit.leg();
    hall::remove(state.lines, {leg.service, leg.priority_class, leg.restriction}, {leg.effective_start_ms, id});
    leg.restriction = {id % 2 == 0 ? hall::Restriction::Kind::kCounter : hall::Restriction::Kind::kClerk,
                       static_cast<std::uint32_t>(id)};
    hall::add(state.lines, {leg.service, leg.priority_class, leg.restriction}, {leg.effective_start_ms, id});
  }
  const auto back = decode_snapshot(encode(Snapshot{1, state, ""}));
  REQUIRE(back.has_value());
  CHECK(back->state == state);
}

TEST_CASE("an empty hall comes back from its snapshot") {
  const auto back = decode_snapshot(encode(Snapshot{1, {}, ""}));
  REQUIRE(back.has_value());
  CHECK(back->state == hall::State{});
}

TEST_CASE("a snapshot that was cut short anywhere is rejected") {
  const auto whole = encode(Snapshot{40, busy_hall(), "sessions"});
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CAPTURE(size);
    CHECK_FALSE(decode_snapshot(std::string_view(whole).substr(0, size)).has_value());
  }
}

TEST_CASE("a snapshot with any byte changed does no harm") {
  const auto whole = encode(Snapshot{40, busy_hall(), "sessions"});
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const int flip : {0x01, 0x80, 0xff}) {
      auto damaged = whole;
      damaged[at] = static_cast<char>(damaged[at] ^ flip);
      static_cast<void>(decode_snapshot(damaged));  // its checksum finds it; here it must only not crash
    }
  }
}

TEST_CASE("a snapshot of a newer version is refused and says so") {
  auto changed = sound();
  CHECK(error_of(changed).empty());
  changed.set_version(5);
  CHECK(contains(error_of(changed), "version 5, this program reads up to version 4"));
  for (const std::uint32_t older : {1U, 2U, 3U}) {  // whose places of a capacity were counted otherwise
    changed.set_version(older);
    CHECK(contains(error_of(changed), "version " + std::to_string(older) + " is made again from the records"));
  }
}

TEST_CASE("a snapshot that contradicts itself is rejected and says how") {
  auto changed = sound();
  SUBCASE("a service that does not exist") {
    changed.mutable_state()->mutable_visits(0)->mutable_legs(0)->set_service(99);
    CHECK(contains(error_of(changed), "there is no service 99"));
  }
  SUBCASE("a visit without a leg") {
    changed.mutable_state()->mutable_visits(0)->clear_legs();
    CHECK(contains(error_of(changed), "no leg"));
  }
  SUBCASE("one ticket number twice") {
    *changed.mutable_state()->add_visits() = changed.state().visits(0);
    CHECK(contains(error_of(changed), "twice"));
  }
  SUBCASE("an unknown state of a visit") {
    changed.mutable_state()->mutable_visits(0)->set_state(static_cast<record::VisitState>(7));
    CHECK(contains(error_of(changed), "unknown state 7"));
  }
  SUBCASE("a profile that does not exist") {
    changed.mutable_state()->mutable_counters(0)->set_profile(99);
    CHECK(contains(error_of(changed), "there is no profile 99"));
  }
  SUBCASE("a count that is not so") {
    changed.mutable_state()->mutable_day()->set_waiting(99);
    CHECK(contains(error_of(changed), "the number waiting is not the visits that were never called"));
  }
}
