// A ticket as the picture that is printed: laid out with Pango and Cairo in the typeface of the screens, black and
// white, every edge of the QR code on a dot.
//
// Any thread, some tens of milliseconds (the first time more: fonts are looked for). Long names wrap; what has no room
// in height does not exist, since paper is as long as it has to be. An error is a sentence: no memory for the picture.
#pragma once

#include <cstdint>
#include <string>

#include <tl/expected.hpp>

#include "printing/bitmap.h"
#include "printing/ticket.h"
#include "ui/text/catalogue.h"

namespace motcua::printing {

// Dots across, at 8 dots per millimetre.
enum class Paper : std::uint8_t { k80mm, k58mm };

tl::expected<Bitmap, std::string> lay_out(const Ticket& ticket, Paper paper, const text::Catalogue& words);

}  // namespace motcua::printing
