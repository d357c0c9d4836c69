// A picture of what was drawn, as pixels and as a PNG file.
//
// Drawing thread, between end_frame() and show(). Files appear whole or not at all.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <tl/expected.hpp>

namespace motcua::ui {

struct Picture {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgb;  // rows from the top

  const std::uint8_t* at(int x, int y) const {
    return rgb.data() +
           3 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x));
  }
};

Picture take_picture(int width, int height);
tl::expected<void, std::string> write_png(const Picture& picture, const std::filesystem::path& file);
tl::expected<Picture, std::string> read_png(const std::filesystem::path& file);

}  // namespace motcua::ui
