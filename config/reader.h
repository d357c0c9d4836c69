// Reading a TOML configuration file, for every program of the house.
//
//   auto document = config::Document::load(path);            // unreadable or not TOML: one sentence with file and line
//   if (!document) return tl::unexpected(document.error());
//   config::Table root = document->root();
//   settings.name = root.text("name");                       // must be there and not be empty
//   settings.port = root.integer("port", {1, 65535}, 7401);  // may be left out
//   settings.patience = root.duration("patience", {1s, 1min}, 5s);
//   for (config::Table service : root.tables("service")) ... // [[service]]
//   if (auto mistakes = document->mistakes(); !mistakes.empty()) return tl::unexpected(config::lines(mistakes));
//
// Contract: getters never fail and never throw. A mistake is noted as "FILE:LINE: KEY: what was found, what is
// expected" and the getter returns its fallback (or an empty value), so that one reading finds all mistakes. A key that
// nobody asked for is a mistake too; so ask for every key, also when another setting makes it idle. The values are of
// use only if mistakes() is empty. One thread at a time per document. Tables are small handles that keep their document
// alive.
#pragma once

#include <chrono>
#include <concepts>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

namespace motcua::config {

struct State;  // the parsed file and what was noted about it

struct Range {
  std::int64_t least = 0;
  std::int64_t most = 0;
};

// Written as a number and a unit: "500ms", "10s", "15min", "1h".
struct DurationRange {
  std::chrono::milliseconds least{0};
  std::chrono::milliseconds most{0};
};

template <class T>
using Choices = std::initializer_list<std::pair<std::string_view, T>>;

class Table {
 public:
  // Without a fallback a key must be there.
  std::string text(std::string_view key) const;
  std::string text(std::string_view key, std::string_view fallback) const;
  bool flag(std::string_view key) const;
  bool flag(std::string_view key, bool fallback) const;
  template <std::integral T = std::int64_t>
  T integer(std::string_view key, Range range) const;
  template <std::integral T>
  T integer(std::string_view key, Range range, T fallback) const;
  std::chrono::milliseconds duration(std::string_view key, DurationRange range) const;
  std::chrono::milliseconds duration(std::string_view key, DurationRange range,
                                     std::chrono::milliseconds fallback) const;
  // One of a few words, each standing for a value: choice<Role>("role", {{"display", Role::kDisplay}, ...}).
  template <class T>
  T choice(std::string_view key, Choices<T> choices) const;
  template <class T>
  T choice(std::string_view key, Choices<T> choices, T fallback) const;
  // A relative path is meant relative to the folder of the file it stands in.
  std::filesystem::path path(std::string_view key) const;
  std::filesystem::path path(std::string_view key, const std::filesystem::path& fallback) const;

  // Lists may be left out and are empty then.
  std::vector<std::string> texts(std::string_view key) const;
  std::vector<Table> tables(std::string_view key) const;  // [[key]]
  // [key] or key = { ... }. A table that is left out gives fallbacks; what must be there is then missing in it.
  Table table(std::string_view key) const;

  bool exists() const { return node_ != nullptr; }
  bool has(std::string_view key) const;
  // All keys that stand there, in the order of letters; asks for none.
  std::vector<std::string> keys() const;

  // Notes a mistake that only the caller can see; `sentence` says what was found and what is expected. An empty key
  // stands for the table itself; `item` counts from 0 in a list and is shown counted from 1.
  void mistake(std::string_view key, std::string_view sentence) const;
  void mistake(std::string_view key, std::size_t item, std::string_view sentence) const;
  int line(std::string_view key) const;

 private:
  friend class Document;
  friend struct State;
  Table(std::shared_ptr<State> state, const void* node, std::string name, int line)
      : state_(std::move(state)), node_(node), name_(std::move(name)), line_(line) {}

  std::int64_t whole_number(std::string_view key, Range range, const std::int64_t* fallback) const;
  // Position of the word in `words`; words.size() when there is none.
  std::size_t word(std::string_view key, const std::vector<std::string_view>& words, bool required) const;

  std::shared_ptr<State> state_;
  const void* node_;  // the TOML table, inside *state_; null: left out
  std::string name_;  // e.g. service[2]; empty for the root
  int line_;
};

class Document {
 public:
  static tl::expected<Document, std::string> load(const std::filesystem::path& file);
  // The same for text that is already in memory; `file` is only named in mistakes and is where relative paths start.
  static tl::expected<Document, std::string> parse(std::string_view toml, const std::filesystem::path& file);

  Table root() const;
  const std::filesystem::path& file() const;
  // All mistakes in the order of lines, unknown keys included. Call it when everything has been asked for.
  std::vector<std::string> mistakes() const;

 private:
  explicit Document(std::shared_ptr<State> state) : state_(std::move(state)) {}
  std::shared_ptr<State> state_;
};

// One text, a mistake a line, for a program that prints them.
std::string lines(const std::vector<std::string>& mistakes);

// The whole file, or a sentence that names it and says why not. At most `size_max` bytes; a folder is not a file.
tl::expected<std::string, std::string> read_file(const std::filesystem::path& file,
                                                 std::size_t size_max = 16 * 1024 * 1024);

template <std::integral T>
T Table::integer(std::string_view key, Range range) const {
  return static_cast<T>(whole_number(key, range, nullptr));
}

template <std::integral T>
T Table::integer(std::string_view key, Range range, T fallback) const {
  const auto wide = static_cast<std::int64_t>(fallback);
  return static_cast<T>(whole_number(key, range, &wide));
}

template <class T>
T Table::choice(std::string_view key, Choices<T> choices) const {
  std::vector<std::string_view> words;
  for (const auto& each : choices) words.push_back(each.first);
  const std::size_t at = word(key, words, true);
  return at < choices.size() ? (choices.begin() + at)->second : T{};
}

template <class T>
T Table::choice(std::string_view key, Choices<T> choices, T fallback) const {
  std::vector<std::string_view> words;
  for (const auto& each : choices) words.push_back(each.first);
  const std::size_t at = word(key, words, false);
  return at < choices.size() ? (choices.begin() + at)->second : fallback;
}

}  // namespace motcua::config
