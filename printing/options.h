// The options of a program that prints tickets, and what they come to.
//
// Start of the program. Errors are one sentence that names the option, what was written and what is expected.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "printing/desk.h"
#include "printing/printer_address.h"
#include "printing/ticket_layout.h"
#include "ui/model/own_option.h"

namespace motcua::printing {

struct Settings {
  std::optional<PrinterAddress> printer;
  Paper paper = Paper::k80mm;
  std::string ticket_page;  // as TicketSources::page
};

// --printer, --paper and --ticket-page.
std::vector<ui::OwnOption> printing_options();

tl::expected<Settings, std::string> read_printing_options(const ui::OwnValues& values);

// The printer begins its work, and what is wrong with it is logged; `changed` is called from its thread when there is
// something new to look at.
Desk make_desk(const Settings& settings, std::function<void()> changed);

}  // namespace motcua::printing
