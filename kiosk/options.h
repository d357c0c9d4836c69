// The kiosk's options beside those that all programs with windows share, and what they come to.
//
// Start of the program. Errors are one sentence that names the option, what was written and what is expected.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "kiosk/printing/printer_address.h"
#include "kiosk/printing/ticket_layout.h"
#include "ui/model/own_option.h"

namespace motcua::kiosk {

struct KioskSettings {
  std::optional<printing::PrinterAddress> printer;
  printing::Paper paper = printing::Paper::k80mm;
  std::string ticket_page;  // as TicketSources::page
  std::string staff_code;   // digits; empty: no page for staff
};

std::vector<ui::OwnOption> kiosk_options();

tl::expected<KioskSettings, std::string> read_kiosk_options(const ui::OwnValues& values);

}  // namespace motcua::kiosk
