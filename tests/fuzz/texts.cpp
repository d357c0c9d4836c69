// The words of the screens: a catalogue is refused with file and line, or every text in it can be shown.
#include <cstdint>
#include <string>

#include "tests/fuzz/require.h"
#include "ui/text/catalogue.h"
#include "ui/text/glyph_ranges.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace motcua;
  const auto words = text::Catalogue::parse({reinterpret_cast<const char*>(data), size}, "vi.toml");
  if (!words) return fuzz::require(words.error().starts_with("vi.toml:"), "a refusal names file and line"), 0;
  for (const auto& [key, entry] : words->entries()) {
    fuzz::require(words->get(key) == entry, "a text is found by its key");
    (void)text::characters(entry);
    if (text::placeholders(entry).empty()) (void)words->format(key, {});
  }
  return 0;
}
