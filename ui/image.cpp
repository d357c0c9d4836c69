#include "ui/image.h"

#include <GLFW/glfw3.h>
#include <fmt/format.h>
#include <stb_image.h>
#include <stb_image_resize.h>

#include <fstream>
#include <iterator>

namespace motcua::ui {

struct Image::Held {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgba;
  GLuint texture = 0;
  int texture_width = 0;
  int texture_height = 0;

  ~Held() {
    // The window may have gone before, and its textures with it.
    if (texture != 0 && glfwGetCurrentContext() != nullptr) glDeleteTextures(1, &texture);
  }
};

namespace {

// Alpha is premultiplied while scaling, so that what is transparent does not colour the edges.
std::vector<std::uint8_t> scaled(const std::vector<std::uint8_t>& rgba, int width, int height, int new_width,
                                 int new_height) {
  std::vector<std::uint8_t> out(static_cast<std::size_t>(new_width) * static_cast<std::size_t>(new_height) * 4);
  constexpr int kAlphaChannel = 3;
  stbir_resize_uint8_srgb(rgba.data(), width, height, 0, out.data(), new_width, new_height, 0, 4, kAlphaChannel, 0);
  return out;
}

}  // namespace

int Image::width() const {
  return held_->width;
}
int Image::height() const {
  return held_->height;
}

ImTextureID Image::texture(int width_px, int height_px) const {
  Held& held = *held_;
  if (held.texture_width != width_px || held.texture_height != height_px) {
    if (held.texture == 0) glGenTextures(1, &held.texture);
    const auto pixels = scaled(held.rgba, held.width, held.height, width_px, height_px);
    glBindTexture(GL_TEXTURE_2D, held.texture);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, width_px, height_px, 0, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
    held.texture_width = width_px;
    held.texture_height = height_px;
  }
  return reinterpret_cast<ImTextureID>(static_cast<std::intptr_t>(held.texture));
}

tl::expected<Image, std::string> read_image(const std::filesystem::path& file) {
  const auto bad = [&](const char* why) { return tl::unexpected(fmt::format("{}: {}", file.string(), why)); };
  std::error_code error;
  const auto size = std::filesystem::file_size(file, error);
  if (error) return bad("cannot be opened");
  if (size > kImageFileMax) return bad("is larger than 16 MiB");
  std::ifstream in(file, std::ios::binary);
  const std::vector<char> bytes{std::istreambuf_iterator<char>(in), {}};
  const auto* data = reinterpret_cast<const stbi_uc*>(bytes.data());
  const int length = static_cast<int>(bytes.size());
  int width = 0, height = 0, channels = 0;
  if (stbi_info_from_memory(data, length, &width, &height, &channels) == 0) return bad("is no picture (PNG or JPEG)");
  if (width > kImageSideMax || height > kImageSideMax) return bad("has more than 4096 pixels on a side");
  stbi_uc* pixels = stbi_load_from_memory(data, length, &width, &height, &channels, STBI_rgb_alpha);
  if (pixels == nullptr) return bad("is a broken picture");
  auto held = std::make_shared<Image::Held>();
  held->width = width;
  held->height = height;
  held->rgba.assign(pixels, pixels + static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
  stbi_image_free(pixels);
  return Image(std::move(held));
}

}  // namespace motcua::ui
