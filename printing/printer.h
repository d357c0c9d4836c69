// A printer: how it is, and a ticket's bytes to it.
//
// Every call waits (network, paper), at most as long as the time limits say, and ends early when it is told to stop:
// for a worker thread, one at a time. What goes wrong is a state and a sentence for the log.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <stop_token>
#include <string>

#include "printing/escpos.h"
#include "printing/printer_address.h"

namespace motcua::printing {

enum class PrinterState : std::uint8_t {
  kUnknown,  // not asked yet
  kReady,
  kPaperLow,
  kPaperOut,
  kCoverOpen,
  kFault,       // the cutter, the head: somebody has to look
  kUnreachable  // switched off, not connected, silent
};

// Something can be printed, as far as is known.
bool can_print(PrinterState state);

struct PrinterReport {
  PrinterState state = PrinterState::kUnknown;
  bool tells = true;  // false: the printer does not say how it is, and is taken to be ready
  std::string why;    // one sentence; empty when all is well
  bool operator==(const PrinterReport&) const = default;
};

struct PrintOutcome {
  enum class Kind : std::uint8_t {
    kPrinted,    // the printer says so
    kSent,       // handed over; the printer does not say more
    kNotPrinted  // and what was sent is taken back as far as can be
  };
  Kind kind = Kind::kNotPrinted;
  PrinterReport printer;  // as it is afterwards
  bool begun = false;     // kNotPrinted: a part of it may have come out
};

class Printer {
 public:
  virtual ~Printer() = default;
  virtual PrinterReport status(const std::stop_token& stop) = 0;
  virtual PrintOutcome print(std::span<const std::uint8_t> ticket, const std::stop_token& stop) = 0;
};

// The one at this address. Does not touch it yet.
std::unique_ptr<Printer> make_printer(const PrinterAddress& address);

}  // namespace motcua::printing
