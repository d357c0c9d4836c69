// The kiosk's options beside those that all programs with windows share, and what they come to.
//
// Start of the program. Errors are one sentence that names the option, what was written and what is expected.
#pragma once

#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "printing/options.h"
#include "ui/model/own_option.h"

namespace motcua::kiosk {

struct KioskSettings {
  printing::Settings printing;
  std::string staff_code;  // digits; empty: no page for staff
  bool give_back = true;   // citizens who leave can give their number back
};

std::vector<ui::OwnOption> kiosk_options();

tl::expected<KioskSettings, std::string> read_kiosk_options(const ui::OwnValues& values);

}  // namespace motcua::kiosk
