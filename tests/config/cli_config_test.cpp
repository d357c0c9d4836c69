// The real program: checking files and making keys, its messages and exit codes.
#include <sys/stat.h>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "dispatcher/site/devices_file.h"
#include "tests/config/program.h"
#include "tests/config/sample_folder.h"

namespace motcua::test {
namespace {

std::string path(const SampleFolder& folder, std::string_view name) {
  return folder.file(name).string();
}

}  // namespace

TEST_CASE("check-config says ok for the sample sites and ends with 0") {
  for (const char* sample : {"commune", "provincial-centre"}) {
    const auto file = (sample_site(sample) / "site.toml").string();
    const auto checked = run_motcua({"check-config", file});
    CHECK(checked.exit_code == 0);
    CHECK(checked.out.starts_with("ok: " + file));
    CHECK(checked.err.empty());
  }
}

TEST_CASE("check-config notes what the screens cannot show, and ends with 0") {
  const SampleFolder site("commune");
  site.replace("site.toml", "Hộ tịch, chứng thực", "Hộ tịch ≤ 3 €, chứng thực");
  const auto checked = run_motcua({"check-config", path(site, "site.toml")});
  CHECK(checked.exit_code == 0);
  CHECK(checked.err.empty());
  CHECK(checked.out.find("note: " + path(site, "site.toml") + ": the ") != std::string::npos);
  CHECK(checked.out.find("has the character U+2264, which the screens cannot show") != std::string::npos);
}

TEST_CASE("check-config notes a language that the screens do not speak, once") {
  const SampleFolder site("commune");
  for (const char* name : {"\"Citizen\"", "\"Collect results\""}) {
    site.replace("site.toml", name, std::string(name) + ", hmn = \"X\"");
  }
  const auto checked = run_motcua({"check-config", path(site, "site.toml")});
  CHECK(checked.exit_code == 0);
  const std::string note = "has a name in the language 'hmn', which the screens do not speak";
  const auto first = checked.out.find(note);
  REQUIRE(first != std::string::npos);
  CHECK(checked.out.find(note, first + 1) == std::string::npos);
}

TEST_CASE("check-config notes a service whose tickets nobody would call") {
  const SampleFolder site("commune");
  for (int i = 0; i < 2; ++i) site.replace("site.toml", ", \"results\"]", "]");
  const auto checked = run_motcua({"check-config", path(site, "site.toml")});
  CAPTURE(checked.err);
  CHECK(checked.exit_code == 0);
  CHECK(checked.out.find("service 'results' is called at no counter") != std::string::npos);
}

TEST_CASE("check-config prints every mistake on standard error and ends with 1") {
  const SampleFolder site("commune");
  const int first = site.replace("site.toml", "recalls_max = 2", "recals_max = 2");
  const int second = site.replace("site.toml", "profile = \"all\"", "profile = \"every\"");
  const auto checked = run_motcua({"check-config", path(site, "site.toml")});
  CHECK(checked.exit_code == 1);
  CHECK(checked.out.empty());
  CHECK(checked.err == fmt::format("{0}:{1}: rules.recals_max: unknown key, did you mean \"recalls_max\"?\n"
                                   "{0}:{2}: counter[3].profile: \"every\", expected the key of a [[profile]]\n",
                                   path(site, "site.toml"), first, second));
}

TEST_CASE("check-config names a file that is none of ours, is not there or is a folder") {
  const SampleFolder site("commune");
  write(site.file("other.toml"), "colour = \"red\"\n");
  const auto other = run_motcua({"check-config", path(site, "other.toml")});
  CHECK(other.exit_code == 1);
  CHECK(other.err.starts_with(path(site, "other.toml") + ":1: no key of ours, expected a site file"));
  const auto missing = run_motcua({"check-config", path(site, "missing.toml")});
  CHECK(missing.exit_code == 1);
  CHECK(missing.err == path(site, "missing.toml") + ": cannot be opened: No such file or directory\n");
  CHECK(run_motcua({"check-config", site.folder().string()}).exit_code == 1);
}

TEST_CASE("check-config of a dispatcher file checks its site, keys, devices and journal folder as well") {
  const SampleFolder site("commune");
  const auto without_keys = run_motcua({"check-config", path(site, "dispatcher.toml")});
  CHECK(without_keys.exit_code == 1);
  CHECK(without_keys.err.find("keys/server.key: no such file, expected the server's key (made by: motcua make-keys)") !=
        std::string::npos);
  CHECK(run_motcua({"make-keys", path(site, "site.toml"), "--out", path(site, "keys")}).exit_code == 0);
  const auto complete = run_motcua({"check-config", path(site, "dispatcher.toml")});
  CHECK(complete.exit_code == 0);
  CHECK(complete.out.find("10 devices") != std::string::npos);
  ::chmod(path(site, "keys/server.key").c_str(), 0644);
  site.replace("keys/devices.toml", "counter = 3", "counter = 33");
  site.replace("dispatcher.toml", "\"journal.sqlite\"", "\"nowhere/journal.sqlite\"");
  const auto broken = run_motcua({"check-config", path(site, "dispatcher.toml")});
  CHECK(broken.exit_code == 1);
  CHECK(broken.err.find("nowhere does not exist") != std::string::npos);
  CHECK(broken.err.find("others can read the secret key, expected mode 0600") != std::string::npos);
  CHECK(broken.err.find("counter: 33, expected the number of a [[counter]] of the site") != std::string::npos);
}

TEST_CASE("make-keys keeps what is there and adds what is missing") {
  const SampleFolder site("commune");
  const std::vector<std::string> make{"make-keys", path(site, "site.toml"), "--out", path(site, "keys")};
  REQUIRE(run_motcua(make).exit_code == 0);
  const auto secret = contents(site.file("keys/counter-1.key"));
  const auto again = run_motcua(make);
  CHECK(again.out == "nothing to do: every key is there\n");
  write(site.file("keys/devices.toml"), "# by hand\n" + contents(site.file("keys/devices.toml")));
  site.replace("site.toml", "number = 3", "numbers = \"3-4\"");
  std::filesystem::remove(site.file("keys/counter-2.pub"));
  const auto grown = run_motcua(make);
  CHECK(grown.exit_code == 0);
  CHECK(grown.out.find("added counter-4") != std::string::npos);
  CHECK(contents(site.file("keys/counter-1.key")) == secret);
  CHECK(std::filesystem::exists(site.file("keys/counter-2.pub")));
  CHECK(contents(site.file("keys/devices.toml")).starts_with("# by hand\n"));
  const auto devices = site::load_devices(site.file("keys/devices.toml"));
  REQUIRE(devices.has_value());
  CHECK(devices->size() == 12);
  CHECK(devices->at("counter-4").counter == 4);
  CHECK(!devices->contains("server"));
  struct stat status {};
  REQUIRE(::stat(path(site, "keys/operator.key").c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
}

TEST_CASE("make-keys refuses a devices file that knows another key under a name") {
  const SampleFolder site("commune");
  const std::vector<std::string> make{"make-keys", path(site, "site.toml"), "--out", path(site, "keys")};
  REQUIRE(run_motcua(make).exit_code == 0);
  std::filesystem::remove(site.file("keys/counter-1.key"));
  const auto refused = run_motcua(make);
  CHECK(refused.exit_code == 1);
  CHECK(refused.err.find("counter-1 has another public key than") != std::string::npos);
}

TEST_CASE("keygen never overwrites a key") {
  const SampleFolder site("commune");
  const std::vector<std::string> keygen{"keygen", "--name", "display-2", "--out", path(site, "keys")};
  const auto made = run_motcua(keygen);
  CHECK(made.exit_code == 0);
  CHECK(made.out.starts_with("public = '"));
  const auto secret = contents(site.file("keys/display-2.key"));
  const auto again = run_motcua(keygen);
  CHECK(again.exit_code == 1);
  CHECK(again.err == path(site, "keys/display-2.key") + ": exists already and is not overwritten\n");
  CHECK(contents(site.file("keys/display-2.key")) == secret);
  CHECK(run_motcua({"keygen", "--name", "../x", "--out", path(site, "keys")}).exit_code == 1);
}

TEST_CASE("a command line that cannot be understood ends with 2, help with 0") {
  CHECK(run_motcua({}).exit_code == 2);
  CHECK(run_motcua({"sing"}).exit_code == 2);
  CHECK(run_motcua({"call"}).exit_code == 2);
  CHECK(run_motcua({"call", "0"}).exit_code == 2);
  CHECK(run_motcua({"status", "--patience", "-1"}).exit_code == 2);
  CHECK(run_motcua({"--help"}).exit_code == 0);
  CHECK(run_motcua({"issue", "--help"}).exit_code == 0);
  const auto no_keys = run_motcua({"status", "--keys", "/nonexistent"});
  CHECK(no_keys.exit_code == 2);
  CHECK(no_keys.err.find("/nonexistent/operator.key: no such file") != std::string::npos);
}

}  // namespace motcua::test
