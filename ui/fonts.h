// Inter, baked at the exact pixel sizes a screen draws with, into one texture.
//
// Drawing thread. Sizes are those of the design; `scale` turns them into pixels. All digits of a
// face have the same advance, except in giant ones.
#pragma once

#include <span>
#include <string>
#include <vector>

#include <imgui.h>
#include <tl/expected.hpp>

#include "ui/font_files.h"

namespace motcua::ui {

enum class Glyphs : std::uint8_t {
  kText,     // everything in text::kTextGlyphs
  kNumbers,  // digits and capital letters: keeps giant faces small
  kGiant,    // the same for a number that stands alone: digits keep their own widths
};

// A face as the design names it.
struct Type {
  Weight weight = Weight::kRegular;
  float px = 16;  // CSS size: the em
  Glyphs glyphs = Glyphs::kText;
  bool operator==(const Type&) const = default;
};

// A face as it was baked.
struct BakedFace {
  Type type;
  float em_px = 0;  // what it was baked at
  const ImFont* font = nullptr;
};

class Fonts {
 public:
  explicit Fonts(FontFiles files) : files_(std::move(files)) {}

  // Replaces the current atlas of the ImGui context. Needs the OpenGL context.
  tl::expected<void, std::string> bake(std::span<const Type> types, float scale);
  // The baked face for a type; the nearest in size of its weight if it was not asked for.
  const BakedFace& face(const Type& type) const;
  float scale() const { return scale_; }

 private:
  FontFiles files_;
  std::vector<BakedFace> faces_;
  float scale_ = 0;
};

}  // namespace motcua::ui
