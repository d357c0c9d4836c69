// The questions of the counter terminal: what each asks, and the command that its answers make.
//
// Pure functions, any thread.
#pragma once

#include <optional>

#include "counter-terminal/form.h"
#include "counter-terminal/situation.h"
#include "protocol/messages.pb.h"

namespace motcua::terminal {

Form outcome_form(const Situation& situation);
Form transfer_form(const Situation& situation);
Form park_form(const Situation& situation);
Form break_form();
Form resume_form(const Situation& situation);
Form call_ticket_form();
Form reinstate_form(const Situation& situation);
Form sign_in_form(bool required);
// Asked only when tickets are held here: they go back into line.
Form close_form(const Situation& situation);
// Which number, one that is parked here or another one, and whether that is meant.
Form cancel_one_form(const Situation& situation, std::size_t selected = 0);
// The question whether `ticket` is to be cancelled; the value of "no" is empty, and "no" is selected.
Step cancel_step(const std::string& ticket);
Step list_step(Said title, std::vector<Option> options, std::size_t selected = 0);
Setting dossiers_setting(std::uint32_t dossiers);
// A list of reasons of the catalogue (reason.*), the last one typed.
Step reason_step(Said title, const std::vector<std::string>& reasons);

// The answer was that nothing is to be done.
bool declined(const Form& form);
protocol::Command command_of(const Form& form, std::uint32_t counter);
// Where a form goes on after such a rejection, if another try makes sense.
std::optional<std::size_t> retry_step(FormKind kind, protocol::RejectionCode code);

}  // namespace motcua::terminal
