// What pictures and the hall itself show, against what was told.
#include <algorithm>

#include "simulator/storm/promise.h"
#include "simulator/storm/told_model.h"

namespace motcua::storm {

void ToldModel::shown(const protocol::StaffPicture& picture) {
  require(picture.day().issued() == today_.size(), "{} tickets are shown as issued today, {} were told",
          picture.day().issued(), today_.size());
  for (const auto& counter : picture.counters()) {
    for (const auto& parked : counter.parked()) {
      const auto& told = of_today(parked.ticket().visit(), parked.ticket().number());
      require(told.place == Place::kSomewhere || (told.place == Place::kParked && told.counter == counter.number()),
              "ticket {} is shown as put aside at counter {}, and {}", told.number, counter.number(), where(told));
    }
    if (!counter.has_current()) {
      vacate(counter.number(), nullptr);
      continue;
    }
    auto& told = of_today(counter.current().ticket().visit(), counter.current().ticket().number());
    require_at(told, counter.number(), "shown");
    vacate(counter.number(), &told);
    told.place = Place::kAtCounter;
    told.counter = counter.number();
    told.started = counter.state() == protocol::SERVING;
    told.then = counter.current().ticket().then_size();
  }
  for (const auto& missed : picture.missed()) {
    auto& told = of_today(missed.ticket().visit(), missed.ticket().number());
    require(may_be_missed(told), "ticket {} is shown as missed, and {}", told.number, where(told));
    told.place = Place::kMissed;
  }
  std::size_t waiting = 0;
  for (const auto& service : picture.services()) waiting += service.waiting();
  const auto sure = std::count_if(today_.begin(), today_.end(), [&](const Visit& visit) {
    return visit.second.place == Place::kWaiting && !by_itself_.calls;
  });
  const auto most =
      std::count_if(today_.begin(), today_.end(), [&](const Visit& visit) { return may_wait(visit.second); });
  require(waiting >= static_cast<std::size_t>(sure) && waiting <= static_cast<std::size_t>(most),
          "{} tickets are shown as waiting; by the answers it is {} to {}", waiting, sure, most);
}

const ToldModel::Told* ToldModel::find(const std::string& number) const {
  const auto visit = visit_of_.find(number);
  return visit == visit_of_.end() ? nullptr : &today_.at(visit->second);
}

void ToldModel::shown(const protocol::Board& board) const {
  for (const auto& counter : board.counters()) {
    if (counter.ticket().empty()) continue;
    const auto* told = find(counter.ticket());
    require(told != nullptr, "the board shows {}, which nobody was given today", counter.ticket());
    require_at(*told, counter.number(), "shown");
  }
  for (const auto& call : board.announcements()) {
    const auto visit = visit_of_.find(call.ticket());
    require(visit != visit_of_.end() && visit->second == call.visit(),
            "the board calls {} as visit {}, which nobody was given today", call.ticket(), call.visit());
    if (call.state() == protocol::CALL_OPEN) require_at(today_.at(call.visit()), call.counter(), "called");
  }
}

bool ToldModel::may_be(const Told& told, const hall::Visit& visit) const {
  switch (visit.state) {
    case hall::VisitState::kWaiting:
      return may_wait(told);
    case hall::VisitState::kCalled:
    case hall::VisitState::kServing:
      return may_be_at(told, visit.leg().counter);
    case hall::VisitState::kParked:
      return told.place == Place::kSomewhere || (told.place == Place::kParked && told.counter == visit.leg().counter);
    case hall::VisitState::kNoShow:
      return may_be_missed(told);
    case hall::VisitState::kFinished:
      return may_be_over(told);
    case hall::VisitState::kCancelled:
      return told.place == Place::kEnded;
    case hall::VisitState::kDayEnded:
      return false;  // the day that ends takes its visits with it
  }
  return false;
}

void ToldModel::compare_one(Told& told, const hall::Visit& visit, std::size_t& over) const {
  require(visit.ticket == told.ticket, "ticket {} is now {}{}", told.number, visit.ticket.letter, visit.ticket.number);
  if (!may_be(told, visit)) {
    throw Broken(fmt::format("ticket {} {} by the answers, the hall has it in state {}", told.number, where(told),
                             static_cast<int>(visit.state)));
  }
  if (told.place != Place::kWaiting || visit.state != hall::VisitState::kFinished) return;
  told.place = Place::kEnded;
  ++over;
}

void ToldModel::compare(const hall::State& state) {
  std::size_t over = 0;
  require(state.visits.size() == today_.size(), "the hall has {} visits, {} were told", state.visits.size(),
          today_.size());
  // Both in the order of visits.
  auto visit = state.visits.begin();
  for (auto& [id, told] : today_) {
    if (visit->first != id) throw Broken(fmt::format("ticket {}, which {}, is lost", told.number, where(told)));
    compare_one(told, visit->second, over);
    ++visit;
  }
  require(over <= unnamed_ || by_itself_.ends,
          "{} tickets have ended that wait by the answers, though {} finishes named nobody", over, unnamed_);
  unnamed_ = 0;
}

}  // namespace motcua::storm
