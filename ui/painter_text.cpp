// The part of the painter that sets text: exact advances, letter spacing, fitting and wrapping.
#include <algorithm>
#include <cmath>

#include "ui/painter.h"
#include "ui/text/glyph_ranges.h"

namespace motcua::ui {
namespace {

constexpr char32_t kEllipsis = 0x2026;
// Inter's capitals are .7275 em high, and their middle is the middle of its line.
constexpr float kCapsMiddleEm = 0.36375f;

const ImFontGlyph* glyph_of(const BakedFace& face, char32_t letter) {
  return letter > 0xFFFF ? face.font->FallbackGlyph : face.font->FindGlyph(static_cast<ImWchar>(letter));
}

bool is_digit(char32_t letter) {
  return letter >= '0' && letter <= '9';
}

// Between digits a colon stands in the middle of them, as Inter does by itself where features are on.
float colon_lift_em(const std::vector<char32_t>& letters, std::size_t i) {
  const bool between = letters[i] == ':' && i > 0 && i + 1 < letters.size() && is_digit(letters[i - 1]);
  return between && is_digit(letters[i + 1]) ? 0.09f : 0;
}

float anchored(float x, float width, Align align) {
  if (align == Align::kLeft) return x;
  return align == Align::kCentre ? x - width / 2 : x - width;
}

void add_glyph(ImDrawList& list, const ImFontGlyph& glyph, float x, float top, ImVec2 ratio, Colour colour) {
  list.PrimReserve(6, 4);
  list.PrimRectUV({x + glyph.X0 * ratio.x, top + glyph.Y0 * ratio.y},
                  {x + glyph.X1 * ratio.x, top + glyph.Y1 * ratio.y}, {glyph.U0, glyph.V0}, {glyph.U1, glyph.V1},
                  colour);
}

// Faces are baked for the scale; a difference this small is the rounding of the size and drawing 1:1 keeps letters
// sharp.
float sharp_ratio(float wanted_px, float baked_px) {
  const float ratio = wanted_px / baked_px;
  return std::abs(ratio - 1) < 0.045f ? 1.0f : ratio;
}

}  // namespace

float Painter::measure_run(const std::vector<char32_t>& letters, const Type& type, float spacing_em) const {
  const BakedFace& face = fonts_.face(type);
  const float ratio = sharp_ratio(type.px * scale_, face.em_px);
  float width_px = 0;
  for (const char32_t letter : letters) width_px += glyph_of(face, letter)->AdvanceX * ratio;
  const auto gaps = static_cast<float>(letters.empty() ? 0 : letters.size() - 1);
  return width_px / scale_ + gaps * spacing_em * type.px;
}

float Painter::measure(std::string_view words, const Type& type, float spacing_em) const {
  return measure_run(text::characters(words), type, spacing_em);
}

void Painter::draw_run(const std::vector<char32_t>& letters, float x, float y, const TextStyle& style, float shrink) {
  const BakedFace& face = fonts_.face(style.type);
  const float ratio = sharp_ratio(style.type.px * scale_, face.em_px) * shrink * style.grow;
  const float across = ratio * style.squeeze;
  const float em_px = face.em_px * ratio;
  const float baseline = std::round(y * scale_ + kCapsMiddleEm * em_px);
  const float top = baseline - face.font->Ascent * ratio;
  float pen = x * scale_;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const ImFontGlyph& glyph = *glyph_of(face, letters[i]);
    const float lift = std::round(colon_lift_em(letters, i) * em_px);
    if (glyph.Visible) add_glyph(list_, glyph, std::round(pen), top - lift, {across, ratio}, style.colour);
    pen += glyph.AdvanceX * across + style.spacing_em * em_px * style.squeeze;
  }
}

float Painter::text(std::string_view words, float x, float y, const TextStyle& style) {
  std::vector<char32_t> letters = text::characters(words);
  const auto measured = [&] { return measure_run(letters, style.type, style.spacing_em) * style.squeeze; };
  float width = measured();
  float shrink = 1;
  if (style.max_width > 0 && width > style.max_width) {
    shrink = std::max(style.min_shrink, style.max_width / width);
    if (width * shrink > style.max_width + 0.5f) {
      letters.push_back(kEllipsis);
      while (letters.size() > 2 && width * shrink > style.max_width) {
        letters.erase(letters.end() - 2);
        width = measured();
      }
    }
    width *= shrink;
  }
  draw_run(letters, anchored(x, width, style.align) - width * (style.grow - 1) / 2, y, style, shrink);
  return width;
}

std::vector<std::string> Painter::wrap(std::string_view words, const Type& type, float width,
                                       std::size_t lines_max) const {
  auto lines = fill_lines(words, type, width, lines_max);
  if (lines.size() < 2) return lines;
  const auto fits = [&](const std::vector<std::string>& tried, float narrower) {
    const auto too_long = [&](const std::string& line) { return measure(line, type) > narrower; };
    return tried.size() == lines.size() && std::none_of(tried.begin(), tried.end(), too_long);
  };
  for (float narrower = width * 0.95f; narrower > width * 0.4f; narrower *= 0.95f) {
    auto tried = fill_lines(words, type, narrower, lines_max);
    if (!fits(tried, narrower)) break;
    lines = std::move(tried);
  }
  return lines;
}

std::vector<std::string> Painter::fill_lines(std::string_view words, const Type& type, float width,
                                             std::size_t lines_max) const {
  std::vector<std::string> lines;
  std::string line;
  while (!words.empty()) {
    const auto space = std::min(words.find(' '), words.size());
    std::string longer =
        line.empty() ? std::string(words.substr(0, space)) : line + " " + std::string(words.substr(0, space));
    const bool room = line.empty() || measure(longer, type) <= width;
    if (!room && lines.size() + 1 < lines_max) {
      lines.push_back(std::move(line));
      longer = std::string(words.substr(0, space));
    }
    line = std::move(longer);
    words.remove_prefix(std::min(space + 1, words.size()));
  }
  if (!line.empty()) lines.push_back(std::move(line));
  return lines;
}

float Painter::paragraph(std::string_view words, float x, float y, const TextStyle& style, float width,
                         float line_height, std::size_t lines_max) {
  const auto lines = wrap(words, style.type, width, lines_max);
  TextStyle fitted = style;
  fitted.max_width = width;
  float at = y - line_height * static_cast<float>(lines.size() - 1) / 2;
  for (const std::string& each : lines) {
    text(each, x, at, fitted);
    at += line_height;
  }
  return line_height * static_cast<float>(lines.size());
}

}  // namespace motcua::ui
