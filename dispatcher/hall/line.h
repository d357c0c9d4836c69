// A line: the waiting tickets of one service and one class (and one restriction), strictly in order of
// (effective start, visit). Only the head of a line can be called.
#pragma once

#include <compare>
#include <map>
#include <set>

#include "dispatcher/hall/types.h"

namespace motcua::hall {

// A ticket's place: the effective start orders, the visit decides between equals.
struct Place {
  TimeMs effective_start_ms = 0;
  VisitId visit = 0;
  auto operator<=>(const Place&) const = default;
};

// After a transfer a ticket may wait for one counter or one clerk only; such tickets have lines of their own so that no
// head blocks others.
struct Restriction {
  enum class Kind : std::uint8_t { kNone = 0, kCounter = 1, kClerk = 2 };
  Kind kind = Kind::kNone;
  std::uint32_t id = 0;
  auto operator<=>(const Restriction&) const = default;
};

struct LineKey {
  std::size_t service = 0;         // position in Settings::services
  std::size_t priority_class = 0;  // position in Settings::classes
  Restriction restriction;
  auto operator<=>(const LineKey&) const = default;
};

using Line = std::set<Place>;
// Empty lines are not kept: the choice of the next ticket costs the number of lines in which somebody waits.
using Lines = std::map<LineKey, Line>;

void add(Lines& lines, const LineKey& key, const Place& place);
// The place must be there.
void remove(Lines& lines, const LineKey& key, const Place& place);

}  // namespace motcua::hall
