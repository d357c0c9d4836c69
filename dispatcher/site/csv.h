// Comma-separated values, RFC 4180: UTF-8, quotes, CR LF or LF, a byte order mark is skipped. Pure, any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace motcua::site {

struct CsvRecord {
  int line = 0;  // where it begins, counted from 1
  std::vector<std::string> fields;
};

struct CsvMistake {
  int line = 0;
  std::string sentence;
};

// All records, the header included; empty lines are skipped. The first thing that is not CSV ends it.
tl::expected<std::vector<CsvRecord>, CsvMistake> parse_csv(std::string_view text);

}  // namespace motcua::site
