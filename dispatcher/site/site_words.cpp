#include "dispatcher/site/site_words.h"

#include <algorithm>

#include <fmt/format.h>

#include "config/words.h"

namespace motcua::site {
namespace {

constexpr std::size_t kKeySizeMax = 32;
constexpr std::size_t kLetterSizeMax = 3;

bool is_key(std::string_view text) {
  return text.size() <= kKeySizeMax && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
         });
}

bool is_letter(std::string_view text) {
  return !text.empty() && text.size() <= kLetterSizeMax &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// By ISO 639, of two or three letters; whether a screen speaks it is not known here.
bool is_language(std::string_view text) {
  return (text.size() == 2 || text.size() == 3) &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// U+0300 to U+036F, combining marks, are CC 80 to CD AF in UTF-8.
bool has_loose_accent(std::string_view text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const auto first = static_cast<unsigned char>(text[i]);
    const auto second = static_cast<unsigned char>(text[i + 1]);
    if (first == 0xCC || (first == 0xCD && second <= 0xAF)) return true;
  }
  return false;
}

std::string read_language(const config::Table& text, std::string_view language, bool required) {
  std::string value = required ? text.text(language) : text.text(language, "");
  if (const auto fault = find_text_fault(value)) text.mistake(language, *fault);
  return value;
}

}  // namespace

std::optional<std::string> find_text_fault(std::string_view text, std::size_t bytes_max) {
  const auto shown = config::in_quotes(text);
  if (text.size() > bytes_max) {
    return fmt::format("{}, {} bytes, expected at most {} bytes", shown, text.size(), bytes_max);
  }
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
  if (std::any_of(text.begin(), text.end(), is_control))
    return shown + ", expected one line without control characters";
  if (has_loose_accent(text)) return shown + ", expected composed characters (Unicode NFC)";
  return std::nullopt;
}

hall::Text read_text(const config::Table& text) {
  hall::Text name{read_language(text, "vi", true), read_language(text, "en", false)};
  if (name.en.empty()) name.en = name.vi;
  for (const auto& key : text.keys()) {
    if (key != "vi" && key != "en" && is_language(key)) name.others[key] = read_language(text, key, true);
  }
  return name;
}

hall::Text read_name(const config::Table& table, std::string_view key) {
  if (!table.has(key)) {
    table.mistake(key, R"(missing, expected a name, { vi = "...", en = "..." })");
    return {};
  }
  return read_text(table.table(key));
}

std::string read_key(const config::Table& table) {
  std::string key = table.text("key");
  if (!is_key(key)) {
    table.mistake("key",
                  fmt::format("{}, expected at most {} of a-z, 0-9, - and _", config::in_quotes(key), kKeySizeMax));
  }
  return key;
}

std::string read_letter(const config::Table& table, bool required) {
  std::string letter = required ? table.text("letter") : table.text("letter", "");
  if (!letter.empty() && !is_letter(letter)) {
    table.mistake("letter", fmt::format("{}, expected one to three capital letters A to Z", config::in_quotes(letter)));
  }
  return letter;
}

void Unique::add(const config::Table& table, std::string_view key, const std::string& value) {
  if (value.empty()) return;  // a mistake of its own already
  const auto [first, is_new] = line_by_value_.emplace(value, table.line(key));
  if (is_new) return;
  table.mistake(key,
                fmt::format("{} is already in line {}, expected another", config::in_quotes(value), first->second));
}

}  // namespace motcua::site
