// Draws one frame of a screen: panels, lines, text, and the areas that can be touched.
//
// Drawing thread, lives for one frame. Everything is in units of the design (its pixels at its own size); `scale` turns
// them into the window's pixels, edges snapped to whole ones.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <imgui.h>

#include "ui/fonts.h"
#include "ui/image.h"
#include "ui/text_record.h"
#include "ui/theme.h"

namespace motcua::ui {

struct Rect {
  float x = 0;
  float y = 0;
  float w = 0;
  float h = 0;

  float right() const { return x + w; }
  float bottom() const { return y + h; }
  float centre_x() const { return x + w / 2; }
  float centre_y() const { return y + h / 2; }
  Rect inset(float dx, float dy) const { return {x + dx, y + dy, w - 2 * dx, h - 2 * dy}; }
  bool contains(float px, float py) const { return px >= x && px < right() && py >= y && py < bottom(); }
};

enum class Align : std::uint8_t { kLeft, kCentre, kRight };

struct TextStyle {
  Type type;
  Colour colour = 0;
  Align align = Align::kLeft;
  float spacing_em = 0;  // added after every letter
  float max_width = 0;   // 0: as wide as it gets; else set smaller, then cut with an ellipsis
  float min_shrink = 0.85f;
  float squeeze = 1;  // narrower letters of the same height
  float grow = 1;     // larger around its middle, without taking more room
};

// What a touch or a click at a place means; the screen knows the numbers.
struct Hit {
  int id = 0;
  Rect area;
};

class Painter {
 public:
  // `record`, in tests: gets what the frame says and where.
  Painter(ImDrawList& list, Fonts& fonts, float scale, float width_px, float height_px, TextRecord* record = nullptr);

  float width() const { return width_; }
  float height() const { return height_; }
  Rect all() const { return {0, 0, width_, height_}; }

  void fill(const Rect& area, Colour colour, float radius = 0);
  // A filled panel with a border inside its edge.
  void panel(const Rect& area, Colour fill_colour, Colour border, float radius, float border_width = 1);
  void line(float x, float y, float w, float thickness, Colour colour);
  void dot(float x, float y, float radius, Colour colour);
  // An arrow to the right, as tall as the capitals of a text of that size.
  void arrow(float x, float y, float size, Colour colour);
  // A star with five points, one of them up.
  void star(float x, float y, float radius, Colour colour);
  void image(const Image& image, const Rect& area);
  // From a to b, bent towards a point between them.
  struct Point {
    float x = 0;
    float y = 0;
  };
  void curve(Point a, Point towards, Point b, float thickness, Colour colour);

  // One line of text; y is the middle of its capitals. Returns its width.
  float text(std::string_view words, float x, float y, const TextStyle& style);
  float measure(std::string_view words, const Type& type, float spacing_em = 0) const;
  // In lines of about the same length; what does not fit into lines_max stays in the last one.
  std::vector<std::string> wrap(std::string_view words, const Type& type, float width, std::size_t lines_max) const;
  // Wrapped text, centred on y as a block, all lines in one size. Returns the block's height.
  float paragraph(std::string_view words, float x, float y, const TextStyle& style, float width, float line_height,
                  std::size_t lines_max = 4);

  void hit(int id, const Rect& area) { hits_.push_back({id, area}); }
  const std::vector<Hit>& hits() const { return hits_; }

 private:
  std::vector<std::string> fill_lines(std::string_view words, const Type& type, float width,
                                      std::size_t lines_max) const;
  float measure_run(const std::vector<char32_t>& letters, const Type& type, float spacing_em) const;
  void draw_run(const std::vector<char32_t>& letters, float x, float y, const TextStyle& style);
  void draw_glyph(const Glyph& glyph, float x, float base_line, const TextStyle& style);
  float snap(float value) const;
  void cover(const Rect& area, Colour colour);

  ImDrawList& list_;
  Fonts& fonts_;
  TextRecord* record_;
  float scale_;
  float width_;
  float height_;
  std::vector<Hit> hits_;
};

}  // namespace motcua::ui
