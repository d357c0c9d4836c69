#include "dispatcher/reports/why_sentence.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "dispatcher/reports/formats.h"
#include "dispatcher/reports/period.h"
#include "ui/text/words.h"

namespace motcua::reports {
namespace {

using Sentence = tl::expected<std::string, std::string>;

struct Speaker {
  WhyFold& fold;
  const text::Catalogue& words;

  std::string time(hall::TimeMs moment_ms) const {
    const auto minute = fold.clock().minute_of_day(moment_ms);
    return fmt::format("{:02}:{:02}", minute / 60, minute % 60);
  }
  std::string date() const { return reports::to_string(fold.date()); }
};

// Whole per cent, rounded down: 99 % is not yet the whole promise.
std::string percent(hall::DurationMs waited_ms, hall::DurationMs head_start_ms, hall::DurationMs promise_ms) {
  return std::to_string((waited_ms + head_start_ms) * 100 / promise_ms);
}

// Of hall::Figures or of a hall::Candidate.
template <class Figures>
std::string percent_of(const Figures& one) {
  return percent(one.waited_ms, one.head_start_ms, one.promise_ms);
}

template <class Figures>
std::string figures_text(const Figures& one, const text::Catalogue& words) {
  const char* key = one.head_start_ms == 0 ? "why.figures" : "why.figures_head_start";
  return words.format(key, {{"percent", percent_of(one)},
                            {"waited", clock_text(one.waited_ms)},
                            {"head_start", clock_text(one.head_start_ms)},
                            {"promise", clock_text(one.promise_ms)}});
}

const char* key_of(const hall::CallReason& reason) {
  switch (reason.rule) {
    case hall::CallRule::kLegalPriority:
      return "why.legal_priority";
    case hall::CallRule::kTurnOfOthers:
      return "why.turn_of_others";
    case hall::CallRule::kChosen:
      return "why.chosen";
    case hall::CallRule::kOrderOfProfile:
      return "why.order_of_profile";
    case hall::CallRule::kLargestShare:
      break;
  }
  return reason.lines_compared <= 1 ? "why.only_line" : "why.largest_share";
}

std::string next_text(const hall::CallReason& reason, const text::Catalogue& words) {
  if (reason.runner_up.visit == 0) return words.get("why.alone");
  return words.format(
      "why.next", {{"ticket", hall::to_string(reason.runner_up.ticket)}, {"percent", percent_of(reason.runner_up)}});
}

std::string several(const TicketStory& story, const text::Catalogue& words) {
  if (story.calls.size() < 2) return {};
  return words.format("why.several", {{"count", std::to_string(story.calls.size())}});
}

std::string of_call(const Speaker& speaker, const TicketStory& story, const std::string& ticket) {
  const Call& call = story.calls.back();
  const auto& words = speaker.words;
  return words.format(key_of(call.reason), {{"ticket", ticket},
                                            {"time", speaker.time(call.at_ms)},
                                            {"counter", std::to_string(call.counter)},
                                            {"figures", figures_text(call.reason.winner, words)},
                                            {"lines", std::to_string(call.reason.lines_compared)},
                                            {"reason", text::reason(call.reason.because, words)},
                                            {"next", next_text(call.reason, words)},
                                            {"several", several(story, words)}});
}

// A ticket without a call that stands.
std::string of_never_called(const Speaker& speaker, const hall::Visit& visit) {
  const char* key = "why.state.ended";
  hall::TimeMs time_ms = visit.leg().ended_ms;
  if (!hall::ended(visit.state)) {
    key = "why.state.waiting";
    time_ms = visit.leg().queued_ms;
  } else if (visit.by_hand && visit.leg().called_ms != 0) {
    key = "why.state.by_hand";
    time_ms = visit.leg().called_ms;
  } else if (visit.state == hall::VisitState::kCancelled) {
    key = "why.state.cancelled";
  } else if (visit.state == hall::VisitState::kDayEnded) {
    key = "why.state.day_ended";
  }
  return speaker.words.format(
      key, {{"ticket", hall::to_string(visit.ticket)}, {"date", speaker.date()}, {"time", speaker.time(time_ms)}});
}

// In the order of Because.
constexpr std::array kBecauseKeys = {
    "why.against.not_issued",     "why.against.at_counter",     "why.against.parked",
    "why.against.ended",          "why.against.window",         "why.against.only_counter",
    "why.against.only_clerk",     "why.against.not_in_profile", "why.against.chosen",
    "why.against.legal_priority", "why.against.turn_of_others", "why.against.order_of_profile",
    "why.against.share",          "why.against.equal",          "why.against.as_recorded",
};
static_assert(kBecauseKeys.size() == static_cast<std::size_t>(Because::kAsRecorded) + 1);

// The call that answers "why before me?": the last one of the first-named ticket at which the other waited; else the
// last one of the other at which the first-named waited; where there is none, the earlier of the two.
struct Told {
  const TicketStory* first;
  const TicketStory* second;
  const Call* call;
};
Told choose(const TicketStory& a, const TicketStory& b) {
  for (const auto& [story, other] : {std::pair{&a, &b}, std::pair{&b, &a}}) {
    const auto passed = std::find_if(story->calls.rbegin(), story->calls.rend(),
                                     [](const Call& call) { return waited(call.other.because); });
    if (passed != story->calls.rend()) return {story, other, &*passed};
  }
  const bool first_is_a = b.calls.empty() || (!a.calls.empty() && a.calls.back().at_ms <= b.calls.back().at_ms);
  return first_is_a ? Told{&a, &b, &a.calls.back()} : Told{&b, &a, &b.calls.back()};
}

// When the other one was called then: its next call. It may have been called before, and wait again.
std::string other_call(const Speaker& speaker, const Told& told) {
  const auto& calls = told.second->calls;
  if (calls.empty()) return speaker.words.get("why.against.not_called");
  const Call* then = nullptr;
  for (auto at = calls.rbegin(); at != calls.rend() && at->at_ms >= told.call->at_ms; ++at) then = &*at;
  if (then == nullptr) return speaker.words.get("why.against.not_called_again");
  return speaker.words.format("why.against.called_at",
                              {{"time", speaker.time(then->at_ms)}, {"counter", std::to_string(then->counter)}});
}

std::string because_text(const Speaker& speaker, const Told& told) {
  const Call& call = *told.call;
  const auto& words = speaker.words;
  const auto& figures = call.other.figures;
  return words.format(kBecauseKeys[static_cast<std::size_t>(call.other.because)],
                      {{"ticket", hall::to_string(told.first->visit->ticket)},
                       {"other", hall::to_string(told.second->visit->ticket)},
                       {"counter", std::to_string(call.counter)},
                       {"figures", figures_text(call.reason.winner, words)},
                       {"other_figures", figures ? figures_text(*figures, words) : std::string()},
                       {"percent", percent_of(call.reason.winner)},
                       {"reason", text::reason(call.reason.because, words)},
                       {"restriction", std::to_string(call.other.where)},
                       {"from", speaker.time(call.other.window_opens_ms)},
                       {"issued", speaker.time(told.second->visit->issued_ms)}});
}

std::string of_two(const Speaker& speaker) {
  const Told told = choose(speaker.fold.ticket(), speaker.fold.other());
  return speaker.words.format("why.against.called", {{"ticket", hall::to_string(told.first->visit->ticket)},
                                                     {"time", speaker.time(told.call->at_ms)},
                                                     {"counter", std::to_string(told.call->counter)},
                                                     {"other", hall::to_string(told.second->visit->ticket)},
                                                     {"other_call", other_call(speaker, told)},
                                                     {"because", because_text(speaker, told)}});
}

tl::unexpected<std::string> unknown(const Speaker& speaker, const hall::TicketNumber& ticket) {
  return tl::unexpected(
      speaker.words.format("why.state.unknown", {{"ticket", hall::to_string(ticket)}, {"date", speaker.date()}}));
}

}  // namespace

Sentence sentence_of(WhyFold& fold, const Question& question, const text::Catalogue& words) {
  const Speaker speaker{fold, words};
  if (fold.last_date() == 0) return tl::unexpected(words.get("why.state.empty"));
  if (!fold.date_found()) {
    return tl::unexpected(words.format(
        "why.state.no_date",
        {{"date", speaker.date()}, {"first", to_string(fold.first_date())}, {"last", to_string(fold.last_date())}}));
  }
  const auto& ticket = fold.ticket();
  const auto& other = fold.other();
  if (!ticket.visit) return unknown(speaker, question.ticket);
  if (question.against && !other.visit) return unknown(speaker, *question.against);
  if (!question.against) {
    if (ticket.calls.empty()) return tl::unexpected(of_never_called(speaker, *ticket.visit));
    return of_call(speaker, ticket, hall::to_string(question.ticket));
  }
  if (ticket.calls.empty() && other.calls.empty()) {
    return tl::unexpected(words.format("why.state.neither", {{"ticket", hall::to_string(question.ticket)},
                                                             {"other", hall::to_string(*question.against)},
                                                             {"date", speaker.date()}}));
  }
  return of_two(speaker);
}

}  // namespace motcua::reports
