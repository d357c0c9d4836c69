#include "kiosk/options.h"

#include <algorithm>

#include <fmt/format.h>

#include "config/words.h"
#include "kiosk/printed_ticket.h"
#include "kiosk/staff_desk.h"

namespace motcua::kiosk {

std::vector<ui::OwnOption> kiosk_options() {
  using Type = ui::OwnOption::Type;
  return {
      {"printer", Type::kText, "prints the tickets: tcp://192.168.1.50:9100, file:/dev/usb/lp0 or cups:NAME [none]"},
      {"paper", Type::kText, "80mm or 58mm [80mm]"},
      {"ticket-page", Type::kText, "address of a ticket's page for its QR code, with {number} or {visit} in it [none]"},
      {"staff-code", Type::kText,
       "4 to 12 digits that open the page for staff; five touches on the site's name ask for "
       "them. In the option file, where only its owner reads it [no such page]"},
  };
}

tl::expected<KioskSettings, std::string> read_kiosk_options(const ui::OwnValues& values) {
  KioskSettings settings;
  if (const auto* written = ui::find_own(values, "printer")) {
    const auto address = printing::parse_printer_address(written->front());
    if (!address) return tl::unexpected("--printer: " + address.error());
    settings.printer = *address;
  }
  if (const auto* written = ui::find_own(values, "paper")) {
    if (written->front() != "80mm" && written->front() != "58mm") {
      return tl::unexpected(
          fmt::format("--paper: {} is no paper; expected 80mm or 58mm", config::in_quotes(written->front())));
    }
    settings.paper = written->front() == "58mm" ? printing::Paper::k58mm : printing::Paper::k80mm;
  }
  if (const auto* written = ui::find_own(values, "ticket-page")) {
    settings.ticket_page = written->front();
    if (const auto why = wrong_with_page(settings.ticket_page); !why.empty()) {
      return tl::unexpected(fmt::format("--ticket-page: {}: {}", config::in_quotes(settings.ticket_page), why));
    }
  }
  if (const auto* written = ui::find_own(values, "staff-code")) {
    settings.staff_code = written->front();
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto size = settings.staff_code.size();
    if (size < kStaffCodeMin || size > kStaffCodeMax || !std::ranges::all_of(settings.staff_code, is_digit)) {
      return tl::unexpected(
          fmt::format("--staff-code: expected {} to {} digits (it is not shown here)", kStaffCodeMin, kStaffCodeMax));
    }
  }
  return settings;
}

}  // namespace motcua::kiosk
