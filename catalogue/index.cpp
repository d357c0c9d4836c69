#include "catalogue/index.h"

#include <algorithm>
#include <optional>

#include "catalogue/fold.h"
#include "catalogue/query.h"
#include "catalogue/table.h"

namespace motcua::catalogue {
namespace {

constexpr std::size_t kEnough = 5;        // with so many, nobody asks for what was perhaps meant
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
    if (const std::optional<Rating> rating = rate(i)) found.push_back({*rating, table.rows[i].place, i});
  }
  return found;
}

std::vector<Found> find(const Table& table, const Gate& gate, Query& query) {
  auto found = rate_all(table, gate, [&](std::size_t row) { return query.rate_code(row); });
  if (!found.empty()) return found;
  found = rate_all(table, gate, [&](std::size_t row) { return query.rate(row, 0); });
  const auto close = [](const Found& each) { return each.rating.distance <= kScattered; };
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
  return rate_all(table, gate, [&](std::size_t row) { return query.rate_partly(row); });
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

Index::Index(const protocol::Catalogue& catalogue) : table_(std::make_unique<const Table>(catalogue)) {}
Index::~Index() = default;
Index::Index(Index&&) noexcept = default;
Index& Index::operator=(Index&&) noexcept = default;

std::size_t Index::size() const {
  return table_->rows.size();
}

std::vector<std::size_t> Index::search(std::string_view text, const Filter& filter, std::size_t most) const {
  const Gate gate(*table_, filter);
  Query query(*table_, text);
  auto found = query.empty() ? rate_all(*table_, gate, [](std::size_t) { return std::optional(Rating{}); })
                             : find(*table_, gate, query);
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
