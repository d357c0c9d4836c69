// The rules of the hall, appointments and the rating.
#include <fmt/format.h>

#include "config/words.h"
#include "dispatcher/site/site_parts.h"
#include "dispatcher/site/site_words.h"

namespace motcua::site {
namespace {

using namespace std::chrono_literals;
using config::Table;
using std::chrono::milliseconds;

constexpr std::size_t kCriteriaMax = 3;
constexpr config::DurationRange kUpToADay{0s, 24h};

void read_calls(const Table& rules, hall::Rules& out) {
  out.legal_priority_tier = rules.flag("legal_priority_tier", out.legal_priority_tier);
  out.call_when_ready = rules.flag("call_when_ready", out.call_when_ready);
  out.recalls_max = rules.integer("recalls_max", {0, 10}, out.recalls_max);
  // By the clock unless the site says 0s. The program's own default is "by hand", for records without the keys.
  out.recall_every_ms = rules.duration("recall_every", kUpToADay, 30s).count();
  out.no_show_after_ms = rules.duration("no_show_after", kUpToADay, 60s).count();
  out.undo_window_ms = rules.duration("undo_window", {0s, 10min}, milliseconds(out.undo_window_ms)).count();
  out.series_max = rules.integer("series_max", {1, 999'999}, out.series_max);
  out.reinstate_behind = rules.integer("reinstate_behind", {0, 100}, out.reinstate_behind);
  out.reinstate_within_ms =
      rules.duration("reinstate_within", kUpToADay, milliseconds(out.reinstate_within_ms)).count();
  out.transfer_place = rules.choice("transfer_place",
                                    {{"by_time_waited", hall::TransferPlace::kByTimeWaited},
                                     {"front", hall::TransferPlace::kFront},
                                     {"back", hall::TransferPlace::kBack}},
                                    out.transfer_place);
}

void read_services_rules(const Table& rules, hall::Settings& settings) {
  hall::Rules& out = settings.rules;
  out.dossiers_max = rules.integer("dossiers_max", {0, 10'000}, out.dossiers_max);
  out.bulk_from = rules.integer("bulk_from", {0, 10'000}, out.bulk_from);
  out.bulk_class = rules.text("bulk_class", "");
  if (out.bulk_from != 0 && !settings.find_class(out.bulk_class)) {
    rules.mistake("bulk_class", fmt::format("{}, expected the key of a [[class]]", config::in_quotes(out.bulk_class)));
  }
  out.long_service_ms = rules.duration("long_service", kUpToADay, 45min).count();
  out.forced_end_ms = rules.duration("forced_end", kUpToADay, 3h).count();
  out.sign_in_required = rules.flag("sign_in_required", false);
  out.sign_in_idle_ms = rules.duration("sign_in_idle", kUpToADay, 2h).count();
  out.pin_tries_max = rules.integer("pin_tries_max", {1, 100}, out.pin_tries_max);
  out.pin_lock_ms = rules.duration("pin_lock", kUpToADay, milliseconds(out.pin_lock_ms)).count();
}

void read_appointments(const Table& table, hall::Settings& settings) {
  if (!table.exists()) return;
  auto& out = settings.appointments;
  out.priority_class = table.text("class");
  const auto found = settings.find_class(out.priority_class);
  if (!out.priority_class.empty() && (!found || *found == 0)) {
    table.mistake("class", fmt::format("{}, expected the key of a [[class]] that is not the first",
                                       config::in_quotes(out.priority_class)));
  }
  out.early_ms = table.duration("early", kUpToADay, milliseconds(out.early_ms)).count();
  out.late_ms = table.duration("late", kUpToADay, milliseconds(out.late_ms)).count();
}

}  // namespace

void read_rules(const Table& root, hall::Settings& settings) {
  const Table rules = root.table("rules");
  read_calls(rules, settings.rules);
  read_services_rules(rules, settings);
  read_appointments(root.table("appointments"), settings);
  for (const Table& criterion : root.tables("rating")) settings.rating_criteria.push_back(read_text(criterion));
  if (settings.rating_criteria.size() > kCriteriaMax) {
    root.mistake("rating",
                 fmt::format("{} criteria, expected at most {}", settings.rating_criteria.size(), kCriteriaMax));
  }
}

}  // namespace motcua::site
