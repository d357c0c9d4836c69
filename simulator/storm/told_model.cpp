#include "simulator/storm/told_model.h"

#include <algorithm>

#include <fmt/format.h>

#include "simulator/storm/promise.h"

namespace motcua::storm {

ByItself by_itself(const hall::Rules& rules) {
  return {rules.call_when_ready, rules.no_show_after_ms != 0, rules.forced_end_ms != 0};
}

// ------------------------------------------------------------------------------------ where a ticket can be by itself

bool ToldModel::may_leave(const Told& told) const {
  return by_itself_.ends || (by_itself_.no_shows && !told.started);
}

bool ToldModel::may_go_on(const Told& told) const {
  return told.then > 0 && by_itself_.ends;
}

bool ToldModel::may_wait(const Told& told) const {
  switch (told.place) {
    case Place::kWaiting:
    case Place::kSomewhere:
      return true;
    case Place::kAtCounter:
    case Place::kLeft:
      return may_go_on(told);
    default:
      return false;
  }
}

bool ToldModel::may_be_at(const Told& told, std::uint32_t counter) const {
  if (told.place == Place::kAtCounter && told.counter == counter) return true;
  return told.place == Place::kSomewhere || (may_wait(told) && by_itself_.calls);
}

bool ToldModel::may_be_missed(const Told& told) const {
  if (told.place == Place::kMissed || told.place == Place::kSomewhere) return true;
  if (!by_itself_.no_shows) return false;
  const bool awaited = told.place == Place::kAtCounter && !told.started;
  return awaited || told.place == Place::kLeft || (may_wait(told) && by_itself_.calls);
}

bool ToldModel::may_be_over(const Told& told) const {
  if (told.place == Place::kEnded || told.place == Place::kLeft || told.place == Place::kSomewhere) return true;
  if (unnamed_ > 0 && may_wait(told) && by_itself_.calls) return true;
  if (!by_itself_.ends) return false;
  return told.place == Place::kAtCounter || (may_wait(told) && by_itself_.calls);
}

bool ToldModel::must_be_open(const Told& told) const {
  return told.place == Place::kParked || (!may_be_over(told) && !may_be_missed(told));
}

ToldModel::Place ToldModel::place_of(hall::VisitState state) {
  switch (state) {
    case hall::VisitState::kWaiting:
      return Place::kWaiting;
    case hall::VisitState::kCalled:
    case hall::VisitState::kServing:
      return Place::kAtCounter;
    case hall::VisitState::kParked:
      return Place::kParked;
    case hall::VisitState::kNoShow:
      return Place::kMissed;
    default:
      return Place::kEnded;
  }
}

std::string ToldModel::where(const Told& told) const {
  switch (told.place) {
    case Place::kWaiting:
      return "waits";
    case Place::kAtCounter:
      return fmt::format("is at counter {}", told.counter);
    case Place::kParked:
      return fmt::format("is put aside at counter {}", told.counter);
    case Place::kMissed:
      return "missed its call";
    case Place::kEnded:
      return "has ended";
    case Place::kLeft:
      return "has left its counter";
    case Place::kSomewhere:
      break;
  }
  return "is somewhere";
}

// -------------------------------------------------------------------------------------------------- what was answered

void ToldModel::answered(hall::BusinessDate date, const protocol::Command& command, const protocol::Answer& answer) {
  require(date >= date_, "something is answered on {}, after {} has begun", date, date_);
  require(date == date_ || today_.empty(), "something is answered on {}, which has not begun", date);
  if (!answer.has_done()) return;
  const auto& done = answer.done();
  const bool issues = command.has_issue_ticket() || command.has_check_in();
  if (issues) return issued(date, done.ticket());
  if (command.has_enter_ticket()) return entered(date, done.ticket());
  acted(command, done);
  if (!done.has_ticket()) return;
  of_today(done.ticket().visit(), done.ticket().number()).then = done.ticket().then_size();
}

void ToldModel::issued(hall::BusinessDate date, const protocol::Ticket& ticket) {
  require(!on_paper_.contains({date, ticket.number()}), "number {} was given before the record was lost, and again",
          ticket.number());
  give(date, ticket);
}

void ToldModel::entered(hall::BusinessDate date, const protocol::Ticket& ticket) {
  require(on_paper_.erase({date, ticket.number()}) == 1, "ticket {} was entered by hand, and is not on paper",
          ticket.number());
  give(date, ticket);
}

void ToldModel::give(hall::BusinessDate date, const protocol::Ticket& ticket) {
  date_ = date;
  require(ticket.visit() > newest_visit_, "visit {} was told for {}, {} was given before", ticket.visit(),
          ticket.number(), newest_visit_);
  newest_visit_ = ticket.visit();
  require(visit_of_.emplace(ticket.number(), ticket.visit()).second, "number {} was given twice on one day",
          ticket.number());
  const auto number = hall::parse_ticket(ticket.number());
  require(number.has_value(), "'{}' was told as a ticket's number", ticket.number());
  Told told;
  told.number = ticket.number();
  told.ticket = *number;
  told.then = ticket.then_size();
  today_.emplace(ticket.visit(), std::move(told));
}

ToldModel::Told& ToldModel::of_today(std::uint64_t visit, const std::string& number) {
  const auto found = today_.find(visit);
  require(found != today_.end(), "ticket {} is told, which nobody was given today", number);
  require(found->second.number == number, "visit {} was told as {} and as {}", visit, found->second.number, number);
  return found->second;
}

void ToldModel::require_at(const Told& told, std::uint32_t counter, const char* what) const {
  if (may_be_at(told, counter)) return;
  throw Broken(fmt::format("ticket {} was {} at counter {}, and {}", told.number, what, counter, where(told)));
}

void ToldModel::vacate(std::uint32_t counter, const Told* except) {
  for (auto& [visit, told] : today_) {
    if (&told == except || told.place != Place::kAtCounter || told.counter != counter) continue;
    require(may_leave(told), "counter {} is free or has another ticket, though {} has not left it", counter,
            told.number);
    told.place = may_go_on(told) ? Place::kSomewhere : Place::kLeft;
  }
}

void ToldModel::called(Told& told, std::uint32_t counter, bool visit_before_has_ended) {
  require(may_wait(told), "ticket {} was called to counter {}, and {}", told.number, counter, where(told));
  if (!visit_before_has_ended) vacate(counter, &told);
  told.place = Place::kAtCounter;
  told.counter = counter;
  told.started = false;
}

void ToldModel::finished(Told& told, std::uint32_t counter, int added) {
  require_at(told, counter, "finished");
  told.then += added;
  if (told.then == 0) {
    told.place = Place::kEnded;
  } else if (by_itself_.ends) {
    told.place = Place::kSomewhere;  // perhaps its last service already
  } else {
    --told.then;
    told.place = Place::kWaiting;
  }
}

// With release, what is awaited or put aside there goes back into line.
void ToldModel::closed(std::uint32_t counter, bool release) {
  for (auto& [visit, told] : today_) {
    const bool here = told.place == Place::kAtCounter || told.place == Place::kParked;
    if (!here || told.counter != counter) continue;
    if (release && !told.started) {
      // One that was awaited may have been given up a moment before.
      const bool sure = told.place == Place::kParked || !may_leave(told);
      told.place = sure ? Place::kWaiting : Place::kSomewhere;
      continue;
    }
    require(told.place == Place::kAtCounter && may_leave(told), "counter {} was closed, though {} has not left it",
            counter, told.number);
    told.place = may_go_on(told) ? Place::kSomewhere : Place::kLeft;
  }
}

void ToldModel::acted(const protocol::Command& command, const protocol::Done& done) {
  using Body = protocol::Command::BodyCase;
  const auto counter = done.counter();
  const auto ticket = [&]() -> Told& { return of_today(done.ticket().visit(), done.ticket().number()); };
  const auto go = [&](Place to) {
    auto& told = ticket();
    told.place = to;
    told.counter = counter;
    told.started = false;
  };
  switch (command.body_case()) {
    case Body::kFinishAndCallNext: {
      const auto& finish = command.finish_and_call_next();
      if (finish.visit() != 0) {
        const auto found = today_.find(finish.visit());
        require(found != today_.end(), "visit {} was finished, which nobody was given", finish.visit());
        finished(found->second, counter, finish.then_size());
      } else {
        // Whoever was there: finished now, or gone before.
        ++unnamed_;
        for (auto& [visit, told] : today_) {
          if (told.place == Place::kAtCounter && told.counter == counter) {
            told.place = told.then > 0 ? Place::kSomewhere : may_leave(told) ? Place::kLeft : Place::kEnded;
          }
        }
      }
      vacate(counter, nullptr);
      if (!done.nobody_waiting()) called(ticket(), counter, true);
      return;
    }
    case Body::kCallNext:
    case Body::kCallTicket:
      vacate(counter, nullptr);
      if (!done.nobody_waiting()) called(ticket(), counter, false);
      return;
    case Body::kRecall:
      return require_at(ticket(), counter, "recalled");
    case Body::kStartService:
      require_at(ticket(), counter, "served");
      go(Place::kAtCounter);
      ticket().started = true;
      return;
    case Body::kFinish:
      return finished(ticket(), counter, command.finish().then_size());
    case Body::kForceFinish:
      return finished(ticket(), counter, 0);
    case Body::kNoShow:
      require_at(ticket(), counter, "given up");
      return go(Place::kMissed);
    case Body::kUndoCall:
      require_at(ticket(), counter, "put back");
      return go(Place::kWaiting);
    case Body::kTransfer:
      require_at(ticket(), counter, "sent on");
      return go(Place::kWaiting);
    case Body::kPark:
      require_at(ticket(), counter, "put aside");
      return go(Place::kParked);
    case Body::kResume: {
      auto& told = ticket();
      require(told.place == Place::kSomewhere || (told.place == Place::kParked && told.counter == counter),
              "ticket {} was taken up again at counter {}, and {}", told.number, counter, where(told));
      vacate(counter, &told);
      go(Place::kAtCounter);
      told.started = true;
      return;
    }
    case Body::kCancelTicket: {
      const auto& told = ticket();
      require(may_wait(told) || told.place == Place::kParked, "ticket {} was cancelled, and {}", told.number,
              where(told));
      return go(Place::kEnded);
    }
    case Body::kChangeTicket:
      require(may_wait(ticket()), "ticket {} was changed, and {}", ticket().number, where(ticket()));
      return;
    case Body::kReinstate:
      require(may_be_missed(ticket()), "ticket {} came back into line, and {}", ticket().number, where(ticket()));
      return go(Place::kWaiting);
    case Body::kCloseCounter:
      return closed(counter, command.close_counter().release());
    default:
      return;
  }
}

// ---------------------------------------------------------------------------------------------------- a lost record

void ToldModel::goes_on_from(const hall::State& state) {
  for (const auto& [visit, told] : today_) {
    if (date_ != state.date || !state.visits.contains(visit)) on_paper_.emplace(date_, told.number);
  }
  today_.clear();
  visit_of_.clear();
  date_ = state.date;
  unnamed_ = 0;
  for (const auto& [id, visit] : state.visits) {
    Told told{hall::to_string(visit.ticket), visit.ticket};
    told.place = place_of(visit.state);
    told.counter = visit.leg().counter;
    told.started = visit.state == hall::VisitState::kServing;
    told.then = static_cast<int>(visit.then.size());
    visit_of_.emplace(told.number, id);
    today_.emplace(id, std::move(told));
  }
}

// ------------------------------------------------------------------------------------------------------ the day's end

void ToldModel::day_begins(hall::BusinessDate date, const hall::Events& events) {
  require(date > date_, "the business date {} begins after {}", date, date_);
  std::set<std::uint64_t> closed;
  for (const auto& event : events) {
    if (const auto* one = std::get_if<hall::VisitDayEnded>(&event)) closed.insert(one->visit);
    const bool otherwise =
        std::holds_alternative<hall::Finished>(event) || std::holds_alternative<hall::NoShow>(event) ||
        std::holds_alternative<hall::TicketCancelled>(event) || std::holds_alternative<hall::Transferred>(event);
    require(!otherwise, "at the end of {} a leftover ticket is closed as if it had been served or had left", date_);
  }
  for (const auto& [visit, told] : today_) {
    require(closed.contains(visit) || !must_be_open(told), "{} ends without a word on ticket {}, which {}", date_,
            told.number, where(told));
    require(!closed.contains(visit) || told.place != Place::kEnded,
            "ticket {} has ended and ends once more with the day", told.number);
  }
  for (const auto visit : closed) count_leftover(visit);
  date_ = date;
  today_.clear();
  visit_of_.clear();
}

void ToldModel::count_leftover(std::uint64_t visit) {
  ++leftovers_.all;
  const auto told = today_.find(visit);
  if (told == today_.end()) return;
  if (told->second.place == Place::kWaiting) ++leftovers_.waiting;
  if (told->second.place == Place::kAtCounter) ++leftovers_.at_counters;
  if (told->second.place == Place::kParked) ++leftovers_.parked;
}

}  // namespace motcua::storm
