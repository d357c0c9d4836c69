// A printer that is a device file, as Linux shows one on USB (/dev/usb/lp0). As Channel says. A file that cannot be
// read is a printer that does not say how it is.
#pragma once

#include "printing/channel.h"
#include "printing/printer_address.h"

namespace motcua::printing {

OpenedChannel open_device(const DeviceAddress& address, const std::stop_token& stop);

}  // namespace motcua::printing
