#include "catalogue/index.h"

#include <algorithm>
#include <optional>

#include "catalogue/fold.h"
#include "catalogue/query.h"
#include "catalogue/synonyms.h"
#include "catalogue/table.h"

namespace motcua::catalogue {
namespace {

constexpr std::size_t kEnough = 5;        // with so many, nobody asks for what was perhaps meant
constexpr std::uint32_t kBehind = 1000;   // more than any distance: after all that a synonym found
constexpr std::uint32_t kScattered = 60;  // words that far apart were hardly meant together

// A filter by the table's groups. One that names a group that is not there lets nothing pass.
class Gate {
 public:
  Gate(const Table& table, const Filter& filter) {
    agency_ = find(table.agencies, filter.agency);
    field_ = find(table.fields, filter.field);
    service_ = find(table.services, filter.service);
  }

  bool passes(const Row& row) const {
    return !closed_ && has(row.agencies, agency_) && has(row.fields, field_) && has(row.services, service_);
  }

 private:
  std::optional<GroupId> find(const Groups& groups, const std::string& name) {
    if (name.empty()) return std::nullopt;
    const auto found = groups.by_key.find(fold(name));
    if (found != groups.by_key.end()) return found->second;
    closed_ = true;
    return std::nullopt;
  }
  static bool has(const std::vector<GroupId>& groups, std::optional<GroupId> wanted) {
    return !wanted || std::find(groups.begin(), groups.end(), *wanted) != groups.end();
  }

  std::optional<GroupId> agency_;
  std::optional<GroupId> field_;
  std::optional<GroupId> service_;
  bool closed_ = false;
};

struct Found {
  Rating rating;
  std::uint32_t place = 0;  // in the order of the alphabet, where ratings are equal
  std::size_t position = 0;
  bool partly = false;  // some of the words are missing
  bool operator<(const Found& other) const {
    if (rating != other.rating) return rating < other.rating;
    return place < other.place;
  }
};

template <class Rate>
std::vector<Found> rate_all(const Table& table, const Gate& gate, const Rate& rate) {
  std::vector<Found> found;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    if (!gate.passes(table.rows[i])) continue;
    if (const std::optional<Rating> rating = rate(i)) found.push_back({*rating, table.rows[i].place, i, false});
  }
  return found;
}

std::vector<Found> find(const Table& table, const Gate& gate, Query& query) {
  auto found = rate_all(table, gate, [&](std::size_t row) { return query.rate_code(row); });
  if (!found.empty()) return found;
  found = rate_all(table, gate, [&](std::size_t row) { return query.rate(row, 0); });
  const auto close = [&](const Found& each) {
    return (query.is_phrase() && each.rating.together) || each.rating.distance <= kScattered;
  };
  const bool any_close = std::any_of(found.begin(), found.end(), close);
  if (found.size() >= kEnough && any_close) return found;
  query.look_for_slips();
  const auto with_slip = [&](std::size_t row) {
    const auto without = query.rate(row, 0);
    return without ? without : query.rate(row, 1);
  };
  if (found.size() < kEnough) found = rate_all(table, gate, with_slip);
  if (query.is_code() || std::any_of(found.begin(), found.end(), close)) return found;
  query.weigh();
  found = rate_all(table, gate, [&](std::size_t row) { return query.rate_partly(row); });
  for (Found& each : found) each.partly = true;
  return found;
}

bool is_close(const Found& found) {
  return !found.partly && found.rating.slips == 0 && (found.rating.together || found.rating.distance <= kScattered);
}

// Each row once, as it fits best. What was only perhaps meant is left out where other words found what was meant.
std::vector<Found> merge(std::vector<Found> as_typed, std::vector<Found> in_other_words) {
  if (std::any_of(in_other_words.begin(), in_other_words.end(), is_close)) {
    std::erase_if(as_typed, [](const Found& each) { return !is_close(each); });
    for (Found& each : as_typed) each.rating.distance += each.rating.together ? 0 : kBehind;
  }
  as_typed.insert(as_typed.end(), in_other_words.begin(), in_other_words.end());
  std::sort(as_typed.begin(), as_typed.end(), [](const Found& a, const Found& b) {
    return a.position != b.position ? a.position < b.position : a.rating < b.rating;
  });
  const auto same = [](const Found& a, const Found& b) { return a.position == b.position; };
  as_typed.erase(std::unique(as_typed.begin(), as_typed.end(), same), as_typed.end());
  return as_typed;
}

template <class GroupsOf>
std::vector<Group> count(const Table& table, const Gate& gate, const Groups& groups, const GroupsOf& groups_of) {
  std::vector<Group> counted;
  for (const std::string& name : groups.names) counted.push_back({name, 0});
  for (const Row& row : table.rows) {
    if (!gate.passes(row)) continue;
    for (const GroupId id : groups_of(row)) ++counted[id].count;
  }
  std::erase_if(counted, [](const Group& group) { return group.count == 0; });
  std::stable_sort(counted.begin(), counted.end(), [](const Group& a, const Group& b) { return a.count > b.count; });
  return counted;
}

}  // namespace

Index::Index(const protocol::Catalogue& catalogue)
    : table_(std::make_unique<const Table>(catalogue)), synonyms_(std::make_unique<const Synonyms>(catalogue)) {}
Index::~Index() = default;
Index::Index(Index&&) noexcept = default;
Index& Index::operator=(Index&&) noexcept = default;

std::size_t Index::size() const {
  return table_->rows.size();
}

struct Index::Search {
  const Index& index;
  Gate gate;

  std::vector<Found> all(std::string_view text) const {
    Query query(*index.table_, text);
    auto found = query.empty() ? rate_all(*index.table_, gate, [](std::size_t) { return std::optional(Rating{}); })
                               : find(*index.table_, gate, query);
    for (const std::string& variant : index.synonyms_->variants(fold(text))) {
      Query in_other_words(*index.table_, variant);
      found = merge(std::move(found), find(*index.table_, gate, in_other_words));
    }
    return found;
  }
};

std::vector<std::size_t> Index::search(std::string_view text, const Filter& filter, std::size_t most) const {
  return search_either(text, "", filter, most);
}

std::vector<std::size_t> Index::search_either(std::string_view text, std::string_view otherwise, const Filter& filter,
                                              std::size_t most) const {
  const Search search{*this, Gate(*table_, filter)};
  auto found = search.all(text);
  if (!otherwise.empty() && fold(otherwise) != fold(text)) {
    auto other = search.all(otherwise);
    if (std::any_of(found.begin(), found.end(), is_close)) {
      std::erase_if(other, [](const Found& each) { return !is_close(each); });
    }
    found = merge(std::move(found), std::move(other));
  }
  const auto end = found.begin() + static_cast<std::ptrdiff_t>(std::min(most, found.size()));
  std::partial_sort(found.begin(), end, found.end());
  std::vector<std::size_t> positions;
  for (auto each = found.begin(); each != end; ++each) positions.push_back(each->position);
  return positions;
}

std::vector<Group> Index::agencies(const Filter& filter) const {
  return count(*table_, Gate(*table_, filter), table_->agencies, [](const Row& row) { return row.agencies; });
}

std::vector<Group> Index::fields(const Filter& filter) const {
  return count(*table_, Gate(*table_, filter), table_->fields, [](const Row& row) { return row.fields; });
}

std::vector<Group> Index::services(const Filter& filter) const {
  return count(*table_, Gate(*table_, filter), table_->services, [](const Row& row) { return row.services; });
}

}  // namespace motcua::catalogue
