// What the tests of the kiosk add to the sample board: appointments, and services that belong together.
#pragma once

#include <initializer_list>
#include <string>

#include "protocol/messages.pb.h"

namespace motcua::tests {

// In the middle of the classes, where a position that counts it too would be noticed.
inline void add_appointments(protocol::Board& board) {
  auto& booked = *board.add_classes();
  booked.set_key("booked");
  booked.mutable_name()->set_vi("Có lịch hẹn");
  booked.mutable_name()->set_en("By appointment");
  booked.set_letter("H");
  booked.set_by_appointment(true);
  for (int i = board.classes_size() - 1; i > 2; --i) board.mutable_classes()->SwapElements(i, i - 1);
}

inline protocol::ChainView& add_chain(protocol::Board& board, const char* vi, const char* en,
                                      std::initializer_list<const char*> services) {
  auto& chain = *board.add_chains();
  chain.set_key("chain-" + std::to_string(board.chains_size()));
  chain.mutable_name()->set_vi(vi);
  chain.mutable_name()->set_en(en);
  for (const char* service : services) chain.add_services(service);
  chain.set_accepting(true);
  return chain;
}

inline protocol::ChainView& add_newborn(protocol::Board& board) {
  return add_chain(board, "Khai sinh, thẻ bảo hiểm y tế", "Birth, health insurance card",
                   {"service-A", "service-D", "service-F"});
}

}  // namespace motcua::tests
