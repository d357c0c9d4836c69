#include "ui/model/own_option.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "config/words.h"

namespace motcua::ui {

const std::vector<std::string>* find_own(const OwnValues& values, std::string_view name) {
  const auto found = values.find(name);
  return found == values.end() ? nullptr : &found->second;
}

std::optional<int> whole_number(std::string_view digits, int least, int most) {
  const auto is_digit = [](char character) { return character >= '0' && character <= '9'; };
  if (!std::all_of(digits.begin(), digits.end(), is_digit)) return std::nullopt;
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || value < least || value > most) return std::nullopt;
  return value;
}

tl::expected<void, std::string> take_number(const OwnValues& values, std::string_view name, int least, int most,
                                            int& number) {
  const auto* written = find_own(values, name);
  if (written == nullptr) return {};
  const auto value = whole_number(written->front(), least, most);
  if (!value) {
    return tl::unexpected(fmt::format("--{}: {} is out of range; expected {} to {}", name,
                                      config::in_quotes(written->front()), least, most));
  }
  number = *value;
  return {};
}

}  // namespace motcua::ui
