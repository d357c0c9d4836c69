#include "tests/faults/told.h"

#include <doctest/doctest.h>

#include <set>
#include <tuple>
#include <type_traits>
#include <variant>

#include "dispatcher/journal/reader.h"

namespace motcua::test {

void Told::issued(const protocol::Ticket& ticket) {
  if (!visit_of_.emplace(ticket.number(), ticket.visit()).second) ++duplicate_numbers_;
}

void Told::called(std::uint32_t counter, const protocol::Ticket& ticket) {
  ++calls_[{ticket.visit(), counter}];
}

void Told::saw(const protocol::Board& board) {
  for (const auto& announcement : board.announcements()) announced_[announcement.number()] = announcement;
}

void Told::saw(const protocol::StaffPicture& picture) {
  std::set<std::uint64_t> visits;
  for (const auto& counter : picture.counters()) {
    if (counter.has_current() && !visits.insert(counter.current().ticket().visit()).second) ++at_two_counters_;
  }
}

// What the record says, gathered record by record.
struct RecordCheck {
  std::map<std::string, std::uint64_t> visit_of;
  std::map<Told::VisitAtCounter, int> calls;
  std::map<Told::VisitAtCounter, int> commanded_calls;  // not by the hall itself, to a counter that was ready
  std::map<std::uint64_t, int> finished;
  std::map<std::uint64_t, int> commanded_finishes;
  std::set<std::uint64_t> called_by_itself;
  std::map<std::uint64_t, Told::VisitAtCounter> announced;
  std::set<std::tuple<std::string, std::uint64_t, std::uint64_t>> origins;
  std::map<std::uint64_t, std::uint32_t> at;  // visit -> counter, while called or served
  int doubles = 0;
  bool commanded = false;  // the record that is taken

  void operator()(const hall::TicketIssued& event) {
    if (!visit_of.emplace(hall::to_string(event.ticket), event.visit).second) ++doubles;
  }
  void operator()(const hall::Called& event) {
    ++calls[{event.visit, event.counter}];
    if (commanded) ++commanded_calls[{event.visit, event.counter}];
    if (!commanded) called_by_itself.insert(event.visit);
    if (!announced.emplace(event.announcement, Told::VisitAtCounter(event.visit, event.counter)).second) ++doubles;
    if (!at.emplace(event.visit, event.counter).second) ++doubles;
  }
  void operator()(const hall::Recalled& event) {
    if (!announced.emplace(event.announcement, Told::VisitAtCounter(event.visit, event.counter)).second) ++doubles;
  }
  void operator()(const hall::Finished& event) {
    ++finished[event.visit];
    if (commanded) ++commanded_finishes[event.visit];
    at.erase(event.visit);
  }
  void operator()(const hall::NoShow& event) { at.erase(event.visit); }
  void operator()(const hall::CallWithdrawn& event) { at.erase(event.visit); }
  template <class Other>
  void operator()(const Other&) {}

  void take(const journal::Record& record) {
    const auto& origin = record.origin;
    if (origin.session != 0 && !origins.emplace(origin.device, origin.session, origin.number).second) ++doubles;
    commanded = origin.session != 0;
    for (const auto& event : record.events) std::visit(*this, event);
  }
};

// Acknowledged or shown, but not on the record.
int Told::missing_in(RecordCheck& found) const {
  int missing = 0;
  for (const auto& [number, visit] : visit_of_) {
    const auto there = found.visit_of.find(number);
    if (there == found.visit_of.end() || there->second != visit) ++missing;
  }
  for (const auto& [call, times] : calls_) {
    if (found.calls[call] < times) ++missing;
  }
  for (const auto& [visit, times] : finished_) {
    if (found.finished[visit] < times) ++missing;
  }
  for (const auto& [number, announcement] : announced_) {
    const auto there = found.announced.find(number);
    if (there == found.announced.end() ||
        there->second != VisitAtCounter(announcement.visit(), announcement.counter())) {
      ++missing;
    }
  }
  return missing;
}

// On the record as commanded, though nobody was told of it. Who was called by the hall itself is finished by a press
// that names nobody, and its answer names only the next one.
int Told::untold_in(const RecordCheck& found) const {
  int untold = 0;
  for (const auto& [call, times] : found.commanded_calls) {
    const auto known = calls_.find(call);
    if (known == calls_.end() || known->second != times) ++untold;
  }
  for (const auto& [visit, times] : found.commanded_finishes) {
    const auto known = finished_.find(visit);
    const int told = known != finished_.end() ? known->second : found.called_by_itself.contains(visit) ? 1 : 0;
    if (told != times) ++untold;
  }
  return untold;
}

void Told::compare(const std::filesystem::path& record, bool exact) const {
  auto reader = journal::open_record_reader(record);
  REQUIRE_MESSAGE(reader, (reader ? "" : reader.error().message));
  RecordCheck found;
  const auto read = (*reader)->read_after(0, [&](const journal::Record& one) {
    found.take(one);
    return journal::StoreResult<void>{};
  });
  REQUIRE_MESSAGE(read, (read ? "" : read.error().message));
  CHECK(duplicate_numbers_ == 0);
  CHECK(at_two_counters_ == 0);
  CHECK(found.doubles == 0);  // a number, a visit, a call, an announcement or a request twice
  CHECK(missing_in(found) == 0);
  const auto unknown = found.visit_of.size() - visit_of_.size();
  CHECK(unknown <= static_cast<std::size_t>(exact ? 0 : unconfirmed_));
  if (exact) CHECK(untold_in(found) == 0);
}

}  // namespace motcua::test
