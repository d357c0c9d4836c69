// The one texture of a window: the letters that were shown so far, and what ImGui needs to draw shapes. One byte for a
// pixel, a quarter of what ImGui's own texture takes.
//
// Drawing thread, with the window's OpenGL context and ImGui's; between frames, but for add(). Stands in for the
// texture of ImGui's atlas, whose own letters cannot be drawn any more.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace motcua::ui {

class GlyphSheet {
 public:
  struct Place {
    int x = 0;
    int y = 0;
  };

  GlyphSheet() = default;
  ~GlyphSheet();
  GlyphSheet(const GlyphSheet&) = delete;
  GlyphSheet& operator=(const GlyphSheet&) = delete;

  // Without letters, of that size. False: OpenGL refuses such a texture.
  bool clear(int width, int height);
  // Where the letter lies now, with a pixel of nothing on each side, which keeps the neighbours out when the texture is
  // filtered. None: there is no room.
  std::optional<Place> add(int width, int height, const std::vector<std::uint8_t>& alpha);

  int width() const { return width_; }
  int height() const { return height_; }

 private:
  struct Shelf {
    int y = 0;
    int height = 0;
    int filled = 0;
  };
  bool make_texture(std::vector<std::uint8_t>& pixels);
  Shelf* shelf_for(int width, int height);

  unsigned texture_ = 0;
  int width_ = 0;
  int height_ = 0;
  int shelves_end_ = 0;
  std::vector<Shelf> shelves_;
};

}  // namespace motcua::ui
