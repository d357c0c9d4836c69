#include "ui/letter_engine.h"

#include <array>
#include <cmath>

#include <ft2build.h>
#include FT_FREETYPE_H

namespace motcua::ui {

struct LetterEngine::Faces {
  FT_Library library = nullptr;
  std::array<FT_Face, kWeights> of_weight{};

  Faces() { FT_Init_FreeType(&library); }
  ~Faces() { FT_Done_FreeType(library); }  // and its faces
  Faces(const Faces&) = delete;
  Faces& operator=(const Faces&) = delete;

  FT_Face of(Weight weight) const { return of_weight.at(static_cast<std::size_t>(weight)); }
};

namespace {

FT_UInt index_of(FT_Face face, char32_t letter) {
  const FT_UInt index = FT_Get_Char_Index(face, letter);
  return index != 0 ? index : FT_Get_Char_Index(face, '?');
}

FT_F26Dot6 sixty_fourths(float px) {
  return static_cast<FT_F26Dot6>(std::lround(px * 64));
}

}  // namespace

LetterEngine::LetterEngine(const FontFiles& files) : faces_(std::make_unique<Faces>()) {
  if (faces_->library == nullptr) return;
  for (std::size_t i = 0; i < kWeights; ++i) {
    const auto& bytes = files.weights.at(i).bytes;
    // A face that cannot be opened stays null: the file was read once already, and is good.
    FT_New_Memory_Face(faces_->library, bytes.data(), static_cast<FT_Long>(bytes.size()), 0, &faces_->of_weight.at(i));
  }
}

LetterEngine::~LetterEngine() = default;

LetterPicture LetterEngine::draw(Weight weight, float em_across_px, float em_down_px, char32_t letter) {
  LetterPicture picture;
  const FT_Face face = faces_->of(weight);
  if (face == nullptr) return picture;
  if (FT_Set_Char_Size(face, sixty_fourths(em_across_px), sixty_fourths(em_down_px), 72, 72) != 0) return picture;
  if (FT_Load_Glyph(face, index_of(face, letter), FT_LOAD_RENDER | FT_LOAD_TARGET_LIGHT) != 0) return picture;
  const FT_Bitmap& bitmap = face->glyph->bitmap;
  if (bitmap.width == 0 || bitmap.rows == 0 || bitmap.pixel_mode != FT_PIXEL_MODE_GRAY) return picture;
  picture.left = face->glyph->bitmap_left;
  picture.top = face->glyph->bitmap_top;
  picture.width = static_cast<int>(bitmap.width);
  picture.height = static_cast<int>(bitmap.rows);
  picture.alpha.reserve(static_cast<std::size_t>(bitmap.width) * bitmap.rows);
  for (unsigned row = 0; row < bitmap.rows; ++row) {
    const unsigned char* begin = bitmap.buffer + static_cast<std::ptrdiff_t>(row) * bitmap.pitch;
    picture.alpha.insert(picture.alpha.end(), begin, begin + bitmap.width);
  }
  return picture;
}

float LetterEngine::advance_em(Weight weight, char32_t letter) {
  const FT_Face face = faces_->of(weight);
  if (face == nullptr || FT_Load_Glyph(face, index_of(face, letter), FT_LOAD_NO_SCALE) != 0) return 0;
  return static_cast<float>(face->glyph->metrics.horiAdvance) / static_cast<float>(face->units_per_EM);
}

}  // namespace motcua::ui
