#include "cli/shown_words.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "ui/text/catalogue.h"
#include "ui/text/glyph_ranges.h"

namespace motcua::cli {
namespace {

class Search {
 public:
  void look(const char* what, const std::string& words) {
    const auto letters = text::characters(words);
    const auto unshown =
        std::ranges::find_if_not(letters, [](char32_t letter) { return text::contains(text::kTextGlyphs, letter); });
    if (unshown == letters.end()) return;
    found_.push_back(fmt::format("the {} \"{}\" has the character U+{:04X}, which the screens cannot show", what, words,
                                 static_cast<std::uint32_t>(*unshown)));
  }
  void look(const char* what, const hall::Text& name) {
    look(what, name.vi);
    if (name.en != name.vi) look(what, name.en);
    for (const auto& [language, words] : name.others) {
      look(what, words);
      if (catalogues_.find(language) == nullptr && silent_.insert(language).second) {
        found_.push_back(fmt::format("the {} \"{}\" has a name in the language '{}', which the screens do not speak",
                                     what, name.vi, language));
      }
    }
  }
  template <class Things>
  void look_at_names(const char* what, const Things& things) {
    for (const auto& each : things) look(what, each.name);
  }
  std::vector<std::string> take() { return std::move(found_); }

 private:
  std::vector<std::string> found_;
  std::set<std::string> silent_;  // languages that were named once
  const text::Catalogues catalogues_ = text::Catalogues::embedded();
};

}  // namespace

std::vector<std::string> find_unshown_words(const hall::Settings& settings) {
  Search search;
  search.look("site's name", settings.site);
  search.look_at_names("service", settings.services);
  search.look_at_names("class", settings.classes);
  search.look_at_names("work profile", settings.profiles);
  search.look_at_names("outcome", settings.outcomes);
  search.look_at_names("day profile", settings.day_profiles);
  search.look_at_names("chain", settings.chains);
  search.look_at_names("procedure", settings.procedures);
  for (const auto& notice : settings.notices) search.look("notice", notice);
  for (const auto& criterion : settings.rating_criteria) search.look("rating criterion", criterion);
  return search.take();
}

}  // namespace motcua::cli
