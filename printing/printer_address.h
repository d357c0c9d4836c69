// Where a printer is, as an operator writes it: tcp://192.168.1.50:9100, file:/dev/usb/lp0, cups:NAME.
//
// Pure, any thread. A mistake is one sentence that says what is expected.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <variant>

#include <tl/expected.hpp>

namespace motcua::printing {

struct TcpAddress {
  std::string host;  // a name, or an address without brackets
  std::uint16_t port = 9100;
  bool operator==(const TcpAddress&) const = default;
};

struct DeviceAddress {
  std::filesystem::path file;
  bool operator==(const DeviceAddress&) const = default;
};

struct CupsAddress {
  std::string queue;
  bool operator==(const CupsAddress&) const = default;
};

using PrinterAddress = std::variant<TcpAddress, DeviceAddress, CupsAddress>;

tl::expected<PrinterAddress, std::string> parse_printer_address(std::string_view written);
std::string to_string(const PrinterAddress& address);

}  // namespace motcua::printing
