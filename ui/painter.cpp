#include "ui/painter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>

namespace motcua::ui {

Painter::Painter(ImDrawList& list, Fonts& fonts, float scale, float width_px, float height_px, TextRecord* record)
    : list_(list),
      fonts_(fonts),
      record_(record),
      scale_(scale),
      width_(width_px / scale),
      height_(height_px / scale) {}

float Painter::snap(float value) const {
  return std::round(value * scale_);
}

// What is filled lies over the words that were there.
void Painter::cover(const Rect& area, Colour colour) {
  const bool opaque = (colour & IM_COL32_A_MASK) == IM_COL32_A_MASK;
  if (record_ == nullptr || !opaque) return;
  record_->cover({snap(area.x), snap(area.y), snap(area.right()), snap(area.bottom())});
}

void Painter::fill(const Rect& area, Colour colour, float radius) {
  cover(area, colour);
  list_.AddRectFilled({snap(area.x), snap(area.y)}, {snap(area.right()), snap(area.bottom())}, colour, radius * scale_);
}

void Painter::panel(const Rect& area, Colour fill_colour, Colour border, float radius, float border_width) {
  fill(area, border, radius);
  const float inside = std::max(1.0f, std::round(border_width * scale_));
  list_.AddRectFilled({snap(area.x) + inside, snap(area.y) + inside},
                      {snap(area.right()) - inside, snap(area.bottom()) - inside}, fill_colour,
                      std::max(0.0f, radius * scale_ - inside));
}

void Painter::line(float x, float y, float w, float thickness, Colour colour) {
  const float thick = std::max(1.0f, std::round(thickness * scale_));
  list_.AddRectFilled({snap(x), snap(y)}, {snap(x + w), snap(y) + thick}, colour);
}

void Painter::image(const Image& image, const Rect& area) {
  const float left = snap(area.x), top = snap(area.y), right = snap(area.right()), bottom = snap(area.bottom());
  if (right <= left || bottom <= top) return;
  list_.AddImage(image.texture(static_cast<int>(right - left), static_cast<int>(bottom - top)), {left, top},
                 {right, bottom});
}

void Painter::dot(float x, float y, float radius, Colour colour) {
  list_.AddCircleFilled({x * scale_, y * scale_}, radius * scale_, colour, 48);
}

void Painter::arrow(float x, float y, float size, Colour colour) {
  const float length = size * 0.72f * scale_;
  const float head = size * 0.27f * scale_;
  const float thick = std::max(1.5f, size * 0.075f * scale_);
  const ImVec2 from{x * scale_ - length / 2, y * scale_};
  const ImVec2 tip{x * scale_ + length / 2, y * scale_};
  list_.AddLine(from, tip, colour, thick);
  list_.PathLineTo({tip.x - head, tip.y - head});
  list_.PathLineTo(tip);
  list_.PathLineTo({tip.x - head, tip.y + head});
  list_.PathStroke(colour, 0, thick);
}

void Painter::star(float x, float y, float radius, Colour colour) {
  constexpr int kCorners = 10;
  constexpr float kInner = 0.42f;
  const ImVec2 centre{x * scale_, y * scale_};
  std::array<ImVec2, kCorners> corners{};
  for (int i = 0; i < kCorners; ++i) {
    const float angle = std::numbers::pi_v<float> * (static_cast<float>(i) / 5 - 0.5f);
    const float length = radius * scale_ * (i % 2 == 0 ? 1.0f : kInner);
    corners.at(static_cast<std::size_t>(i)) = {centre.x + length * std::cos(angle),
                                               centre.y + length * std::sin(angle)};
  }
  // Triangles around the middle without smooth edges, else their seams would show; the outline is smooth.
  const ImDrawListFlags flags = std::exchange(list_.Flags, list_.Flags & ~ImDrawListFlags_AntiAliasedFill);
  for (std::size_t i = 0; i < corners.size(); ++i) {
    list_.AddTriangleFilled(centre, corners.at(i), corners.at((i + 1) % corners.size()), colour);
  }
  list_.Flags = flags;
  list_.AddPolyline(corners.data(), kCorners, colour, ImDrawFlags_Closed, std::max(1.0f, scale_));
}

void Painter::curve(Point a, Point towards, Point b, float thickness, Colour colour) {
  list_.AddBezierQuadratic({a.x * scale_, a.y * scale_}, {towards.x * scale_, towards.y * scale_},
                           {b.x * scale_, b.y * scale_}, colour, std::max(1.0f, thickness * scale_));
}

}  // namespace motcua::ui
