// The questions of the reception, and the command that their answers make.
//
// Pure functions, any thread.
#pragma once

#include <string>

#include "counter-terminal/form.h"
#include "counter-terminal/situation.h"
#include "protocol/messages.pb.h"

namespace motcua::terminal {

Form issue_form(const Offers& offers);
Form upgrade_form(const Offers& offers, const std::string& ticket);
Form service_form(const Offers& offers, const std::string& ticket);
Form cancel_form(const std::string& ticket);

// `ticket`: the number that the greeter typed.
protocol::Command reception_command(const Form& form, const std::string& ticket);
// The key that opens such a question.
Key key_of(FormKind kind);

}  // namespace motcua::terminal
