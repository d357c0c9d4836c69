#include "dispatcher/site/csv.h"

#include <algorithm>

#include <fmt/format.h>

#include "config/utf8.h"

namespace motcua::site {
namespace {

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  tl::expected<std::vector<CsvRecord>, CsvMistake> records() {
    std::vector<CsvRecord> found;
    while (at_ < text_.size()) {
      if (end_of_line()) continue;
      CsvRecord record{line_, {}};
      do {
        auto field = next_field();
        if (!field) return tl::unexpected(field.error());
        record.fields.push_back(std::move(*field));
      } while (skip(','));
      found.push_back(std::move(record));
      if (at_ < text_.size() && !end_of_line()) {
        return tl::unexpected(CsvMistake{line_, "text after a closing quote, expected a comma or the end of the line"});
      }
    }
    return found;
  }

 private:
  bool skip(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  bool end_of_line() {
    if (text_.substr(at_).starts_with("\r\n")) ++at_;
    if (!skip('\n')) return false;
    ++line_;
    return true;
  }

  tl::expected<std::string, CsvMistake> next_field() {
    if (skip('"')) return quoted_field();
    const std::size_t end = std::min(text_.find_first_of(",\n", at_), text_.size());
    std::string_view field = text_.substr(at_, end - at_);
    at_ = end;
    if (end < text_.size() && text_[end] == '\n' && field.ends_with('\r')) {
      field.remove_suffix(1);
      --at_;
    }
    if (field.find('"') != std::string_view::npos) {
      return tl::unexpected(
          CsvMistake{line_, "a quote inside a field, expected the whole field in quotes and \"\" for one"});
    }
    return std::string(field);
  }

  tl::expected<std::string, CsvMistake> quoted_field() {
    const int begun = line_;
    std::string field;
    while (at_ < text_.size()) {
      const char c = text_[at_++];
      if (c == '"' && !skip('"')) return field;
      if (c == '\n') ++line_;
      field += c;
    }
    return tl::unexpected(CsvMistake{begun, "a quote is opened and never closed"});
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int line_ = 1;
};

}  // namespace

tl::expected<std::vector<CsvRecord>, CsvMistake> parse_csv(std::string_view text) {
  if (const auto bad = config::find_invalid_utf8(text)) {
    return tl::unexpected(
        CsvMistake{config::line_of(text, *bad), fmt::format("not UTF-8 (byte 0x{:02X}), expected a file saved as UTF-8",
                                                            static_cast<unsigned char>(text[*bad]))});
  }
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  return Parser(text).records();
}

}  // namespace motcua::site
