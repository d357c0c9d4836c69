#include "config/words.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

namespace motcua::config {
namespace {

// Steps (insert, delete, replace, swap neighbours) from one word to the other.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> two_ago(b.size() + 1), one_ago(b.size() + 1), now(b.size() + 1);
  std::iota(one_ago.begin(), one_ago.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = one_ago[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      now[j] = std::min({one_ago[j] + 1, now[j - 1] + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) now[j] = std::min(now[j], two_ago[j - 2] + 1);
    }
    std::swap(two_ago, one_ago);
    std::swap(one_ago, now);
  }
  return one_ago[b.size()];
}

}  // namespace

std::string in_quotes(std::string_view text) {
  constexpr std::size_t kShownMax = 60;
  std::string out = "\"";
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const bool begins_character = (byte & 0xC0) != 0x80;
    if (at >= kShownMax && begins_character) break;
    if (byte < 0x20 || byte == 0x7F) {
      out += fmt::format("\\x{:02X}", byte);
    } else {
      out += text[at];
    }
  }
  out += at < text.size() ? "...\"" : "\"";
  return out;
}

std::string_view closest(std::string_view word, const std::vector<std::string_view>& candidates) {
  constexpr std::size_t kWordMax = 64;  // longer ones are no slip of the finger
  std::string_view best;
  if (word.size() > kWordMax) return best;
  std::size_t best_distance = word.size() < 5 ? 2 : 3;  // must be below
  for (std::string_view candidate : candidates) {
    if (candidate.size() > kWordMax) continue;
    const std::size_t steps = distance(word, candidate);
    if (steps < best_distance && steps < candidate.size()) {
      best = candidate;
      best_distance = steps;
    }
  }
  return best;
}

std::string suggestion(std::string_view word, const std::vector<std::string_view>& candidates) {
  const std::string_view meant = closest(word, candidates);
  return meant.empty() ? std::string() : fmt::format(", did you mean \"{}\"?", meant);
}

std::string alternatives(const std::vector<std::string_view>& words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += i + 1 == words.size() ? " or " : ", ";
    out += words[i];
  }
  return out;
}

}  // namespace motcua::config
