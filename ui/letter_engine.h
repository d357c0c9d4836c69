// Draws letters of Inter at any size, by FreeType.
//
// Drawing thread.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "ui/font_files.h"

namespace motcua::ui {

// A letter's pixels, from the pen on the base line.
struct LetterPicture {
  int left = 0;
  int top = 0;  // upwards
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> alpha;
};

class LetterEngine {
 public:
  // The files outlive it.
  explicit LetterEngine(const FontFiles& files);
  ~LetterEngine();
  LetterEngine(const LetterEngine&) = delete;
  LetterEngine& operator=(const LetterEngine&) = delete;

  // So many pixels for an em across and down. Empty for a space; a letter that the font does not have is a '?'.
  LetterPicture draw(Weight weight, float em_across_px, float em_down_px, char32_t letter);
  float advance_em(Weight weight, char32_t letter);

 private:
  struct Faces;
  std::unique_ptr<Faces> faces_;
};

}  // namespace motcua::ui
