#include "ui/fonts.h"

#include <algorithm>
#include <cmath>

namespace motcua::ui {
namespace {

// What a wall display of 1920 x 1080 shows has room in it.
constexpr int kFirstSide = 1024;
constexpr int kLargestSide = 4096;
constexpr float kSteps = 16;     // to a pixel
constexpr float kAround = 0.5f;  // pixels: what lies beside a letter is never seen, however it is scaled

bool is_digit(char32_t letter) {
  return letter >= '0' && letter <= '9';
}

std::uint64_t steps(float px) {
  return static_cast<std::uint64_t>(std::lround(px * kSteps)) & 0xFFFFu;
}

std::uint64_t key_of(const FaceSize& size, char32_t letter) {
  return static_cast<std::uint64_t>(letter & 0x1FFFFFu) | static_cast<std::uint64_t>(size.weight) << 21U |
         steps(size.across_px) << 24U | steps(size.down_px) << 40U;
}

}  // namespace

tl::expected<void, std::string> Fonts::start() {
  glyphs_.clear();
  full_ = false;
  if (sheet_.clear(kFirstSide, kFirstSide)) return {};
  return tl::unexpected(std::string("OpenGL refused the fonts' texture"));
}

float Fonts::whole_px(float px) {
  return std::max(1.0f, std::floor(px * kSteps + 0.01f) / kSteps);
}

const Glyph& Fonts::glyph(const FaceSize& size, char32_t letter) {
  static const Glyph kNothing;
  const std::uint64_t key = key_of(size, letter);
  if (const auto found = glyphs_.find(key); found != glyphs_.end()) return found->second;
  if (full_) return kNothing;
  const LetterPicture picture = engine_.draw(size.weight, size.across_px, size.down_px, letter);
  const Glyph placed = place(picture);
  if (full_) return kNothing;
  return glyphs_.emplace(key, placed).first->second;
}

Glyph Fonts::place(const LetterPicture& picture) {
  Glyph glyph;
  if (picture.width == 0) return glyph;
  const auto at = sheet_.add(picture.width, picture.height, picture.alpha);
  full_ = !at;
  if (!at) return glyph;
  const auto left = static_cast<float>(picture.left);
  const auto top = static_cast<float>(-picture.top);
  const auto width = static_cast<float>(picture.width);
  const auto height = static_cast<float>(picture.height);
  const auto u = [&](float x) { return (static_cast<float>(at->x) + x) / static_cast<float>(sheet_.width()); };
  const auto v = [&](float y) { return (static_cast<float>(at->y) + y) / static_cast<float>(sheet_.height()); };
  return {true,        left - kAround, top - kAround,      left + width + kAround, top + height + kAround,
          u(-kAround), v(-kAround),    u(width + kAround), v(height + kAround)};
}

float Fonts::advance_em(const Type& type, char32_t letter) {
  if (type.digits == Digits::kEqual && is_digit(letter)) return files_.of(type.weight).figure_per_em;
  const std::uint64_t key = static_cast<std::uint64_t>(letter) | static_cast<std::uint64_t>(type.weight) << 32U;
  if (const auto found = advances_em_.find(key); found != advances_em_.end()) return found->second;
  return advances_em_.emplace(key, engine_.advance_em(type.weight, letter)).first->second;
}

float Fonts::digit_shift_em(const Type& type, char32_t letter) {
  if (type.digits == Digits::kOwn || !is_digit(letter)) return 0;
  return (advance_em(type, letter) - advance_em({type.weight, type.px, Digits::kOwn}, letter)) / 2;
}

void Fonts::make_room(bool larger) {
  glyphs_.clear();
  full_ = false;
  const int width = sheet_.width();
  const int height = sheet_.height();
  const bool wider = larger && width <= height && width < kLargestSide;
  const bool higher = larger && !wider && height < kLargestSide;
  if (!sheet_.clear(wider ? 2 * width : width, higher ? 2 * height : height)) sheet_.clear(width, height);
}

}  // namespace motcua::ui
