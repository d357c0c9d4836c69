#include "config/reader.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "config/state.h"
#include "config/utf8.h"
#include "config/words.h"

namespace motcua::config {
namespace {

// toml++ reports a repeated key or a bad value with the place where it noticed.
tl::expected<toml::table, std::string> parse_toml(std::string_view text, const std::string& file) {
  try {
    return toml::parse(text, std::string_view(file));
  } catch (const toml::parse_error& error) {
    const auto& at = error.source().begin;
    return tl::unexpected(
        fmt::format("{}:{}: not valid TOML at column {}: {}", file, at.line, at.column, error.description()));
  } catch (const std::exception& error) {
    return tl::unexpected(fmt::format("{}:1: not valid TOML: {}", file, error.what()));
  }
}

}  // namespace

int line_of(const toml::node& node) {
  return static_cast<int>(node.source().begin.line);
}
int line_of(const toml::key& key) {
  return static_cast<int>(key.source().begin.line);
}

std::string joined(std::string_view table, std::string_view key) {
  if (key.empty()) return std::string(table);
  return table.empty() ? std::string(key) : fmt::format("{}.{}", table, key);
}

std::string joined(std::string_view table, std::string_view key, std::size_t item) {
  return fmt::format("{}[{}]", joined(table, key), item + 1);
}

void State::note(int line, std::string_view name, std::string_view sentence) {
  Note note{std::max(line, 1), name.empty() ? std::string(sentence) : fmt::format("{}: {}", name, sentence)};
  if (std::find(notes.begin(), notes.end(), note) == notes.end()) notes.push_back(std::move(note));
}

const toml::node* State::ask(const toml::table& table, std::string_view key) {
  visited[&table].asked.emplace(key);
  return table.get(key);
}

void State::unknown_keys(const toml::table& table, const Visited& known, std::vector<Note>& found) const {
  const std::vector<std::string_view> candidates(known.asked.begin(), known.asked.end());
  for (const auto& [key, value] : table) {
    const std::string_view name = key.str();
    if (known.asked.contains(name)) continue;
    std::string hint = suggestion(name, candidates);
    if (hint.empty() && !candidates.empty()) hint = fmt::format(", expected one of {}", alternatives(candidates));
    found.push_back({line_of(key), fmt::format("{}: unknown key{}", joined(known.name, name), hint)});
  }
}

tl::expected<std::string, std::string> read_file(const std::filesystem::path& file, std::size_t size_max) {
  std::error_code error;
  if (std::filesystem::is_directory(file, error)) {
    return tl::unexpected(fmt::format("{}: is a folder, expected a file", file.string()));
  }
  errno = 0;
  std::ifstream in(file, std::ios::binary);
  if (!in) return tl::unexpected(fmt::format("{}: cannot be opened: {}", file.string(), std::strerror(errno)));
  std::string text;
  char block[64 * 1024];
  while (in.read(block, sizeof block), in.gcount() > 0) {
    text.append(block, static_cast<std::size_t>(in.gcount()));
    if (text.size() > size_max) {
      return tl::unexpected(fmt::format("{}: larger than {} bytes", file.string(), size_max));
    }
  }
  if (in.bad()) return tl::unexpected(fmt::format("{}: cannot be read: {}", file.string(), std::strerror(errno)));
  return text;
}

tl::expected<Document, std::string> Document::load(const std::filesystem::path& file) {
  auto text = read_file(file);
  if (!text) return tl::unexpected(text.error());
  return parse(*text, file);
}

tl::expected<Document, std::string> Document::parse(std::string_view toml, const std::filesystem::path& file) {
  if (const auto bad = find_invalid_utf8(toml)) {
    return tl::unexpected(fmt::format("{}:{}: not UTF-8 (byte 0x{:02X}), expected a file saved as UTF-8", file.string(),
                                      line_of(toml, *bad), static_cast<unsigned char>(toml[*bad])));
  }
  auto table = parse_toml(toml, file.string());
  if (!table) return tl::unexpected(table.error());
  auto state = std::make_shared<State>();
  state->file = file;
  state->root = std::move(*table);
  state->visit(state->root, "");
  return Document(std::move(state));
}

Table Document::root() const {
  return {state_, &state_->root, "", 1};
}

const std::filesystem::path& Document::file() const {
  return state_->file;
}

std::vector<std::string> Document::mistakes() const {
  std::vector<State::Note> notes = state_->notes;
  for (const auto& [table, known] : state_->visited) state_->unknown_keys(*table, known, notes);
  std::stable_sort(notes.begin(), notes.end(), [](const auto& a, const auto& b) { return a.line < b.line; });
  std::vector<std::string> found;
  for (const auto& note : notes)
    found.push_back(fmt::format("{}:{}: {}", state_->file.string(), note.line, note.sentence));
  return found;
}

std::string lines(const std::vector<std::string>& mistakes) {
  std::string out;
  for (const auto& mistake : mistakes) {
    if (!out.empty()) out += '\n';
    out += mistake;
  }
  return out;
}

}  // namespace motcua::config
