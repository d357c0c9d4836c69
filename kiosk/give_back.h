// A number that is given back: what was typed or scanned, and which ticket that is.
//
// Pure, used by the drawing thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "kiosk/text_entry.h"
#include "kiosk/ticket_code.h"
#include "protocol/messages.pb.h"

namespace motcua::kiosk {

class GiveBack {
 public:
  // `page` as in read_ticket_code.
  void offer(std::string page) {
    offered_ = true;
    page_ = std::move(page);
  }
  bool offered() const { return offered_; }
  // There may be a code on the paper.
  bool can_scan() const { return !page_.empty(); }

  void type(char32_t character);
  void erase();
  void clear();
  // What was typed is a ticket, which can be asked about. Else it is gone, and that it was none is said.
  bool read();
  // The same for what was typed or scanned elsewhere, where a ticket was not asked for.
  bool find(std::string_view text);
  void leave();

  const std::string& text() const { return entry_.text(); }
  bool was_unclear() const { return unclear_; }
  const TicketCode& ticket() const { return ticket_; }
  bool was_found() const { return found_; }
  // The ticket that find() would find.
  std::optional<TicketCode> ticket_in(std::string_view text) const;
  protocol::Command command() const;

 private:
  bool offered_ = false;
  std::string page_;
  TextEntry entry_{kScannedMax};
  TicketCode ticket_;
  bool unclear_ = false;
  bool found_ = false;
};

}  // namespace motcua::kiosk
