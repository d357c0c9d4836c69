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

bool is_digit(char32_t letter) {
  return letter >= '0' && letter <= '9';
}

// Between digits a colon stands in the middle of them, as Inter does by itself where features are on.
float colon_lift_em(const std::vector<char32_t>& letters, std::size_t i) {
  const bool between = letters[i] == ':' && i > 0 && i + 1 < letters.size() && is_digit(letters[i - 1]);
  return between && is_digit(letters[i + 1]) ? 0.09f : 0;
}

// A space or a comma before the ellipsis.
bool ends_in_gap(const std::vector<char32_t>& letters) {
  const char32_t last = letters[letters.size() - 2];
  return letters.back() == kEllipsis && (last == ' ' || last == ',');
}

float anchored(float x, float width, Align align) {
  if (align == Align::kLeft) return x;
  return align == Align::kCentre ? x - width / 2 : x - width;
}

}  // namespace

float Painter::measure_run(const std::vector<char32_t>& letters, const Type& type, float spacing_em) const {
  float width_em = 0;
  for (const char32_t letter : letters) width_em += fonts_.advance_em(type, letter);
  const auto gaps = static_cast<float>(letters.empty() ? 0 : letters.size() - 1);
  return (width_em + gaps * spacing_em) * type.px;
}

float Painter::measure(std::string_view words, const Type& type, float spacing_em) const {
  return measure_run(text::characters(words), type, spacing_em);
}

void Painter::draw_glyph(const Glyph& glyph, float x, float base_line, const TextStyle& style) {
  const auto corner = [&](float dx, float dy) { return ImVec2(x + dx * style.grow, base_line + dy * style.grow); };
  const ImVec2 first = corner(glyph.left, glyph.top);
  const ImVec2 second = corner(glyph.right, glyph.bottom);
  list_.PrimReserve(6, 4);
  list_.PrimRectUV(first, second, {glyph.u0, glyph.v0}, {glyph.u1, glyph.v1}, style.colour);
  if (record_ != nullptr) record_->letter({first.x + 0.5f, first.y + 0.5f, second.x - 0.5f, second.y - 0.5f});
}

void Painter::draw_run(const std::vector<char32_t>& letters, float x, float y, const TextStyle& style) {
  const float em_px = Fonts::whole_px(style.type.px * scale_);
  const FaceSize size{style.type.weight, Fonts::whole_px(em_px * style.squeeze), em_px};
  // What rests stands on whole pixels, where letters are sharp; what pulses would tremble from one to the next.
  const auto rest = [&](float at) { return style.grow == 1.0f ? std::round(at) : at; };
  const float across_px = size.across_px * style.grow;
  const float base_line = rest(y * scale_ + kCapsMiddleEm * em_px * style.grow);
  float pen = x * scale_;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const Glyph& glyph = fonts_.glyph(size, letters[i]);
    const float lift = std::round(colon_lift_em(letters, i) * em_px);
    const float shift = fonts_.digit_shift_em(style.type, letters[i]) * across_px;
    if (glyph.visible) draw_glyph(glyph, rest(pen + shift), base_line - lift, style);
    pen += (fonts_.advance_em(style.type, letters[i]) + style.spacing_em) * across_px;
  }
}

float Painter::text(std::string_view words, float x, float y, const TextStyle& style) {
  std::vector<char32_t> letters = text::characters(words);
  TextStyle set = style;
  const auto measured = [&] { return measure_run(letters, set.type, set.spacing_em) * set.squeeze; };
  float width = measured();
  if (style.max_width > 0 && width > style.max_width) {
    set.type.px *= std::max(style.min_shrink, style.max_width / width);
    width = measured();
    if (width > style.max_width + 0.5f) letters.push_back(kEllipsis);
    while (letters.size() > 2 && (width > style.max_width + 0.5f || ends_in_gap(letters))) {
      letters.erase(letters.end() - 2);
      width = measured();
    }
  }
  if (record_ != nullptr) record_->begin(words);
  draw_run(letters, anchored(x, width, style.align) - width * (style.grow - 1) / 2, y, set);
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
  float widest = 1;
  for (const std::string& each : lines) widest = std::max(widest, measure(each, style.type, style.spacing_em));
  TextStyle fitted = style;
  fitted.type.px *= std::clamp(width / widest, style.min_shrink, 1.0f);
  fitted.max_width = width;
  fitted.min_shrink = 1;
  float at = y - line_height * static_cast<float>(lines.size() - 1) / 2;
  for (const std::string& each : lines) {
    text(each, x, at, fitted);
    at += line_height;
  }
  return line_height * static_cast<float>(lines.size());
}

}  // namespace motcua::ui
