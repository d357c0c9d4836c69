#include "printing/printer.h"

#include "printing/cups_printer.h"
#include "printing/device_channel.h"
#include "printing/escpos_printer.h"
#include "printing/tcp_channel.h"

namespace motcua::printing {
namespace {

constexpr Milliseconds kConnecting{2'000};

struct Make {
  std::unique_ptr<Printer> operator()(const TcpAddress& address) const {
    return std::make_unique<EscposPrinter>(
        [address](const std::stop_token& stop) { return open_tcp(address, kConnecting, stop); });
  }
  std::unique_ptr<Printer> operator()(const DeviceAddress& address) const {
    return std::make_unique<EscposPrinter>(
        [address](const std::stop_token& stop) { return open_device(address, stop); });
  }
  std::unique_ptr<Printer> operator()(const CupsAddress& address) const {
    return std::make_unique<CupsPrinter>(address);
  }
};

}  // namespace

std::unique_ptr<Printer> make_printer(const PrinterAddress& address) {
  return std::visit(Make{}, address);
}

}  // namespace motcua::printing
