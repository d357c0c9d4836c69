// A screen's printer: how it is, and whether the ticket that is shown has come out.
//
// For the drawing thread; nothing waits. Without a printer everything may be called and nothing is printed.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "printing/ticket_printer.h"
#include "protocol/messages.pb.h"

namespace motcua::printing {

class Desk {
 public:
  // A sentence whenever something is wrong with the printer, an empty one when all is well again.
  using Log = std::function<void(const std::string&)>;

  Desk() = default;
  // `page` is where a ticket's page is, as in TicketSources.
  Desk(std::unique_ptr<TicketPrinter> printer, std::string page, Log log);

  bool has_printer() const { return printer_ != nullptr; }
  const std::string& page() const { return page_; }

  // Asks how the printer is now. When the ticket of show() has ended: whether it came out, once.
  std::optional<bool> look();
  // As of the last look.
  protocol::PrinterCondition condition() const { return condition_; }
  bool can_print() const { return can_print_; }
  const std::string& why() const { return why_; }  // empty when all is well
  // The ticket that did not come out may be there in part: another one is a copy.
  bool begun() const { return begun_; }

  // Prints it; look() tells how it ends, until another one is shown. `words` has to live as long as this.
  void show(Ticket ticket, const text::Catalogue& words);
  // Prints it, and nobody waits for how it ends.
  void test(Ticket ticket, const text::Catalogue& words);

 private:
  std::unique_ptr<TicketPrinter> printer_;
  std::string page_;
  Log log_;
  std::uint64_t job_ = 0;  // of the ticket that is shown
  protocol::PrinterCondition condition_ = protocol::PRINTER_NOT_SAID;
  bool can_print_ = false;
  std::string why_;
  bool begun_ = false;
};

}  // namespace motcua::printing
