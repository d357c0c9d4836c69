// The small hall of the tests with everything that a site can switch on, so that a fuzzer reaches every rule.
#pragma once

#include "tests/support/small_hall.h"

namespace motcua::fuzz {

inline hall::Settings wide_settings() {
  auto settings = test::small_settings();
  settings.rules.recall_every_ms = 60 * hall::kSecondMs;
  settings.rules.no_show_after_ms = 120 * hall::kSecondMs;
  settings.rules.dossiers_max = 20;
  settings.rules.bulk_from = 5;
  settings.rules.bulk_class = "business";
  settings.rules.long_service_ms = 30 * hall::kMinuteMs;
  settings.rules.forced_end_ms = 120 * hall::kMinuteMs;
  settings.rules.sign_in_idle_ms = 60 * hall::kMinuteMs;
  settings.services[1].capacity = 30;
  settings.profiles[1].help_out = {{"civil", 15 * hall::kMinuteMs, true}};
  settings.hours = {{0b0011111, {{450, 690}, {780, 1020}}, 990, true}};
  settings.holidays = {20261130};
  hall::DayProfile friday;
  friday.key = "friday";
  friday.name = {"Thứ Sáu không hẹn", "Friday without appointment"};
  friday.dates = {20261128};
  friday.counters = {{2, {"Quầy 2", "Counter 2"}, "land"}};
  settings.day_profiles = {friday};
  settings.clerks = {{7, hall::StaffRole::kClerk}, {8, hall::StaffRole::kGreeter}, {90, hall::StaffRole::kManager}};
  settings.appointments.priority_class = "business";
  settings.chains = {{"both", {"Trọn gói", "Both"}, {"civil", "land"}}};
  settings.rating_criteria = {{"Thái độ", "Attitude"}, {"Cơ sở vật chất", "Facilities"}};
  return settings;
}

}  // namespace motcua::fuzz
