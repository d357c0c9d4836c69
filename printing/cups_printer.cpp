#include "printing/cups_printer.h"

#include "ui/child/child_program.h"

namespace motcua::printing {

namespace {

PrinterReport ready() {
  return {PrinterState::kReady, false, "CUPS does not say how the printer is"};
}

}  // namespace

// A queue that failed may work again; the next ticket shows it.
PrinterReport CupsPrinter::status(const std::stop_token&) {
  return ready();
}

PrintOutcome CupsPrinter::print(std::span<const std::uint8_t> ticket, const std::stop_token& stop) {
  child::Program lp{.words = {program_, "-d", address_.queue, "-o", "raw"},
                    .input = {reinterpret_cast<const char*>(ticket.data()), ticket.size()},
                    .limits = {}};
  lp.limits.time = patience_;
  const auto ran = child::run_program(lp, stop);
  if (ran) return {PrintOutcome::Kind::kSent, ready()};
  return {PrintOutcome::Kind::kNotPrinted,
          {PrinterState::kUnreachable, false, to_string(address_) + ": " + ran.error()}};
}

}  // namespace motcua::printing
