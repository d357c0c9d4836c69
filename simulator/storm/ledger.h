// The independent record: what was handed to the disk, what the clients were told, and what must follow from both.
// Where tickets must be follows from the answers alone (told_model.h), when it was from virtual time. What a replay
// gives is asked of the product's own replay, and compared with the service's living state after every commit.
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

#include "dispatcher/journal/codec.h"
#include "dispatcher/journal/row.h"
#include "dispatcher/journal/store.h"
#include "dispatcher/service/recovery.h"
#include "protocol/messages.pb.h"
#include "protocol/transport/command_client.h"
#include "simulator/storm/calls.h"
#include "simulator/storm/timeline.h"
#include "simulator/storm/told_model.h"
#include "simulator/storm/wall_jumps.h"

namespace motcua::storm {

// Whose request it was: device, session, number.
using RequestKey = std::tuple<std::string, std::uint64_t, std::uint64_t>;
// Somebody pressed something, whether a request left for it or not. 0: nobody did.
using PressId = std::size_t;

bool same_row(const journal::EncodedRecord& a, const journal::EncodedRecord& b);

class Ledger {
 public:
  struct Counts {
    std::uint64_t records = 0;
    std::uint64_t commands = 0;  // on the record
    std::uint64_t done = 0;      // told to a client
    std::uint64_t rejected = 0;
    std::uint64_t unconfirmed = 0;
    std::uint64_t not_sent = 0;           // told as without a connection
    std::uint64_t in_outage = 0;          // ... of these, in an outage that a screen must know of
    std::uint64_t answered_again = 0;     // answers of a record that left more than once
    std::uint64_t power_cut_in_call = 0;  // between a call's batch and the end of its answers and pictures
    std::uint64_t wall_jumps = 0;         // on the record
    std::uint64_t recoveries = 0;
    std::uint64_t live_comparisons = 0;
    std::uint64_t days = 0;                // business dates that began
    ToldModel::Leftovers leftovers;        // tickets that such a beginning found still there
    std::uint64_t calls_side_by_side = 0;  // two counters called somebody in one batch
    std::uint64_t disk_low = 0;            // told as rejected for want of room
    std::uint64_t done_while_low = 0;      // ... and what was done for people who were there already
    std::uint64_t tickets_after_low = 0;   // given once there was room again
    std::uint64_t take_overs = 0;
    std::uint64_t rows_lost = 0;         // ... by them
    std::uint64_t tickets_on_paper = 0;  // ... of these tickets, that had been given
    std::uint64_t entered_by_hand = 0;   // ... afterwards
  };
  Ledger(ByItself by_itself, std::uint32_t speed_permille)
      : told_tickets_(by_itself), speed_permille_(speed_permille) {}

  // A process serves from now on, and its wall clock says so.
  void process_started(Time now, std::int64_t wall_ms);

  void process_ended(bool power_cut);
  // The wall clock jumped; a process that has nothing under way has looked at it since.
  void wall_clock_jumped(std::int64_t by_ms) { wall_jumps_.jumped(by_ms); }
  void expect_jumps_noted() const { wall_jumps_.expect_noted(); }

  // --- the disk's side
  void attempted(Time now, std::int64_t wall_ms, const std::vector<journal::EncodedRecord>& batch);
  // The disk said that everything up to `seq` is safe.
  void promised(std::uint64_t seq);
  // A batch is safe and none is under way: the service holds what the record says and what the answers told.
  void committed(const hall::State& live);
  // ... and its sessions, of which a snapshot has a copy.
  void snapshot_leaves(std::uint64_t seq, const std::string& bytes);
  // A new process read the record: nothing promised is missing, nothing is there that was not attempted, and the state
  // is what the records say.
  void recovered(const service::Recovered& found);
  // The same question for a record that was damaged: would everything be right?
  bool is_right(const service::Recovered& found) const;
  // ... or at least a shorter record, right as far as it goes.
  bool is_beginning(const service::Recovered& found) const;
  // As it was written; it must have been.
  const journal::Record* record(std::uint64_t seq) const { return &rows_.at(seq - 1).record; }
  // Rows that left for a copy: safe, and as they were written.
  void copied(const std::vector<journal::Row>& rows) const;
  // Every row is as it was written, or the reader says that it is not.
  bool is_whole(journal::Store& store) const;
  // All of the record once more, row by row.
  void compare_all(journal::Store& store);
  // The state that follows from what was promised.
  const service::Recovered& promised_state();

  // --- a PC that is lost
  // Whoever continues the record from row `seq` on has a hall to continue.
  bool can_go_on_from(std::uint64_t seq) const;
  // Hall time of the newest record that was handed to the disk.
  hall::TimeMs newest_ms() const { return rows_.empty() ? 0 : rows_.back().record.hall_ms; }
  // The tickets that were given behind it.
  std::vector<protocol::EnterTicket> tickets_after(std::uint64_t seq) const;
  // The rows behind `seq` are lost, whoever was told of them, and these follow in their place.
  void goes_on_from(std::uint64_t seq, const std::vector<journal::EncodedRecord>& rows);

  // --- what leaves the dispatcher
  void answer_leaves(const std::string& device, const protocol::Answer& answer);
  void board_leaves(const protocol::Board& board);
  void staff_leaves(const protocol::View& view);

  // The calls that are safe, for whoever must announce them.
  Calls& calls() { return calls_; }

  // --- what a client asked for, and was told
  // In an outage: the device has been cut off for so long that it must say so.
  PressId pressed(const std::string& device, const protocol::Command& command, bool in_outage);
  // It left as this request, for the first time.
  void left(PressId press, const RequestKey& request);
  // A request of nobody who waits for an answer.
  void asked(const RequestKey& request, const protocol::Command& command);
  void told(PressId press, const transport::CommandOutcome& outcome);
  // Once nothing is under way any more: all that was told is on the record, once.
  void settle() const;

  const Counts& counts() const { return counts_; }

 private:
  struct Row {
    journal::EncodedRecord encoded;
    journal::Record record;
    std::optional<RequestKey> request;
    std::uint32_t answers_left = 0;
  };
  struct Press {
    std::string device;
    protocol::Command command;
    bool in_outage = false;
    std::optional<RequestKey> request{};  // none: nothing left
    std::optional<transport::CommandOutcome> told{};
  };

  void follow_to(std::uint64_t seq);
  void follow(service::Recovered& state, std::uint64_t seq) const;
  void forget_after(std::uint64_t seq);
  Row row_of(const journal::EncodedRecord& encoded);
  void put(Row row);
  void take(const Row& row);
  void take_day(const hall::Events& events);
  void check_time(Time now, const Row& row) const;
  void check_rejection(const Row& row) const;
  void count_low(const protocol::Command& command, const protocol::Answer& answer);
  void settle_one(const Press& press) const;
  std::string name_of(const Press& press) const;

  std::vector<Row> rows_;  // rows_[i] is record i + 1
  journal::RecordDecoder decoder_;
  std::map<RequestKey, std::uint64_t> seq_of_;
  std::set<RequestKey> lost_;  // executed, told perhaps, and gone with a PC
  std::uint64_t promised_ = 0;
  service::Recovered followed_;
  std::vector<Press> presses_;  // presses_[i] is press i + 1
  std::map<RequestKey, PressId> press_of_;
  ToldModel told_tickets_;
  Calls calls_;
  WallJumps wall_jumps_;
  std::uint64_t taken_ = 0;  // rows that told_tickets_ and calls_ know
  hall::BusinessDate day_ = 0;
  bool low_ = false;           // a ticket was refused for want of room, and none was given since
  bool call_is_open_ = false;  // in the batch under way
  std::uint32_t speed_permille_;
  Time started_{0};  // the process that serves
  hall::TimeMs hall_started_ms_ = 0;
  Counts counts_;
};

}  // namespace motcua::storm
