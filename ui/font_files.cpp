#include "ui/font_files.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>

#include <fmt/format.h>
#include <ft2build.h>
#include FT_FREETYPE_H

#include "ui/text/glyph_ranges.h"

namespace motcua::ui {
namespace {

constexpr std::array kFileNames{"Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "Inter-Bold.otf"};

struct Closer {
  void operator()(FT_Library library) const { FT_Done_FreeType(library); }
  void operator()(FT_Face face) const { FT_Done_Face(face); }
};
using Library = std::unique_ptr<FT_LibraryRec_, Closer>;
using Face = std::unique_ptr<FT_FaceRec_, Closer>;

Library open_library() {
  FT_Library library = nullptr;
  FT_Init_FreeType(&library);
  return Library(library);
}

Face open_face(const Library& library, const std::vector<unsigned char>& bytes) {
  FT_Face face = nullptr;
  FT_New_Memory_Face(library.get(), bytes.data(), static_cast<FT_Long>(bytes.size()), 0, &face);
  return Face(face);
}

void read_advances(FT_Face face, FontFile& file) {
  const auto em = static_cast<float>(face->units_per_EM);
  for (const text::GlyphRange& range : text::kTextGlyphs) {
    for (char32_t character = range.first; character <= range.last; ++character) {
      const FT_UInt glyph = FT_Get_Char_Index(face, character);
      if (glyph == 0 || FT_Load_Glyph(face, glyph, FT_LOAD_NO_SCALE) != 0) continue;
      file.advance_per_em[character] = static_cast<float>(face->glyph->metrics.horiAdvance) / em;
    }
  }
  for (char32_t digit = '0'; digit <= '9'; ++digit) {
    file.figure_per_em = std::max(file.figure_per_em, file.advance_per_em[digit]);
  }
}

std::string first_missing(const FontFile& file) {
  for (const text::GlyphRange& range : text::kTextGlyphs) {
    for (char32_t character = range.first; character <= range.last; ++character) {
      if (!file.advance_per_em.contains(character)) return fmt::format("U+{:04X}", static_cast<unsigned>(character));
    }
  }
  return {};
}

tl::expected<FontFile, std::string> read_font(const Library& library, const std::filesystem::path& path) {
  FontFile file;
  file.path = path;
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    return tl::unexpected(fmt::format(
        "cannot read the font file '{}': install the package fonts-inter or name its folder with --font-dir",
        path.string()));
  }
  file.bytes.assign(std::istreambuf_iterator<char>(in), {});
  const Face face = open_face(library, file.bytes);
  if (!face || face->units_per_EM == 0) {
    return tl::unexpected(fmt::format("the font file '{}' is not a font that can be read", path.string()));
  }
  file.line_per_em = static_cast<float>(face->ascender - face->descender) / static_cast<float>(face->units_per_EM);
  read_advances(face.get(), file);
  if (const std::string missing = first_missing(file); !missing.empty()) {
    return tl::unexpected(
        fmt::format("the font file '{}' lacks the character {}, which the screens need", path.string(), missing));
  }
  return file;
}

}  // namespace

std::filesystem::path font_folder(const std::optional<std::string>& chosen) {
  if (chosen && !chosen->empty()) return *chosen;
  // Read once at start, before there are other threads.
  if (const char* folder = std::getenv("MOTCUA_FONT_DIR"); folder != nullptr && *folder != '\0') return folder;
  return "/usr/share/fonts/opentype/inter";
}

tl::expected<FontFiles, std::string> read_fonts(const std::filesystem::path& folder) {
  const Library library = open_library();
  if (!library) return tl::unexpected(std::string("the font engine FreeType cannot be started"));
  FontFiles files;
  for (std::size_t i = 0; i < kWeights; ++i) {
    auto file = read_font(library, folder / kFileNames.at(i));
    if (!file) return tl::unexpected(file.error());
    files.weights.at(i) = std::move(*file);
  }
  return files;
}

}  // namespace motcua::ui
