// The words of the whole working day: chosen calls, transfers, breaks, greeters, people, appointments, the
// configuration.
#include <cstdlib>
#include <iostream>

#include <fmt/format.h>

#include "cli/appointments.h"
#include "cli/commands.h"
#include "cli/word_parts.h"

namespace motcua::cli {
namespace {

using protocol::Command;
using protocol::Done;

void code_option(CLI::App& word, Arguments& arguments) {
  word.add_option("code", arguments.code, "Code of the appointment")->required();
}

void no_option(CLI::App&, Arguments&) {}

void call_ticket_options(CLI::App& word, Arguments& arguments) {
  counter_option(word, arguments);
  ticket_option(word, arguments);
  word.add_option("--reason", arguments.reason, "Why this one; stands in the record")->required();
}

Command call_ticket(const Arguments& arguments) {
  Command command;
  auto& message = *command.mutable_call_ticket();
  message.set_counter(arguments.counter);
  message.set_ticket(arguments.ticket);
  message.set_reason(arguments.reason);
  return command;
}

Command reinstate(const Arguments& arguments) {
  Command command;
  command.mutable_reinstate()->set_ticket(arguments.ticket);
  return command;
}

Command reprint(const Arguments& arguments) {
  Command command;
  command.mutable_reprint()->set_ticket(arguments.ticket);
  return command;
}

void reason_options(CLI::App& word, Arguments& arguments) {
  counter_option(word, arguments);
  word.add_option("--reason", arguments.reason, "Why");
}

Command park(const Arguments& arguments) {
  Command command;
  command.mutable_park()->set_counter(arguments.counter);
  command.mutable_park()->set_reason(arguments.reason);
  return command;
}

Command take_break(const Arguments& arguments) {
  Command command;
  command.mutable_take_break()->set_counter(arguments.counter);
  command.mutable_take_break()->set_reason(arguments.reason);
  return command;
}

void resume_options(CLI::App& word, Arguments& arguments) {
  counter_option(word, arguments);
  word.add_option("--ticket", arguments.ticket, "Which one; the first that was put aside if left out");
}

Command resume(const Arguments& arguments) {
  Command command;
  command.mutable_resume()->set_counter(arguments.counter);
  command.mutable_resume()->set_ticket(arguments.ticket);
  return command;
}

void transfer_options(CLI::App& word, Arguments& arguments) {
  counter_option(word, arguments);
  word.add_option("--service", arguments.service, "Letter or key of the service; the one it has if left out");
  word.add_option("--to-counter", arguments.to_counter, "Only this counter may call it");
  word.add_option("--to-clerk", arguments.to_clerk, "Only this clerk may call it");
  word.add_option("--place", arguments.place, "Where it stands in the line; as configured if left out")
      ->check(CLI::IsMember({"by-time-waited", "front", "back"}));
}

Command transfer(const Arguments& arguments) {
  Command command;
  auto& message = *command.mutable_transfer();
  message.set_counter(arguments.counter);
  message.set_service(arguments.service);
  message.set_to_counter(arguments.to_counter);
  message.set_to_clerk(arguments.to_clerk);
  if (arguments.place == "by-time-waited") message.set_place(protocol::BY_TIME_WAITED);
  if (arguments.place == "front") message.set_place(protocol::FRONT);
  if (arguments.place == "back") message.set_place(protocol::BACK);
  return command;
}

void change_options(CLI::App& word, Arguments& arguments) {
  ticket_option(word, arguments);
  word.add_option("--class", arguments.priority_class, "Letter or key of another class; needs --reason");
  word.add_option("--service", arguments.service, "Letter or key of another service");
  word.add_flag("--approach", arguments.approach, "The clerk goes to the citizen");
  word.add_option("--dossiers", arguments.dossiers, "How many dossiers the citizen brings");
  word.add_option("--reason", arguments.reason, "Why; stands in the record");
}

Command change(const Arguments& arguments) {
  Command command;
  auto& message = *command.mutable_change_ticket();
  message.set_ticket(arguments.ticket);
  message.set_priority_class(arguments.priority_class);
  message.set_service(arguments.service);
  message.set_approach(arguments.approach);
  message.set_dossiers(arguments.dossiers);
  message.set_reason(arguments.reason);
  return command;
}

void profile_options(CLI::App& word, Arguments& arguments) {
  counter_option(word, arguments);
  word.add_option("profile", arguments.profile, "Key of the work profile")->required();
}

Command switch_profile(const Arguments& arguments) {
  Command command;
  command.mutable_switch_profile()->set_counter(arguments.counter);
  command.mutable_switch_profile()->set_profile(arguments.profile);
  return command;
}

void sign_in_options(CLI::App& word, Arguments& arguments) {
  word.add_option("code", arguments.code, "Number of the clerk, or badge")->required();
  word.add_option("--counter", arguments.counter, "At this counter; at none if left out");
}

// From the environment or standard input: an argument would stand in the list of processes.
Command sign_in(const Arguments& arguments) {
  Command command;
  auto& message = *command.mutable_sign_in();
  message.set_code(arguments.code);
  message.set_counter(arguments.counter);
  if (const char* pin = std::getenv("MOTCUA_PIN"); pin != nullptr) {
    message.set_pin(pin);
  } else {
    std::getline(std::cin, *message.mutable_pin());
  }
  return command;
}

void sign_out_options(CLI::App& word, Arguments& arguments) {
  word.add_option("--counter", arguments.counter, "Whoever is signed in there");
}

Command sign_out(const Arguments& arguments) {
  Command command;
  command.mutable_sign_out()->set_counter(arguments.counter);
  return command;
}

void book_options(CLI::App& word, Arguments& arguments) {
  code_option(word, arguments);
  const auto date = [](const std::string& text) {
    return date_of(text) ? std::string() : text + " is no date like 2026-11-27";
  };
  const auto time = [](const std::string& text) {
    return minute_of(text) ? std::string() : text + " is no time like 09:30";
  };
  word.add_option("--date", arguments.date, "E.g. 2026-11-27")->required()->check(date);
  word.add_option("--time", arguments.time, "By the site's clock, e.g. 09:30")->required()->check(time);
  word.add_option("--service", arguments.service, "Letter or key of the service")->required();
  word.add_option("--procedure", arguments.procedure, "Code of the procedure");
}

Command book(const Arguments& arguments) {
  return booking({arguments.code, date_of(arguments.date).value_or(0), minute_of(arguments.time).value_or(0),
                  arguments.service, arguments.procedure});
}

Command unbook(const Arguments& arguments) {
  Command command;
  command.mutable_cancel_appointment()->set_code(arguments.code);
  return command;
}

void check_in_options(CLI::App& word, Arguments& arguments) {
  code_option(word, arguments);
  word.add_flag("--approach", arguments.approach, "The clerk goes to the citizen");
}

Command check_in(const Arguments& arguments) {
  Command command;
  command.mutable_check_in()->set_code(arguments.code);
  command.mutable_check_in()->set_approach(arguments.approach);
  return command;
}

void rate_options(CLI::App& word, Arguments& arguments) {
  counter_option(word, arguments);
  word.add_option("stars", arguments.stars, "1 to 5")->required()->check(CLI::Range(1, 5));
  word.add_option("--criteria", arguments.criteria, "1 to 5 for each criterion of the site, 0: not said");
}

Command rate(const Arguments& arguments) {
  Command command;
  command.mutable_rate()->set_counter(arguments.counter);
  command.mutable_rate()->set_stars(arguments.stars);
  for (const auto one : arguments.criteria) command.mutable_rate()->add_criteria(one);
  return command;
}

Command reload(const Arguments&) {
  Command command;
  command.mutable_reload();
  return command;
}

// ------------------------------------------------------------------------------------------------- what is said then

std::string say_called(const Arguments& arguments, const Done& done) {
  return fmt::format("{} called to counter {}", done.ticket().number(), arguments.counter);
}
std::string say_reinstated(const Arguments&, const Done& done) {
  return fmt::format("{} waits again", done.ticket().number());
}
std::string say_copy(const Arguments&, const Done& done) {
  return fmt::format("{} (copy)", done.ticket().number());
}
std::string say_parked(const Arguments& arguments, const Done& done) {
  return fmt::format("{} is put aside at counter {}", done.ticket().number(), arguments.counter);
}
std::string say_resumed(const Arguments& arguments, const Done& done) {
  return fmt::format("{} is served again at counter {}", done.ticket().number(), arguments.counter);
}
std::string say_transferred(const Arguments&, const Done& done) {
  return fmt::format("{} waits for {}", done.ticket().number(), done.ticket().service());
}
std::string say_break(const Arguments& arguments, const Done&) {
  return fmt::format("counter {} is on a break", arguments.counter);
}
std::string say_forced(const Arguments& arguments, const Done& done) {
  return fmt::format("{} at counter {} was ended by force", done.ticket().number(), arguments.counter);
}
std::string say_changed(const Arguments&, const Done& done) {
  return fmt::format("{}: {}, {}", done.ticket().number(), done.ticket().service(), done.ticket().priority_class());
}
std::string say_profile(const Arguments& arguments, const Done&) {
  return fmt::format("counter {} works by {} from its next call on", arguments.counter, arguments.profile);
}
std::string say_signed_in(const Arguments&, const Done& done) {
  return fmt::format("{} {} is signed in", done.staff().role(), done.staff().clerk());
}
std::string say_signed_out(const Arguments&, const Done&) {
  return "signed out";
}
std::string say_booked(const Arguments& arguments, const Done& done) {
  return fmt::format("{} {}", arguments.code, done.unchanged() ? "was booked already" : "is booked");
}
std::string say_unbooked(const Arguments& arguments, const Done&) {
  return fmt::format("{} is cancelled", arguments.code);
}
std::string say_checked_in(const Arguments&, const Done& done) {
  return fmt::format("{} issued{}", done.ticket().number(), done.late() ? ", too late for the appointment" : "");
}
std::string say_rated(const Arguments& arguments, const Done&) {
  return fmt::format("counter {} is rated", arguments.counter);
}
std::string say_reloaded(const Arguments&, const Done& done) {
  return done.unchanged() ? "the configuration is the same" : "the configuration is applied";
}

constexpr CommandWord kWords[] = {
    {"call-ticket", "Call a chosen ticket, with a reason", call_ticket_options, call_ticket, say_called},
    {"reinstate", "Who missed the call is back: into the line again", ticket_option, reinstate, say_reinstated},
    {"park", "Put the current ticket aside at its counter", reason_options, park, say_parked},
    {"resume", "Take a ticket up again that was put aside", resume_options, resume, say_resumed},
    {"transfer", "Send the current ticket on", transfer_options, transfer, say_transferred},
    {"break", "A counter calls nobody for a while", reason_options, take_break, say_break},
    {"force-finish", "End a service that its clerk forgot", counter_option, for_counter<&Command::mutable_force_finish>,
     say_forced},
    {"change", "Change the class or service of a waiting ticket", change_options, change, say_changed},
    {"reprint", "The same number once more", ticket_option, reprint, say_copy},
    {"profile", "A counter works by another profile", profile_options, switch_profile, say_profile},
    {"sign-in", "A person signs in; the PIN comes from MOTCUA_PIN or standard input", sign_in_options, sign_in,
     say_signed_in},
    {"sign-out", "A person signs out", sign_out_options, sign_out, say_signed_out},
    {"book", "Book an appointment", book_options, book, say_booked},
    {"unbook", "Cancel an appointment", code_option, unbook, say_unbooked},
    {"check-in", "The citizen with an appointment is here", check_in_options, check_in, say_checked_in},
    {"rate", "Rate the service that was finished last at a counter", rate_options, rate, say_rated},
    {"reload", "The dispatcher reads its site file again and applies it", no_option, reload, say_reloaded},
};

}  // namespace

std::span<const CommandWord> day_words() {
  return kWords;
}

}  // namespace motcua::cli
