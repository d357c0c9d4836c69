// Printed pictures in tests: samples, PNG files, and what a phone reads from them.
#pragma once

#include <optional>
#include <string>

#include "printing/bitmap.h"
#include "printing/ticket.h"
#include "printing/ticket_layout.h"

namespace motcua::tests {

printing::Ticket sample_ticket();
printing::Bitmap laid_out(const printing::Ticket& ticket, printing::Paper paper = printing::Paper::k80mm,
                          const std::string& language = "vi");

// Compares with tests/pictures/NAME.png; MOTCUA_UPDATE_PICTURES=1 writes it anew.
void check_print(const printing::Bitmap& picture, const std::string& name);

// What zbarimg reads from the picture; empty: nothing.
std::string read_qr(const printing::Bitmap& picture);

}  // namespace motcua::tests
