// The service of a citizen: start, finish, park and resume, transfer; rating afterwards.
#include <algorithm>
#include <cassert>
#include <string_view>
#include <utility>

#include "dispatcher/hall/calling_rule.h"
#include "dispatcher/hall/decider.h"

namespace motcua::hall {
namespace {

constexpr std::size_t kTextSizeMax = 200;  // bytes
constexpr int kPersonalDigits = 9;         // phone numbers have ten, identity numbers nine or twelve
constexpr std::uint32_t kStarsMax = 5;

// Digits of one number may stand apart: 0912 345 678, +84 (91) 234-5678. Dates and times have other signs in them.
bool stands_between_digits(char c) {
  constexpr std::string_view kBetween = " .-_+()\xC2\xA0";  // the last two: a space that does not break
  return kBetween.find(c) != std::string_view::npos;
}

bool looks_personal(const std::string& note) {
  int digits = 0;
  for (const char c : note) {
    if (c >= '0' && c <= '9') {
      if (++digits >= kPersonalDigits) return true;
    } else if (!stands_between_digits(c)) {
      digits = 0;
    }
  }
  return note.find('@') != std::string::npos;
}

}  // namespace

Refused check_text(const std::string& text) {
  if (text.size() > kTextSizeMax) {
    return Rejection{Code::kBadValue, "a text has at most " + std::to_string(kTextSizeMax) + " bytes"};
  }
  if (!looks_personal(text)) return std::nullopt;
  return Rejection{Code::kNoteIsPersonal, "the text seems to hold an identity, phone or mail address"};
}

// The next leg of a visit in the leg it has now; the caller changes what is different.
LegBegun Decider::next_leg(const Visit& visit) const {
  const Leg& leg = visit.leg();
  LegBegun next{visit.id, LegCause::kNext, state_.settings.services[leg.service].key,
                state_.settings.classes[leg.priority_class].key};
  if (leg.restriction.kind == Restriction::Kind::kCounter) next.only_counter = leg.restriction.id;
  if (leg.restriction.kind == Restriction::Kind::kClerk) next.only_clerk = leg.restriction.id;
  return next;
}

Refused Decider::check_further(const Visit& visit, const std::vector<std::string>& then) const {
  if (visit.then.size() + then.size() > kLegsAhead) {
    return Rejection{Code::kBadValue,
                     "at most " + std::to_string(kLegsAhead) + " services may still be to come for one ticket"};
  }
  std::size_t later = 0;
  for (const auto& key : then) {
    if (auto refused = find_called_service(key, later)) return refused;
  }
  return std::nullopt;
}

void Decider::finish(const Visit& visit, Finished finished) {
  const auto added = finished.then;
  events_.emplace_back(std::move(finished));
  if (visit.then.empty() && added.empty()) return;
  LegBegun leg = next_leg(visit);
  leg.service = added.empty() ? state_.settings.services[visit.then.front()].key : added.front();
  leg.only_counter = leg.only_clerk = 0;
  leg.effective_start_ms = now_.hall_ms;
  events_.emplace_back(std::move(leg));
}

Refused Decider::operator()(const StartService& command) {
  const Visit* visit = nullptr;
  if (auto refused = find_awaited(command.counter, command.visit, visit)) return refused;
  events_.emplace_back(ServiceStarted{visit->id, command.counter});
  return std::nullopt;
}

Refused Decider::operator()(const Finish& command) {
  const Counter* counter = nullptr;
  const Visit* visit = nullptr;
  if (auto refused = find_current(command.counter, command.visit, counter, visit)) return refused;
  std::string outcome;
  if (auto refused = find_outcome(command.outcome, outcome)) return refused;
  if (auto refused = check_text(command.note)) return refused;
  if (command.dossiers > kDossiersMax) {
    return Rejection{Code::kTooManyDossiers, "at most " + std::to_string(kDossiersMax) + " dossiers at once"};
  }
  if (auto refused = check_further(*visit, command.then)) return refused;
  const std::uint32_t dossiers = command.dossiers != 0 ? command.dossiers : visit->dossiers;
  finish(*visit, {visit->id, command.counter, outcome, dossiers, command.note, false, command.then});
  return std::nullopt;
}

Refused Decider::operator()(const FinishAndCallNext& command) {
  const Counter* counter = nullptr;
  if (auto refused = find_open(command.counter, counter)) return refused;
  if (counter->current != 0 || command.visit != 0 || !command.then.empty()) {
    if (auto refused = (*this)(
            Finish{command.counter, command.visit, command.outcome, command.dossiers, command.note, command.then})) {
      return refused;
    }
  }
  call_next(*counter);
  return std::nullopt;
}

Refused Decider::operator()(const ForceFinish& command) {
  const Counter* counter = nullptr;
  const Visit* visit = nullptr;
  if (auto refused = find_current(command.counter, 0, counter, visit)) return refused;
  end_forgotten_service(*counter);
  return std::nullopt;
}

Refused Decider::operator()(const Park& command) {
  const Counter* counter = nullptr;
  const Visit* visit = nullptr;
  if (auto refused = find_current(command.counter, command.visit, counter, visit)) return refused;
  if (auto refused = check_text(command.reason)) return refused;
  events_.emplace_back(Parked{visit->id, command.counter, command.reason});
  return std::nullopt;
}

Refused Decider::operator()(const Resume& command) {
  const Counter* counter = nullptr;
  if (auto refused = find_free(command.counter, counter)) return refused;
  if (counter->parked.empty()) return at_counter(Code::kNotParkedHere, command.counter, "has no ticket put aside");
  VisitId id = counter->parked.front();
  if (command.visit != 0 || !command.ticket.empty()) {
    const Visit* visit = nullptr;
    if (auto refused = find_visit(command.visit, command.ticket, visit)) return refused;
    id = visit->id;
    if (std::find(counter->parked.begin(), counter->parked.end(), id) == counter->parked.end()) {
      auto rejection =
          at_counter(Code::kNotParkedHere, command.counter, "has not put " + to_string(visit->ticket) + " aside");
      rejection.ticket = to_string(visit->ticket);
      return rejection;
    }
  }
  events_.emplace_back(Resumed{id, command.counter});
  return std::nullopt;
}

// Where a transferred ticket stands in its new line.
Refused Decider::find_place(TransferPlace place, const Visit& visit, const LineKey& line,
                            TimeMs& effective_start_ms) const {
  effective_start_ms = std::min(visit.leg().effective_start_ms, now_.hall_ms);
  if (place == TransferPlace::kBack) effective_start_ms = now_.hall_ms;
  if (place == TransferPlace::kFront) {
    const auto found = state_.lines.find(line);
    if (found != state_.lines.end()) {
      effective_start_ms = std::min(effective_start_ms, found->second.begin()->effective_start_ms - 1);
    }
  }
  return std::nullopt;
}

Refused Decider::operator()(const Transfer& command) {
  const Counter* counter = nullptr;
  const Visit* visit = nullptr;
  if (auto refused = find_current(command.counter, command.visit, counter, visit)) return refused;
  LegBegun leg = next_leg(*visit);
  leg.cause = LegCause::kTransfer;
  leg.only_counter = command.to_counter;
  leg.only_clerk = command.to_clerk;
  if (!command.service.empty()) leg.service = command.service;
  LineKey line{0, visit->leg().priority_class, {}};
  // One counter or one clerk calls it whatever their services are.
  const bool for_one = command.to_counter != 0 || command.to_clerk != 0;
  if (auto refused =
          for_one ? find_service(leg.service, line.service) : find_called_service(leg.service, line.service)) {
    return refused;
  }
  if (command.to_counter != 0 && command.to_clerk != 0) {
    return Rejection{Code::kBadValue, "a transfer goes to a counter or to a clerk, not to both"};
  }
  if (command.to_counter != 0) {
    if (state_.find_counter(command.to_counter) == nullptr) {
      return at_counter(Code::kUnknownCounter, command.to_counter, "does not exist");
    }
    line.restriction = {Restriction::Kind::kCounter, command.to_counter};
  }
  if (command.to_clerk != 0) {
    if (state_.settings.find_clerk(command.to_clerk) == nullptr) {
      return Rejection{Code::kUnknownClerk, "there is no clerk " + std::to_string(command.to_clerk) + " at this site"};
    }
    line.restriction = {Restriction::Kind::kClerk, command.to_clerk};
  }
  const bool same = line.service == visit->leg().service && line.restriction == visit->leg().restriction;
  if (same || command.to_counter == command.counter) {
    return Rejection{Code::kNothingToChange, "the transfer leads to where " + to_string(visit->ticket) + " is",
                     to_string(visit->ticket), command.counter};
  }
  const auto place = command.place.value_or(state_.settings.rules.transfer_place);
  if (auto refused = find_place(place, *visit, line, leg.effective_start_ms)) return refused;
  // One that was to come anyway comes now.
  const auto ahead = std::find(visit->then.begin(), visit->then.end(), line.service);
  if (line.service != visit->leg().service && ahead != visit->then.end()) {
    leg.of_then = static_cast<std::uint32_t>(ahead - visit->then.begin()) + 1;
  }
  events_.emplace_back(Transferred{visit->id, command.counter});
  events_.emplace_back(std::move(leg));
  return std::nullopt;
}

Refused Decider::operator()(const Rate& command) {
  const Counter* counter = state_.find_counter(command.counter);
  if (counter == nullptr) return at_counter(Code::kUnknownCounter, command.counter, "does not exist");
  if (counter->rate_visit == 0 || (command.visit != 0 && command.visit != counter->rate_visit)) {
    return at_counter(Code::kNothingToRate, command.counter, "has nobody to rate now, or somebody else");
  }
  const bool sound =
      command.stars >= 1 && command.stars <= kStarsMax &&
      command.criteria.size() <= state_.settings.rating_criteria.size() &&
      std::all_of(command.criteria.begin(), command.criteria.end(), [](std::uint32_t one) { return one <= kStarsMax; });
  if (!sound) return Rejection{Code::kBadValue, "a rating is 1 to 5, and 1 to 5 for each criterion of this site"};
  events_.emplace_back(Rated{counter->rate_visit, counter->rate_leg, command.counter, command.stars, command.criteria});
  return std::nullopt;
}

}  // namespace motcua::hall
