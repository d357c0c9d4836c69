// Finds a procedure among all of a site's, as one types.
//
// Built once from a catalogue, then immutable: any thread. Nothing fails: what fits nothing finds nothing. Positions
// are those of the catalogue's procedures.
//
// A search takes words in any order, without accents, the last one unfinished; words typed together ("khaisinh"); a
// code ("1.001193", "001193"). Where that finds little, one typing slip is forgiven; where it finds nothing, some words
// may be missing. A synonym of the site is searched for in its other words as well ("sổ đỏ").
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/messages.pb.h"

namespace motcua::catalogue {

class Synonyms;
struct Table;

// Only procedures of these; an empty one does not matter.
struct Filter {
  std::string agency;
  std::string field;
  std::string service;  // key
  bool operator==(const Filter&) const = default;
};

struct Group {
  std::string name;
  std::size_t count = 0;
  bool operator==(const Group&) const = default;
};

class Index {
 public:
  explicit Index(const protocol::Catalogue& catalogue);
  ~Index();
  Index(Index&&) noexcept;
  Index& operator=(Index&&) noexcept;

  std::size_t size() const;
  // The best first; with nothing typed, all in the order of the alphabet.
  std::vector<std::size_t> search(std::string_view text, const Filter& filter, std::size_t most) const;
  // The same where one of two texts was meant. What one of them was only perhaps meant for is left out where the other
  // is clear.
  std::vector<std::size_t> search_either(std::string_view text, std::string_view otherwise, const Filter& filter,
                                         std::size_t most) const;

  // With the number of procedures that pass the filter, the largest first; those without any are left out. A procedure
  // of several departments counts in each.
  std::vector<Group> agencies(const Filter& filter = {}) const;
  std::vector<Group> fields(const Filter& filter = {}) const;
  std::vector<Group> services(const Filter& filter = {}) const;

 private:
  struct Search;

  std::unique_ptr<const Table> table_;
  std::unique_ptr<const Synonyms> synonyms_;
};

}  // namespace motcua::catalogue
