#include "printing/printer_address.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include <fmt/format.h>

namespace motcua::printing {
namespace {

using Parsed = tl::expected<PrinterAddress, std::string>;

Parsed mistake(std::string_view written, std::string_view why) {
  return tl::unexpected(
      fmt::format("'{}' is not a printer: {}; expected e.g. tcp://192.168.1.50:9100, file:/dev/usb/lp0 or cups:NAME",
                  written, why));
}

std::optional<std::uint16_t> port_of(std::string_view text) {
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error != std::errc() || end != text.data() + text.size() || port == 0) return std::nullopt;
  return port;
}

bool is_host(std::string_view host) {
  const auto good = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-';
  };
  return !host.empty() && std::all_of(host.begin(), host.end(), good);
}

bool is_address_6(std::string_view host) {
  const auto good = [](char c) {  // '%' and a name: the interface of a link-local address
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ':' || c == '.' ||
           c == '%';
  };
  return std::count(host.begin(), host.end(), ':') >= 2 && std::all_of(host.begin(), host.end(), good);
}

Parsed parse_tcp(std::string_view written, std::string_view rest) {
  TcpAddress address;
  std::string_view after;
  if (rest.starts_with('[')) {
    const auto end = rest.find(']');
    if (end == std::string_view::npos) return mistake(written, "the bracket of an IPv6 address is not closed");
    address.host = rest.substr(1, end - 1);
    if (!is_address_6(address.host)) return mistake(written, "between the brackets there is no IPv6 address");
    after = rest.substr(end + 1);
  } else {
    const auto colon = rest.find(':');
    address.host = rest.substr(0, colon);
    after = colon == std::string_view::npos ? std::string_view() : rest.substr(colon);
    if (after.find(':', 1) != std::string_view::npos) {
      return mistake(written, "an IPv6 address stands in brackets, e.g. tcp://[fd00::50]:9100");
    }
    if (!is_host(address.host)) return mistake(written, "the host is missing or has a letter that no host has");
  }
  if (after.empty()) return address;
  const auto port = after.starts_with(':') ? port_of(after.substr(1)) : std::nullopt;
  if (!port) return mistake(written, "the port has to be a number from 1 to 65535");
  address.port = *port;
  return address;
}

Parsed parse_file(std::string_view written, std::string_view rest) {
  if (!rest.starts_with('/')) return mistake(written, "the device file has to be named from the root");
  return DeviceAddress{std::filesystem::path(rest)};
}

Parsed parse_cups(std::string_view written, std::string_view rest) {
  // CUPS forbids these; a first '-' would be taken for an option.
  const auto bad = [](char c) { return c <= ' ' || c == '/' || c == '#' || c == 127; };
  if (rest.empty() || rest.starts_with('-') || std::any_of(rest.begin(), rest.end(), bad)) {
    return mistake(written, "CUPS has no queue of such a name");
  }
  return CupsAddress{std::string(rest)};
}

struct Words {
  std::string operator()(const TcpAddress& tcp) const {
    const bool six = tcp.host.find(':') != std::string::npos;
    return six ? fmt::format("tcp://[{}]:{}", tcp.host, tcp.port) : fmt::format("tcp://{}:{}", tcp.host, tcp.port);
  }
  std::string operator()(const DeviceAddress& device) const { return "file:" + device.file.string(); }
  std::string operator()(const CupsAddress& cups) const { return "cups:" + cups.queue; }
};

}  // namespace

Parsed parse_printer_address(std::string_view written) {
  const auto rest = [&](std::string_view scheme) { return written.substr(scheme.size()); };
  if (written.starts_with("tcp://")) return parse_tcp(written, rest("tcp://"));
  if (written.starts_with("file:")) return parse_file(written, rest("file:"));
  if (written.starts_with("cups:")) return parse_cups(written, rest("cups:"));
  return mistake(written, "it begins with none of the ways to a printer");
}

std::string to_string(const PrinterAddress& address) {
  return std::visit(Words{}, address);
}

}  // namespace motcua::printing
