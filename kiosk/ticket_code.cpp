#include "kiosk/ticket_code.h"

#include <algorithm>
#include <charconv>

namespace motcua::kiosk {
namespace {

constexpr std::string_view kNumberMark = "{number}";
constexpr std::string_view kVisitMark = "{visit}";
constexpr std::size_t kLettersMax = 3;  // as a site's letters are
constexpr std::size_t kDigitsMin = 3;   // A047
constexpr std::size_t kDigitsMax = 9;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

// What people put between the letter and the digits.
bool is_between(char c) {
  return c == ' ' || c == '-' || c == '.';
}

// Takes from the front what belongs together.
template <class Belongs>
std::string_view take(std::string_view& text, const Belongs& belongs) {
  const auto end = static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), belongs) - text.begin());
  const std::string_view taken = text.substr(0, end);
  text.remove_prefix(end);
  return taken;
}

// "a47" -> "A047"; empty: no number of a ticket.
std::string number_of(std::string_view text) {
  take(text, is_between);
  const std::string_view letters = take(text, is_letter);
  take(text, is_between);
  std::string_view digits = take(text, is_digit);
  take(text, is_between);
  const bool whole = text.empty() && !letters.empty() && letters.size() <= kLettersMax;
  if (!whole || digits.empty() || digits.size() > kDigitsMax) return "";
  while (digits.size() > kDigitsMin && digits.front() == '0') digits.remove_prefix(1);
  std::string number;
  for (const char c : letters) number += c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c;
  if (digits.size() < kDigitsMin) number.append(kDigitsMin - digits.size(), '0');
  return number.append(digits);
}

bool take_number(std::string_view& address, TicketCode& code) {
  code.number = number_of(take(address, [](char c) { return is_letter(c) || is_digit(c); }));
  return !code.number.empty();
}

bool take_visit(std::string_view& address, TicketCode& code) {
  const std::string_view digits = take(address, is_digit);
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), code.visit);
  return read.ec == std::errc() && code.visit != 0;
}

std::optional<TicketCode> read_address(std::string_view address, std::string_view page) {
  TicketCode code;
  while (!page.empty()) {
    if (page.starts_with(kNumberMark)) {
      if (!take_number(address, code)) return std::nullopt;
      page.remove_prefix(kNumberMark.size());
    } else if (page.starts_with(kVisitMark)) {
      if (!take_visit(address, code)) return std::nullopt;
      page.remove_prefix(kVisitMark.size());
    } else {
      if (address.empty() || address.front() != page.front()) return std::nullopt;
      address.remove_prefix(1);
      page.remove_prefix(1);
    }
  }
  return address.empty() ? std::optional(code) : std::nullopt;
}

}  // namespace

std::optional<TicketCode> read_ticket_code(std::string_view text, std::string_view page) {
  while (text.ends_with(' ')) text.remove_suffix(1);
  if (std::string number = number_of(text); !number.empty()) return TicketCode{std::move(number), 0};
  return page.empty() ? std::nullopt : read_address(text, page);
}

}  // namespace motcua::kiosk
