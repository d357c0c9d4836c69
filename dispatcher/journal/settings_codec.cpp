#include "dispatcher/journal/settings_codec.h"

namespace motcua::journal {
namespace {

void put(const hall::Text& text, record::Text& out) {
  out.set_vi(text.vi);
  out.set_en(text.en);
  for (const auto& [language, words] : text.others) {
    auto& other = *out.add_others();
    other.set_language(language);
    other.set_words(words);
  }
}

hall::Text get(const record::Text& in) {
  hall::Text text{.vi = in.vi(), .en = in.en()};
  for (const auto& other : in.others()) text.others[other.language()] = other.words();
  return text;
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
  out.set_capacity(service.capacity);
}

hall::Service get(const record::Service& in) {
  hall::Service service{.key = in.key(),
                        .letter = in.letter(),
                        .name = get(in.name()),
                        .accepting = in.accepting(),
                        .retired = in.retired(),
                        .promises = {},
                        .capacity = in.capacity()};
  for (const auto& promise : in.promises()) service.promises.push_back(get(promise));
  return service;
}

void put(const hall::WorkProfile& profile, record::WorkProfile& out) {
  out.set_key(profile.key);
  put(profile.name, *out.mutable_name());
  for (const auto& key : profile.services) out.add_services(key);
  out.set_ranked(profile.ranked);
  for (const auto& help : profile.help_out) {
    auto& one = *out.add_help_out();
    one.set_service(help.service);
    one.set_after_ms(help.after_ms);
    one.set_when_empty(help.when_empty);
  }
}

hall::WorkProfile get(const record::WorkProfile& in) {
  hall::WorkProfile profile{.key = in.key(),
                            .name = get(in.name()),
                            .services = {in.services().begin(), in.services().end()},
                            .ranked = in.ranked(),
                            .help_out = {}};
  for (const auto& help : in.help_out()) {
    profile.help_out.push_back({help.service(), help.after_ms(), help.when_empty()});
  }
  return profile;
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
  out.set_on_the_spot(outcome.on_the_spot);
}

hall::OutcomeSettings get(const record::OutcomeSettings& in) {
  return {.key = in.key(), .name = get(in.name()), .is_default = in.is_default(), .on_the_spot = in.on_the_spot()};
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
  out.set_recall_every_ms(rules.recall_every_ms);
  out.set_no_show_after_ms(rules.no_show_after_ms);
  out.set_reinstate_behind(rules.reinstate_behind);
  out.set_reinstate_within_ms(rules.reinstate_within_ms);
  out.set_transfer_place(static_cast<record::TransferPlace>(rules.transfer_place));
  out.set_dossiers_max(rules.dossiers_max);
  out.set_bulk_from(rules.bulk_from);
  out.set_bulk_class(rules.bulk_class);
  out.set_long_service_ms(rules.long_service_ms);
  out.set_forced_end_ms(rules.forced_end_ms);
  out.set_sign_in_required(rules.sign_in_required);
  out.set_sign_in_idle_ms(rules.sign_in_idle_ms);
  out.set_pin_tries_max(rules.pin_tries_max);
  out.set_pin_lock_ms(rules.pin_lock_ms);
}

hall::Rules get(const record::Rules& in) {
  hall::Rules rules;
  rules.legal_priority_tier = in.legal_priority_tier();
  rules.call_when_ready = in.call_when_ready();
  rules.recalls_max = in.recalls_max();
  rules.undo_window_ms = in.undo_window_ms();
  rules.series_max = in.series_max();
  if (in.pin_tries_max() == 0) return rules;  // version 1
  rules.recall_every_ms = in.recall_every_ms();
  rules.no_show_after_ms = in.no_show_after_ms();
  rules.reinstate_behind = in.reinstate_behind();
  rules.reinstate_within_ms = in.reinstate_within_ms();
  rules.transfer_place = static_cast<hall::TransferPlace>(in.transfer_place());
  rules.dossiers_max = in.dossiers_max();
  rules.bulk_from = in.bulk_from();
  rules.bulk_class = in.bulk_class();
  rules.long_service_ms = in.long_service_ms();
  rules.forced_end_ms = in.forced_end_ms();
  rules.sign_in_required = in.sign_in_required();
  rules.sign_in_idle_ms = in.sign_in_idle_ms();
  rules.pin_tries_max = in.pin_tries_max();
  rules.pin_lock_ms = in.pin_lock_ms();
  return rules;
}

void put(const hall::Hours& hours, record::Hours& out) {
  out.set_weekdays(hours.weekdays);
  for (const auto& span : hours.open) {
    auto& one = *out.add_open();
    one.set_from(span.from);
    one.set_to(span.to);
  }
  out.set_cut_off(hours.cut_off);
  out.set_tickets_in_breaks(hours.tickets_in_breaks);
}

hall::Hours get(const record::Hours& in) {
  hall::Hours hours{in.weekdays(), {}, in.cut_off(), in.tickets_in_breaks()};
  for (const auto& span : in.open()) hours.open.push_back({span.from(), span.to()});
  return hours;
}

void put(const hall::Clerk& clerk, record::Clerk& out) {
  out.set_number(clerk.number);
  out.set_role(static_cast<record::StaffRole>(clerk.role));
}

hall::Clerk get(const record::Clerk& in) {
  return {in.number(), static_cast<hall::StaffRole>(in.role())};
}

void put(const hall::Chain& chain, record::Chain& out) {
  out.set_key(chain.key);
  put(chain.name, *out.mutable_name());
  for (const auto& key : chain.services) out.add_services(key);
}

hall::Chain get(const record::Chain& in) {
  return {in.key(), get(in.name()), {in.services().begin(), in.services().end()}};
}

// A special day is made of the others, and is one of the lists itself.
void put(const hall::DayProfile& day, record::DayProfile& out);
hall::DayProfile get(const record::DayProfile& in);

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

void put(const hall::DayProfile& day, record::DayProfile& out) {
  out.set_key(day.key);
  put(day.name, *out.mutable_name());
  for (const auto date : day.dates) out.add_dates(date);
  put_all(day.hours, *out.mutable_hours());
  put_all(day.services, *out.mutable_services());
  put_all(day.profiles, *out.mutable_profiles());
  put_all(day.counters, *out.mutable_counters());
}

hall::DayProfile get(const record::DayProfile& in) {
  hall::DayProfile day;
  day.key = in.key();
  day.name = get(in.name());
  day.dates.assign(in.dates().begin(), in.dates().end());
  get_all(in.hours(), day.hours);
  get_all(in.services(), day.services);
  get_all(in.profiles(), day.profiles);
  get_all(in.counters(), day.counters);
  return day;
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
  put_all(settings.hours, *out.mutable_hours());
  for (const auto date : settings.holidays) out.add_holidays(date);
  put_all(settings.day_profiles, *out.mutable_day_profiles());
  put_all(settings.clerks, *out.mutable_clerks());
  auto& appointments = *out.mutable_appointments();
  appointments.set_priority_class(settings.appointments.priority_class);
  appointments.set_early_ms(settings.appointments.early_ms);
  appointments.set_late_ms(settings.appointments.late_ms);
  put_all(settings.rating_criteria, *out.mutable_rating_criteria());
  put_all(settings.chains, *out.mutable_chains());
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
  get_all(in.hours(), settings.hours);
  settings.holidays.assign(in.holidays().begin(), in.holidays().end());
  get_all(in.day_profiles(), settings.day_profiles);
  get_all(in.clerks(), settings.clerks);
  if (in.has_appointments()) {
    settings.appointments = {in.appointments().priority_class(), in.appointments().early_ms(),
                             in.appointments().late_ms()};
  }
  get_all(in.rating_criteria(), settings.rating_criteria);
  get_all(in.chains(), settings.chains);
  return settings;
}

}  // namespace motcua::journal
