// A record file that a hall could have left behind: a morning of the small hall, one record per event.
#pragma once

#include "tests/journal/journal_support.h"
#include "tests/support/small_hall.h"

namespace motcua::test {

inline std::vector<journal::EncodedRecord> rows_of(const SmallHall& hall) {
  std::vector<journal::EncodedRecord> rows;
  for (const auto& [at_ms, event] : hall.record) {
    rows.push_back(journal::encode(journal::Record{rows.size() + 1, at_ms, at_ms, {}, {event}, {}}));
  }
  return rows;
}

// Tickets, calls and services, at least `records` of them.
inline SmallHall morning(std::size_t records) {
  SmallHall hall;
  hall(hall::OpenCounter{1, ""});
  while (hall.record.size() < records) {
    hall.pass(5 * hall::kSecondMs);
    hall.issue(hall.record.size() % 3 == 0 ? "land" : "civil");
    hall(hall::FinishAndCallNext{1, 0, ""});
  }
  return hall;
}

inline SmallHall write_morning(const std::filesystem::path& file, std::size_t records = 40) {
  auto hall = morning(records);
  const auto store = open_or_throw(file);
  if (const auto done = store->append(rows_of(hall)); !done) throw std::runtime_error(done.error().message);
  return hall;
}

}  // namespace motcua::test
