#include "catalogue/fold.h"

#include <algorithm>
#include <cstdint>
#include <limits>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace motcua::catalogue {
namespace {

constexpr UChar32 kSmallDStroke = 0x0111;

icu::UnicodeString decomposed(std::string_view utf8) {
  const auto size = std::min<std::size_t>(utf8.size(), std::numeric_limits<std::int32_t>::max());
  // What is not UTF-8 becomes U+FFFD here, which is no letter.
  const auto text = icu::UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(size)});
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(error);
  if (U_FAILURE(error)) return text;
  icu::UnicodeString out = nfd->normalize(text, error);
  return U_FAILURE(error) ? text : out;
}

bool is_accent(UChar32 letter) {
  return u_charType(letter) == U_NON_SPACING_MARK;
}

}  // namespace

std::string fold(std::string_view utf8) {
  const icu::UnicodeString text = decomposed(utf8);
  icu::UnicodeString out;
  bool space = false;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 letter = text.char32At(i);
    if (is_accent(letter)) continue;
    if (!u_isalnum(letter)) {
      space = !out.isEmpty();
      continue;
    }
    if (space) out.append(static_cast<UChar32>(' '));
    space = false;
    const UChar32 lower = u_tolower(letter);
    out.append(lower == kSmallDStroke ? static_cast<UChar32>('d') : lower);
  }
  std::string folded;
  return out.toUTF8String(folded);
}

std::vector<std::string_view> words(std::string_view folded) {
  std::vector<std::string_view> out;
  while (!folded.empty()) {
    const std::size_t end = std::min(folded.find(' '), folded.size());
    if (end > 0) out.push_back(folded.substr(0, end));
    folded.remove_prefix(std::min(end + 1, folded.size()));
  }
  return out;
}

}  // namespace motcua::catalogue
