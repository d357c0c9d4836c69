#include "ui/glyph_sheet.h"

#include <algorithm>

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

// OpenGL 3.3, which the headers of 1.1 do not declare.
#ifndef GL_TEXTURE_SWIZZLE_RGBA
#define GL_TEXTURE_SWIZZLE_RGBA 0x8E46
#endif
#ifndef GL_R8
#define GL_R8 0x8229
#endif
#ifndef GL_CLAMP_TO_EDGE
#define GL_CLAMP_TO_EDGE 0x812F
#endif

namespace motcua::ui {
namespace {

constexpr int kAround = 1;

// ImGui's white pixel and its lines, which it wants to have with any font; this one's letters are never drawn.
void build_shapes(ImFontAtlas& atlas) {
  atlas.Clear();
  atlas.Flags = ImFontAtlasFlags_NoPowerOfTwoHeight | ImFontAtlasFlags_NoMouseCursors;
  atlas.AddFontDefault();
  atlas.Build();
}

// Of a texture of that size and no longer of the atlas's own.
void move_shapes(ImFontAtlas& atlas, int width, int height) {
  const float across = static_cast<float>(atlas.TexWidth) / static_cast<float>(width);
  const float down = static_cast<float>(atlas.TexHeight) / static_cast<float>(height);
  atlas.TexUvWhitePixel = {atlas.TexUvWhitePixel.x * across, atlas.TexUvWhitePixel.y * down};
  for (ImVec4& line : atlas.TexUvLines) line = {line.x * across, line.y * down, line.z * across, line.w * down};
}

}  // namespace

GlyphSheet::~GlyphSheet() {
  // The window may have gone before, and its textures with it.
  if (texture_ != 0 && glfwGetCurrentContext() != nullptr) glDeleteTextures(1, &texture_);
}

bool GlyphSheet::clear(int width, int height) {
  width_ = width;
  height_ = height;
  shelves_.clear();
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  build_shapes(atlas);
  unsigned char* shapes = nullptr;
  int shapes_width = 0;
  atlas.GetTexDataAsAlpha8(&shapes, &shapes_width, &shelves_end_);
  if (shapes == nullptr || shapes_width > width || shelves_end_ > height) return false;
  std::vector<std::uint8_t> pixels(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  for (int row = 0; row < shelves_end_; ++row) {
    std::copy_n(shapes + static_cast<std::ptrdiff_t>(row) * shapes_width, shapes_width,
                pixels.begin() + static_cast<std::ptrdiff_t>(row) * width);
  }
  atlas.ClearTexData();
  if (!make_texture(pixels)) return false;
  move_shapes(atlas, width, height);
  ImGui_ImplOpenGL3_DestroyFontsTexture();
  atlas.SetTexID(reinterpret_cast<ImTextureID>(static_cast<std::intptr_t>(texture_)));
  return true;
}

bool GlyphSheet::make_texture(std::vector<std::uint8_t>& pixels) {
  if (texture_ != 0) glDeleteTextures(1, &texture_);
  while (glGetError() != GL_NO_ERROR) {
  }
  glGenTextures(1, &texture_);
  glBindTexture(GL_TEXTURE_2D, texture_);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  // White wherever something is: the byte is how much of it.
  const GLint white_with_alpha[] = {GL_ONE, GL_ONE, GL_ONE, GL_RED};
  glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, white_with_alpha);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, width_, height_, 0, GL_RED, GL_UNSIGNED_BYTE, pixels.data());
  return glGetError() == GL_NO_ERROR;
}

std::optional<GlyphSheet::Place> GlyphSheet::add(int width, int height, const std::vector<std::uint8_t>& alpha) {
  Shelf* shelf = shelf_for(width + 2 * kAround, height + 2 * kAround);
  if (shelf == nullptr) return std::nullopt;
  const Place place{shelf->filled + kAround, shelf->y + kAround};
  shelf->filled += width + 2 * kAround;
  glBindTexture(GL_TEXTURE_2D, texture_);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexSubImage2D(GL_TEXTURE_2D, 0, place.x, place.y, width, height, GL_RED, GL_UNSIGNED_BYTE, alpha.data());
  return place;
}

// The lowest one that it fits on; a new one, unless little of an old one would be lost; else any.
GlyphSheet::Shelf* GlyphSheet::shelf_for(int width, int height) {
  Shelf* lowest = nullptr;
  for (Shelf& shelf : shelves_) {
    const bool fits = shelf.height >= height && shelf.filled + width <= width_;
    if (fits && (lowest == nullptr || shelf.height < lowest->height)) lowest = &shelf;
  }
  if (lowest != nullptr && lowest->height <= height + height / 4 + 2) return lowest;
  if (width > width_ || shelves_end_ + height > height_) return lowest;
  shelves_.push_back({shelves_end_, height, 0});
  shelves_end_ += height;
  return &shelves_.back();
}

}  // namespace motcua::ui
