// The site file: the samples are sound, and every kind of mistake is named with file, line, key and what is expected.
#include <algorithm>
#include <chrono>
#include <set>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "dispatcher/hall/state.h"
#include "dispatcher/site/site_file.h"
#include "tests/config/sample_folder.h"

namespace motcua::site {
namespace {

using test::SampleFolder;

hall::Settings loaded(const std::filesystem::path& file) {
  auto settings = load_site(file);
  REQUIRE_MESSAGE(settings.has_value(),
                  (settings ? std::string() : fmt::format("{}", fmt::join(settings.error(), "\n"))));
  return *settings;
}

Mistakes mistakes_in(const std::filesystem::path& file) {
  auto settings = load_site(file);
  return settings ? Mistakes() : settings.error();
}

// One change to the commune's site file and the mistake that follows, at the line of the change.
struct Broken {
  const char* old_text;
  const char* new_text;
  const char* mistake;
  int lines_down = 0;  // from the change to the mistake
};

const Broken kBroken[] = {
    {"name = { vi = \"Trung", "nmae = { vi = \"Trung", "nmae: unknown key, did you mean \"name\"?"},
    {"\"Asia/Ho_Chi_Minh\"", "\"Asia/Saigon_\"",
     "time_zone: \"Asia/Saigon_\", expected a time zone of this system (package tzdata), e.g. Asia/Ho_Chi_Minh"},
    {"recalls_max = 2", "recalls_max = 99", "rules.recalls_max: 99, expected a whole number from 0 to 10"},
    {"undo_window = \"10s\"", "undo_window = \"10\"",
     "rules.undo_window: \"10\", expected a duration from \"0s\" to \"10min\", a number and ms, s, min or h"},
    {"undo_window = \"10s\"", "undo_windw = \"10s\"", "rules.undo_windw: unknown key, did you mean \"undo_window\"?"},
    {"promise = \"30min\"", "promise = \"25h\"",
     "class[1].promise: \"25h\", expected a duration from \"1s\" to \"24h\""},
    {"letter = \"U\" ", "letter = \"A\" ",
     "class[2].letter: \"A\" is the letter of a service, expected another or none"},
    {"letter = \"U\" ", "letter = \"u\" ", "class[2].letter: \"u\", expected one to three capital letters A to Z"},
    {"legal_priority = true", "legal_priority = 1", "class[2].legal_priority: 1, expected true or false"},
    {"key = \"priority\"", "key = \"ordinary\"", "class[2].key: \"ordinary\" is already in line "},
    {"key = \"civil\"", "key = \"Civil\"", "service[1].key: \"Civil\", expected at most 32 of a-z, 0-9, - and _"},
    {"key = \"land\"", "key = \"civil\"", "service[2].key: \"civil\" is already in line "},
    {"letter = \"B\"", "letter = \"A\"", "service[2].letter: \"A\" is already in line "},
    {"letter = \"B\"", "letter = \"B1\"", "service[2].letter: \"B1\", expected one to three capital letters A to Z"},
    {"letter = \"B\"\n", "", "service[2].letter: missing, expected a text", -2},
    {"promise = { ordinary = \"20min\" }", "promise = { ordinary = \"0s\" }",
     "service[1].promise.ordinary: \"0s\", expected a duration from \"1s\" to \"24h\""},
    {"promise = { ordinary = \"20min\" }", "promise = { ordinry = \"20min\" }",
     "service[1].promise.ordinry: unknown key, did you mean \"ordinary\"?"},
    {"promise = { ordinary = \"20min\" }", "promise = \"20min\"", "service[1].promise: \"20min\", expected a table"},
    {"services = [\"civil\", \"results\"]", "services = [\"civl\", \"results\"]",
     "profile[1].services[1]: \"civl\", expected the key of a [[service]], did you mean \"civil\"?"},
    {"services = [\"civil\", \"results\"]", "services = []",
     "profile[1].services: no service, expected the keys of one or more"},
    {"services = [\"civil\", \"results\"]", "services = [\"civil\", \"civil\"]",
     "profile[1].services[2]: \"civil\" is there twice, expected once"},
    {"profile = \"all\"", "profile = \"al\"",
     "counter[3].profile: \"al\", expected the key of a [[profile]], did you mean \"all\"?"},
    {"number = 2", "number = 1", "counter[2].number: counter 1 is already in line "},
    {"number = 2", "number = 0", "counter[2].number: 0, expected a whole number from 1 to 9999"},
    {"number = 2", "numbers = \"2-\"", "counter[2].numbers: \"2-\", expected numbers from 1 to 9999 as in \"1-4, 7\""},
    {"number = 2", "numbers = \"3-2\"",
     "counter[2].numbers: \"3-2\", expected numbers from 1 to 9999 as in \"1-4, 7\""},
    {"number = 2", "numbers = \"1-2\"", "counter[2].numbers: counter 1 is already in line "},
    {"default = true\n", "", "outcome[1].default: no outcome is the default, expected default = true in one of them",
     -3},
    {"key = \"resolved\"", "key = \"resolved\"\ndefault = true", "outcome[2].default: line ", 1},
    {"vi = \"**Giờ", "v = \"**Giờ", "notice[1].v: unknown key, did you mean \"vi\"?"},
    {"procedures = \"procedures.csv\"", "procedures = 3", "procedures: 3, expected a text"},
    {"recalls_max = 2", "recalls_max = ", "not valid TOML at column 15: "},
};

}  // namespace

TEST_CASE("the sample of a commune has three counters and a legal-priority class with its own letter") {
  const auto settings = loaded(test::sample_site("commune") / "site.toml");
  CHECK(settings.counters.size() == 3);
  CHECK(settings.services.size() == 4);
  CHECK(settings.procedures.size() >= 24);
  REQUIRE(settings.find_class("priority"));
  const auto priority = *settings.find_class("priority");
  CHECK(settings.classes[priority].letter == "U");
  CHECK(settings.classes[priority].legal_priority);
  CHECK(settings.services[0].promises[priority].promise_ms == 10 * hall::kMinuteMs);
  CHECK(settings.services[0].promises[0].promise_ms == 20 * hall::kMinuteMs);
  CHECK(settings.counters[2].name == hall::Text{"Quầy 3", "Counter 3"});
  CHECK(settings.default_outcome().key == "received");
}

TEST_CASE("names may stand in further languages, under their code; anything else beside them is a mistake") {
  const SampleFolder site("commune");
  site.replace("site.toml", "en = \"Civil status, certification, residence\"",
               "en = \"Civil status\", hmn = \"Ntaub ntawv\"");
  site.replace("site.toml", "[[counter]]\n",
               "[[counter]]\nname = { vi = \"Bàn {number}\", hmn = \"Rooj {number}\" }\n");
  const auto settings = loaded(site.file("site.toml"));
  CHECK(settings.services[0].name.others == decltype(hall::Text::others){{"hmn", "Ntaub ntawv"}});
  CHECK(settings.counters[0].name.others.at("hmn") == "Rooj 1");
  CHECK(settings.services[1].name.others.empty());

  const int line = site.replace("site.toml", "hmn = \"Ntaub", "hmong = \"Ntaub");
  const auto found = mistakes_in(site.file("site.toml"));
  REQUIRE(found.size() == 1);
  CHECK(found.front().starts_with(
      fmt::format("{}:{}: service[1].name.hmong: unknown key", site.file("site.toml").string(), line)));
}

TEST_CASE("the sample of a provincial centre has 16 counters, 8 services or more and every procedure in a service") {
  const auto settings = loaded(test::sample_site("provincial-centre") / "site.toml");
  CHECK(settings.counters.size() == 16);
  CHECK(settings.services.size() >= 8);
  CHECK(settings.classes.size() == 6);
  std::set<std::string> served;
  for (const auto& counter : settings.counters) {
    const auto& profile = settings.profiles[*settings.find_profile(counter.profile)];
    served.insert(profile.services.begin(), profile.services.end());
  }
  CHECK(served.size() == settings.services.size());  // else tickets of a service would wait for ever
  CHECK(settings.counters[14].name.vi == "Quầy 15 · Trả kết quả");
  CHECK(settings.services[1].promises[1].head_start_ms == 2 * hall::kMinuteMs);
  CHECK(!hall::find_fault(settings));
}

TEST_CASE("every mistake in a site file is named with its file, line, key and what is expected") {
  for (const Broken& broken : kBroken) {
    CAPTURE(broken.new_text);
    const SampleFolder site("commune");
    const int line = site.replace("site.toml", broken.old_text, broken.new_text) + broken.lines_down;
    const auto found = mistakes_in(site.file("site.toml"));
    const auto expected = fmt::format("{}:{}: {}", site.file("site.toml").string(), line, broken.mistake);
    CAPTURE(fmt::format("{}", fmt::join(found, "\n")));
    CAPTURE(expected);
    CHECK(std::any_of(found.begin(), found.end(), [&](const auto& each) { return each.starts_with(expected); }));
  }
}

TEST_CASE("one reading of a site file finds the mistakes of all its parts, and those of its table of procedures") {
  const SampleFolder site("commune");
  site.replace("site.toml", "recalls_max = 2", "recalls_max = 99");
  site.replace("site.toml", "letter = \"B\"", "letter = \"b\"");
  site.replace("site.toml", "profile = \"all\"", "profile = \"none\"");
  site.replace("procedures.csv", ",land", ",lnd");
  CHECK(mistakes_in(site.file("site.toml")).size() == 4);
}

TEST_CASE("an empty site file lacks everything that a hall needs") {
  const SampleFolder site("commune");
  test::write(site.file("site.toml"), "");
  const auto found = mistakes_in(site.file("site.toml"));
  for (const char* key : {"name", "time_zone", "class", "service", "profile", "counter", "outcome"}) {
    const auto expected = fmt::format("{}:1: {}: missing", site.file("site.toml").string(), key);
    CAPTURE(expected);
    CHECK(std::any_of(found.begin(), found.end(), [&](const auto& each) { return each.starts_with(expected); }));
  }
  CHECK(found.size() == 7);
}

TEST_CASE("mistakes in the table of procedures are named with file and line") {
  struct BrokenRow {
    const char* old_text;
    const char* new_text;
    const char* mistake;
  };
  const BrokenRow rows[] = {
      {"code,name,service", "code,service,name", "another header, expected code,name,service"},
      {"1.000656,", "1.001193,", "code: \"1.001193\" is already in line 2, expected another"},
      {"1.000656,", ",", "code: empty, expected a text"},
      {"1.000656,Thủ tục đăng ký khai tử,civil", "1.000656,Thủ tục đăng ký khai tử",
       "6 fields, expected 7: code,name,service"},
      {"khai tử,civil", "khai tử,cvil",
       "service: \"cvil\", expected the key of a [[service]], did you mean \"civil\"?"},
      {"khai tử,civil", "\"khai\" tử,civil", "a quote inside a field"},
      {"khai tử,civil", "khai t\xFF,civil", "not UTF-8 (byte 0xFF), expected a file saved as UTF-8"},
      {"khai tử,civil", "khai tu\xCC\x9B\xCC\x89,civil", "name: "},
  };
  for (const BrokenRow& row : rows) {
    CAPTURE(row.new_text);
    const SampleFolder site("commune");
    const int line = site.replace("procedures.csv", row.old_text, row.new_text);
    const auto found = mistakes_in(site.file("site.toml"));
    const auto expected = fmt::format("{}:{}: {}", site.file("procedures.csv").string(), line, row.mistake);
    CAPTURE(fmt::format("{}", fmt::join(found, "\n")));
    REQUIRE(!found.empty());
    CHECK(found.front().starts_with(expected));
  }
}

TEST_CASE("a missing table of procedures is named") {
  const SampleFolder site("commune");
  std::filesystem::remove(site.file("procedures.csv"));
  CHECK(mistakes_in(site.file("site.toml")) ==
        Mistakes{site.file("procedures.csv").string() + ": cannot be opened: No such file or directory"});
}

TEST_CASE("a hall larger than a picture can carry is refused") {
  const SampleFolder site("commune");
  const int line = site.replace("site.toml", "number = 3", "numbers = \"3-9999\"");
  CHECK(line > 0);
  const auto found = mistakes_in(site.file("site.toml"));
  REQUIRE(found.size() == 1);
  CHECK(found.front().ends_with("counter: 9999 counters, expected at most 200"));
}

}  // namespace motcua::site
