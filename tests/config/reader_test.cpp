// The reader of configuration files: every mistake is named with file, line and key, and one reading finds them all.
#include <chrono>
#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>

#include "config/reader.h"
#include "config/words.h"

using namespace std::chrono_literals;

namespace motcua::config {
namespace {

using Mistakes = std::vector<std::string>;

Document parsed(std::string_view toml) {
  auto document = Document::parse(toml, "x.toml");
  REQUIRE_MESSAGE(document.has_value(), (document ? std::string() : document.error()));
  return *document;
}

std::string refused(std::string_view toml) {
  auto document = Document::parse(toml, "x.toml");
  REQUIRE(!document.has_value());
  return document.error();
}

enum class Colour { kRed, kGreen };

}  // namespace

TEST_CASE("a sound file gives plain values and no mistake") {
  const auto document = parsed(R"(
name = "Hồ Chí Minh"
port = 7401
on = true
patience = "15min"
colour = "green"
file = "keys/server.key"
words = ["a", "b"]

[inner]
depth = -3
[[service]]
key = "one"
[[service]]
key = "two"
)");
  const Table root = document.root();
  CHECK(root.text("name") == "Hồ Chí Minh");
  CHECK(root.integer<std::uint16_t>("port", {1, 65535}) == 7401);
  CHECK(root.flag("on"));
  CHECK(root.duration("patience", {1s, 1h}) == 15min);
  CHECK(root.choice<Colour>("colour", {{"red", Colour::kRed}, {"green", Colour::kGreen}}) == Colour::kGreen);
  CHECK(root.path("file") == "keys/server.key");
  CHECK(root.texts("words") == std::vector<std::string>{"a", "b"});
  CHECK(root.table("inner").integer("depth", {-5, 5}) == -3);
  const auto services = root.tables("service");
  REQUIRE(services.size() == 2);
  CHECK(services[0].text("key") == "one");
  CHECK(services[1].text("key") == "two");
  CHECK(document.mistakes().empty());
}

TEST_CASE("what is left out takes its fallback") {
  const auto document = parsed("");
  const Table root = document.root();
  CHECK(root.text("name", "x") == "x");
  CHECK(root.integer("port", {1, 65535}, 7401) == 7401);
  CHECK(root.flag("on", true));
  CHECK(root.duration("patience", {1s, 1h}, 5s) == 5s);
  CHECK(root.choice("colour", {{"red", Colour::kRed}}, Colour::kGreen) == Colour::kGreen);
  CHECK(root.texts("words").empty());
  CHECK(root.tables("service").empty());
  CHECK(root.table("inner").flag("deep", true));
  CHECK(!root.table("inner").exists());
  CHECK(document.mistakes().empty());
}

TEST_CASE("every mistake is named with file, line and key, in the order of lines") {
  const auto document = parsed(R"(name = 7
port = 70000
on = "yes"
patience = "5 parsecs"
long = "2h"
colour = "gren"
words = ["a", 5,
  ""]
service = 3
[inner]
depth = 1.5
)");
  const Table root = document.root();
  root.text("name");
  root.integer("port", {1, 65535}, 7401);
  root.flag("on");
  root.duration("patience", {1s, 1h});
  root.duration("long", {1s, 1h});
  root.choice<Colour>("colour", {{"red", Colour::kRed}, {"green", Colour::kGreen}});
  root.texts("words");
  root.tables("service");
  root.table("inner").integer("depth", {0, 9});
  root.table("inner").text("label");
  root.text("absent");
  CHECK(document.mistakes() ==
        Mistakes{
            R"(x.toml:1: name: 7, expected a text)",
            R"(x.toml:1: absent: missing, expected a text)",
            R"(x.toml:2: port: 70000, expected a whole number from 1 to 65535)",
            R"(x.toml:3: on: "yes", expected true or false)",
            R"(x.toml:4: patience: "5 parsecs", expected a duration from "1s" to "1h", a number and ms, s, min or h)",
            R"(x.toml:5: long: "2h", expected a duration from "1s" to "1h")",
            R"(x.toml:6: colour: "gren", expected red or green)",
            R"(x.toml:7: words[2]: 5, expected a text)",
            R"(x.toml:8: words[3]: "", expected a text)",
            R"(x.toml:9: service: 3, expected tables, each beginning with [[service]])",
            R"(x.toml:10: inner.label: missing, expected a text)",
            R"(x.toml:11: inner.depth: 1.5, expected a whole number from 0 to 9)",
        });
}

TEST_CASE("an unknown key is a mistake, with the key that was probably meant") {
  const auto document = parsed(R"(nmae = "x"
zzzzzz = 1
[[service]]
kee = "a"
)");
  document.root().text("name", "");
  document.root().text("site", "");
  for (const Table& service : document.root().tables("service")) service.text("key", "");
  CHECK(document.mistakes() == Mistakes{
                                   R"(x.toml:1: nmae: unknown key, did you mean "name"?)",
                                   R"(x.toml:2: zzzzzz: unknown key, expected one of name, service or site)",
                                   R"(x.toml:4: service[1].kee: unknown key, did you mean "key"?)",
                               });
}

TEST_CASE("a table of the wrong kind is one mistake, not one for each of its keys") {
  const auto document = parsed("name = \"x\"\n");
  document.root().table("name").text("vi");
  CHECK(document.mistakes() == Mistakes{R"(x.toml:1: name: "x", expected a table)"});
}

TEST_CASE("a caller's own mistake is placed at its key or list item") {
  const auto document = parsed("a = 1\nlist = [\n\"x\",\n\"y\"]\n");
  document.root().integer("a", {0, 9});
  document.root().texts("list");
  document.root().mistake("a", "1, expected something else");
  document.root().mistake("list", 1, "\"y\", expected \"z\"");
  CHECK(document.mistakes() ==
        Mistakes{"x.toml:1: a: 1, expected something else", "x.toml:4: list[2]: \"y\", expected \"z\""});
}

TEST_CASE("a file that is not TOML or not UTF-8 is refused in one sentence with its line") {
  CHECK(refused("a = 1\nb = \n").starts_with("x.toml:2: not valid TOML at column "));
  CHECK(refused("a = 1\na = 2\n").starts_with("x.toml:2: not valid TOML at column "));
  CHECK(refused("a = 1\nb = \"\xFF\"\n") == "x.toml:2: not UTF-8 (byte 0xFF), expected a file saved as UTF-8");
  CHECK(refused("a = \"\xC0\x80\"").starts_with("x.toml:1: not UTF-8"));
  CHECK(refused("a = \"\xED\xA0\x80\"").starts_with("x.toml:1: not UTF-8"));
}

TEST_CASE("a missing file and a folder are named") {
  const auto missing = Document::load("/nonexistent/x.toml");
  REQUIRE(!missing.has_value());
  CHECK(missing.error() == "/nonexistent/x.toml: cannot be opened: No such file or directory");
  const auto folder = Document::load(std::filesystem::temp_directory_path());
  REQUIRE(!folder.has_value());
  CHECK(folder.error().ends_with(": is a folder, expected a file"));
}

TEST_CASE("a file may begin with a byte order mark and have lines ending in CR LF") {
  const auto document = parsed(
      "\xEF\xBB\xBF"
      "a = 1\r\nb = 2\r\n");
  CHECK(document.root().integer("a", {0, 9}) == 1);
  CHECK(document.mistakes() == Mistakes{R"(x.toml:2: b: unknown key, expected one of a)"});
}

TEST_CASE("paths are relative to the folder of the file") {
  const auto document = Document::parse("a = \"../k/x\"\nb = \"/abs\"\n", "/etc/motcua/d.toml");
  REQUIRE(document.has_value());
  CHECK(document->root().path("a") == "/etc/k/x");
  CHECK(document->root().path("b") == "/abs");
  CHECK(document->root().path("c", "journal") == "/etc/motcua/journal");
}

TEST_CASE("a message never carries control characters or endless text") {
  CHECK(in_quotes("a\x1B[31m\n") == "\"a\\x1B[31m\\x0A\"");
  CHECK(in_quotes(std::string(500, 'x')).size() < 80);
}

TEST_CASE("durations out of all bounds are refused, not wrapped around") {
  const auto document = parsed("a = \"99999999999999h\"\nb = \"-1s\"\nc = \"\"\nd = \"1\"\n");
  for (const char* key : {"a", "b", "c", "d"}) document.root().duration(key, {0s, 1h});
  CHECK(document.mistakes().size() == 4);
}

}  // namespace motcua::config
