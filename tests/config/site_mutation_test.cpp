// Whatever stands in the files of a site: it is loaded, or refused with a file and a line. Never a crash, never a
// silent half.
#include <regex>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "dispatcher/site/devices_file.h"
#include "dispatcher/site/dispatcher_file.h"
#include "dispatcher/site/site_file.h"
#include "tests/config/sample_folder.h"

namespace motcua::site {
namespace {

// A few bytes replaced, removed, doubled: what a slip of the editor or a bad disk does.
std::string damaged(std::string text) {
  const auto edits = *rc::gen::inRange(1, 6);
  for (int i = 0; i < edits && !text.empty(); ++i) {
    const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
    switch (*rc::gen::inRange(0, 5)) {
      case 0:
        text[at] = *rc::gen::arbitrary<char>();
        break;
      case 1:
        text.erase(at, *rc::gen::inRange<std::size_t>(1, 40));
        break;
      case 2:
        text.insert(at, 1, *rc::gen::elementOf(std::string("\"'[]{}=,.\n#0A\\-")));
        break;
      case 3:
        text.insert(at, text.substr(*rc::gen::inRange<std::size_t>(0, text.size()), 60));
        break;
      default:
        text.resize(at);
        break;
    }
  }
  return text;
}

void check_named(const Mistakes& mistakes, const std::filesystem::path& folder) {
  RC_ASSERT(!mistakes.empty());
  for (const auto& mistake : mistakes) {
    // A file that is named in the damaged text need not exist; then there is no line.
    const bool has_line = std::regex_search(mistake, std::regex(R"(\.(toml|csv):[1-9][0-9]*: .+)"));
    const bool no_file = mistake.find("cannot be opened") != std::string::npos ||
                         mistake.find("is a folder") != std::string::npos ||
                         mistake.find("cannot be read") != std::string::npos;
    RC_ASSERT(mistake.starts_with(folder.string()) || no_file);
    RC_ASSERT(has_line || no_file);
  }
}

bool property(const char* name, const std::function<void()>& holds) {
  const bool passed = rc::check(name, holds);
  CHECK(passed);
  return passed;
}

}  // namespace

TEST_CASE("a damaged site file is loaded or refused with file and line") {
  const test::SampleFolder site("commune");
  const std::string sound = test::contents(site.file("site.toml"));
  property("site.toml", [&] {
    test::write(site.file("site.toml"), damaged(sound));
    const auto settings = load_site(site.file("site.toml"));
    if (!settings) return check_named(settings.error(), site.folder());
    RC_ASSERT(!hall::find_fault(*settings));
  });
}

TEST_CASE("a damaged table of procedures is loaded or refused with file and line") {
  const test::SampleFolder site("commune");
  const std::string sound = test::contents(site.file("procedures.csv"));
  property("procedures.csv", [&] {
    test::write(site.file("procedures.csv"), damaged(sound));
    const auto settings = load_site(site.file("site.toml"));
    if (!settings) check_named(settings.error(), site.folder());
  });
}

TEST_CASE("a damaged dispatcher file is loaded or refused with file and line") {
  const test::SampleFolder site("commune");
  const std::string sound = test::contents(site.file("dispatcher.toml"));
  property("dispatcher.toml", [&] {
    test::write(site.file("dispatcher.toml"), damaged(sound));
    const auto config = load_dispatcher_config(site.file("dispatcher.toml"));
    if (!config) check_named(config.error(), site.folder());
  });
}

TEST_CASE("a damaged devices file is loaded or refused with file and line") {
  const test::SampleFolder site("commune");
  const std::string key(40, 'x');
  const std::string sound = devices_text({{"a", {"a", key, protocol::Role::kTerminal, 1}},
                                          {"b", {"b", std::string(40, 'y'), protocol::Role::kDisplay, 0}}});
  property("devices.toml", [&] {
    test::write(site.file("devices.toml"), damaged(sound));
    const auto devices = load_devices(site.file("devices.toml"));
    if (!devices) check_named(devices.error(), site.folder());
  });
}

}  // namespace motcua::site
