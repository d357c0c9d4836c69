#include <doctest/doctest.h>

#include "tests/screens/text_faults.h"

namespace motcua::tests {
namespace {

void add(ui::TextRecord& record, const char* words, const ui::PixelBox& ink) {
  record.begin(words);
  record.letter(ink);
}

}  // namespace

TEST_CASE("words that lie over others or leave the window are seen, those that are covered do not count") {
  ui::TextRecord record;
  add(record, "one", {10, 10, 30, 20});
  add(record, "beside it", {30, 10, 60, 20});
  add(record, "below it", {10, 20.5f, 30, 30});
  CHECK(text_faults(record, 100, 50).empty());
  add(record, "over it", {25, 15, 28, 18});
  REQUIRE(text_faults(record, 100, 50).size() == 1);
  CHECK(text_faults(record, 100, 50)[0].starts_with("'over it' lies on 'one'"));
  record.cover({0, 14, 100, 50});  // the half of one of them stays to be seen
  CHECK(record.texts()[0].letters.size() == 1);
  CHECK(record.texts()[0].letters[0].bottom == 14);
  CHECK(text_faults(record, 100, 50).empty());
  record.cover({0, 0, 100, 50});
  CHECK(record.texts()[0].letters.empty());
  add(record, "too long", {90, 10, 102, 20});
  REQUIRE(text_faults(record, 100, 50).size() == 1);
  CHECK(text_faults(record, 100, 50)[0].starts_with("'too long' leaves the window"));
}

}  // namespace motcua::tests
