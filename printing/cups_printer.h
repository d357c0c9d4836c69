// A printer that CUPS serves: the ticket goes to the program `lp` as it is, without a shell.
//
// As Printer says. CUPS takes a ticket and prints it in its own time: paper and cover are not known.
#pragma once

#include <string>

#include "printing/channel.h"
#include "printing/printer.h"

namespace motcua::printing {

class CupsPrinter : public Printer {
 public:
  explicit CupsPrinter(CupsAddress address, std::string program = "lp", Milliseconds patience = Milliseconds(10'000))
      : address_(std::move(address)), program_(std::move(program)), patience_(patience) {}

  PrinterReport status(const std::stop_token& stop) override;
  PrintOutcome print(std::span<const std::uint8_t> ticket, const std::stop_token& stop) override;

 private:
  CupsAddress address_;
  std::string program_;
  Milliseconds patience_;
};

}  // namespace motcua::printing
