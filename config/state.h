// What stands behind a Document and its Tables. Only for the reader's own sources: it brings in toml++.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

namespace motcua::config {

struct State {
  struct Note {
    int line = 0;
    std::string sentence;
    auto operator<=>(const Note&) const = default;
  };
  // A table that the program reads, and the keys that it knows.
  struct Visited {
    std::string name;
    std::set<std::string, std::less<>> asked;
  };

  std::filesystem::path file;
  toml::table root;
  std::vector<Note> notes;
  std::map<const toml::table*, Visited> visited;

  void note(int line, std::string_view name, std::string_view sentence);
  void visit(const toml::table& table, const std::string& name) { visited[&table].name = name; }
  // The value and the line of its key; null when it is not there.
  const toml::node* ask(const toml::table& table, std::string_view key);
  void unknown_keys(const toml::table& table, const Visited& known, std::vector<Note>& found) const;
};

int line_of(const toml::node& node);
int line_of(const toml::key& key);
std::string joined(std::string_view table, std::string_view key);
std::string joined(std::string_view table, std::string_view key, std::size_t item);

}  // namespace motcua::config
