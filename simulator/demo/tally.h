// What the crowd was told: counted from acknowledged answers and from every picture it saw, and checked against each
// other.
//
// Pure; one thread at a time. What must never happen in a hall (a number given twice, a ticket at two counters) is
// counted here.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "protocol/messages.pb.h"

namespace motcua::demo {

struct VisitLog {
  std::string number;
  std::string service;
  std::int64_t issued_ms = 0;  // hall time
  std::int64_t called_ms = 0;  // of the first call; 0: not called
  std::uint32_t counter = 0;   // where it is by acknowledged answers; 0: nowhere
};

struct Counts {
  std::uint32_t issued = 0;
  std::uint32_t called = 0;
  std::uint32_t finished = 0;
  std::uint32_t no_show = 0;
  std::uint32_t left = 0;
};

class Tally {
 public:
  // Acknowledged answers.
  void issued(const protocol::Ticket& ticket);
  void called(std::uint32_t counter, const protocol::Ticket& ticket, std::int64_t at_ms);
  void finished(std::uint64_t visit);
  void no_show(std::uint64_t visit);
  void left(std::uint64_t visit);
  void rejected(protocol::RejectionCode code);
  // Nobody knows whether it was executed.
  void never_answered(const protocol::Command& command);
  // A picture of the staff channel.
  void saw(const protocol::StaffPicture& picture);

  Counts counts() const;
  std::size_t duplicate_numbers() const { return duplicates_.size(); }
  std::size_t tickets_at_two_counters() const { return at_two_.size(); }
  std::uint32_t never_answered() const { return never_answered_; }
  // By how much the dispatcher may have counted more, since commands were never answered.
  const Counts& uncertain() const { return uncertain_; }
  std::uint64_t pictures() const { return pictures_; }
  const std::map<std::string, std::uint32_t>& rejections() const { return rejections_; }  // by code
  bool was_called(std::uint64_t visit) const;
  // Waits from issue to first call in milliseconds of hall time, by service.
  std::map<std::string, std::vector<std::int64_t>> waits() const;

 private:
  VisitLog& note(const protocol::Ticket& ticket);

  std::map<std::uint64_t, VisitLog> visits_;
  std::map<std::string, std::uint64_t> visit_by_number_;
  std::set<std::uint64_t> issued_, finished_, no_show_, left_;
  std::set<std::string> duplicates_;
  std::set<std::uint64_t> at_two_;
  std::map<std::string, std::uint32_t> rejections_;
  std::uint32_t never_answered_ = 0;
  Counts uncertain_;
  std::uint64_t pictures_ = 0;
};

// Part of any living hall: the citizen was called just now, somebody else pressed the key.
bool is_everyday(const std::string& rejection_code);

}  // namespace motcua::demo
