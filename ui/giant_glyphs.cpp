#include "ui/giant_glyphs.h"

#include <cmath>
#include <memory>

#include <ft2build.h>
#include FT_FREETYPE_H

namespace motcua::ui {
namespace {

struct Library {
  FT_Library library = nullptr;
  Library() { FT_Init_FreeType(&library); }
  ~Library() { FT_Done_FreeType(library); }
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;
};

using Face = std::unique_ptr<FT_FaceRec_, decltype(&FT_Done_Face)>;

Face open_face(const Library& library, const FontFile& file, float em_px) {
  FT_Face face = nullptr;
  if (library.library == nullptr ||
      FT_New_Memory_Face(library.library, file.bytes.data(), static_cast<FT_Long>(file.bytes.size()), 0, &face) != 0) {
    return {nullptr, &FT_Done_Face};
  }
  Face owned(face, &FT_Done_Face);
  const auto size = static_cast<FT_F26Dot6>(std::lround(em_px * 64));
  if (FT_Set_Char_Size(face, size, size, 72, 72) != 0) return {nullptr, &FT_Done_Face};
  return owned;
}

}  // namespace

void GiantGlyphs::reserve(ImFontAtlas& atlas, ImFont& font, const FontFile& file, float em_px) {
  const Library library;
  const Face face = open_face(library, file, em_px);
  if (!face) return;
  for (const text::GlyphRange& range : text::kNumberGlyphs) {
    for (char32_t character = range.first; character <= range.last; ++character) {
      if (FT_Load_Char(face.get(), character, FT_LOAD_RENDER | FT_LOAD_TARGET_LIGHT) != 0) continue;
      const FT_GlyphSlot slot = face->glyph;
      const FT_Bitmap& bitmap = slot->bitmap;
      if (bitmap.width == 0 || bitmap.rows == 0 || bitmap.pixel_mode != FT_PIXEL_MODE_GRAY) continue;
      Glyph glyph;
      glyph.font = &font;
      glyph.character = static_cast<ImWchar>(character);
      glyph.width = static_cast<int>(bitmap.width);
      glyph.height = static_cast<int>(bitmap.rows);
      glyph.alpha.reserve(static_cast<std::size_t>(bitmap.width) * bitmap.rows);
      for (unsigned row = 0; row < bitmap.rows; ++row) {
        const unsigned char* begin = bitmap.buffer + static_cast<std::ptrdiff_t>(row) * bitmap.pitch;
        glyph.alpha.insert(glyph.alpha.end(), begin, begin + bitmap.width);
      }
      // A column and a row of nothing keep the neighbours out when the texture is filtered.
      glyph.rect = atlas.AddCustomRectFontGlyph(
          &font, glyph.character, glyph.width + 1, glyph.height + 1, static_cast<float>(slot->advance.x) / 64,
          {static_cast<float>(slot->bitmap_left), static_cast<float>(-slot->bitmap_top)});
      glyphs_.push_back(std::move(glyph));
    }
  }
}

void GiantGlyphs::draw(ImFontAtlas& atlas) {
  unsigned char* pixels = nullptr;
  int width = 0;
  int height = 0;
  atlas.GetTexDataAsAlpha8(&pixels, &width, &height);
  for (const Glyph& glyph : glyphs_) {
    const ImFontAtlasCustomRect& rect = *atlas.GetCustomRectByIndex(glyph.rect);
    if (pixels == nullptr || !rect.IsPacked()) continue;
    for (int row = 0; row < glyph.height; ++row) {
      const auto* from = glyph.alpha.data() + static_cast<std::ptrdiff_t>(row) * glyph.width;
      std::copy(from, from + glyph.width, pixels + static_cast<std::ptrdiff_t>(rect.Y + row) * width + rect.X);
    }
    for (ImFontGlyph& placed : glyph.font->Glyphs) {
      if (placed.Codepoint != glyph.character) continue;
      const float line = std::round(glyph.font->Ascent);
      placed.Y0 += line;
      placed.Y1 += line;
    }
  }
}

}  // namespace motcua::ui
