// Letters that are larger than ImGui's font builder can draw, drawn by FreeType itself.
//
// Drawing thread. An ImGui font is given one rectangle for each letter before the atlas is built, and filled
// afterwards.
#pragma once

#include <vector>

#include <imgui.h>

#include "ui/font_files.h"
#include "ui/text/glyph_ranges.h"

namespace motcua::ui {

class GiantGlyphs {
 public:
  // Asks the atlas for room for text::kNumberGlyphs of the file at that size. `font` is any font of the atlas; its own
  // glyphs of these characters are replaced. A character that cannot be drawn is left out.
  void reserve(ImFontAtlas& atlas, ImFont& font, const FontFile& file, float em_px);
  // After the atlas was built: the pixels, and the places of the glyphs relative to the font's line.
  void draw(ImFontAtlas& atlas);

 private:
  struct Glyph {
    int rect = 0;  // of the atlas
    ImFont* font = nullptr;
    ImWchar character = 0;
    int width = 0;
    int height = 0;
    std::vector<unsigned char> alpha;
  };
  std::vector<Glyph> glyphs_;
};

}  // namespace motcua::ui
