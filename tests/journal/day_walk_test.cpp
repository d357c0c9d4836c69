// A random day over a snapshot taken in its middle, through the bytes of the record.
#include <doctest/doctest.h>

#include "dispatcher/journal/codec.h"
#include "tests/hall/day_walk.h"

using namespace motcua;
using namespace motcua::test;

TEST_CASE("a snapshot in the middle of any day and the records after it are the same as all records") {
  const bool held = rc::check([] {
    SmallHall hall(busy_settings());
    const auto steps = *day_steps(300);
    const auto middle = steps.empty() ? 0 : *rc::gen::inRange<std::size_t>(0, steps.size());
    std::string snapshot;
    std::size_t from = 0;
    for (std::size_t i = 0; i < steps.size(); ++i) {
      if (i == middle) {
        snapshot = journal::encode(journal::Snapshot{1, hall.state, {}});
        from = hall.record.size();
      }
      hall.pass(steps[i].pass_ms);
      hall(day_command(hall, steps[i]));
    }
    if (snapshot.empty()) return;
    auto restored = journal::decode_snapshot(snapshot);
    if (!restored) RC_FAIL(restored.error());
    std::uint64_t seq = 1;
    for (std::size_t i = from; i < hall.record.size(); ++i) {
      const auto& [at_ms, event] = hall.record[i];
      const auto row = journal::encode(journal::Record{++seq, at_ms, at_ms, {}, {event}, {}});
      const auto record = journal::decode_record(row);
      if (!record) RC_FAIL(record.error());
      hall::apply(restored->state, record->events.front(), record->hall_ms);
    }
    RC_ASSERT(restored->state == hall.state);
  });
  CHECK(held);
}
