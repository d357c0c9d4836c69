#include "display/voice/spoken_words.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "ui/text/glyph_ranges.h"

namespace motcua::voice {
namespace {

bool is_digit(char32_t character) {
  return character >= U'0' && character <= U'9';
}

bool is_spoken(char32_t character) {
  return character > 0x7F || std::isalnum(static_cast<int>(character)) != 0;
}

std::string utf8(char32_t character) {
  const auto low = [&](int shift) { return static_cast<char>(0x80 | ((character >> shift) & 0x3F)); };
  if (character < 0x80) return {static_cast<char>(character)};
  if (character < 0x800) return {static_cast<char>(0xC0 | (character >> 6)), low(0)};
  if (character < 0x10000) return {static_cast<char>(0xE0 | (character >> 12)), low(6), low(0)};
  return {static_cast<char>(0xF0 | (character >> 18)), low(12), low(6), low(0)};
}

// The words from ten * 10 to ten * 10 + 9 stand in one text, with commas between them.
std::string below_hundred(std::uint32_t number, const text::Catalogue& words) {
  const std::string& row = words.get(fmt::format("voice.numbers.from_{}", number / 10 * 10));
  std::size_t begin = 0;
  for (std::uint32_t skip = number % 10; skip > 0 && begin != std::string::npos; --skip) {
    begin = row.find(", ", begin);
    if (begin != std::string::npos) begin += 2;
  }
  if (begin == std::string::npos) return std::to_string(number);
  return row.substr(begin, row.find(", ", begin) - begin);
}

std::string character_words(char32_t character, const text::Catalogue& words) {
  if (is_digit(character)) return below_hundred(character - U'0', words);
  const std::string written = utf8(character);
  const std::string key = fmt::format("voice.letters.{}", written);
  return words.has(key) ? words.get(key) : written;
}

std::string one_by_one(std::string_view written, const text::Catalogue& words) {
  std::string out;
  for (const char32_t character : text::characters(written)) {
    if (!is_spoken(character)) continue;
    out += (out.empty() ? "" : ", ") + character_words(character, words);
  }
  return out;
}

// Adds `name` if there is something to say in these words of the sentence.
void add_words(std::vector<std::string>& names, std::string_view words, const char* name) {
  const auto characters = text::characters(words);
  if (std::any_of(characters.begin(), characters.end(), is_spoken)) names.emplace_back(name);
}

void add_placeholder(std::vector<std::string>& names, std::string_view placeholder, const Call& call) {
  if (placeholder == "{counter}") {
    names.push_back(fmt::format("counter-{}", call.counter));
    return;
  }
  for (const char32_t character : text::characters(call.ticket)) {
    if (auto name = clip_name(character); !name.empty()) names.push_back(std::move(name));
  }
}

}  // namespace

std::string number_words(std::uint32_t number, const text::Catalogue& words) {
  if (number > 999) return one_by_one(std::to_string(number), words);
  if (number < 100) return below_hundred(number, words);
  const std::string hundreds = below_hundred(number / 100, words);
  const std::uint32_t rest = number % 100;
  if (rest == 0) return words.format("voice.hundreds", {{"hundreds", hundreds}});
  const std::string rest_words = below_hundred(rest, words);
  if (rest < 10) return words.format("voice.hundreds_and_units", {{"hundreds", hundreds}, {"rest", rest_words}});
  return words.format("voice.hundreds_and_tens", {{"hundreds", hundreds}, {"rest", rest_words}});
}

std::string sentence(const Call& call, const text::Catalogue& words) {
  return words.format("voice.call",
                      {{"ticket", one_by_one(call.ticket, words)}, {"counter", number_words(call.counter, words)}});
}

std::string clip_name(char32_t character) {
  if (!is_spoken(character)) return {};
  return fmt::format("{}-{}", is_digit(character) ? "digit" : "letter", utf8(character));
}

std::vector<std::string> clip_names(const Call& call, const text::Catalogue& words) {
  std::vector<std::string> names;
  std::string_view rest = words.get("voice.call");
  const char* name = "invite";
  for (std::size_t open = rest.find('{'); open != std::string_view::npos; open = rest.find('{')) {
    const std::size_t end = rest.find('}', open) + 1;
    add_words(names, rest.substr(0, open), name);
    add_placeholder(names, rest.substr(open, end - open), call);
    rest.remove_prefix(end);
    name = "to-counter";
  }
  add_words(names, rest, "end");
  return names;
}

}  // namespace motcua::voice
