#include "kiosk/telex.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace motcua::kiosk {
namespace {

// A vowel with its mark, and the keys that write it; then its six tones in the order of kTones.
struct Vowel {
  char32_t base;
  char32_t mark;  // the key that makes it from the base; 0: none
  std::u32string_view tones;
};
constexpr std::array<Vowel, 12> kVowels{{{U'a', 0, U"aàảãáạ"},
                                         {U'a', U'w', U"ăằẳẵắặ"},
                                         {U'a', U'a', U"âầẩẫấậ"},
                                         {U'e', 0, U"eèẻẽéẹ"},
                                         {U'e', U'e', U"êềểễếệ"},
                                         {U'i', 0, U"iìỉĩíị"},
                                         {U'o', 0, U"oòỏõóọ"},
                                         {U'o', U'o', U"ôồổỗốộ"},
                                         {U'o', U'w', U"ơờởỡớợ"},
                                         {U'u', 0, U"uùủũúụ"},
                                         {U'u', U'w', U"ưừửữứự"},
                                         {U'y', 0, U"yỳỷỹýỵ"}}};
constexpr std::u32string_view kTones = U"zfrxsj";

struct Letter {
  char32_t base = 0;  // the letter without mark and tone
  char32_t mark = 0;  // its key
  bool vowel = false;
};

struct Word {
  std::vector<Letter> letters;
  std::size_t tone = 0;  // of kTones
};

bool is_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || c > 0x7F;
}

Word take_apart(std::u32string_view text) {
  Word word;
  for (const char32_t c : text) {
    Letter letter{c};
    if (c == U'đ') letter = {U'd', U'd', false};
    for (const auto& vowel : kVowels) {
      const auto tone = vowel.tones.find(c);
      if (tone == std::u32string_view::npos) continue;
      letter = {vowel.base, vowel.mark, true};
      if (tone != 0) word.tone = tone;
    }
    word.letters.push_back(letter);
  }
  return word;
}

// The vowels that are sung: not the u of "qu", nor the i of "gi" where another one follows.
std::vector<std::size_t> nucleus(const Word& word) {
  const auto& letters = word.letters;
  std::size_t at = 0;
  const auto starts_with = [&](char32_t first, char32_t second) {
    return letters.size() > 2 && letters[0].base == first && letters[1].base == second && letters[1].mark == 0 &&
           letters[2].vowel;
  };
  if (starts_with(U'q', U'u') || starts_with(U'g', U'i')) at = 2;
  while (at < letters.size() && !letters[at].vowel) ++at;
  std::vector<std::size_t> found;
  for (; at < letters.size() && letters[at].vowel; ++at) found.push_back(at);
  return found;
}

// Which letter carries the tone.
std::optional<std::size_t> carrier(const Word& word) {
  const auto vowels = nucleus(word);
  if (vowels.empty()) return std::nullopt;
  const auto marked =
      std::find_if(vowels.rbegin(), vowels.rend(), [&](std::size_t at) { return word.letters[at].mark != 0; });
  if (marked != vowels.rend()) return *marked;
  const bool closed = vowels.back() + 1 < word.letters.size();
  if (closed && vowels.size() > 1) return vowels[vowels.size() == 2 ? 1 : vowels.size() - 1];
  return vowels[vowels.size() < 3 ? 0 : 1];
}

std::u32string put_together(const Word& word) {
  const auto toned = carrier(word);
  std::u32string text;
  for (std::size_t i = 0; i < word.letters.size(); ++i) {
    const auto& letter = word.letters[i];
    if (!letter.vowel) {
      text += letter.mark == U'd' ? U'đ' : letter.base;
      continue;
    }
    const auto vowel = std::find_if(kVowels.begin(), kVowels.end(), [&](const Vowel& each) {
      return each.base == letter.base && each.mark == letter.mark;
    });
    text += vowel->tones[toned == i ? word.tone : 0];
  }
  return text;
}

Letter plain(char32_t key) {
  return take_apart({&key, 1}).letters.front();
}

bool has_form(char32_t base, char32_t mark) {
  return std::any_of(kVowels.begin(), kVowels.end(),
                     [&](const Vowel& each) { return each.base == base && each.mark == mark; });
}

// The last letter that the key can mark, or whose mark it takes back.
std::optional<std::size_t> markable(const Word& word, char32_t key) {
  if (key == U'd') {
    const bool at_start = !word.letters.empty() && word.letters.front().base == U'd';
    return at_start ? std::optional<std::size_t>(0) : std::nullopt;
  }
  for (std::size_t i = word.letters.size(); i-- > 0;) {
    const auto& letter = word.letters[i];
    const bool doubled = key == U'w' || letter.base == key;
    if (!letter.vowel || !doubled || !has_form(letter.base, key)) continue;
    const bool second_u = i > 0 && letter.base == U'u' && word.letters[i - 1].base == U'u';
    return second_u ? i - 1 : i;  // lưu
  }
  return std::nullopt;
}

// "uo" is marked as one: ươ.
void set_mark(Word& word, std::size_t at, char32_t mark) {
  word.letters[at].mark = mark;
  const bool after_u = at > 0 && word.letters[at].base == U'o' && word.letters[at - 1].base == U'u';
  const bool of_q = at > 1 && word.letters[at - 2].base == U'q';
  if (after_u && !of_q && mark == U'w') word.letters[at - 1].mark = mark;
  if (after_u && !of_q && mark == 0) word.letters[at - 1].mark = 0;
}

void mark(Word& word, char32_t key) {
  const auto at = markable(word, key);
  if (!at) {
    word.letters.push_back(key == U'w' ? Letter{U'u', U'w', true} : plain(key));
  } else if (word.letters[*at].mark == key) {
    set_mark(word, *at, 0);
    word.letters.push_back(plain(key));
  } else {
    set_mark(word, *at, key);
  }
}

void set_tone(Word& word, std::size_t tone, char32_t key) {
  const bool nothing = !carrier(word) || (tone == 0 && word.tone == 0);
  if (nothing || (tone != 0 && word.tone == tone)) {
    word.tone = nothing ? word.tone : 0;
    word.letters.push_back(plain(key));
    return;
  }
  word.tone = tone;
}

}  // namespace

std::u32string telex(std::u32string_view text, char32_t key) {
  std::size_t begin = text.size();
  while (begin > 0 && is_letter(text[begin - 1])) --begin;
  Word word = take_apart(text.substr(begin));
  const auto tone = kTones.find(key);
  const bool marks = key == U'a' || key == U'e' || key == U'o' || key == U'w' || key == U'd';
  if (tone != std::u32string_view::npos) {
    set_tone(word, tone, key);
  } else if (marks) {
    mark(word, key);
  } else {
    word.letters.push_back(plain(key));
  }
  return std::u32string(text.substr(0, begin)) + put_together(word);
}

}  // namespace motcua::kiosk
