#include "dispatcher/journal/settings_codec.h"

namespace motcua::journal {
namespace {

void put(const hall::Text& text, record::Text& out) {
  out.set_vi(text.vi);
  out.set_en(text.en);
}

hall::Text get(const record::Text& in) {
  return {.vi = in.vi(), .en = in.en()};
}

void put(const hall::PriorityClass& one, record::PriorityClass& out) {
  out.set_key(one.key);
  put(one.name, *out.mutable_name());
  out.set_letter(one.letter);
  out.set_legal_priority(one.legal_priority);
}

hall::PriorityClass get(const record::PriorityClass& in) {
  return {.key = in.key(), .name = get(in.name()), .letter = in.letter(), .legal_priority = in.legal_priority()};
}

void put(const hall::Promise& promise, record::Promise& out) {
  out.set_promise_ms(promise.promise_ms);
  out.set_head_start_ms(promise.head_start_ms);
}

hall::Promise get(const record::Promise& in) {
  return {.promise_ms = in.promise_ms(), .head_start_ms = in.head_start_ms()};
}

void put(const hall::Service& service, record::Service& out) {
  out.set_key(service.key);
  out.set_letter(service.letter);
  put(service.name, *out.mutable_name());
  out.set_accepting(service.accepting);
  out.set_retired(service.retired);
  for (const auto& promise : service.promises) put(promise, *out.add_promises());
}

hall::Service get(const record::Service& in) {
  hall::Service service{.key = in.key(),
                        .letter = in.letter(),
                        .name = get(in.name()),
                        .accepting = in.accepting(),
                        .retired = in.retired(),
                        .promises = {}};
  for (const auto& promise : in.promises()) service.promises.push_back(get(promise));
  return service;
}

void put(const hall::WorkProfile& profile, record::WorkProfile& out) {
  out.set_key(profile.key);
  put(profile.name, *out.mutable_name());
  for (const auto& key : profile.services) out.add_services(key);
}

hall::WorkProfile get(const record::WorkProfile& in) {
  return {.key = in.key(), .name = get(in.name()), .services = {in.services().begin(), in.services().end()}};
}

void put(const hall::CounterSettings& counter, record::CounterSettings& out) {
  out.set_number(counter.number);
  put(counter.name, *out.mutable_name());
  out.set_profile(counter.profile);
}

hall::CounterSettings get(const record::CounterSettings& in) {
  return {.number = in.number(), .name = get(in.name()), .profile = in.profile()};
}

void put(const hall::OutcomeSettings& outcome, record::OutcomeSettings& out) {
  out.set_key(outcome.key);
  put(outcome.name, *out.mutable_name());
  out.set_is_default(outcome.is_default);
}

hall::OutcomeSettings get(const record::OutcomeSettings& in) {
  return {.key = in.key(), .name = get(in.name()), .is_default = in.is_default()};
}

void put(const hall::Procedure& procedure, record::Procedure& out) {
  out.set_code(procedure.code);
  out.set_name(procedure.name);
  out.set_service(procedure.service);
}

hall::Procedure get(const record::Procedure& in) {
  return {.code = in.code(), .name = in.name(), .service = in.service()};
}

void put(const hall::Rules& rules, record::Rules& out) {
  out.set_legal_priority_tier(rules.legal_priority_tier);
  out.set_call_when_ready(rules.call_when_ready);
  out.set_recalls_max(rules.recalls_max);
  out.set_undo_window_ms(rules.undo_window_ms);
  out.set_series_max(rules.series_max);
}

hall::Rules get(const record::Rules& in) {
  return {.legal_priority_tier = in.legal_priority_tier(),
          .call_when_ready = in.call_when_ready(),
          .recalls_max = in.recalls_max(),
          .undo_window_ms = in.undo_window_ms(),
          .series_max = in.series_max()};
}

template <class Ours, class Theirs>
void put_all(const std::vector<Ours>& from, google::protobuf::RepeatedPtrField<Theirs>& to) {
  to.Reserve(static_cast<int>(from.size()));
  for (const auto& one : from) put(one, *to.Add());
}

template <class Ours, class Theirs>
void get_all(const google::protobuf::RepeatedPtrField<Theirs>& from, std::vector<Ours>& to) {
  to.reserve(static_cast<std::size_t>(from.size()));
  for (const auto& one : from) to.push_back(get(one));
}

}  // namespace

void to_record(const hall::Settings& settings, record::Settings& out) {
  put(settings.site, *out.mutable_site());
  out.set_time_zone(settings.time_zone);
  out.set_rollover_minutes(settings.rollover_minutes);
  put_all(settings.classes, *out.mutable_classes());
  put_all(settings.services, *out.mutable_services());
  put_all(settings.profiles, *out.mutable_profiles());
  put_all(settings.counters, *out.mutable_counters());
  put_all(settings.outcomes, *out.mutable_outcomes());
  put_all(settings.procedures, *out.mutable_procedures());
  put_all(settings.notices, *out.mutable_notices());
  put(settings.rules, *out.mutable_rules());
}

hall::Settings from_record(const record::Settings& in) {
  hall::Settings settings;
  settings.site = get(in.site());
  settings.time_zone = in.time_zone();
  settings.rollover_minutes = in.rollover_minutes();
  get_all(in.classes(), settings.classes);
  get_all(in.services(), settings.services);
  get_all(in.profiles(), settings.profiles);
  get_all(in.counters(), settings.counters);
  get_all(in.outcomes(), settings.outcomes);
  get_all(in.procedures(), settings.procedures);
  get_all(in.notices(), settings.notices);
  settings.rules = get(in.rules());
  return settings;
}

}  // namespace motcua::journal
