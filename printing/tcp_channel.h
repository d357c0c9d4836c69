// A printer on the network. As Channel says. A name (not an address) is looked up by the system, which can take its
// time; the waiting ends in time all the same.
#pragma once

#include "printing/channel.h"
#include "printing/printer_address.h"

namespace motcua::printing {

OpenedChannel open_tcp(const TcpAddress& address, Milliseconds patience, const std::stop_token& stop);

}  // namespace motcua::printing
