// A catalogue prepared for searching: every name in folded words, every word once. Only for the sources of this folder.
//
// Built once, then immutable: any thread.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/messages.pb.h"

namespace motcua::catalogue {

using WordId = std::uint32_t;
using GroupId = std::uint32_t;

// What many procedures have in common: a department, a field, a service.
struct Groups {
  std::vector<std::string> names;                      // by id, as first written
  std::map<std::string, GroupId, std::less<>> by_key;  // folded: one group however it is written

  GroupId add(std::string_view name);
};

struct Row {
  std::string code;              // lower case
  std::uint32_t first_word = 0;  // in Table::words: the name's words, then those of field and departments
  std::uint32_t name_words = 0;
  std::uint32_t all_words = 0;
  std::uint32_t opening = 0;  // how many words "Thủ tục" takes at the beginning: no name is told from another by them
  std::uint32_t joined_at = 0;  // where the name begins in Table::joined
  std::uint32_t place = 0;      // in the order of the alphabet
  std::vector<GroupId> agencies;
  std::vector<GroupId> fields;  // at most one
  std::vector<GroupId> services;
};

struct Table {
  explicit Table(const protocol::Catalogue& catalogue);

  std::string_view word(const Row& row, std::uint32_t i) const { return vocabulary[words[row.first_word + i]]; }

  std::vector<Row> rows;  // in the order of the catalogue
  std::vector<WordId> words;
  std::vector<std::string> vocabulary;  // by WordId
  std::string joined;                   // the names' words without spaces, a line each
  Groups agencies;
  Groups fields;
  Groups services;

 private:
  void add(const protocol::CatalogueEntry& entry, std::map<std::string, WordId, std::less<>>& ids);
  void sort();
};

}  // namespace motcua::catalogue
