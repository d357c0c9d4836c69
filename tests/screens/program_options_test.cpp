#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <vector>

#include <unistd.h>

#include "ui/program/options.h"

namespace motcua::tests {
namespace {

const ui::ProgramKind kTerminal{"motcua-counter-terminal", "a terminal", "tcp://127.0.0.1:7403", true};

tl::expected<ui::ProgramOptions, ui::Ending> read(std::vector<const char*> arguments) {
  arguments.insert(arguments.begin(), "program");
  return ui::read_options(kTerminal, static_cast<int>(arguments.size()), arguments.data());
}

std::string complaint(const std::vector<const char*>& arguments) {
  const auto options = read(arguments);
  return options ? "" : options.error().words;
}

class ConfigFile {
 public:
  explicit ConfigFile(const std::string& content)
      : path_(std::filesystem::temp_directory_path() / ("motcua-options-" + std::to_string(getpid()) + ".toml")) {
    std::ofstream(path_) << content;
  }
  ~ConfigFile() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  ConfigFile(const ConfigFile&) = delete;
  ConfigFile& operator=(const ConfigFile&) = delete;
  const char* path() const { return path_.c_str(); }

 private:
  std::filesystem::path path_;
};

}  // namespace

TEST_CASE("the command line wins over the config file, the file over the defaults") {
  const ConfigFile file("counter = 3\nno-curve = true\nlanguage = \"en\"\nwindow = \"520x860+10+20\"\n");
  const auto options = read({"--config", file.path(), "--counter", "5"});
  REQUIRE(options);
  CHECK(options->counter == 5);
  CHECK_FALSE(options->curve);
  CHECK(options->language == "en");
  CHECK(options->window == ui::Geometry{520, 860, 10, 20});
  CHECK(options->view == "tcp://127.0.0.1:7403");
}

TEST_CASE("--monitor on the command line outweighs a window in the file") {
  const ConfigFile file("counter = 3\nno-curve = true\nwindow = \"520x860\"\n");
  const auto options = read({"--config", file.path(), "--monitor", "2"});
  REQUIRE(options);
  CHECK_FALSE(options->window.has_value());
  CHECK(options->monitor == 2);
}

TEST_CASE("a config file with mistakes is refused with file, line and key") {
  const ConfigFile file("counter = \"three\"\nno-curve = true\ncolour = \"red\"\nwindow = \"wide\"\n");
  const std::string words = complaint({"--config", file.path()});
  CAPTURE(words);
  CHECK(words.find(std::string(file.path()) + ":1: counter:") != std::string::npos);
  CHECK(words.find(std::string(file.path()) + ":3: colour:") != std::string::npos);
  CHECK(words.find(std::string(file.path()) + ":4: window:") != std::string::npos);
}

TEST_CASE("mistakes on the command line name the option and what is expected") {
  CHECK(complaint({"--no-curve"}).find("--counter N is missing") != std::string::npos);
  CHECK(complaint({"--counter", "0", "--no-curve"}).find("expected 1 to 9999") != std::string::npos);
  CHECK(complaint({"--counter", "3"}).find("--key FILE") != std::string::npos);
  CHECK(complaint({"--counter", "3", "--key", "k"}).find("--server-key FILE") != std::string::npos);
  CHECK(complaint({"--counter", "3", "--no-curve", "--language", "fr"}).find("'fr'") != std::string::npos);
  CHECK(complaint({"--counter", "3", "--no-curve", "--window", "10x10"}).find("expected e.g. 1280x720") !=
        std::string::npos);
  CHECK(complaint({"--counter", "3", "--no-curve", "--quit-after-picture"}).find("--picture") != std::string::npos);
  CHECK(complaint({"--counter", "3", "--no-curve", "--view", "bogus"}).find("'bogus' is not an endpoint") !=
        std::string::npos);
  CHECK(complaint({"--config", "/nowhere/x.toml"}).find("/nowhere/x.toml") != std::string::npos);
  CHECK(read({"--colour"}).error().code == 2);
  CHECK(read({"--help"}).error().code == 0);
}

TEST_CASE("a program's own options come from the command line and the file, the line first, and are checked") {
  using Type = ui::OwnOption::Type;
  ui::OwnValues taken;
  ui::ProgramKind kind{"motcua-display", "a display", "tcp://127.0.0.1:7402"};
  kind.own_options = {{"sings", Type::kFlag, ""},
                      {"speed", Type::kNumber, ""},
                      {"songs", Type::kTexts, ""},
                      {"hymn", Type::kText, ""},
                      {"notes", Type::kPath, ""}};
  kind.take_own = [&](const ui::OwnValues& values) -> tl::expected<void, std::string> {
    taken = values;
    if (values.contains("hymn")) return tl::unexpected(std::string("--hymn: nobody knows it"));
    return {};
  };
  const auto said = [&](std::vector<const char*> arguments) {
    arguments.insert(arguments.begin(), {"program", "--no-curve"});
    return ui::read_options(kind, static_cast<int>(arguments.size()), arguments.data());
  };
  CHECK(said({}));
  CHECK(taken.empty());
  const ConfigFile file("sings = true\nspeed = 90\nsongs = [\"a\", \"b c\"]\nnotes = \"sheet\"\n");
  CHECK(said({"--config", file.path(), "--speed", "120"}));
  const std::string sheet = (std::filesystem::path(file.path()).parent_path() / "sheet").string();
  CHECK(taken == ui::OwnValues{{"sings", {"true"}}, {"speed", {"120"}}, {"songs", {"a", "b c"}}, {"notes", {sheet}}});
  CHECK(said({"--sings", "--songs", "x", "y z"}));
  CHECK(taken == ui::OwnValues{{"sings", {"true"}}, {"songs", {"x", "y z"}}});
  CHECK(said({"--hymn", "h"}).error().words == "motcua-display: --hymn: nobody knows it\n");
  CHECK(said({"--speed", "fast"}).error().words.find("--speed") != std::string::npos);
  CHECK(read({"--sings"}).error().code == 2);  // not known to another program
}

TEST_CASE("a screen docks at an edge as it is told, on the line or in the file, and not with a window besides") {
  const ConfigFile file("dock = \"left:480\"\ncounter = 3\nno-curve = true\n");
  auto options = read({"--config", file.path()});
  REQUIRE(options);
  CHECK(options->dock == ui::Dock{ui::Dock::Edge::kLeft, 480});
  options = read({"--config", file.path(), "--dock", "right:320"});
  REQUIRE(options);
  CHECK(options->dock == ui::Dock{ui::Dock::Edge::kRight, 320});
  options = read({"--config", file.path(), "--window", "800x600"});
  REQUIRE(options);
  CHECK_FALSE(options->dock);
  CHECK(complaint({"--counter", "3", "--no-curve", "--dock", "nowhere"}).find("--dock: 'nowhere' is no place") !=
        std::string::npos);
  CHECK(complaint({"--counter", "3", "--no-curve", "--dock", "left", "--window", "800x600"})
            .find("--dock: a docked window has no --window") != std::string::npos);
}

TEST_CASE("places of windows are read exactly or not at all") {
  CHECK(ui::parse_geometry("1280x720+100+50").value() == ui::Geometry{1280, 720, 100, 50});
  CHECK(ui::parse_geometry("1280x720").value() == ui::Geometry{1280, 720, std::nullopt, std::nullopt});
  for (const char* bad :
       {"", "1280", "1280x", "x720", "1280x720+1", "1280x720+1+", "1280x720+1+2z", "-5x700", "99999x700"}) {
    CAPTURE(bad);
    CHECK_FALSE(ui::parse_geometry(bad).has_value());
  }
}

}  // namespace motcua::tests
