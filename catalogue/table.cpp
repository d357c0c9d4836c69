#include "catalogue/table.h"

#include <algorithm>
#include <numeric>

#include "catalogue/fold.h"

namespace motcua::catalogue {
namespace {

constexpr std::string_view kOpening = "thu tuc ";
constexpr std::uint32_t kOpeningWords = 2;

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

// "Sở Tư pháp; Ủy ban nhân dân cấp xã" are two departments.
std::vector<GroupId> add_each(Groups& groups, std::string_view names) {
  std::vector<GroupId> ids;
  while (!names.empty()) {
    const std::size_t end = std::min(names.find(';'), names.size());
    const std::string_view name = trimmed(names.substr(0, end));
    if (!fold(name).empty()) ids.push_back(groups.add(name));
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

std::vector<GroupId> add_one(Groups& groups, std::string_view name) {
  if (fold(name).empty()) return {};
  return {groups.add(trimmed(name))};
}

std::string lower(std::string text) {
  const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  std::transform(text.begin(), text.end(), text.begin(), small);
  return text;
}

}  // namespace

GroupId Groups::add(std::string_view name) {
  const auto [found, is_new] = by_key.emplace(fold(name), static_cast<GroupId>(names.size()));
  if (is_new) names.emplace_back(name);
  return found->second;
}

Table::Table(const protocol::Catalogue& catalogue) {
  rows.reserve(static_cast<std::size_t>(catalogue.procedures_size()));
  std::map<std::string, WordId, std::less<>> ids;
  for (const auto& entry : catalogue.procedures()) add(entry, ids);
  sort();
}

void Table::add(const protocol::CatalogueEntry& entry, std::map<std::string, WordId, std::less<>>& ids) {
  const auto append = [&](const std::string& folded, bool of_name) {
    for (const std::string_view each : catalogue::words(folded)) {
      const auto [found, is_new] = ids.emplace(std::string(each), static_cast<WordId>(vocabulary.size()));
      if (is_new) vocabulary.emplace_back(each);
      words.push_back(found->second);
      if (of_name) joined += each;
    }
    return static_cast<std::uint32_t>(words.size());
  };
  Row row;
  row.code = lower(entry.code());
  row.first_word = static_cast<std::uint32_t>(words.size());
  row.joined_at = static_cast<std::uint32_t>(joined.size());
  const std::string name = fold(entry.name());
  row.opening = name.starts_with(kOpening) ? kOpeningWords : 0;
  row.name_words = append(name, true) - row.first_word;
  joined += '\n';
  row.all_words = append(fold(entry.field() + " " + entry.agency()), false) - row.first_word;
  row.agencies = add_each(agencies, entry.agency());
  row.fields = add_one(fields, entry.field());
  row.services = add_one(services, entry.service());
  rows.push_back(std::move(row));
}

void Table::sort() {
  std::vector<std::pair<std::string_view, std::uint32_t>> order;
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    const std::uint32_t end = i + 1 < rows.size() ? rows[i + 1].joined_at : static_cast<std::uint32_t>(joined.size());
    std::string_view name = std::string_view(joined).substr(rows[i].joined_at, end - rows[i].joined_at - 1);
    for (std::uint32_t each = 0; each < rows[i].opening; ++each) name.remove_prefix(word(rows[i], each).size());
    order.emplace_back(name, i);
  }
  std::sort(order.begin(), order.end());
  for (std::uint32_t place = 0; place < order.size(); ++place) rows[order[place].second].place = place;
}

}  // namespace motcua::catalogue
