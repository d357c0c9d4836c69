#include "printing/qr_code.h"

#include <memory>

#include <qrencode.h>

namespace motcua::printing {

std::optional<QrCode> make_qr_code(const std::string& text) {
  if (text.empty()) return std::nullopt;
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> made(
      QRcode_encodeString(text.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), &QRcode_free);
  if (!made) return std::nullopt;
  QrCode code;
  code.size = made->width;
  const auto count = static_cast<std::size_t>(code.size) * static_cast<std::size_t>(code.size);
  code.dark.reserve(count);
  for (std::size_t i = 0; i < count; ++i) code.dark.push_back((made->data[i] & 1U) != 0);
  return code;
}

}  // namespace motcua::printing
