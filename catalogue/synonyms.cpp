#include "catalogue/synonyms.h"

#include <algorithm>
#include <optional>

#include "catalogue/fold.h"

namespace motcua::catalogue {
namespace {

struct Place {
  std::size_t first = 0;
  std::size_t size = 0;
  bool operator==(const Place&) const = default;
};

// Where the words stand side by side, or as one.
std::optional<Place> find(const std::vector<std::string_view>& typed, const std::vector<std::string>& words,
                          std::string_view joined) {
  const auto found = std::search(typed.begin(), typed.end(), words.begin(), words.end());
  if (found != typed.end()) return Place{static_cast<std::size_t>(found - typed.begin()), words.size()};
  const auto as_one = std::find(typed.begin(), typed.end(), joined);
  if (as_one != typed.end()) return Place{static_cast<std::size_t>(as_one - typed.begin()), 1};
  return std::nullopt;
}

std::string with(const std::vector<std::string_view>& typed, const Place& place, std::string_view means) {
  std::string text;
  const auto add = [&](std::string_view word) {
    if (!text.empty()) text += ' ';
    text += word;
  };
  for (std::size_t i = 0; i < typed.size(); ++i) {
    if (i == place.first) add(means);
    if (i < place.first || i >= place.first + place.size) add(typed[i]);
  }
  return text;
}

}  // namespace

Synonyms::Synonyms(const protocol::Catalogue& catalogue) {
  for (const auto& each : catalogue.synonyms()) {
    const std::string folded = fold(each.words());
    Entry entry;
    for (const std::string_view word : words(folded)) entry.words.emplace_back(word);
    if (entry.words.empty()) continue;
    for (const std::string& word : entry.words) entry.joined += word;
    entry.means = fold(each.means());
    entries_.push_back(std::move(entry));
  }
  std::stable_sort(entries_.begin(), entries_.end(),
                   [](const Entry& a, const Entry& b) { return a.words.size() > b.words.size(); });
}

std::vector<std::string> Synonyms::variants(std::string_view folded) const {
  const auto typed = words(folded);
  std::vector<std::string> found;
  const std::vector<std::string>* longest = nullptr;
  for (const Entry& entry : entries_) {
    if (longest != nullptr && entry.words != *longest) continue;
    const auto place = find(typed, entry.words, entry.joined);
    if (!place) continue;
    longest = &entry.words;
    found.push_back(with(typed, *place, entry.means));
    if (found.size() == kVariantsMax) break;
  }
  return found;
}

}  // namespace motcua::catalogue
