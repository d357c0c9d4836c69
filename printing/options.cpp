#include "printing/options.h"

#include <utility>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "config/words.h"
#include "printing/issued_ticket.h"

namespace motcua::printing {

std::vector<ui::OwnOption> printing_options() {
  using Type = ui::OwnOption::Type;
  return {
      {"printer", Type::kText, "prints the tickets: tcp://192.168.1.50:9100, file:/dev/usb/lp0 or cups:NAME [none]"},
      {"paper", Type::kText, "80mm or 58mm [80mm]"},
      {"ticket-page", Type::kText, "address of a ticket's page for its QR code, with {number} or {visit} in it [none]"},
  };
}

tl::expected<Settings, std::string> read_printing_options(const ui::OwnValues& values) {
  Settings settings;
  if (const auto* written = ui::find_own(values, "printer")) {
    const auto address = parse_printer_address(written->front());
    if (!address) return tl::unexpected("--printer: " + address.error());
    settings.printer = *address;
  }
  if (const auto* written = ui::find_own(values, "paper")) {
    if (written->front() != "80mm" && written->front() != "58mm") {
      return tl::unexpected(
          fmt::format("--paper: {} is no paper; expected 80mm or 58mm", config::in_quotes(written->front())));
    }
    settings.paper = written->front() == "58mm" ? Paper::k58mm : Paper::k80mm;
  }
  if (const auto* written = ui::find_own(values, "ticket-page")) {
    settings.ticket_page = written->front();
    if (const auto why = wrong_with_page(settings.ticket_page); !why.empty()) {
      return tl::unexpected(fmt::format("--ticket-page: {}: {}", config::in_quotes(settings.ticket_page), why));
    }
  }
  return settings;
}

Desk make_desk(const Settings& settings, std::function<void()> changed) {
  if (!settings.printer) return {};
  TicketPrinterOptions options;
  options.paper = settings.paper;
  auto printer = std::make_unique<TicketPrinter>(make_printer(*settings.printer), options, std::move(changed));
  return {std::move(printer), settings.ticket_page, [](const std::string& why) {
            why.empty() ? spdlog::info("printer: all is well") : spdlog::warn("printer: {}", why);
          }};
}

}  // namespace motcua::printing
