// A picture that a site brings along (its emblem), drawn at any size.
//
// read_image(): any thread; the error is one sentence that names the file. The rest: drawing thread, with its window
// open. Copies share what they hold.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <imgui.h>
#include <tl/expected.hpp>

namespace motcua::ui {

inline constexpr std::size_t kImageFileMax = 16 * 1024 * 1024;
inline constexpr int kImageSideMax = 4096;  // pixels

class Image {
 public:
  int width() const;
  int height() const;
  // A texture with exactly so many pixels, made anew only when the size is another one than last time.
  ImTextureID texture(int width_px, int height_px) const;

 private:
  friend tl::expected<Image, std::string> read_image(const std::filesystem::path& file);
  struct Held;
  explicit Image(std::shared_ptr<Held> held) : held_(std::move(held)) {}
  std::shared_ptr<Held> held_;
};

// PNG or JPEG.
tl::expected<Image, std::string> read_image(const std::filesystem::path& file);

}  // namespace motcua::ui
