// The font files of Inter: where they are looked for and what is read from them.
//
// Drawing thread. A missing or unreadable file is one sentence that names it and how to get it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

namespace motcua::ui {

enum class Weight : std::uint8_t { kRegular, kMedium, kSemiBold, kBold };
inline constexpr std::size_t kWeights = 4;

struct FontFile {
  std::filesystem::path path;
  std::vector<unsigned char> bytes;
  float line_per_em = 1.21f;                 // (ascender - descender) / em: what font engines call the pixel height
  std::map<char32_t, float> advance_per_em;  // of the characters that the screens show and the file has
  float figure_per_em = 0;                   // the widest digit: every digit gets its advance
};

struct FontFiles {
  std::array<FontFile, kWeights> weights;
  const FontFile& of(Weight weight) const { return weights[static_cast<std::size_t>(weight)]; }
};

// `chosen` (--font-dir), else $MOTCUA_FONT_DIR, else where Debian's fonts-inter puts them.
std::filesystem::path font_folder(const std::optional<std::string>& chosen);
tl::expected<FontFiles, std::string> read_fonts(const std::filesystem::path& folder);

}  // namespace motcua::ui
