#include <doctest/doctest.h>

#include <fstream>

#include "display/options.h"
#include "tests/support/temporary_folder.h"

namespace motcua::tests {
namespace {

display::DisplaySettings settings_of(const ui::OwnValues& values) {
  const auto settings = display::read_display_options(values);
  REQUIRE_MESSAGE(settings.has_value(), (settings ? "" : settings.error()));
  return *settings;
}

std::string complaint(const ui::OwnValues& values) {
  const auto settings = display::read_display_options(values);
  return settings ? "" : settings.error();
}

}  // namespace

TEST_CASE("a display shows the whole hall in the designed colours unless it is told otherwise") {
  const auto settings = settings_of({});
  CHECK(settings.zone.everything());
  CHECK_FALSE(settings.counter);
  CHECK_FALSE(settings.look.logo);
  CHECK(settings.look.call == ui::kCall);
  CHECK(settings.look.background == ui::dark::kBackground);
}

TEST_CASE("counters are numbers or ranges") {
  const auto zone = settings_of({{"counters", {"1-3", "9"}}, {"services", {"civil", "land"}}}).zone;
  CHECK(zone.counters == std::set<std::uint32_t>{1, 2, 3, 9});
  CHECK(zone.services == std::set<std::string>{"civil", "land"});
  for (const char* bad : {"", "a", "0", "3-1", "1-", "-3", "1-2-3", "10000", "1 - 3"}) {
    CAPTURE(bad);
    CHECK(complaint({{"counters", {bad}}}).find("--counters: \"" + std::string(bad) + "\" is no counter") == 0);
  }
}

TEST_CASE("colours are taken when what stands on them can be read from afar") {
  const auto look = settings_of({{"call-colour", {"#2f8CFF"}}, {"background-colour", {"#101010"}}}).look;
  CHECK(look.call == ui::rgb(0x2F8CFF));
  CHECK(look.background == ui::rgb(0x101010));
  CHECK(display::contrast(look.call, look.on_call) >= display::kContrastMin);
  CHECK(display::contrast(look.call_bright, look.on_call) >= display::kContrastMin);
  CHECK(complaint({{"background-colour", {"#FFFFFF"}}}).find("--background-colour: white writing") == 0);
  CHECK(complaint({{"call-colour", {"#0A1A30"}}}).find("--call-colour: the call would not stand out") == 0);
  for (const char* bad : {"", "red", "#12345", "#1234567", "#GGGGGG", "FFC23D"}) {
    CAPTURE(bad);
    CHECK(complaint({{"call-colour", {bad}}}).find("is no colour; expected # and six digits") != std::string::npos);
  }
}

TEST_CASE("whatever colour the call has, its ink can be read on it, at rest and in its pulse") {
  for (unsigned red = 0; red < 256; red += 51) {
    for (unsigned green = 0; green < 256; green += 51) {
      for (unsigned blue = 0; blue < 256; blue += 51) {
        display::Look look;
        display::set_call(look, ui::rgb(red << 16 | green << 8 | blue));
        CAPTURE(look.call);
        CHECK(display::contrast(look.call, look.on_call) >= display::kContrastMin);
        CHECK(display::contrast(look.call, display::quiet_on_call(look)) >= display::kContrastMin);
        CHECK(display::contrast(look.call_bright, look.on_call) >= display::contrast(look.call, look.on_call) - 0.01);
      }
    }
  }
}

TEST_CASE("the contrast is that of WCAG") {
  CHECK(display::contrast(ui::rgb(0xFFFFFF), ui::rgb(0x000000)) == doctest::Approx(21));
  CHECK(display::contrast(ui::rgb(0x777777), ui::rgb(0xFFFFFF)) == doctest::Approx(4.48).epsilon(0.01));
  CHECK(display::contrast(ui::rgb(0x123456), ui::rgb(0x123456)) == doctest::Approx(1));
}

TEST_CASE("the services take no room, or room enough to be read") {
  CHECK_FALSE(settings_of({{"services-percent", {"0"}}}).look.has_services());
  CHECK(settings_of({{"services-percent", {"40"}}}).look.services_share(0.3f) == doctest::Approx(0.4));
  CHECK(settings_of({}).look.services_share(0.3f) == doctest::Approx(0.3));
  CHECK(complaint({{"services-percent", {"10"}}}) ==
        "--services-percent: 10 is too narrow; expected 0 (none) or 20 to 50");
  CHECK(complaint({{"services-percent", {"51"}}}).find("--services-percent") == 0);
}

TEST_CASE("the board of one counter has no part of the hall beside it") {
  CHECK(settings_of({{"counter", {"3"}}}).counter == 3);
  CHECK(complaint({{"counter", {"3"}}, {"counters", {"1-6"}}}).find("--counter: the board of one counter") == 0);
  CHECK(complaint({{"counter", {"0"}}}).find("--counter: \"0\" is out of range; expected 1 to 9999") == 0);
}

TEST_CASE("a logo that cannot be shown is refused with its name") {
  const test::TemporaryFolder folder;
  const auto file = folder / "logo.png";
  CHECK(complaint({{"logo", {file.string()}}}) == "--logo: " + file.string() + ": cannot be opened");
  std::ofstream(file) << "no picture at all";
  CHECK(complaint({{"logo", {file.string()}}}) == "--logo: " + file.string() + ": is no picture (PNG or JPEG)");
  CHECK(complaint({{"logo", {folder.path().string()}}}).find("--logo: ") == 0);
}

}  // namespace motcua::tests
