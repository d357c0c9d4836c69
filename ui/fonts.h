// Inter: each letter is drawn at the exact size it is shown with, when it is shown for the first time, and kept in one
// texture. So a text that must be fitted into a place is as sharp as any other.
//
// Drawing thread, with the window's OpenGL context.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include <tl/expected.hpp>

#include "ui/font_files.h"
#include "ui/glyph_sheet.h"
#include "ui/letter_engine.h"

namespace motcua::ui {

enum class Digits : std::uint8_t {
  kEqual,  // of one width: clocks, counting times and columns of numbers stand still
  kOwn,    // as the letters are: numbers of tickets have no gap around a 1
};

// A face as the design names it.
struct Type {
  Weight weight = Weight::kRegular;
  float px = 16;  // CSS size: the em
  Digits digits = Digits::kEqual;
  bool operator==(const Type&) const = default;
};

// How large its letters are in the window: pixels for an em across and down.
struct FaceSize {
  Weight weight = Weight::kRegular;
  float across_px = 16;
  float down_px = 16;
};

// A letter in the texture. Its place is relative to the pen on the base line, half a pixel of nothing around it.
struct Glyph {
  bool visible = false;
  float left = 0, top = 0, right = 0, bottom = 0;
  float u0 = 0, v0 = 0, u1 = 0, v1 = 0;
};

class Fonts {
 public:
  explicit Fonts(FontFiles files) : files_(std::move(files)), engine_(files_) {}

  // Before the first frame; an error is one sentence.
  tl::expected<void, std::string> start();

  // Sizes as they are drawn: a sixteenth of a pixel is no difference that anyone sees.
  static float whole_px(float px);
  const Glyph& glyph(const FaceSize& size, char32_t letter);
  // To the next letter, in em.
  float advance_em(const Type& type, char32_t letter);
  // How far a digit stands from the left edge of the room that all digits have, in em.
  float digit_shift_em(const Type& type, char32_t letter);

  // Letters of this frame had no room: it must be drawn again after make_room().
  bool full() const { return full_; }
  // Between frames. Forgets all letters, and where `larger`, doubles the texture, while that is allowed.
  void make_room(bool larger);

 private:
  Glyph place(const LetterPicture& picture);

  FontFiles files_;
  LetterEngine engine_;
  GlyphSheet sheet_;
  std::unordered_map<std::uint64_t, Glyph> glyphs_;
  std::unordered_map<std::uint64_t, float> advances_em_;
  bool full_ = false;
};

}  // namespace motcua::ui
