// A recorded day: mistakes in sentences, or events in time order with at least one ticket.
#include <cstdint>
#include <string>

#include "simulator/crowd/recorded_day.h"
#include "tests/fuzz/require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace motcua;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto day = crowd::parse_recorded_day(text, "hall-20261127.csv");
  if (!day) return fuzz::require(!day.error().empty(), "a refusal says why"), 0;
  std::size_t issued = 0;
  std::int64_t before_s = 0;
  for (const auto& event : day->events) {
    fuzz::require(event.time_s >= before_s, "a day is in time order");
    before_s = event.time_s;
    if (event.kind == crowd::DayEvent::Kind::kIssue) ++issued;
  }
  fuzz::require(issued > 0, "a day has a ticket");
  return 0;
}
