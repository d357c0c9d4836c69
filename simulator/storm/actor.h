// People at the devices: what they press, rightly, hastily and wrongly, and what a wall display announces.
//
// One thread. Draws from its own random numbers. Knows the hall only by the pictures that its device shows.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "display/announcer.h"
#include "simulator/storm/client.h"

namespace motcua::storm {

// Random commands of one device.
class Actor {
 public:
  enum class Kind : std::uint8_t { kKiosk, kTerminal, kReception, kDesk };

  // `edit`: somebody changes the site's file, before a Reload.
  Actor(Client& client, Kind kind, std::uint32_t counter, Site& site, std::uint64_t seed);

  // Presses something now. Calm: only what brings the day to its end.
  void act(bool calm);
  // At a terminal: finish and call the next one, whatever is going on.
  void press_next();
  Client& client() { return client_; }
  // The desk: tickets that were written down on paper, to be entered by and by.
  void enter(std::vector<protocol::EnterTicket> tickets) { on_paper_ = std::move(tickets); }
  // Clerks and the operator; the kiosk and the reception stay.
  bool goes_home() const { return kind_ == Kind::kTerminal || kind_ == Kind::kDesk; }

 private:
  void let_all_call_everything();
  std::optional<protocol::Command> at_kiosk();
  std::optional<protocol::Command> at_terminal(const protocol::CounterView& counter);
  std::optional<protocol::Command> with_ticket(const protocol::CounterView& counter);
  std::optional<protocol::Command> without_ticket(const protocol::CounterView& counter);
  std::optional<protocol::Command> to_the_end(const protocol::CounterView& counter);
  protocol::Command at_reception();
  protocol::Command at_desk();
  std::string some_ticket();
  std::string some_service();
  std::uint32_t some_counter();
  void press(const protocol::Command& command);

  Client& client_;
  Kind kind_;
  std::uint32_t counter_;
  Site& site_;
  std::vector<protocol::EnterTicket> on_paper_;
  crowd::Random random_;
};

// A wall display: which calls it announces, checked against what was published while it was connected.
class Wall {
 public:
  // `undisturbed`: nothing but its own restarts keeps it from being complete.
  Wall(Client& client, Timeline& timeline, bool undisturbed);
  Client& client() { return client_; }
  // A call is safe on the record, now: whoever is connected announces it.
  void must_announce(std::uint64_t number);
  // ... or not any more.
  void another_day() { due_.clear(); }
  // What was called so long ago that it must have been announced, if the display was connected all the time.
  void check(Time now);
  std::uint64_t announced() const { return times_.size(); }
  std::uint64_t restarted() const { return restarted_; }

 private:
  struct Due {
    std::uint64_t number = 0;
    Time at{0};
  };
  void see(const protocol::View* view);
  void expect_complete(Time now) const;
  void watch(const protocol::Board& board, std::int64_t hall_now_ms, bool continuous);
  void expect_young_calls(const protocol::Board& board, std::int64_t hall_now_ms,
                          const std::vector<std::uint64_t>& announced) const;

  Client& client_;
  Timeline& timeline_;
  bool undisturbed_;
  std::uint64_t restarted_ = 0;
  display::Announcer announcer_;
  std::optional<std::uint64_t> newest_seen_;  // none: the program has just started
  bool current_ = false;
  Time current_since_{0};
  std::map<std::uint64_t, Time> times_;  // number -> when announced; for the whole run: once is once
  std::map<std::uint64_t, bool> withdrawn_;
  std::deque<Due> due_;
};

}  // namespace motcua::storm
