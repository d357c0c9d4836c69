// How a screen's ticket printer stands, for its pages. Plain values, any thread.
#pragma once

#include <cstdint>

namespace motcua::ui {

enum class PrinterView : std::uint8_t {
  kNone,   // there is no printer here: numbers are on the screen
  kReady,  // as far as is known
  kCannotPrint
};

// Of the ticket that is shown.
enum class PaperView : std::uint8_t {
  kNone,
  kNoPrinter,  // it is on the screen alone
  kPrinting,
  kPrinted,
  kNotPrinted
};

}  // namespace motcua::ui
