#include "ui/damage.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <utility>

namespace motcua::ui {
namespace {

constexpr int kAround = 1;  // pixels: edges are soft

// FNV-1a over 32-bit words with a last stir: 64 bits, so that two of some thousand never agree by chance.
class Mix {
 public:
  void add(std::uint32_t word) {
    hash_ = (hash_ ^ word) * 0x100000001B3ULL;
    hash_ ^= hash_ >> 29;
  }
  void add(float value) { add(std::bit_cast<std::uint32_t>(value)); }
  std::uint64_t hash() const { return hash_; }

 private:
  std::uint64_t hash_ = 0xCBF29CE484222325ULL;
};

// The union of boxes, cut to what is inside of the frame.
class Union {
 public:
  void add(const ImVec4& box) {
    left_ = std::min(left_, box.x);
    top_ = std::min(top_, box.y);
    right_ = std::max(right_, box.z);
    bottom_ = std::max(bottom_, box.w);
  }
  std::optional<PixelRect> inside(const ImVec2& size) const {
    const auto limit = [](float value, float most) { return static_cast<int>(std::clamp(value, 0.0f, most)); };
    const PixelRect rect{limit(std::floor(left_) - kAround, size.x), limit(std::floor(top_) - kAround, size.y),
                         limit(std::ceil(right_) + kAround, size.x), limit(std::ceil(bottom_) + kAround, size.y)};
    if (rect.left >= rect.right || rect.top >= rect.bottom) return std::nullopt;
    return rect;
  }

 private:
  float left_ = std::numeric_limits<float>::max();
  float top_ = std::numeric_limits<float>::max();
  float right_ = std::numeric_limits<float>::lowest();
  float bottom_ = std::numeric_limits<float>::lowest();
};

void add_looks(const ImDrawCmd& command, Mix& mix) {
  const auto texture = reinterpret_cast<std::uintptr_t>(command.GetTexID());
  mix.add(static_cast<std::uint32_t>(texture));
  mix.add(static_cast<std::uint32_t>(static_cast<std::uint64_t>(texture) >> 32U));
  for (const float edge : {command.ClipRect.x, command.ClipRect.y, command.ClipRect.z, command.ClipRect.w}) {
    mix.add(edge);
  }
}

}  // namespace

std::vector<Damage::Piece> Damage::pieces_of(const ImDrawData& frame) {
  std::vector<Piece> pieces;
  pieces.reserve(static_cast<std::size_t>(frame.TotalIdxCount) / 3);
  for (int list_at = 0; list_at < frame.CmdListsCount; ++list_at) {
    const ImDrawList& list = *frame.CmdLists[list_at];
    for (const ImDrawCmd& command : list.CmdBuffer) {
      Mix common;
      add_looks(command, common);
      for (unsigned at = 0; at + 2 < command.ElemCount; at += 3) {
        Mix mix = common;
        ImVec4 box{std::numeric_limits<float>::max(), std::numeric_limits<float>::max(),
                   std::numeric_limits<float>::lowest(), std::numeric_limits<float>::lowest()};
        for (unsigned corner = 0; corner < 3; ++corner) {
          const ImDrawIdx index = list.IdxBuffer[static_cast<int>(command.IdxOffset + at + corner)];
          const ImDrawVert& vertex = list.VtxBuffer[static_cast<int>(command.VtxOffset + index)];
          for (const float value : {vertex.pos.x, vertex.pos.y, vertex.uv.x, vertex.uv.y}) mix.add(value);
          mix.add(vertex.col);
          box = {std::min(box.x, vertex.pos.x), std::min(box.y, vertex.pos.y), std::max(box.z, vertex.pos.x),
                 std::max(box.w, vertex.pos.y)};
        }
        pieces.push_back({mix.hash(), box});
      }
    }
  }
  return pieces;
}

std::optional<PixelRect> Damage::next(const ImDrawData& frame, std::uint32_t background) {
  auto now = pieces_of(frame);
  const auto before = std::exchange(pieces_, std::move(now));
  const bool known = std::exchange(known_, true);
  const bool whole = std::exchange(background_, background) != background || !known;
  const PixelRect all{0, 0, static_cast<int>(frame.DisplaySize.x), static_cast<int>(frame.DisplaySize.y)};
  if (whole) return all;
  const auto same = [&](std::size_t at_before, std::size_t at_now) {
    return before[at_before].looks == pieces_[at_now].looks;
  };
  const std::size_t common = std::min(before.size(), pieces_.size());
  std::size_t from = 0;
  while (from < common && same(from, from)) ++from;
  std::size_t tail = 0;
  while (tail < common - from && same(before.size() - 1 - tail, pieces_.size() - 1 - tail)) ++tail;
  const bool one_for_one = before.size() == pieces_.size();
  Union changed;
  for (std::size_t i = from; i < before.size() - tail; ++i) {
    if (!one_for_one || !same(i, i)) changed.add(before[i].box);
  }
  for (std::size_t i = from; i < pieces_.size() - tail; ++i) {
    if (!one_for_one || !same(i, i)) changed.add(pieces_[i].box);
  }
  return changed.inside(frame.DisplaySize);
}

}  // namespace motcua::ui
