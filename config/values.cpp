// The getters of a Table: look a key up, judge the value, note what is wrong.
#include <algorithm>
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "config/reader.h"
#include "config/state.h"
#include "config/words.h"

namespace motcua::config {
namespace {

using std::chrono::milliseconds;

struct Unit {
  std::string_view name;
  std::int64_t ms;
};
// Larger first: that is how a duration is written back.
constexpr Unit kUnits[] = {{"h", 3'600'000}, {"min", 60'000}, {"s", 1'000}, {"ms", 1}};

const toml::table& as_table(const void* node) {
  return *static_cast<const toml::table*>(node);
}

// What a person sees in the file.
std::string shown(const toml::node& node) {
  if (const auto* text = node.as_string()) return in_quotes(text->get());
  if (const auto* number = node.as_integer()) return fmt::format("{}", number->get());
  if (const auto* flag = node.as_boolean()) return flag->get() ? "true" : "false";
  if (const auto* number = node.as_floating_point()) return fmt::format("{}", number->get());
  if (node.is_table()) return "a table";
  if (node.is_array()) return node.is_array_of_tables() ? "an array of tables" : "a list";
  return "a date or time";
}

std::string shown(milliseconds duration) {
  for (const Unit& unit : kUnits) {
    if (duration.count() != 0 && duration.count() % unit.ms == 0) {
      return fmt::format("{}{}", duration.count() / unit.ms, unit.name);
    }
  }
  return "0s";
}

std::optional<milliseconds> parse_duration(std::string_view text) {
  std::int64_t count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  constexpr std::int64_t kCountMax = 1'000'000'000'000;  // times an hour still fits
  if (error != std::errc() || count < 0 || count > kCountMax) return std::nullopt;
  std::string_view unit_name(end, text.data() + text.size());
  while (unit_name.starts_with(' ')) unit_name.remove_prefix(1);
  for (const Unit& unit : kUnits) {
    if (unit.name == unit_name) return milliseconds(count * unit.ms);
  }
  return std::nullopt;
}

// Looks a value up for one getter call.
class Lookup {
 public:
  Lookup(State& state, const void* table, std::string_view table_name, int table_line, std::string_view key)
      : state_(state), name_(joined(table_name, key)), line_(table_line) {
    if (table == nullptr) return;
    value_ = state.ask(as_table(table), key);
    const auto at = as_table(table).find(key);
    if (at != as_table(table).end()) line_ = line_of(at->first);
  }
  const toml::node* value() const { return value_; }
  void missing(std::string_view expected) const { note(fmt::format("missing, expected {}", expected)); }
  void wrong(std::string_view expected) const { note(fmt::format("{}, expected {}", shown(*value_), expected)); }
  void note(std::string_view sentence) const { state_.note(line_, name_, sentence); }

 private:
  State& state_;
  std::string name_;
  int line_;
  const toml::node* value_ = nullptr;
};

std::string read_text(const Lookup& at, const std::string_view* fallback) {
  if (at.value() == nullptr) {
    if (fallback != nullptr) return std::string(*fallback);
    at.missing("a text");
    return {};
  }
  const auto* text = at.value()->as_string();
  if (text == nullptr || (text->get().empty() && fallback == nullptr)) {
    at.wrong("a text");
    return fallback != nullptr ? std::string(*fallback) : std::string();
  }
  return text->get();
}

bool read_flag(const Lookup& at, const bool* fallback) {
  const bool otherwise = fallback != nullptr && *fallback;
  if (at.value() == nullptr) {
    if (fallback == nullptr) at.missing("true or false");
    return otherwise;
  }
  if (const auto* flag = at.value()->as_boolean()) return flag->get();
  at.wrong("true or false");
  return otherwise;
}

milliseconds read_duration(const Lookup& at, DurationRange range, const milliseconds* fallback) {
  const auto expected = fmt::format("a duration from \"{}\" to \"{}\"", shown(range.least), shown(range.most));
  const milliseconds otherwise = fallback != nullptr ? *fallback : range.least;
  if (at.value() == nullptr) {
    if (fallback == nullptr) at.missing(expected);
    return otherwise;
  }
  const auto* text = at.value()->as_string();
  const auto duration = text != nullptr ? parse_duration(text->get()) : std::nullopt;
  if (duration && *duration >= range.least && *duration <= range.most) return *duration;
  at.wrong(duration ? expected : expected + ", a number and ms, s, min or h");
  return otherwise;
}

std::filesystem::path from_folder_of(const std::filesystem::path& file, const std::filesystem::path& path) {
  if (path.empty()) return path;
  return (file.parent_path() / path).lexically_normal();
}

}  // namespace

std::string Table::text(std::string_view key) const {
  return read_text(Lookup(*state_, node_, name_, line_, key), nullptr);
}

std::string Table::text(std::string_view key, std::string_view fallback) const {
  return read_text(Lookup(*state_, node_, name_, line_, key), &fallback);
}

bool Table::flag(std::string_view key) const {
  return read_flag(Lookup(*state_, node_, name_, line_, key), nullptr);
}

bool Table::flag(std::string_view key, bool fallback) const {
  return read_flag(Lookup(*state_, node_, name_, line_, key), &fallback);
}

std::int64_t Table::whole_number(std::string_view key, Range range, const std::int64_t* fallback) const {
  const Lookup at(*state_, node_, name_, line_, key);
  const auto expected = fmt::format("a whole number from {} to {}", range.least, range.most);
  const std::int64_t otherwise = fallback != nullptr ? *fallback : range.least;
  if (at.value() == nullptr) {
    if (fallback == nullptr) at.missing(expected);
    return otherwise;
  }
  const auto* number = at.value()->as_integer();
  if (number != nullptr && number->get() >= range.least && number->get() <= range.most) return number->get();
  at.wrong(expected);
  return otherwise;
}

milliseconds Table::duration(std::string_view key, DurationRange range) const {
  return read_duration(Lookup(*state_, node_, name_, line_, key), range, nullptr);
}

milliseconds Table::duration(std::string_view key, DurationRange range, milliseconds fallback) const {
  return read_duration(Lookup(*state_, node_, name_, line_, key), range, &fallback);
}

std::size_t Table::word(std::string_view key, const std::vector<std::string_view>& words, bool required) const {
  const Lookup at(*state_, node_, name_, line_, key);
  const std::string expected = alternatives(words);
  if (at.value() == nullptr) {
    if (required) at.missing(expected);
    return words.size();
  }
  const auto* text = at.value()->as_string();
  const std::size_t found =
      text == nullptr ? words.size()
                      : static_cast<std::size_t>(std::find(words.begin(), words.end(), text->get()) - words.begin());
  if (found == words.size()) at.wrong(expected);
  return found;
}

std::filesystem::path Table::path(std::string_view key) const {
  return from_folder_of(state_->file, text(key));
}

std::filesystem::path Table::path(std::string_view key, const std::filesystem::path& fallback) const {
  return from_folder_of(state_->file, text(key, fallback.string()));
}

std::vector<std::string> Table::texts(std::string_view key) const {
  const Lookup at(*state_, node_, name_, line_, key);
  std::vector<std::string> found;
  if (at.value() == nullptr) return found;
  const auto* list = at.value()->as_array();
  if (list == nullptr) {
    at.wrong("a list of texts, [\"...\", \"...\"]");
    return found;
  }
  for (std::size_t i = 0; i < list->size(); ++i) {
    const auto* item = (*list)[i].as_string();
    if (item == nullptr || item->get().empty()) {
      mistake(key, i, fmt::format("{}, expected a text", shown((*list)[i])));
    }
    found.push_back(item == nullptr ? std::string() : item->get());
  }
  return found;
}

std::vector<Table> Table::tables(std::string_view key) const {
  const Lookup at(*state_, node_, name_, line_, key);
  std::vector<Table> found;
  if (at.value() == nullptr) return found;
  const auto expected = fmt::format("tables, each beginning with [[{}]]", joined(name_, key));
  const auto* list = at.value()->as_array();
  if (list == nullptr) {
    at.wrong(expected);
    return found;
  }
  for (std::size_t i = 0; i < list->size(); ++i) {
    const toml::table* table = (*list)[i].as_table();
    const std::string name = joined(name_, key, i);
    if (table == nullptr) {
      mistake(key, i, fmt::format("{}, expected {}", shown((*list)[i]), expected));
      continue;
    }
    state_->visit(*table, name);
    found.push_back(Table(state_, table, name, line_of(*table)));
  }
  return found;
}

Table Table::table(std::string_view key) const {
  const Lookup at(*state_, node_, name_, line_, key);
  const std::string name = joined(name_, key);
  if (at.value() == nullptr) return {state_, nullptr, name, line_};
  const toml::table* table = at.value()->as_table();
  if (table == nullptr) {
    at.wrong("a table");
    // One mistake is enough: what is asked of this table is noted nowhere.
    return {std::make_shared<State>(), nullptr, name, line_};
  }
  state_->visit(*table, name);
  return {state_, table, name, line_of(*table)};
}

bool Table::has(std::string_view key) const {
  return Lookup(*state_, node_, name_, line_, key).value() != nullptr;
}

std::vector<std::string> Table::keys() const {
  std::vector<std::string> all;
  if (node_ == nullptr) return all;
  for (const auto& [key, node] : as_table(node_)) all.emplace_back(key.str());
  return all;
}

void Table::mistake(std::string_view key, std::string_view sentence) const {
  state_->note(line(key), joined(name_, key), sentence);
}

void Table::mistake(std::string_view key, std::size_t item, std::string_view sentence) const {
  int item_line = line(key);
  const toml::node* value = node_ != nullptr ? as_table(node_).get(key) : nullptr;
  const toml::array* list = value != nullptr ? value->as_array() : nullptr;
  if (list != nullptr && item < list->size()) item_line = line_of((*list)[item]);
  state_->note(item_line, joined(name_, key, item), sentence);
}

int Table::line(std::string_view key) const {
  if (node_ == nullptr) return line_;
  const auto at = as_table(node_).find(key);
  return at != as_table(node_).end() ? line_of(at->first) : line_;
}

}  // namespace motcua::config
