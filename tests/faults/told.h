// What clients and screens of a hall were told, kept apart from the dispatcher, and the comparison with the record.
//
// One thread. doctest checks inside compare(): everything acknowledged or shown is in the record, nothing is there
// twice.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "protocol/messages.pb.h"

namespace motcua::test {

struct RecordCheck;

class Told {
 public:
  using VisitAtCounter = std::pair<std::uint64_t, std::uint32_t>;

  void issued(const protocol::Ticket& ticket);
  void called(std::uint32_t counter, const protocol::Ticket& ticket);
  void finished(std::uint64_t visit) { ++finished_[visit]; }
  // Sent, and never answered: it may have had its effect once, or not.
  void unconfirmed() { ++unconfirmed_; }
  void saw(const protocol::Board& board);
  void saw(const protocol::StaffPicture& picture);

  std::size_t tickets() const { return visit_of_.size(); }
  std::size_t calls() const { return calls_.size(); }
  int unanswered() const { return unconfirmed_; }

  // Reads the whole record, its checksum chain included. `exact`: every request was answered in the end, so the record
  // holds exactly the tickets, calls and finishes that clients know of, and not one more.
  void compare(const std::filesystem::path& record, bool exact) const;

 private:
  friend struct RecordCheck;
  int missing_in(RecordCheck& found) const;
  int untold_in(const RecordCheck& found) const;

  std::map<std::string, std::uint64_t> visit_of_;  // by number
  std::map<VisitAtCounter, int> calls_;
  std::map<std::uint64_t, int> finished_;
  std::map<std::uint64_t, protocol::Announcement> announced_;
  int duplicate_numbers_ = 0;
  int at_two_counters_ = 0;
  int unconfirmed_ = 0;
};

}  // namespace motcua::test
