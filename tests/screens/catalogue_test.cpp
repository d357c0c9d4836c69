#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include <unicode/normalizer2.h>

#include "ui/text/catalogue.h"
#include "ui/text/glyph_ranges.h"
#include "ui/text/words.h"

namespace motcua::tests {
namespace {

using text::Catalogue;
using text::Catalogues;

std::set<std::string> keys(const Catalogue& catalogue) {
  std::set<std::string> out;
  for (const auto& [key, words] : catalogue.entries()) out.insert(key);
  return out;
}

bool composed(const std::string& words) {
  UErrorCode error = U_ZERO_ERROR;
  const auto* nfc = icu::Normalizer2::getNFCInstance(error);
  return nfc->isNormalized(icu::UnicodeString::fromUTF8(words), error) && U_SUCCESS(error);
}

std::string content(const std::filesystem::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Every "area.key" that the screens' sources name.
std::set<std::string> keys_in_sources(const std::set<std::string>& areas) {
  std::set<std::string> found;
  const std::regex literal("\"([a-z]+)\\.([a-z_.]+)\"");
  for (const char* folder : {"ui", "display", "kiosk", "counter-terminal", "rating"}) {
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(std::filesystem::path(MOTCUA_SOURCE) / folder)) {
      if (entry.path().extension() != ".cpp") continue;
      const std::string source = content(entry.path());
      for (std::sregex_iterator at(source.begin(), source.end(), literal), end; at != end; ++at) {
        if (areas.contains((*at)[1])) found.insert((*at)[1].str() + "." + (*at)[2].str());
      }
    }
  }
  return found;
}

}  // namespace

TEST_CASE("all languages have the same keys and the same placeholders") {
  const auto languages = Catalogues::embedded();
  REQUIRE(languages.all().size() >= 2);
  const Catalogue& first = languages.vietnamese();
  CHECK(first.language() == "vi");
  for (const Catalogue& other : languages.all()) {
    CAPTURE(other.language());
    CHECK(keys(other) == keys(first));
    for (const auto& entry : first.entries()) {
      const auto& words = entry.second;
      CAPTURE(entry.first);
      if (other.has(entry.first)) {
        CHECK(text::placeholders(other.get(entry.first)) == text::placeholders(words));
      }
    }
  }
}

TEST_CASE("every text is composed Unicode and made of letters that the fonts are baked with") {
  const auto languages = Catalogues::embedded();
  for (const Catalogue& language : languages.all()) {
    for (const auto& entry : language.entries()) {
      const auto& words = entry.second;
      CAPTURE(entry.first);
      CHECK(composed(words));
      for (const char32_t letter : text::characters(words)) {
        CAPTURE(static_cast<unsigned>(letter));
        CHECK(text::contains(text::kTextGlyphs, letter));
      }
    }
  }
}

TEST_CASE("every key that the sources name is in the catalogue") {
  const auto languages = Catalogues::embedded();
  std::set<std::string> areas;
  for (const auto& key : keys(languages.vietnamese())) areas.insert(key.substr(0, key.find('.')));
  const auto named = keys_in_sources(areas);
  CHECK(named.size() > 40);  // else the search itself is broken
  for (const std::string& key : named) {
    CAPTURE(key);
    CHECK((languages.vietnamese().has(key) || languages.vietnamese().has(key + ".other")));
  }
}

TEST_CASE("a clerk reads words for every reason of a rejection") {
  const auto languages = Catalogues::embedded();
  std::set<std::string> seen;
  for (int code = protocol::RejectionCode_MIN; code <= protocol::RejectionCode_MAX; ++code) {
    if (!protocol::RejectionCode_IsValid(code)) continue;
    const auto reason = static_cast<protocol::RejectionCode>(code);
    CAPTURE(protocol::RejectionCode_Name(reason));
    for (const Catalogue& language : languages.all()) {
      CAPTURE(language.language());
      CHECK(language.has(text::rejection_key(reason)));
      // No two reasons share their words, else nobody knows which one it was.
      if (language.has(text::rejection_key(reason))) CHECK(seen.insert(text::rejection(reason, language)).second);
    }
  }
  const auto newer = static_cast<protocol::RejectionCode>(9999);
  CHECK(text::rejection(newer, languages.vietnamese()) == languages.vietnamese().get("rejection.rejection_unknown"));
}

TEST_CASE("counts and placeholders are filled in") {
  const auto languages = Catalogues::embedded();
  const Catalogue& english = *languages.find("en");
  CHECK(english.count("display.waiting", 0) == "no wait");
  CHECK(english.count("display.waiting", 1) == "1 person waiting");
  CHECK(english.count("display.waiting", 31) == "31 people waiting");
  CHECK(languages.vietnamese().format("terminal.counter", {{"counter", "3"}}) == "Quầy 3");
  CHECK(languages.find("xx") == nullptr);
  CHECK(languages.after(english).language() == "vi");
}

TEST_CASE("a catalogue file with a mistake is refused with its line") {
  const auto broken = Catalogue::parse("[language]\nname = \"X\"\ncode = \"x\"\nmore = 3\n", "x.toml");
  REQUIRE_FALSE(broken.has_value());
  CHECK(broken.error() == "x.toml:4: language.more: expected a text");
  CHECK_FALSE(Catalogue::parse("a = \"b\"\n", "y.toml").has_value());
  CHECK(Catalogue::parse("a = \n", "z.toml").error().rfind("z.toml:1", 0) == 0);
}

TEST_CASE("a name is told in the screen's language where the site has it, else in Vietnamese") {
  const auto hmong = Catalogue::parse("[language]\ncode = \"hmn\"\nname = \"Hmoob\"\n", "hmn.toml");
  REQUIRE(hmong.has_value());
  protocol::Text name;
  name.set_vi("Hộ tịch");
  name.set_en("Civil status");
  CHECK(name_in(name, *hmong) == "Hộ tịch");
  auto& other = *name.add_others();
  other.set_language("hmn");
  other.set_words("Ntaub ntawv");
  CHECK(name_in(name, *hmong) == "Ntaub ntawv");
  CHECK(name_in(name, *Catalogues::embedded().find("en")) == "Civil status");
  CHECK(name_in(name, Catalogues::embedded().vietnamese()) == "Hộ tịch");
}

TEST_CASE("dates and times are those of the hall's clock and zone") {
  const auto languages = Catalogues::embedded();
  const auto time = text::local_time(1'795'401'720'000, 7 * 3600);
  CHECK(text::clock(time) == "09:42");
  CHECK(text::date(time, languages.vietnamese()) == "Thứ Hai, 23/11/2026");
  CHECK(text::date(time, *languages.find("en")) == "Monday, 23/11/2026");
  CHECK(text::date(text::local_time(1'795'401'720'000, -5 * 3600), *languages.find("en")) == "Sunday, 22/11/2026");
  CHECK(text::date(text::local_time(-1, 0), *languages.find("en")) == "Wednesday, 31/12/1969");
  CHECK(text::duration(252'999) == "04:12");
  CHECK(text::duration(3'600'000) == "1:00:00");
  CHECK(text::duration(-5) == "00:00");
}

TEST_CASE("letters are read from UTF-8, also where it is broken") {
  CHECK(text::characters("Đ→") == std::vector<char32_t>{0x110, 0x2192});
  CHECK(text::characters("a\xFFz") == std::vector<char32_t>{'a', 0xFFFD, 'z'});
  CHECK(text::characters("\xE1\xBA") == std::vector<char32_t>{0xFFFD});
  CHECK(text::characters("").empty());
}

}  // namespace motcua::tests
