#include "rating/faces.h"

#include <array>

namespace motcua::rating {
namespace {

// The mouth tells them apart; the colour only helps.
constexpr std::array kColours{ui::rgb(0xF2A08B), ui::rgb(0xF7C48A), ui::rgb(0xFBE08A), ui::rgb(0xC6E39A),
                              ui::rgb(0x8FD9B3)};

}  // namespace

void draw_face(ui::Painter& paint, std::uint32_t stars, float x, float y, float radius) {
  if (stars < 1 || stars > kColours.size()) return;
  const float r = radius;
  paint.dot(x, y, r, ui::light::kText);
  paint.dot(x, y, r * 0.94f, kColours.at(stars - 1));
  paint.dot(x - r * 0.34f, y - r * 0.22f, r * 0.1f, ui::light::kText);
  paint.dot(x + r * 0.34f, y - r * 0.22f, r * 0.1f, ui::light::kText);
  const float bend = (static_cast<float>(stars) - 3) * 0.27f * r;
  const float mouth = y + r * 0.36f - bend * 0.35f;
  paint.curve({x - r * 0.5f, mouth}, {x, mouth + bend * 1.4f}, {x + r * 0.5f, mouth}, r * 0.09f, ui::light::kText);
}

}  // namespace motcua::rating
