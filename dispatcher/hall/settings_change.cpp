#include "dispatcher/hall/settings_change.h"

#include <algorithm>
#include <cassert>
#include <map>

#include "dispatcher/hall/timetable.h"

namespace motcua::hall {
namespace {

// Services that are no longer configured stay at the end, retired, for the visits of the day that refer to them.
Settings with_retired_services(const Settings& old, Settings settings) {
  for (const auto& service : old.services) {
    const bool stays = std::any_of(settings.services.begin(), settings.services.end(),
                                   [&](const auto& other) { return other.key == service.key; });
    if (stays) continue;
    Service retired = service;
    retired.retired = true;
    retired.accepting = false;
    retired.promises.assign(settings.classes.size(), retired.promises.empty() ? Promise{} : retired.promises.front());
    settings.services.push_back(std::move(retired));
  }
  return settings;
}

template <class Things>
std::vector<std::size_t> moves(const Things& from, const Things& to) {
  std::vector<std::size_t> result;
  for (const auto& thing : from) {
    const auto found = std::find_if(to.begin(), to.end(), [&](const auto& other) { return other.key == thing.key; });
    // A class or profile that is gone: nobody waits in it (find_obstacle), ended visits are shown under the first.
    result.push_back(found == to.end() ? 0 : static_cast<std::size_t>(found - to.begin()));
  }
  return result;
}

void move_visits(State& state, const std::vector<std::size_t>& services, const std::vector<std::size_t>& classes) {
  state.lines.clear();
  state.waiting.assign(state.settings.services.size(), 0);
  const auto taken = std::move(state.taken);
  state.taken.assign(state.settings.services.size(), 0);
  for (std::size_t i = 0; i < taken.size(); ++i) state.taken[services[i]] += taken[i];
  for (auto& [id, visit] : state.visits) {
    for (auto& leg : visit.legs) {
      leg.service = services[leg.service];
      leg.priority_class = classes[leg.priority_class];
    }
    for (auto& later : visit.then) later = services[later];
    if (visit.state != VisitState::kWaiting) continue;
    const Leg& leg = visit.leg();
    add(state.lines, {leg.service, leg.priority_class, leg.restriction}, {leg.effective_start_ms, id});
    ++state.waiting[leg.service];
  }
}

void move_counters(State& state, const std::vector<std::size_t>& profiles) {
  for (auto& [number, counter] : state.counters) counter.profile = profiles[counter.profile];
  std::erase_if(state.counters, [&](const auto& entry) { return state.settings.find_counter(entry.first) == nullptr; });
  for (const auto& counter : state.settings.counters) {
    const auto profile = state.settings.find_profile(counter.profile);
    assert(profile);
    const auto [entry, added] = state.counters.try_emplace(counter.number);
    entry->second.number = counter.number;
    if (added || entry->second.state == CounterState::kClosed) entry->second.profile = *profile;
  }
}

}  // namespace

namespace {

// What the visit still needs beyond its current service.
std::optional<std::string> find_obstacle_ahead(const State& state, const Settings& settings, const Visit& visit) {
  for (const std::size_t later : visit.then) {
    const auto& key = state.settings.services[later].key;
    if (!settings.find_service(key)) {
      return "service '" + key + "' cannot go while ticket " + to_string(visit.ticket) + " still has to go there";
    }
  }
  const Restriction& only = visit.leg().restriction;
  if (only.kind == Restriction::Kind::kCounter && settings.find_counter(only.id) == nullptr) {
    return "counter " + std::to_string(only.id) + " cannot go while ticket " + to_string(visit.ticket) +
           " waits for it";
  }
  if (only.kind == Restriction::Kind::kClerk && settings.find_clerk(only.id) == nullptr) {
    return "clerk " + std::to_string(only.id) + " cannot go while ticket " + to_string(visit.ticket) +
           " waits for them";
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> find_obstacle(const State& state, const Settings& settings) {
  for (const auto& [id, visit] : state.visits) {
    if (ended(visit.state) && visit.state != VisitState::kNoShow) continue;  // who missed a call may come back
    const auto& service = state.settings.services[visit.leg().service].key;
    const auto& priority_class = state.settings.classes[visit.leg().priority_class].key;
    if (!settings.find_service(service)) {
      return "service '" + service + "' cannot go while ticket " + to_string(visit.ticket) + " needs it";
    }
    if (!settings.find_class(priority_class)) {
      return "class '" + priority_class + "' cannot go while ticket " + to_string(visit.ticket) + " is in it";
    }
    if (auto obstacle = find_obstacle_ahead(state, settings, visit)) return obstacle;
  }
  for (const auto& [number, counter] : state.counters) {
    if (counter.state == CounterState::kClosed && counter.parked.empty() && counter.clerk == 0) continue;
    if (settings.find_counter(number) == nullptr)
      return "counter " + std::to_string(number) + " cannot go while it is open";
    const auto& profile = state.settings.profiles[counter.profile].key;
    if (!settings.find_profile(profile)) {
      return "profile '" + profile + "' cannot go while counter " + std::to_string(number) + " works by it";
    }
  }
  return std::nullopt;
}

namespace {

// Whoever has booked would stand before a closed door.
std::optional<std::string> find_closed(const Settings& before, const Settings& after, const std::string& code,
                                       const Appointment& booked) {
  if (open_at(after, booked.date, booked.minute) || !open_at(before, booked.date, booked.minute)) return std::nullopt;
  return "the hall cannot be closed on " + date_text(booked.date) +
         (open_on(after, booked.date) ? " at that hour" : "") + " while appointment '" + code + "' is booked for then";
}

}  // namespace

std::optional<std::string> find_booked(const State& state, const Settings& configured) {
  std::map<BusinessDate, Settings> days;
  for (const auto& [code, booked] : state.appointments) {
    if (booked.state != AppointmentState::kBooked || booked.date < state.date) continue;
    // What an earlier configuration has taken away is no obstacle to this one.
    if (auto closed = find_closed(state.configured, configured, code, booked)) return closed;
    if (!on_date(state.configured, booked.date).find_service(booked.service)) continue;
    if (configured.appointments.priority_class.empty() && !state.configured.appointments.priority_class.empty()) {
      return "appointments cannot go while '" + code + "' is booked for " + date_text(booked.date);
    }
    auto day = days.find(booked.date);
    if (day == days.end()) day = days.emplace(booked.date, on_date(configured, booked.date)).first;
    if (day->second.find_service(booked.service)) continue;
    return "service '" + booked.service + "' cannot go while appointment '" + code + "' is booked there for " +
           date_text(booked.date);
  }
  return std::nullopt;
}

void change_settings(State& state, const Settings& configured) {
  const Settings old = std::move(state.settings);
  state.configured = configured;
  state.settings = with_retired_services(old, on_date(configured, state.date));
  move_visits(state, moves(old.services, state.settings.services), moves(old.classes, state.settings.classes));
  move_counters(state, moves(old.profiles, state.settings.profiles));
}

void settings_of_new_day(State& state) {
  const Settings old = std::move(state.settings);
  state.settings = on_date(state.configured, state.date);
  state.waiting.assign(state.settings.services.size(), 0);
  state.taken.assign(state.settings.services.size(), 0);
  move_counters(state, moves(old.profiles, state.settings.profiles));
}

}  // namespace motcua::hall
