// A number that is given back: what was typed or scanned, and which ticket that is.
//
// Pure, used by the drawing thread.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "kiosk/text_entry.h"
#include "kiosk/ticket_code.h"
#include "protocol/messages.pb.h"

namespace motcua::kiosk {

inline constexpr std::size_t kScannedMax = 256;  // bytes of a code, or of a page's address

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
  void leave();

  const std::string& text() const { return entry_.text(); }
  bool was_unclear() const { return unclear_; }
  const TicketCode& ticket() const { return ticket_; }
  protocol::Command command() const;

 private:
  bool offered_ = false;
  std::string page_;
  TextEntry entry_{kScannedMax};
  TicketCode ticket_;
  bool unclear_ = false;
};

}  // namespace motcua::kiosk
