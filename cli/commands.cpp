#include "cli/commands.h"

#include <fmt/format.h>

#include "cli/word_parts.h"

namespace motcua::cli {
namespace {

using protocol::Command;
using protocol::Done;

void outcome_option(CLI::App& word, Arguments& arguments) {
  counter_option(word, arguments);
  word.add_option("--outcome", arguments.outcome, "Key of the outcome; the site's default if left out");
  word.add_option("--dossiers", arguments.dossiers, "How many were handled; as many as the ticket says if left out");
  word.add_option("--note", arguments.note, "A remark without personal data");
  word.add_option("--then", arguments.then, "Further services of the same ticket, before those still to come");
}

void issue_options(CLI::App& word, Arguments& arguments) {
  word.add_option("--service", arguments.service, "Letter or key of the service")->required();
  word.add_option("--class", arguments.priority_class, "Letter or key of the class; the ordinary one if left out");
  word.add_option("--procedure", arguments.procedure, "Code of the procedure");
  word.add_option("--then", arguments.then, "Further services of the same visit, in order");
  word.add_option("--dossiers", arguments.dossiers, "How many dossiers the citizen brings");
  word.add_flag("--approach", arguments.approach, "The clerk goes to the citizen, who may not hear a call");
}

void open_options(CLI::App& word, Arguments& arguments) {
  counter_option(word, arguments);
  word.add_option("--profile", arguments.profile, "Key of the work profile; the counter's own if left out");
}

void close_options(CLI::App& word, Arguments& arguments) {
  counter_option(word, arguments);
  word.add_flag("--release", arguments.release,
                "The called ticket that was not started, and those put aside, go back to their places");
}

Command issue(const Arguments& arguments) {
  Command command;
  auto& message = *command.mutable_issue_ticket();
  message.set_service(arguments.service);
  message.set_priority_class(arguments.priority_class);
  message.set_procedure(arguments.procedure);
  for (const auto& service : arguments.then) message.add_then(service);
  message.set_dossiers(arguments.dossiers);
  message.set_approach(arguments.approach);
  return command;
}

Command open(const Arguments& arguments) {
  Command command;
  command.mutable_open_counter()->set_counter(arguments.counter);
  command.mutable_open_counter()->set_profile(arguments.profile);
  return command;
}

Command close(const Arguments& arguments) {
  Command command;
  command.mutable_close_counter()->set_counter(arguments.counter);
  command.mutable_close_counter()->set_release(arguments.release);
  return command;
}

Command finish(const Arguments& arguments) {
  Command command;
  command.mutable_finish()->set_counter(arguments.counter);
  command.mutable_finish()->set_outcome(arguments.outcome);
  command.mutable_finish()->set_dossiers(arguments.dossiers);
  command.mutable_finish()->set_note(arguments.note);
  for (const auto& service : arguments.then) command.mutable_finish()->add_then(service);
  return command;
}

Command finish_and_call_next(const Arguments& arguments) {
  Command command;
  command.mutable_finish_and_call_next()->set_counter(arguments.counter);
  command.mutable_finish_and_call_next()->set_outcome(arguments.outcome);
  command.mutable_finish_and_call_next()->set_dossiers(arguments.dossiers);
  command.mutable_finish_and_call_next()->set_note(arguments.note);
  for (const auto& service : arguments.then) command.mutable_finish_and_call_next()->add_then(service);
  return command;
}

Command cancel(const Arguments& arguments) {
  Command command;
  command.mutable_cancel_ticket()->set_ticket(arguments.ticket);
  return command;
}

std::string say_issued(const Arguments&, const Done& done) {
  return fmt::format("{} issued, {} waiting before it", done.ticket().number(), done.waiting_before());
}

std::string say_opened(const Arguments& arguments, const Done&) {
  return fmt::format("counter {} is open", arguments.counter);
}

std::string say_closed(const Arguments& arguments, const Done&) {
  return fmt::format("counter {} is closed", arguments.counter);
}

std::string say_called(const Arguments& arguments, const Done& done) {
  if (done.nobody_waiting()) return fmt::format("nobody is waiting, counter {} is ready", arguments.counter);
  return fmt::format("{} called to counter {}", done.ticket().number(), arguments.counter);
}

std::string say_recalled(const Arguments& arguments, const Done& done) {
  return fmt::format("{} called again to counter {}", done.ticket().number(), arguments.counter);
}

std::string say_started(const Arguments& arguments, const Done& done) {
  return fmt::format("{} is served at counter {}", done.ticket().number(), arguments.counter);
}

std::string say_finished(const Arguments& arguments, const Done& done) {
  return fmt::format("{} finished at counter {}", done.ticket().number(), arguments.counter);
}

std::string say_no_show(const Arguments& arguments, const Done& done) {
  return fmt::format("{} did not come to counter {}", done.ticket().number(), arguments.counter);
}

std::string say_undone(const Arguments&, const Done& done) {
  return fmt::format("{} is back at its place in the line", done.ticket().number());
}

std::string say_cancelled(const Arguments& arguments, const Done&) {
  return fmt::format("{} cancelled", arguments.ticket);
}

constexpr CommandWord kWords[] = {
    {"issue", "Issue a ticket", issue_options, issue, say_issued},
    {"open", "Open a counter", open_options, open, say_opened},
    {"close", "Close a counter", close_options, close, say_closed},
    {"call", "Call the next ticket to a counter", counter_option, for_counter<&Command::mutable_call_next>, say_called},
    {"recall", "Call the current ticket of a counter again", counter_option, for_counter<&Command::mutable_recall>,
     say_recalled},
    {"start", "Begin to serve the called ticket", counter_option, for_counter<&Command::mutable_start_service>,
     say_started},
    {"finish", "Finish the current ticket", outcome_option, finish, say_finished},
    {"next", "Finish the current ticket and call the next", outcome_option, finish_and_call_next, say_called},
    {"no-show", "The called citizen did not come", counter_option, for_counter<&Command::mutable_no_show>, say_no_show},
    {"undo", "Take a call back: the ticket returns to its place", counter_option,
     for_counter<&Command::mutable_undo_call>, say_undone},
    {"cancel", "The citizen leaves: take the ticket out of its line", ticket_option, cancel, say_cancelled},
};

}  // namespace

std::span<const CommandWord> command_words() {
  return kWords;
}

}  // namespace motcua::cli
