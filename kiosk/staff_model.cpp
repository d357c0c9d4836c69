#include "kiosk/staff_model.h"

#include <algorithm>

#include "ui/text/words.h"

namespace motcua::kiosk {
namespace {

using Kind = Touch::Kind;

std::string connection_words(const Input& input) {
  if (!input.link.connected) return input.words.get("connection.down");
  const auto ms = std::max<std::int64_t>(1, (input.link.round_trip_us + 500) / 1000);
  return input.words.format("connection.round_trip", {{"ms", std::to_string(ms)}});
}

}  // namespace

void add_staff_code(const Input& input, Model& model) {
  const StaffDesk& desk = input.controller.desk();
  model.title = input.words.get("kiosk.staff_code");
  if (input.desk_locked) {
    model.subtitle = input.words.get("kiosk.staff_locked");
  } else if (desk.was_wrong() && desk.typed() == 0) {
    model.subtitle = input.words.get("kiosk.staff_wrong");
  }
  model.keys = {input.words.get("kiosk.key_erase"), input.words.get("kiosk.key_space"),
                input.words.get("kiosk.key_clear")};
  std::string dots;
  for (std::size_t i = 0; i < desk.typed(); ++i) dots += "•";
  model.field = {true, false, true, false, dots, input.words.get("kiosk.staff_code_field")};
  model.back = {{Kind::kBack, 0}, input.words.get("kiosk.back")};
  model.take = {{Kind::kStaffEnter, 0}, input.words.get("kiosk.staff_enter"), false, desk.typed() > 0};
}

void add_staff(const Input& input, Model& model) {
  const auto fact = [&](const char* label, std::string words) {
    model.staff_facts.push_back({input.words.get(label), std::move(words)});
  };
  model.title = input.words.get("kiosk.staff_title");
  fact("kiosk.staff_printer", text::printer(input.device.printer(), input.words));
  if (!input.printer_why.empty()) fact("kiosk.staff_why", input.printer_why);
  fact("kiosk.staff_connection", connection_words(input));
  if (!input.link.trouble.empty()) fact("kiosk.staff_why", input.link.trouble);
  fact("kiosk.staff_software", input.software);
  model.back = {{Kind::kBack, 0}, input.words.get("kiosk.staff_leave")};
  if (input.controller.printer() != ui::PrinterView::kNone) {
    model.test_print = {{Kind::kTestPrint, 0},
                        input.words.get("kiosk.staff_test_print"),
                        false,
                        input.controller.printer() == ui::PrinterView::kReady};
  }
  const bool out = input.controller.out_of_service();
  model.out_of_service = {
      {Kind::kOutOfService, 0}, input.words.get(out ? "kiosk.staff_into_service" : "kiosk.staff_out_of_service"), out};
}

}  // namespace motcua::kiosk
