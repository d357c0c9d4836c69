#include "ui/picture.h"

#include <algorithm>
#include <memory>
#include <system_error>

#include <GLFW/glfw3.h>
#include <fmt/format.h>
#include <stb_image.h>
#include <stb_image_write.h>
#include <unistd.h>

namespace motcua::ui {

Picture take_picture(int width, int height) {
  Picture picture{width, height, {}};
  const auto row = static_cast<std::size_t>(width) * 3;
  std::vector<std::uint8_t> upside_down(row * static_cast<std::size_t>(height));
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadBuffer(GL_BACK);
  glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE, upside_down.data());
  picture.rgb.resize(upside_down.size());
  for (std::size_t y = 0; y < static_cast<std::size_t>(height); ++y) {
    std::copy_n(upside_down.data() + (static_cast<std::size_t>(height) - 1 - y) * row, row,
                picture.rgb.data() + y * row);
  }
  return picture;
}

tl::expected<void, std::string> write_png(const Picture& picture, const std::filesystem::path& file) {
  std::filesystem::path partial = file;
  partial += fmt::format(".{}.part", getpid());
  if (stbi_write_png(partial.c_str(), picture.width, picture.height, 3, picture.rgb.data(), picture.width * 3) == 0) {
    return tl::unexpected(fmt::format("the picture '{}' cannot be written", file.string()));
  }
  std::error_code error;
  std::filesystem::rename(partial, file, error);
  if (!error) return {};
  std::error_code ignored;
  std::filesystem::remove(partial, ignored);
  return tl::unexpected(fmt::format("the picture '{}' cannot be written: {}", file.string(), error.message()));
}

tl::expected<Picture, std::string> read_png(const std::filesystem::path& file) {
  Picture picture;
  int channels = 0;
  const std::unique_ptr<stbi_uc, void (*)(void*)> pixels(
      stbi_load(file.c_str(), &picture.width, &picture.height, &channels, 3), &stbi_image_free);
  if (!pixels) return tl::unexpected(fmt::format("the picture '{}' cannot be read", file.string()));
  const auto size = static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 3;
  picture.rgb.assign(pixels.get(), pixels.get() + size);
  return picture;
}

}  // namespace motcua::ui
