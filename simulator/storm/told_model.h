// Where every ticket must be by what clients were told: a small hall of the ledger's own, made of requests and their
// answers alone. It knows neither the rules nor how events are applied; what the hall does by itself (a call to a
// counter that is ready, a no-show, the end of a forgotten service) is allowed for, and learned from the pictures.
//
// One thread. Fed in the order of the record, only with what is safe. A contradiction is thrown as Broken.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "dispatcher/hall/event.h"
#include "dispatcher/hall/state.h"
#include "protocol/messages.pb.h"

namespace motcua::storm {

// What this hall does without being told to.
struct ByItself {
  bool calls = false;     // to counters that are ready
  bool no_shows = false;  // when nobody comes
  bool ends = false;      // services that their clerks forgot
};
ByItself by_itself(const hall::Rules& rules);

class ToldModel {
 public:
  // Tickets that the end of a business date found still there, by where the answers had them.
  struct Leftovers {
    std::uint64_t all = 0;
    std::uint64_t waiting = 0;
    std::uint64_t at_counters = 0;
    std::uint64_t parked = 0;
  };

  explicit ToldModel(ByItself by_itself) : by_itself_(by_itself) {}

  // The next request that had an answer, on this date.
  void answered(hall::BusinessDate date, const protocol::Command& command, const protocol::Answer& answer);
  // The next record of a business date that begins; before it every ticket that is still there must be closed as
  // overtaken by the day's end, and by nothing else.
  void day_begins(hall::BusinessDate date, const hall::Events& events);

  // The record behind `state` was lost, and the hall goes on from it. What was given since is known from paper alone:
  // such a number may come back only by being entered.
  void goes_on_from(const hall::State& state);

  // A picture that shows what was answered so far.
  void shown(const protocol::StaffPicture& picture);
  void shown(const protocol::Board& board) const;
  // The hall as the service holds it: every ticket of the day is there, and where it can be.
  void compare(const hall::State& state);

  const Leftovers& leftovers() const { return leftovers_; }

 private:
  enum class Place : std::uint8_t {
    kWaiting,
    kAtCounter,
    kParked,
    kMissed,
    kEnded,
    kLeft,       // a counter, by itself: missed or over
    kSomewhere,  // a visit of several services may have gone on by itself
  };
  struct Told {
    std::string number;
    hall::TicketNumber ticket;  // the same, as the hall has it
    Place place = Place::kWaiting;
    std::uint32_t counter = 0;  // kAtCounter, kParked
    bool started = false;       // kAtCounter: not awaited any more
    int then = 0;               // services still to come
  };
  using Visit = std::pair<const std::uint64_t, Told>;

  void issued(hall::BusinessDate date, const protocol::Ticket& ticket);
  void entered(hall::BusinessDate date, const protocol::Ticket& ticket);
  void give(hall::BusinessDate date, const protocol::Ticket& ticket);
  void acted(const protocol::Command& command, const protocol::Done& done);
  void called(Told& told, std::uint32_t counter, bool visit_before_has_ended);
  void finished(Told& told, std::uint32_t counter, int added);
  void closed(std::uint32_t counter, bool release);
  // Nobody is at the counter any more, though no answer said how they left.
  void vacate(std::uint32_t counter, const Told* except);
  Told& of_today(std::uint64_t visit, const std::string& number);
  const Told* find(const std::string& number) const;
  void require_at(const Told& told, std::uint32_t counter, const char* what) const;

  void compare_one(Told& told, const hall::Visit& visit, std::size_t& over) const;
  void count_leftover(std::uint64_t visit);

  bool may_leave(const Told& told) const;
  bool may_go_on(const Told& told) const;
  bool may_be_at(const Told& told, std::uint32_t counter) const;
  bool may_wait(const Told& told) const;
  bool may_be_missed(const Told& told) const;
  bool may_be_over(const Told& told) const;
  bool may_be(const Told& told, const hall::Visit& visit) const;
  bool must_be_open(const Told& told) const;
  static Place place_of(hall::VisitState state);
  std::string where(const Told& told) const;

  ByItself by_itself_;
  hall::BusinessDate date_ = 0;
  std::map<std::uint64_t, Told> today_;  // by visit
  std::map<std::string, std::uint64_t> visit_of_;
  std::uint64_t newest_visit_ = 0;
  std::set<std::pair<hall::BusinessDate, std::string>> on_paper_;  // given, and lost with a record
  Leftovers leftovers_;
  // Since the last comparison: finishes of whoever was at a counter, where the hall may have called somebody by itself.
  std::size_t unnamed_ = 0;
};

}  // namespace motcua::storm
