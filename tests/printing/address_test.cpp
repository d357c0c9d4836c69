#include <doctest/doctest.h>

#include "printing/printer_address.h"

namespace motcua::tests {
namespace {

using namespace printing;

PrinterAddress parsed(std::string_view written) {
  const auto address = parse_printer_address(written);
  REQUIRE_MESSAGE(address.has_value(), (address ? std::string() : address.error()));
  return *address;
}

std::string mistake(std::string_view written) {
  const auto address = parse_printer_address(written);
  REQUIRE_FALSE(address.has_value());
  return address.error();
}

}  // namespace

TEST_CASE("a printer is named as network, device file or CUPS queue") {
  CHECK(parsed("tcp://192.168.1.50:9100") == PrinterAddress(TcpAddress{"192.168.1.50", 9100}));
  CHECK(parsed("tcp://printer-1.hall.lan") == PrinterAddress(TcpAddress{"printer-1.hall.lan", 9100}));
  CHECK(parsed("tcp://[fd00::50]:9101") == PrinterAddress(TcpAddress{"fd00::50", 9101}));
  CHECK(parsed("tcp://[fe80::1%eth0]") == PrinterAddress(TcpAddress{"fe80::1%eth0", 9100}));
  CHECK(parsed("file:/dev/usb/lp0") == PrinterAddress(DeviceAddress{"/dev/usb/lp0"}));
  CHECK(parsed("cups:KIOSK_1") == PrinterAddress(CupsAddress{"KIOSK_1"}));
}

TEST_CASE("a printer is written as it is read") {
  for (const char* written :
       {"tcp://10.0.0.7:9100", "tcp://[fd00::50]:9100", "file:/dev/usb/lp1", "cups:ticket-printer"}) {
    CHECK(to_string(parsed(written)) == written);
  }
}

TEST_CASE("a printer that is written wrongly is refused with what is wrong and how it is written") {
  CHECK(mistake("192.168.1.50").find("none of the ways") != std::string::npos);
  CHECK(mistake("tcp://").find("host") != std::string::npos);
  CHECK(mistake("tcp://:9100").find("host") != std::string::npos);
  CHECK(mistake("tcp://a b:9100").find("host") != std::string::npos);
  for (const char* written : {"tcp://printer:", "tcp://printer:0", "tcp://printer:65536", "tcp://printer:91x",
                              "tcp://printer:-1", "tcp://[fd00::50]9100", "tcp://[fd00::50]:"}) {
    CAPTURE(written);
    CHECK(mistake(written).find("port") != std::string::npos);
  }
  CHECK(mistake("tcp://fd00::50:9100").find("brackets") != std::string::npos);
  CHECK(mistake("tcp://[fd00::50").find("bracket") != std::string::npos);
  CHECK(mistake("tcp://[]:9100").find("IPv6") != std::string::npos);
  CHECK(mistake("file:usb/lp0").find("root") != std::string::npos);
  for (const char* written : {"cups:", "cups:-o", "cups:a b", "cups:a/b"}) {
    CHECK(mistake(written).find("CUPS") != std::string::npos);
  }
  CHECK(mistake("usb").find("'usb'") != std::string::npos);
  CHECK(mistake("usb").find("tcp://192.168.1.50:9100, file:/dev/usb/lp0 or cups:NAME") != std::string::npos);
}

}  // namespace motcua::tests
