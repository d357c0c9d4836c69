#include "kiosk/options.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "kiosk/staff_desk.h"

namespace motcua::kiosk {

std::vector<ui::OwnOption> kiosk_options() {
  using Type = ui::OwnOption::Type;
  auto options = printing::printing_options();
  options.push_back({"staff-code", Type::kText,
                     "4 to 12 digits that open the page for staff; five touches on the site's name ask for "
                     "them. In the option file, where only its owner reads it [no such page]"});
  options.push_back({"no-give-back", Type::kFlag, "citizens who leave cannot give their number back here"});
  return options;
}

tl::expected<KioskSettings, std::string> read_kiosk_options(const ui::OwnValues& values) {
  KioskSettings settings;
  auto printing = printing::read_printing_options(values);
  if (!printing) return tl::unexpected(printing.error());
  settings.printing = std::move(*printing);
  if (const auto* written = ui::find_own(values, "staff-code")) {
    settings.staff_code = written->front();
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto size = settings.staff_code.size();
    if (size < kStaffCodeMin || size > kStaffCodeMax || !std::ranges::all_of(settings.staff_code, is_digit)) {
      return tl::unexpected(
          fmt::format("--staff-code: expected {} to {} digits (it is not shown here)", kStaffCodeMin, kStaffCodeMax));
    }
  }
  settings.give_back = ui::find_own(values, "no-give-back") == nullptr;
  return settings;
}

}  // namespace motcua::kiosk
