#include "kiosk/long_words.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace motcua::kiosk {
namespace {

constexpr std::size_t kListCharacters = 105;     // fit on the lines that a fact has
constexpr std::size_t kAgenciesCharacters = 84;  // and so many with "and 23 more" behind them

bool begins_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins_character));
}

std::vector<std::string_view> split_list(std::string_view list) {
  std::vector<std::string_view> parts;
  while (!list.empty()) {
    const auto end = std::min(list.find(';'), list.size());
    std::string_view part = list.substr(0, end);
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    if (!part.empty()) parts.push_back(part);
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return parts;
}

}  // namespace

std::string shortened(std::string_view text, std::size_t characters_max) {
  std::size_t characters = 0;
  std::size_t space = std::string_view::npos;  // the last one that leaves room for the ellipsis
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!begins_character(text[at])) continue;
    if (characters < characters_max) end = at;
    if (characters < characters_max && text[at] == ' ') space = at;
    if (++characters <= characters_max) continue;
    const auto words = text.substr(0, space == std::string_view::npos ? end : space);
    return std::string(words.substr(0, words.find_last_not_of(" ,;:") + 1)) + "…";
  }
  return std::string(text);
}

std::string agencies_words(std::string_view agencies, const text::Catalogue& words) {
  const auto parts = split_list(agencies);
  if (characters(agencies) <= kListCharacters) return std::string(agencies);
  if (parts.empty()) return "";
  std::string shown = shortened(parts.front(), kAgenciesCharacters);
  std::size_t count = 1;
  for (; count < parts.size(); ++count) {
    if (characters(shown) + 2 + characters(parts[count]) > kAgenciesCharacters) break;
    shown.append("; ").append(parts[count]);
  }
  if (count < parts.size()) shown += " " + words.count("kiosk.agencies_more", parts.size() - count);
  return shown;
}

}  // namespace motcua::kiosk
