// The independent record: what was handed to the disk, what the clients were told, and what must follow from both. It
// believes nothing that the service or the journal says of itself.
//
// One thread. A promise that is broken is thrown as Broken, with a sentence.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "dispatcher/journal/store.h"
#include "dispatcher/service/recovery.h"
#include "protocol/messages.pb.h"
#include "protocol/transport/command_client.h"

namespace motcua::storm {

// Whose request it was: device, session, number.
using RequestKey = std::tuple<std::string, std::uint64_t, std::uint64_t>;

class Ledger {
 public:
  struct Counts {
    std::uint64_t records = 0;
    std::uint64_t commands = 0;  // on the record
    std::uint64_t done = 0;      // told to a client
    std::uint64_t rejected = 0;
    std::uint64_t unconfirmed = 0;
    std::uint64_t not_sent = 0;
    std::uint64_t recoveries = 0;
  };

  // --- the disk's side
  void attempted(const std::vector<journal::EncodedRecord>& batch);
  // The disk said that everything up to `seq` is safe.
  void promised(std::uint64_t seq);
  // A new process read the record: nothing promised is missing, nothing is there that was not attempted, and the state
  // is what the records say.
  void recovered(const service::Recovered& found);
  // The same question for a record that was damaged: would everything be right?
  bool is_right(const service::Recovered& found) const;
  // ... or at least a shorter record, right as far as it goes.
  bool is_beginning(const service::Recovered& found) const;
  // Every row is as it was written, or the reader says that it is not.
  bool is_whole(journal::Store& store) const;
  // All of the record once more, row by row.
  void compare_all(journal::Store& store);
  // The state that follows from what was promised.
  const service::Recovered& promised_state();

  // --- what leaves the dispatcher
  void answer_leaves(const std::string& device, const protocol::Answer& answer);
  void board_leaves(const protocol::Board& board);
  void staff_leaves(const protocol::StaffPicture& picture);

  // --- what a client asked for, and was told
  void asked(const RequestKey& request) { asked_.insert(request); }
  void told(const RequestKey& request, const protocol::Command& command, const transport::CommandOutcome& outcome);
  // Once nothing is under way any more: all that was told is on the record, once.
  void settle() const;

  const Counts& counts() const { return counts_; }

 private:
  struct Row {
    journal::EncodedRecord encoded;
    std::optional<RequestKey> request;
    std::string answer;
    bool has_events = false;
  };

  void follow_to(std::uint64_t seq);
  void forget_after(std::uint64_t seq);
  void check_ticket(const protocol::Ticket& ticket);
  void settle_one(const RequestKey& request, const transport::CommandOutcome& told) const;

  std::vector<Row> rows_;  // rows_[i] is record i + 1
  std::map<RequestKey, std::uint64_t> seq_of_;
  std::uint64_t promised_ = 0;
  service::Recovered followed_;
  std::set<RequestKey> asked_;
  std::map<RequestKey, transport::CommandOutcome> told_;
  std::map<std::pair<std::uint32_t, std::string>, std::uint64_t> visit_of_;  // (date, number)
  Counts counts_;
};

}  // namespace motcua::storm
