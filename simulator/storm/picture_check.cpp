#include "simulator/storm/picture_check.h"

#include <algorithm>
#include <set>
#include <vector>

#include <fmt/format.h>

#include "dispatcher/service/views.h"

namespace motcua::storm {
namespace {

using Wrong = std::optional<std::string>;

constexpr std::size_t kMissedShown = 20;

template <class Picture>
Wrong wrong_waiting_on(const Picture& picture, const hall::State& state) {
  const auto& services = state.settings.services;
  std::vector<std::uint32_t> waiting(services.size());
  for (const auto& [id, visit] : state.visits) {
    if (visit.state == hall::VisitState::kWaiting) ++waiting[visit.leg().service];
  }
  int shown = 0;
  for (std::size_t i = 0; i < services.size(); ++i) {
    if (services[i].retired) continue;
    if (shown >= picture.services_size()) return "shows too few services";
    const auto& one = picture.services(shown++);
    if (one.key() == services[i].key && one.waiting() == waiting[i]) continue;
    return fmt::format("shows {} waiting for service {}, {} wait for {}", one.waiting(), one.key(), waiting[i],
                       services[i].key);
  }
  return std::nullopt;
}

const hall::Visit* find(const hall::State& state, const protocol::Ticket& ticket, hall::VisitState in) {
  const auto* visit = state.find_visit(ticket.visit());
  const bool right = visit != nullptr && visit->state == in && hall::to_string(visit->ticket) == ticket.number();
  return right ? visit : nullptr;
}

bool may_be_called_by(const hall::State& state, const hall::Counter& counter, const hall::Visit& visit) {
  const auto& leg = visit.leg();
  using Kind = hall::Restriction::Kind;
  if (leg.restriction.kind == Kind::kCounter) return leg.restriction.id == counter.number;
  if (leg.restriction.kind == Kind::kClerk) return leg.restriction.id == counter.clerk;
  const auto& profile = state.settings.profiles[counter.profile];
  const auto& key = state.settings.services[leg.service].key;
  return std::ranges::count(profile.services, key) > 0 ||
         std::ranges::count(profile.help_out, key, [](const auto& help) { return help.service; }) > 0;
}

Wrong wrong_next(const protocol::CounterView& shown, const hall::State& state, const hall::Counter& counter) {
  std::set<hall::VisitId> seen;
  for (const auto& next : shown.next()) {
    const auto* visit = find(state, next.ticket(), hall::VisitState::kWaiting);
    if (visit != nullptr && seen.insert(visit->id).second && may_be_called_by(state, counter, *visit)) continue;
    return fmt::format("shows {} as one of the next at counter {}", next.ticket().number(), counter.number);
  }
  return std::nullopt;
}

Wrong wrong_parked(const protocol::CounterView& shown, const hall::State& state, const hall::Counter& counter) {
  const auto here = std::ranges::count_if(state.visits, [&](const auto& entry) {
    return entry.second.state == hall::VisitState::kParked && entry.second.leg().counter == counter.number;
  });
  const bool right = std::ranges::all_of(shown.parked(), [&](const auto& parked) {
    const auto* visit = find(state, parked.ticket(), hall::VisitState::kParked);
    return visit != nullptr && visit->leg().counter == counter.number;
  });
  if (right && shown.parked_size() == here) return std::nullopt;
  return fmt::format("shows other tickets as put aside at counter {} than are", counter.number);
}

Wrong wrong_counter(const protocol::CounterView& shown, const hall::State& state, const hall::Counter& counter) {
  const auto* at = state.find_visit(shown.current().ticket().visit());
  const bool served = at != nullptr && at->state == hall::VisitState::kServing;
  const bool called = at != nullptr && at->state == hall::VisitState::kCalled;
  const bool fits = shown.has_current() ? (served || called) && at->leg().counter == counter.number &&
                                              served == (shown.state() == protocol::SERVING)
                                        : counter.current == 0;
  if (!fits || static_cast<int>(shown.state()) != static_cast<int>(counter.state)) {
    return fmt::format("shows counter {} otherwise than the hall has it", counter.number);
  }
  if (auto wrong = wrong_parked(shown, state, counter)) return wrong;
  return wrong_next(shown, state, counter);
}

Wrong wrong_missed(const protocol::StaffPicture& picture, const hall::State& state) {
  const auto missed = std::ranges::count_if(
      state.visits, [](const auto& entry) { return entry.second.state == hall::VisitState::kNoShow; });
  const auto most = std::min<std::size_t>(static_cast<std::size_t>(missed), kMissedShown);
  const bool right = std::ranges::all_of(picture.missed(), [&](const auto& one) {
    return find(state, one.ticket(), hall::VisitState::kNoShow) != nullptr;
  });
  if (right && static_cast<std::size_t>(picture.missed_size()) == most) return std::nullopt;
  return "shows other tickets as missed than are";
}

// What changes with the time alone is left out: a picture is built when its batch is applied, and shown later.
std::string without_time(protocol::StaffPicture picture) {
  picture.clear_alerts();
  for (auto& counter : *picture.mutable_counters()) {
    counter.clear_next();
    if (counter.has_current()) counter.mutable_current()->clear_long_service();
  }
  return picture.SerializeAsString();
}

Wrong wrong_on(const protocol::StaffPicture& picture, const hall::State& state, hall::TimeMs at_ms) {
  if (auto wrong = wrong_waiting(picture, state)) return wrong;
  if (static_cast<std::size_t>(picture.counters_size()) != state.counters.size()) return "shows too few counters";
  int i = 0;
  for (const auto& [number, counter] : state.counters) {
    const auto& shown = picture.counters(i++);
    if (shown.number() != number) return fmt::format("shows counter {} where {} is", shown.number(), number);
    if (auto wrong = wrong_counter(shown, state, counter)) return wrong;
  }
  if (auto wrong = wrong_missed(picture, state)) return wrong;
  const bool same = without_time(picture) == without_time(service::staff_picture_of(state, at_ms, {}));
  return same ? Wrong() : Wrong("shows something otherwise than the hall has it");
}

Wrong wrong_on(const protocol::Board& board, const hall::State& state, hall::TimeMs at_ms) {
  if (auto wrong = wrong_waiting(board, state)) return wrong;
  for (const auto& shown : board.counters()) {
    const auto* counter = state.find_counter(shown.number());
    const auto* visit = counter == nullptr ? nullptr : state.find_visit(counter->current);
    if (shown.ticket() != (visit == nullptr ? "" : hall::to_string(visit->ticket))) {
      return fmt::format("shows '{}' at counter {}, which is not there", shown.ticket(), shown.number());
    }
  }
  const bool same = board.SerializeAsString() == service::board_of(state, at_ms, {}).SerializeAsString();
  return same ? Wrong() : Wrong("shows something otherwise than the hall has it");
}

}  // namespace

Wrong wrong_waiting(const protocol::Board& board, const hall::State& state) {
  return wrong_waiting_on(board, state);
}

Wrong wrong_waiting(const protocol::StaffPicture& picture, const hall::State& state) {
  return wrong_waiting_on(picture, state);
}

Wrong what_is_wrong_with(const protocol::View& view, const hall::State& state) {
  const auto at_ms = static_cast<hall::TimeMs>(view.head().hall_ms());
  return view.has_staff() ? wrong_on(view.staff(), state, at_ms) : wrong_on(view.board(), state, at_ms);
}

}  // namespace motcua::storm
