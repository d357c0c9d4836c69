#include "catalogue/query.h"

#include <algorithm>
#include <bit>

#include "catalogue/fold.h"
#include "catalogue/slip.h"

namespace motcua::catalogue {
namespace {

constexpr std::size_t kTokensMax = 16;     // more than anybody types; the rest is left out
constexpr std::size_t kJoinedSizeMin = 5;  // "khaisinh", but not every two letters that meet
constexpr std::size_t kJoinedWholeMin = 3;  // "oto": whole words
constexpr std::size_t kJoinedSlipSizeMin = 6;

// What each word further into the name costs, against one word more of length.
constexpr std::uint32_t kLater = 3;
constexpr std::uint32_t kApart = 12;      // not directly after the word typed before it
constexpr std::uint32_t kBefore = 18;     // in another order than typed
constexpr std::uint32_t kUnfinished = 4;  // only the beginning of a word
constexpr std::uint32_t kInOpening = 15;  // in "Thủ tục", which every second name begins with
constexpr std::uint32_t kOutside = 40;    // in the field or department, not in the name
constexpr std::uint32_t kMissing = 4;     // times the weight of a word that is not there

// Digits and points: "1.001193", "001193". A letter may be in a code too, so anything with a digit and no space is one.
std::string as_code(std::string_view text) {
  constexpr std::size_t kCodeSizeMin = 3;
  const auto begin = std::min(text.find_first_not_of(' '), text.size());
  const auto end = text.find_last_not_of(' ');
  std::string code(text.substr(begin, end == std::string_view::npos ? 0 : end - begin + 1));
  const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  std::transform(code.begin(), code.end(), code.begin(), small);
  const bool digit = code.find_first_of("0123456789") != std::string::npos;
  return digit && code.size() >= kCodeSizeMin && code.find(' ') == std::string::npos ? code : "";
}

}  // namespace

Query::Query(const Table& table, std::string_view text) : table_(table), code_(as_code(text)) {
  const std::string folded = fold(text);
  for (const std::string_view each : words(folded)) {
    if (tokens_.size() < kTokensMax) tokens_.push_back({std::string(each), false, {}, false, 1});
  }
  if (tokens_.empty()) return;
  tokens_.back().last = true;
  for (Token& token : tokens_) {
    match_words(token);
    joined_.push_back(find_joined(token));
  }
}

void Query::match_words(Token& token) const {
  token.fits.assign(table_.vocabulary.size(), Fit::kNone);
  for (std::size_t id = 0; id < token.fits.size(); ++id) {
    const std::string& word = table_.vocabulary[id];
    Fit& fit = token.fits[id];
    if (word == token.text) {
      fit = Fit::kWhole;
    } else if (token.last && word.starts_with(token.text)) {
      fit = Fit::kBeginning;
    } else if (token.text.size() >= kSlipSizeMin && is_slip(token.text, word, token.last)) {
      fit = Fit::kSlip;
    }
    token.fits_any = token.fits_any || fit > Fit::kSlip;
  }
}

// From one word of a row on, if a word begins there.
std::optional<Query::Span> Query::span_at(std::uint32_t index, std::size_t at, std::size_t size) const {
  const Row& row = table_.rows[index];
  std::size_t position = row.joined_at;
  std::uint32_t first = 0;
  for (; first < row.name_words && position < at; ++first) position += table_.word(row, first).size();
  if (position != at) return std::nullopt;
  std::uint32_t last = first;
  for (; last < row.name_words && position < at + size; ++last) position += table_.word(row, last).size();
  return Span{index, first, last - 1, position == at + size ? Fit::kWhole : Fit::kBeginning};
}

std::vector<Query::Span> Query::find_joined(const Token& token) const {
  std::vector<Span> found;
  if (token.text.size() < kJoinedWholeMin) return found;
  const bool may_be_unfinished = token.last && token.text.size() >= kJoinedSizeMin;
  const auto row_at = [&](std::size_t at) {
    const auto after = std::upper_bound(table_.rows.begin(), table_.rows.end(), at,
                                        [](std::size_t value, const Row& row) { return value < row.joined_at; });
    return static_cast<std::uint32_t>(after - table_.rows.begin() - 1);
  };
  for (std::size_t at = table_.joined.find(token.text); at != std::string::npos;
       at = table_.joined.find(token.text, at + 1)) {
    const auto span = span_at(row_at(at), at, token.text.size());
    const bool several = span && span->last > span->first;
    if (several && (may_be_unfinished || span->fit == Fit::kWhole)) found.push_back(*span);
  }
  return found;
}

std::vector<Query::Span> Query::find_joined_slips(const Token& token) const {
  std::vector<Span> found;
  if (token.text.size() < kJoinedSlipSizeMin || token.fits_any) return found;
  for (std::uint32_t index = 0; index < table_.rows.size(); ++index) {
    const Row& row = table_.rows[index];
    std::size_t at = row.joined_at;
    for (std::uint32_t i = 0; i < row.name_words; ++i) {
      const auto rest = std::string_view(table_.joined).substr(at, token.text.size() + 1);
      const auto line = rest.substr(0, rest.find('\n'));
      if (is_slip(token.text, line, true)) {
        if (auto span = span_at(index, at, token.text.size())) found.push_back({index, i, span->last, Fit::kSlip});
      }
      at += table_.word(row, i).size();
    }
  }
  return found;
}

void Query::look_for_slips() {
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (joined_[i].empty()) joined_[i] = find_joined_slips(tokens_[i]);
  }
}

void Query::weigh() {
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    std::size_t having = 0;
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      having += place_of(i, row, std::nullopt, Fit::kBeginning) ? 1 : 0;
    }
    // A word that no name has says nothing about any.
    tokens_[i].weight = having == 0 ? 1 : static_cast<std::uint32_t>(std::bit_width(table_.rows.size() / having));
  }
}

// The best fit; of equal ones that directly after the word before, else the first.
std::optional<Query::Span> Query::place_of(std::size_t token, std::size_t index, std::optional<std::uint32_t> after,
                                           Fit least) const {
  const Row& row = table_.rows[index];
  std::optional<Span> best;
  const auto consider = [&](const Span& span) {
    if (span.fit < least || span.fit == Fit::kNone) return;
    const bool follows = after && span.first == *after + 1;
    if (!best || span.fit > best->fit || (span.fit == best->fit && follows)) best = span;
  };
  const auto& fits = tokens_[token].fits;
  for (std::uint32_t each = 0; each < row.all_words; ++each) {
    const std::uint32_t i = (each + row.opening) % row.all_words;  // "Thú y" is not meant as "Thủ tục"
    consider({static_cast<std::uint32_t>(index), i, i, fits[table_.words[row.first_word + i]]});
  }
  const auto& joined = joined_[token];
  const auto from = std::lower_bound(joined.begin(), joined.end(), index,
                                     [](const Span& span, std::size_t value) { return span.row < value; });
  for (auto each = from; each != joined.end() && each->row == index; ++each) consider(*each);
  return best;
}

Rating Query::rate_found(const Row& row, const std::vector<std::optional<Span>>& found) const {
  Rating rating;
  rating.distance = row.name_words;
  std::uint32_t first = row.name_words;
  const Span* before = nullptr;
  rating.together = true;
  for (const auto& span : found) {
    if (!span) continue;
    const bool follows = before == nullptr || span->first == before->last + 1;
    if (!follows || span->fit < Fit::kBeginning || span->first >= row.name_words) rating.together = false;
    if (span->fit == Fit::kSlip) ++rating.slips;
    if (span->fit == Fit::kBeginning) rating.distance += kUnfinished;
    if (span->first < row.opening) rating.distance += kInOpening;
    if (span->first >= row.name_words) rating.distance += kOutside;
    if (!follows) {
      rating.distance += span->first > before->last ? kApart : kBefore;
    }
    first = std::min(first, span->first);
    before = &*span;
  }
  rating.distance += kLater * (first - std::min(first, row.opening));
  return rating;
}

std::optional<Rating> Query::rate(std::size_t index, std::uint32_t slips_max) const {
  std::vector<std::optional<Span>> found;
  std::optional<std::uint32_t> after;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    found.push_back(place_of(i, index, after, slips_max > 0 ? Fit::kSlip : Fit::kBeginning));
    if (!found.back()) return std::nullopt;
    after = found.back()->last;
  }
  const Rating rating = rate_found(table_.rows[index], found);
  if (rating.slips > slips_max) return std::nullopt;
  return rating;
}

std::optional<Rating> Query::rate_partly(std::size_t index) const {
  std::vector<std::optional<Span>> found;
  std::optional<std::uint32_t> after;
  std::uint32_t there = 0;
  std::uint32_t missing = 0;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    found.push_back(place_of(i, index, after, Fit::kBeginning));
    (found.back() ? there : missing) += tokens_[i].weight;
    if (found.back()) after = found.back()->last;
  }
  if (there < missing || there == 0) return std::nullopt;
  Rating rating = rate_found(table_.rows[index], found);
  rating.distance += kMissing * missing;
  return rating;
}

std::optional<Rating> Query::rate_code(std::size_t index) const {
  if (code_.empty()) return std::nullopt;
  const std::string_view code = table_.rows[index].code;
  if (code == code_) return Rating{};
  const auto point = std::min(code.find('.'), code.size() - 1);
  if (code.starts_with(code_) || code.substr(point + 1).starts_with(code_)) return Rating{0, 1};
  return std::nullopt;
}

}  // namespace motcua::catalogue
