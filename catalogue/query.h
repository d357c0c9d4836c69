// One search, ready to be held against every row. Only for the sources of this folder.
//
// One thread at a time; the table must outlive it.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/table.h"

namespace motcua::catalogue {

// How well a row fits; the smaller, the better, in the order of the fields.
struct Rating {
  std::uint32_t slips = 0;
  std::uint32_t distance = 0;  // late in the name, words apart or missing, a long name
  bool together = false;       // side by side as typed; says nothing of which row fits better
  friend bool operator==(const Rating& a, const Rating& b) { return a.slips == b.slips && a.distance == b.distance; }
  friend auto operator<=>(const Rating& a, const Rating& b) {
    return a.slips != b.slips ? a.slips <=> b.slips : a.distance <=> b.distance;
  }
};

class Query {
 public:
  Query(const Table& table, std::string_view text);

  bool empty() const { return tokens_.empty(); }
  bool is_phrase() const { return tokens_.size() >= 3; }
  // A code is there or it is not: half of one means nothing.
  bool is_code() const { return !code_.empty(); }
  // Every word is there, with at most so many typing slips in all.
  std::optional<Rating> rate(std::size_t row, std::uint32_t slips_max) const;
  // At least half of what was typed is there, rare words weighing more.
  std::optional<Rating> rate_partly(std::size_t row) const;
  // By its code, or the part after the point.
  std::optional<Rating> rate_code(std::size_t row) const;

  // Looks for typing slips in what was typed without spaces, which takes longer: only where nothing else was found.
  void look_for_slips();
  // Weighs the words by how many rows have them, for rate_partly().
  void weigh();

 private:
  enum class Fit : std::uint8_t { kNone, kSlip, kBeginning, kWhole };

  // A word that was typed, and which words of the table it stands for.
  struct Token {
    std::string text;
    bool last = false;
    std::vector<Fit> fits;  // by WordId
    bool fits_any = false;  // without a slip
    std::uint32_t weight = 1;
  };
  // Some words of a row that a token stands for.
  struct Span {
    std::uint32_t row = 0;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    Fit fit = Fit::kNone;
  };

  void match_words(Token& token) const;
  std::vector<Span> find_joined(const Token& token) const;
  std::vector<Span> find_joined_slips(const Token& token) const;
  std::optional<Span> span_at(std::uint32_t row, std::size_t at, std::size_t size) const;
  std::optional<Span> place_of(std::size_t token, std::size_t row, std::optional<std::uint32_t> after, Fit least) const;
  Rating rate_found(const Row& row, const std::vector<std::optional<Span>>& found) const;

  const Table& table_;
  std::vector<Token> tokens_;
  std::vector<std::vector<Span>> joined_;  // by token, ordered by row
  std::string code_;                       // empty: not a code
};

}  // namespace motcua::catalogue
