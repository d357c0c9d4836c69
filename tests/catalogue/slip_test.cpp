#include <doctest/doctest.h>

#include "catalogue/slip.h"

namespace motcua::catalogue {

TEST_CASE("one letter too many, missing, wrong, or two swapped are one slip") {
  CHECK(is_slip("sinhh", "sinh", false));
  CHECK(is_slip("ssinh", "sinh", false));
  CHECK(is_slip("sih", "sinh", false));
  CHECK(is_slip("inh", "sinh", false));
  CHECK(is_slip("sinb", "sinh", false));
  CHECK(is_slip("snih", "sinh", false));
  CHECK(is_slip("sihn", "sinh", false));
}

TEST_CASE("no slip and two slips are not one slip") {
  CHECK_FALSE(is_slip("sinh", "sinh", false));
  CHECK_FALSE(is_slip("sinhhh", "sinh", false));
  CHECK_FALSE(is_slip("hnis", "sinh", false));
  CHECK_FALSE(is_slip("si", "sinh", false));
  CHECK_FALSE(is_slip("", "sinh", false));
}

TEST_CASE("an unfinished word may have a slip in what is there") {
  CHECK(is_slip("thuwng", "thuongtru", true));
  CHECK(is_slip("tuhong", "thuong", true));
  CHECK_FALSE(is_slip("thuo", "thuong", true));  // none at all
  CHECK_FALSE(is_slip("twwong", "thuong", true));
}

}  // namespace motcua::catalogue
