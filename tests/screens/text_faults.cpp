#include "tests/screens/text_faults.h"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

namespace motcua::tests {
namespace {

using Text = ui::TextRecord::Text;
using ui::PixelBox;

// Soft edges may touch, and letters stand on whole pixels.
constexpr float kTouching = 1.25f;  // pixels

bool overlap(const PixelBox& a, const PixelBox& b) {
  const float across = std::min(a.right, b.right) - std::max(a.left, b.left);
  const float down = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  return across > kTouching && down > kTouching;
}

PixelBox around(const Text& text) {
  constexpr float kFar = std::numeric_limits<float>::max();
  PixelBox box{kFar, kFar, -kFar, -kFar};
  for (const PixelBox& letter : text.letters) {
    box = {std::min(box.left, letter.left), std::min(box.top, letter.top), std::max(box.right, letter.right),
           std::max(box.bottom, letter.bottom)};
  }
  return box;
}

// Letter by letter: a line's tail may reach between the accents of the next one.
bool overlap(const Text& a, const Text& b) {
  const auto any_of_b = [&](const PixelBox& letter) {
    return std::ranges::any_of(b.letters, [&](const PixelBox& other) { return overlap(letter, other); });
  };
  return std::ranges::any_of(a.letters, any_of_b);
}

}  // namespace

std::vector<std::string> text_faults(const ui::TextRecord& record, int width, int height) {
  const PixelBox window{-kTouching, -kTouching, static_cast<float>(width) + kTouching,
                        static_cast<float>(height) + kTouching};
  std::vector<std::string> faults;
  std::vector<PixelBox> boxes;
  for (const Text& text : record.texts()) boxes.push_back(around(text));
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const Text& text = record.texts()[i];
    if (text.letters.empty()) continue;
    if (!window.holds(boxes[i])) {
      faults.push_back(fmt::format("'{}' leaves the window: {:.0f},{:.0f} to {:.0f},{:.0f}", text.words, boxes[i].left,
                                   boxes[i].top, boxes[i].right, boxes[i].bottom));
    }
    for (std::size_t k = i + 1; k < boxes.size(); ++k) {
      const Text& other = record.texts()[k];
      if (!overlap(boxes[i], boxes[k]) || !overlap(text, other)) continue;
      faults.push_back(
          fmt::format("'{}' lies on '{}' at {:.0f},{:.0f}", other.words, text.words, boxes[k].left, boxes[k].top));
    }
  }
  return faults;
}

}  // namespace motcua::tests
