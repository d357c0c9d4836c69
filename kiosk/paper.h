// How the ticket's printer stands, for the kiosk's pages. Plain values, any thread.
#pragma once

#include <cstdint>

namespace motcua::kiosk {

enum class PrinterView : std::uint8_t {
  kNone,   // this kiosk has no printer: numbers are on the screen
  kReady,  // as far as is known
  kCannotPrint
};

// Of the ticket that is shown.
enum class PaperView : std::uint8_t { kNone, kPrinting, kPrinted, kNotPrinted };

}  // namespace motcua::kiosk
