// Draws a QR code on white, with the quiet border that a phone needs. Drawing thread. Only for this folder.
#pragma once

#include "printing/qr_code.h"
#include "ui/painter.h"

namespace motcua::kiosk {

void draw_qr_code(ui::Painter& paint, const printing::QrCode& code, const ui::Rect& area);

}  // namespace motcua::kiosk
