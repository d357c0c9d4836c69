// Random days with every command of the hall, valid and invalid, from several counters: what is done, in steps.
#pragma once

#include <rapidcheck.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/support/small_hall.h"

namespace motcua::test {

struct DayStep {
  int kind = 0;
  int a = 0;
  int b = 0;
  hall::DurationMs pass_ms = 0;
};
inline constexpr int kDayStepKinds = 46;

inline rc::Gen<std::vector<DayStep>> day_steps(int size) {
  const auto step = rc::gen::build<DayStep>(
      rc::gen::set(&DayStep::kind, rc::gen::inRange(0, kDayStepKinds)),
      rc::gen::set(&DayStep::a, rc::gen::inRange(0, 5)), rc::gen::set(&DayStep::b, rc::gen::inRange(0, 4)),
      rc::gen::set(&DayStep::pass_ms, rc::gen::map(rc::gen::inRange<hall::DurationMs>(0, 1000), [](auto x) {
        return x < 2 ? 14 * 60 * hall::kMinuteMs : x * 100;
      })));
  return rc::gen::resize(size, rc::gen::container<std::vector<DayStep>>(step));
}

// The small hall with everything switched on: recalls and no-shows by the clock, a timetable, appointments, people,
// a profile in order and one that helps out, a special day.
inline hall::Settings busy_settings() {
  using namespace hall;
  Settings settings = small_settings();
  settings.classes.push_back({"appointment", {"Có hẹn", "Appointment"}, "", false});
  for (auto& service : settings.services) service.promises.push_back({10 * kMinuteMs, 0});
  settings.services[1].capacity = 25;
  settings.profiles.push_back({"ordered", {"Theo thứ tự", "In order"}, {"land", "civil"}, true});
  settings.profiles[1].help_out = {{"civil", 5 * kMinuteMs, false}};
  settings.rules.recall_every_ms = 30 * kSecondMs;
  settings.rules.no_show_after_ms = 60 * kSecondMs;
  settings.rules.forced_end_ms = 60 * kMinuteMs;
  settings.rules.sign_in_idle_ms = 120 * kMinuteMs;
  settings.rules.dossiers_max = 50;
  settings.rules.bulk_from = 20;
  settings.rules.bulk_class = "business";
  settings.hours = {{0b1111111, {{6 * 60, 12 * 60}, {13 * 60, 23 * 60}}, 22 * 60, false}};
  settings.holidays = {20261129};
  DayProfile special{"saturday", {"Thứ Bảy", "Saturday"}, {20261128}};
  special.counters = {{4, {"Quầy 4", "Counter 4"}, "both"}};
  settings.day_profiles = {special};
  settings.appointments.priority_class = "appointment";
  settings.clerks = {{7, StaffRole::kClerk}, {8, StaffRole::kGreeter}};
  settings.rating_criteria = {{"Thái độ", "Attitude"}};
  return settings;
}

// A ticket that was written by hand, for a number just below the last one: perhaps skipped, perhaps given; with times
// that are right or wrong.
inline hall::EnterTicket written_ticket(const SmallHall& hall, const DayStep& step) {
  const auto series = hall.state.series.find("A");
  const auto last = series == hall.state.series.end() ? 0 : series->second;
  const auto number = last + 1 - std::min(last, static_cast<std::uint32_t>(step.a));
  hall::EnterTicket command{hall::to_string({"A", number}), step.b == 3 ? "land" : "civil", ""};
  command.issued_ms = hall.now_ms - step.pass_ms * 20;
  if (step.kind == 38) return command;
  command.counter = static_cast<hall::CounterNumber>(step.b + 1);
  command.called_ms = command.issued_ms + step.pass_ms * 5;
  command.ended_ms = command.issued_ms + step.pass_ms * (step.a == 1 ? 25 : 10);
  return command;
}

// Somebody edits the site file: other promises, a counter or a service more or less, the timetable, a clerk who is
// gone.
inline hall::Settings edited_settings(const DayStep& step) {
  hall::Settings settings = busy_settings();
  if (step.a == 1) settings.services[0].promises[0].promise_ms += step.b * hall::kMinuteMs;
  if (step.a == 2) settings.services[1].capacity = static_cast<std::uint32_t>(20 + 5 * step.b);
  if (step.a == 3 && step.b > 0) {
    auto more = settings.services[0];
    more.key = "more";
    more.letter = "M";
    settings.services.insert(settings.services.begin(), more);
    settings.profiles[0].services.push_back("more");
  }
  if (step.a == 3 && step.b > 1) settings.counters.push_back({5, {"Quầy 5", "Counter 5"}, "both"});
  if (step.a == 4 && step.b < 2) settings.clerks.pop_back();
  if (step.a == 4 && step.b > 1) settings.hours.clear();
  if (step.a == 4 && step.b > 2) settings.services.pop_back();  // a mistake: others still name it
  return settings;
}

// What somebody may take for true: right, unsaid, or wrong.
inline hall::Command day_command(const SmallHall& hall, const DayStep& step) {
  using namespace motcua::hall;
  const char* const services[] = {"civil", "land", "civil", "land", "nothing"};
  const char* const classes[] = {"", "elderly", "business", "nothing"};
  const auto counter = static_cast<CounterNumber>(step.a);
  const auto other = static_cast<CounterNumber>(step.b);
  const auto* found = hall.state.find_counter(counter);
  const VisitId visit = step.b == 0 ? 0 : found != nullptr && step.b < 3 ? found->current : hall.state.next_visit / 2;
  const std::string ticket = (step.b % 2 == 0 ? "A00" : "B00") + std::to_string(step.a + 1);
  const std::string code = "C" + std::to_string(step.a);
  switch (step.kind) {
    case 0:
    case 1:
    case 2:
    case 3:
    case 4:
      return IssueTicket{services[step.a], step.b == 3 ? "" : classes[step.b], ""};
    case 5:
      return IssueTicket{services[step.a], "", "", {services[step.b], "civil"}, static_cast<std::uint32_t>(step.b * 8)};
    case 6:
    case 7:
      return OpenCounter{counter, step.b == 3 ? "ordered" : step.b == 2 ? "land" : ""};
    case 8:
      return CloseCounter{counter, step.b > 0};
    case 9:
    case 10:
      return CallNext{counter};
    case 11:
      return Recall{counter, visit};
    case 12:
    case 13:
      return StartService{counter, visit};
    case 14:
      return Finish{counter, visit, step.b == 3 ? "unheard-of" : "", 1, step.b == 2 ? "0912345678" : "note"};
    case 15:
    case 16:
      return FinishAndCallNext{counter, visit, ""};
    case 17:
      return MarkNoShow{counter, visit};
    case 18:
      return UndoCall{counter, visit};
    case 19:
      return CancelTicket{visit, ticket};
    case 20:
      return CallTicket{counter, ticket, step.b == 3 ? "" : "reason"};
    case 21:
    case 22:
      return Reinstate{0, ticket};
    case 23:
    case 24:
      return Park{counter, visit, "paper"};
    case 25:
    case 26:
      return Resume{counter, 0, step.b == 3 ? ticket : ""};
    case 27:
    case 28:
      return Transfer{counter,
                      visit,
                      services[step.b],
                      step.a == 4 ? other : 0,
                      step.a == 3 ? static_cast<ClerkNumber>(6 + step.b) : 0,
                      step.b == 0 ? std::nullopt : std::optional(static_cast<TransferPlace>(step.b))};
    case 29:
      return TakeBreak{counter, step.b == 3 ? "" : "lunch"};
    case 30:
      return ChangeTicket{0, ticket, classes[step.b], services[step.a], step.b == 1, 2, step.b == 2 ? "" : "reason"};
    case 31:
      return SignIn{static_cast<ClerkNumber>(6 + step.b), step.a != 4, step.a == 1 ? 0 : other,
                    "device-" + std::to_string(step.a)};
    case 32:
      return SignOut{counter, "device-" + std::to_string(step.b)};
    case 33:
      return SwitchProfile{counter, step.b == 0 ? "both" : step.b == 1 ? "land" : "ordered"};
    case 34:
      return BookAppointment{code, hall.state.date + (step.b == 3 ? 1 : 0),
                             static_cast<MinuteOfDay>(8 * 60 + 90 * step.a), services[step.b], ""};
    case 35:
      return step.b == 3 ? Command(CancelAppointment{code}) : Command(CheckIn{code, false});
    case 36:
      return Rate{counter, static_cast<std::uint32_t>(step.b + 3), {static_cast<std::uint32_t>(step.b)}};
    case 42:
      return step.pass_ms % 700 == 0 ? Command(ApplySettings{edited_settings(step)}) : Command(Tick{});
    case 43:
      return NoteActivity{"device-" + std::to_string(step.a)};
    case 44:
      return Finish{counter, visit, "", 0, "", {services[step.b]}};
    case 45:
      return FinishAndCallNext{counter, visit, "", 0, "", {services[step.a], services[step.b]}};
    case 37:
      return SkipNumbers{step.a == 4 ? static_cast<std::uint32_t>(step.b) : 0};  // now and then
    case 38:
    case 39:
    case 40:
      return written_ticket(hall, step);
    default:
      return step.b < 2 ? Command(ForceFinish{counter}) : Command(Reprint{0, ticket});
  }
}

}  // namespace motcua::test
