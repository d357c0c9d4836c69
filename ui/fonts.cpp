#include "ui/fonts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include <backends/imgui_impl_opengl3.h>
#include <imgui_freetype.h>

#include "ui/giant_glyphs.h"
#include "ui/text/glyph_ranges.h"

namespace motcua::ui {
namespace {

// ImGui 1.86's FreeType builder draws a glyph into a piece of memory of 65,536 pixels, and beyond it if the glyph is
// larger. At this size Inter Bold's largest glyphs stay below; larger ones are GiantGlyphs.
constexpr float kLargestEmPx = 270;
constexpr float kStandInEmPx = 16;

// ImGui wants zero-terminated pairs that outlive the build.
template <class Ranges>
auto imgui_ranges(const Ranges& ranges) {
  std::array<ImWchar, std::tuple_size_v<Ranges> * 2 + 1> out{};
  std::size_t at = 0;
  for (const text::GlyphRange& range : ranges) {
    out[at++] = static_cast<ImWchar>(range.first);
    out[at++] = static_cast<ImWchar>(range.last);
  }
  return out;
}

const ImWchar* ranges_of(Glyphs glyphs) {
  static const auto kText = imgui_ranges(text::kTextGlyphs);
  static const auto kNumbers = imgui_ranges(text::kNumberGlyphs);
  return glyphs == Glyphs::kText ? kText.data() : kNumbers.data();
}

// The builder rounds advances up to whole pixels, which sets text too wide: put the font's own back, and give all
// digits the same (Inter's tabular digits are an OpenType feature that ImGui cannot use).
void set_advances(ImFont& font, const FontFile& file, float em_px, bool equal_digits) {
  for (ImFontGlyph& glyph : font.Glyphs) {
    const char32_t character = glyph.Codepoint;
    const auto found = file.advance_per_em.find(character);
    if (found == file.advance_per_em.end()) continue;
    glyph.AdvanceX = found->second * em_px;
    if (!equal_digits || character < '0' || character > '9') continue;
    const float shift = std::round((file.figure_per_em - found->second) * em_px / 2);
    glyph.X0 += shift;
    glyph.X1 += shift;
    glyph.AdvanceX = file.figure_per_em * em_px;
  }
}

}  // namespace

tl::expected<void, std::string> Fonts::bake(std::span<const Type> types, float scale) {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  atlas.Clear();
  atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
  atlas.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
  atlas.Flags = ImFontAtlasFlags_NoPowerOfTwoHeight | ImFontAtlasFlags_NoMouseCursors;
  atlas.TexDesiredWidth = scale > 1.2f ? 4096 : 2048;
  faces_.clear();
  scale_ = scale;
  GiantGlyphs giant;
  for (const Type& type : types) {
    const FontFile& file = files_.of(type.weight);
    const bool too_large = type.glyphs != Glyphs::kText && type.px * scale > kLargestEmPx;
    // Of one that is too large the builder makes a small one, whose letters are then replaced.
    const float em_px = std::min(type.px * scale, too_large ? kStandInEmPx : kLargestEmPx);
    const float line_px = std::max(6.0f, std::round(em_px * file.line_per_em));
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    config.OversampleH = 1;
    config.OversampleV = 1;
    config.PixelSnapH = false;
    // ImGui does not write to the data; its interface only lacks the const.
    auto* bytes = const_cast<unsigned char*>(file.bytes.data());
    ImFont* font = atlas.AddFontFromMemoryTTF(bytes, static_cast<int>(file.bytes.size()), line_px, &config,
                                              ranges_of(type.glyphs));
    faces_.push_back({type, too_large ? type.px * scale : line_px / file.line_per_em, font});
    if (too_large) giant.reserve(atlas, *font, file, type.px * scale);
  }
  if (!atlas.Build()) return tl::unexpected(std::string("the fonts cannot be drawn into a texture"));
  giant.draw(atlas);
  for (std::size_t i = 0; i < faces_.size(); ++i) {
    const BakedFace& face = faces_[i];
    set_advances(*atlas.Fonts[static_cast<int>(i)], files_.of(face.type.weight), face.em_px,
                 face.type.glyphs != Glyphs::kGiant);
  }
  ImGui_ImplOpenGL3_DestroyFontsTexture();
  if (!ImGui_ImplOpenGL3_CreateFontsTexture()) return tl::unexpected(std::string("OpenGL refused the fonts' texture"));
  atlas.ClearTexData();
  return {};
}

const BakedFace& Fonts::face(const Type& type) const {
  const auto distance = [&](const BakedFace& face) {
    if (face.type.glyphs != type.glyphs) return std::numeric_limits<float>::max();
    return std::abs(face.type.px - type.px) + (face.type.weight == type.weight ? 0.0f : 1000.0f);
  };
  return *std::min_element(faces_.begin(), faces_.end(),
                           [&](const BakedFace& a, const BakedFace& b) { return distance(a) < distance(b); });
}

}  // namespace motcua::ui
