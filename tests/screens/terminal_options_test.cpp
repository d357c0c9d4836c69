#include <doctest/doctest.h>

#include <vector>

#include "ui/program/options.h"

namespace motcua::tests {
namespace {

tl::expected<ui::ProgramOptions, ui::Ending> read(bool reception_known, std::vector<const char*> arguments) {
  const ui::ProgramKind kind{"program", "a program", "tcp://127.0.0.1:7403", true, reception_known};
  arguments.insert(arguments.begin(), "program");
  return ui::read_options(kind, static_cast<int>(arguments.size()), arguments.data());
}

}  // namespace

TEST_CASE("--reception stands in for --counter, and not beside it") {
  const auto reception = read(true, {"--reception", "--no-curve"});
  REQUIRE(reception);
  CHECK(reception->reception);
  CHECK(reception->counter == 0);
  const auto both = read(true, {"--reception", "--counter", "3", "--no-curve"});
  REQUIRE_FALSE(both.has_value());
  CHECK(both.error().words.find("only one of them") != std::string::npos);
  const auto neither = read(true, {"--no-curve"});
  REQUIRE_FALSE(neither.has_value());
  CHECK(neither.error().words.find("or --reception") != std::string::npos);
  CHECK(read(true, {"--counter", "3", "--no-curve"})->counter == 3);
}

TEST_CASE("a device that stands at counters only knows no --reception") {
  CHECK_FALSE(read(false, {"--reception", "--no-curve"}).has_value());
}

}  // namespace motcua::tests
