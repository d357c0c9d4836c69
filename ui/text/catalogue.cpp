#include "ui/text/catalogue.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "ui/text/embedded.h"

namespace motcua::text {
namespace {

[[noreturn]] void mistake(const std::string& sentence) {
  fmt::print(stderr, "motcua: {}\n", sentence);
  std::abort();
}

// Tables become dotted keys: [display] ticket -> display.ticket.
std::string flatten(const toml::table& table, const std::string& prefix,
                    std::map<std::string, std::string, std::less<>>& entries) {
  for (const auto& [key, node] : table) {
    const std::string name = prefix.empty() ? std::string(key.str()) : fmt::format("{}.{}", prefix, key.str());
    if (const auto* inner = node.as_table()) {
      if (auto trouble = flatten(*inner, name, entries); !trouble.empty()) return trouble;
    } else if (const auto* words = node.as_string()) {
      entries[name] = words->get();
    } else {
      return fmt::format("{}: {}: expected a text", node.source().begin.line, name);
    }
  }
  return {};
}

std::string_view count_form(std::uint64_t number) {
  if (number == 0) return "zero";
  return number == 1 ? "one" : "other";
}

// Calls text(part) for plain parts and name(part) for what stands in braces.
template <class OnText, class OnName>
void split(std::string_view words, OnText on_text, OnName on_name) {
  while (!words.empty()) {
    const auto open = words.find('{');
    const auto close = open == std::string_view::npos ? open : words.find('}', open);
    if (close == std::string_view::npos) return on_text(words);
    on_text(words.substr(0, open));
    on_name(words.substr(open + 1, close - open - 1));
    words.remove_prefix(close + 1);
  }
}

}  // namespace

tl::expected<Catalogue, std::string> Catalogue::parse(std::string_view toml, const std::string& file) {
  Catalogue catalogue;
  try {
    const toml::table table = toml::parse(toml, file);
    if (auto trouble = flatten(table, "", catalogue.entries_); !trouble.empty()) {
      return tl::unexpected(fmt::format("{}:{}", file, trouble));
    }
  } catch (const toml::parse_error& error) {
    return tl::unexpected(fmt::format("{}:{}: {}", file, error.source().begin.line, error.description()));
  }
  if (!catalogue.has("language.code") || !catalogue.has("language.name")) {
    return tl::unexpected(fmt::format("{}: expected language.code and language.name", file));
  }
  catalogue.language_ = catalogue.get("language.code");
  return catalogue;
}

bool Catalogue::has(std::string_view key) const {
  return entries_.find(key) != entries_.end();
}

const std::string& Catalogue::get(std::string_view key) const {
  const auto found = entries_.find(key);
  if (found == entries_.end()) mistake(fmt::format("the catalogue of language '{}' lacks '{}'", language_, key));
  return found->second;
}

std::string Catalogue::format(std::string_view key, Arguments arguments) const {
  std::string out;
  const auto value = [&](std::string_view name) {
    const auto found = std::find_if(arguments.begin(), arguments.end(), [&](auto& each) { return each.first == name; });
    if (found == arguments.end()) mistake(fmt::format("'{}' needs a value for {{{}}}", key, name));
    out += found->second;
  };
  split(
      get(key), [&](std::string_view part) { out += part; }, value);
  return out;
}

std::string Catalogue::count(std::string_view key, std::uint64_t number) const {
  return format(fmt::format("{}.{}", key, count_form(number)), {{"count", std::to_string(number)}});
}

Catalogues Catalogues::embedded() {
  Catalogues catalogues;
  for (const auto& file : embedded_files()) {
    auto parsed = Catalogue::parse(file.content, std::string(file.name));
    if (!parsed) mistake(parsed.error());
    catalogues.languages_.push_back(std::move(*parsed));
  }
  const auto vietnamese_first = [](const Catalogue& a, const Catalogue& b) {
    return std::pair(a.language() != "vi", a.language()) < std::pair(b.language() != "vi", b.language());
  };
  std::sort(catalogues.languages_.begin(), catalogues.languages_.end(), vietnamese_first);
  return catalogues;
}

const Catalogue* Catalogues::find(std::string_view language) const {
  const auto found = std::find_if(languages_.begin(), languages_.end(),
                                  [&](const Catalogue& each) { return each.language() == language; });
  return found == languages_.end() ? nullptr : &*found;
}

const Catalogue& Catalogues::after(const Catalogue& current) const {
  for (std::size_t i = 0; i < languages_.size(); ++i) {
    if (languages_[i].language() == current.language()) return languages_[(i + 1) % languages_.size()];
  }
  return languages_.front();
}

std::vector<std::string> placeholders(std::string_view text) {
  std::vector<std::string> names;
  split(
      text, [](std::string_view) {}, [&](std::string_view name) { names.emplace_back(name); });
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace motcua::text
