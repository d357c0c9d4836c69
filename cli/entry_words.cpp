// The word for tickets that were written by hand while there was no dispatcher.
#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "cli/bookings.h"
#include "cli/commands.h"
#include "cli/word_parts.h"

namespace motcua::cli {
namespace {

using protocol::Command;
using protocol::Done;

constexpr std::int64_t kDayMs = 24 * 60 * 60 * 1000;

// A time of the running business date as hall time. A date that begins in the small hours has its night at the end.
std::uint64_t time_today(const std::string& text, const protocol::ViewHead& head) {
  const auto minute = minute_of(text);
  if (!minute) return 0;
  using namespace std::chrono;
  const auto date = head.business_date();
  const sys_days day =
      year(static_cast<int>(date / 10'000)) / static_cast<int>(date / 100 % 100) / static_cast<int>(date % 100);
  const auto midnight_ms = duration_cast<milliseconds>(day.time_since_epoch()).count();
  auto time_ms = midnight_ms + std::int64_t{*minute} * 60'000 - std::int64_t{head.utc_offset_s()} * 1000;
  if (time_ms + kDayMs <= static_cast<std::int64_t>(head.hall_ms())) time_ms += kDayMs;
  return static_cast<std::uint64_t>(std::max<std::int64_t>(time_ms, 1));
}

void entry_options(CLI::App& word, Arguments& arguments) {
  const auto time = [](const std::string& text) {
    return minute_of(text) ? std::string() : text + " is no time like 09:30";
  };
  ticket_option(word, arguments);
  word.add_option("--service", arguments.service, "Letter or key of the service")->required();
  word.add_option("--class", arguments.priority_class, "Letter or key of the class; the ordinary one if left out");
  word.add_option("--issued", arguments.time, "When it was written, e.g. 09:30")->required()->check(time);
  auto* counter = word.add_option("--counter", arguments.counter, "It was served at this counter");
  auto* called = word.add_option("--called", arguments.called, "When it was called there")->check(time);
  auto* finished = word.add_option("--finished", arguments.finished, "When its service ended")->check(time);
  counter->needs(called)->needs(finished)->check(CLI::PositiveNumber);
  called->needs(counter);
  finished->needs(counter);
  word.add_option("--outcome", arguments.outcome, "Key of the outcome; the site's default if left out")->needs(counter);
  word.add_option("--dossiers", arguments.dossiers, "How many dossiers");
  word.add_option("--procedure", arguments.procedure, "Code of the procedure");
}

Command enter(const Arguments& arguments) {
  Command command;
  auto& message = *command.mutable_enter_ticket();
  message.set_ticket(arguments.ticket);
  message.set_service(arguments.service);
  message.set_priority_class(arguments.priority_class);
  message.set_issued_ms(time_today(arguments.time, arguments.head));
  message.set_counter(arguments.counter);
  message.set_called_ms(time_today(arguments.called, arguments.head));
  message.set_finished_ms(time_today(arguments.finished, arguments.head));
  message.set_outcome(arguments.outcome);
  message.set_dossiers(arguments.dossiers);
  message.set_procedure(arguments.procedure);
  return command;
}

std::string say_entered(const Arguments& arguments, const Done& done) {
  if (arguments.counter == 0) return fmt::format("{} waits since {}", done.ticket().number(), arguments.time);
  return fmt::format("{} is counted, served at counter {}", done.ticket().number(), arguments.counter);
}

constexpr CommandWord kWords[] = {
    {"enter-ticket", "A ticket that was written by hand while there was no dispatcher", entry_options, enter,
     say_entered},
};

}  // namespace

std::span<const CommandWord> entry_words() {
  return kWords;
}

}  // namespace motcua::cli
