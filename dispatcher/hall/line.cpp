#include "dispatcher/hall/line.h"

#include <cassert>

namespace motcua::hall {

void add(Lines& lines, const LineKey& key, const Place& place) {
  const bool added = lines[key].insert(place).second;
  assert(added && "a ticket stands in its line once");
  (void)added;
}

void remove(Lines& lines, const LineKey& key, const Place& place) {
  const auto line = lines.find(key);
  assert(line != lines.end() && "the line exists while a ticket waits in it");
  const auto removed = line->second.erase(place);
  assert(removed == 1 && "the ticket waits in its line");
  (void)removed;
  if (line->second.empty()) lines.erase(line);
}

}  // namespace motcua::hall
