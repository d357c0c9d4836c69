// Comma-separated values as RFC 4180 has them, since people write these tables with all kinds of programs.
#include <doctest/doctest.h>

#include "dispatcher/site/csv.h"

namespace motcua::site {
namespace {

using Fields = std::vector<std::string>;

std::vector<CsvRecord> records(std::string_view text) {
  const auto parsed = parse_csv(text);
  REQUIRE(parsed.has_value());
  return *parsed;
}

}  // namespace

TEST_CASE("quotes protect commas, quotes and line ends, and lines are still counted right") {
  const auto found = records("a,\"b,\"\"c\"\"\nd\",e\r\nf,,\"\"\n");
  REQUIRE(found.size() == 2);
  CHECK(found[0].fields == Fields{"a", "b,\"c\"\nd", "e"});
  CHECK(found[1].fields == Fields{"f", "", ""});
  CHECK(found[1].line == 3);
}

TEST_CASE("a last line without an end, empty lines and a byte order mark are no mistakes") {
  const auto found = records(
      "\xEF\xBB\xBF"
      "a,b\n\n\r\nc,d");
  REQUIRE(found.size() == 2);
  CHECK(found[0].fields == Fields{"a", "b"});
  CHECK(found[1].fields == Fields{"c", "d"});
  CHECK(found[1].line == 4);
  CHECK(records("").empty());
  CHECK(records("a,").front().fields == Fields{"a", ""});
}

TEST_CASE("broken quotes are named with the line where they begin") {
  CHECK(parse_csv("a\n\"b\nc\n").error().line == 2);
  CHECK(parse_csv("a\n\"b\"c\n").error().line == 2);
  CHECK(parse_csv("a\nb\"c\"\n").error().line == 2);
}

}  // namespace motcua::site
