#include <doctest/doctest.h>

#include <chrono>
#include <fstream>
#include <thread>

#include "tests/support/temporary_folder.h"
#include "tests/support/wait_until.h"
#include "ui/child/child_program.h"

namespace motcua::tests {
namespace {

using std::chrono::milliseconds;

}  // namespace

TEST_CASE("a program gets its input, and what it writes is kept") {
  const std::string input(300'000, 'x');
  const auto output = child::run_program({.words = {"cat"}, .input = input, .limits = {}}, {});
  REQUIRE(output);
  CHECK(*output == input);
}

TEST_CASE("a program that fails is told of in the words that it wrote") {
  const auto output =
      child::run_program({.words = {"sh", "-c", "echo no paper >&2; exit 3"}, .input = {}, .limits = {}}, {});
  REQUIRE_FALSE(output);
  CHECK(output.error() == "sh: ended with code 3: no paper");
}

TEST_CASE("a program that is not there is one sentence") {
  const auto output = child::run_program({.words = {"/nowhere/lp"}, .input = {}, .limits = {}}, {});
  REQUIRE_FALSE(output);
  CHECK(output.error() == "/nowhere/lp: cannot be started: No such file or directory");
}

TEST_CASE("a program that hangs is ended when its time is over") {
  const auto late =
      child::run_program({.words = {"sleep", "600"}, .input = {}, .limits = {milliseconds(100), 1000}}, {});
  REQUIRE_FALSE(late.has_value());
  CHECK(late.error() == "sleep: did not end within 100 ms and was stopped");
}

TEST_CASE("a program is ended with all that it has started when nobody waits for it any more") {
  const test::TemporaryFolder folder;
  const auto id_file = folder.path() / "id";
  const std::string script = "sleep 600 & echo $! > " + id_file.string() + "; wait";
  std::stop_source source;
  std::jthread stopper([&] {
    test::wait_until([&] { return std::filesystem::exists(id_file) && std::filesystem::file_size(id_file) > 0; });
    source.request_stop();
  });
  const auto stopped = child::run_program(
      {.words = {"sh", "-c", script}, .input = {}, .limits = {std::chrono::minutes(5), 1000}}, source.get_token());
  CHECK(stopped.error() == "sh: was stopped");
  const auto sleeper_is_gone = [&] {
    int id = 0;
    std::ifstream(id_file) >> id;
    // Until the system collects it, a zombie has an empty command line.
    std::string command;
    std::ifstream("/proc/" + std::to_string(id) + "/cmdline") >> command;
    return id > 0 && command.empty();
  };
  CHECK(test::wait_until(sleeper_is_gone));
}

TEST_CASE("a program that writes without end is ended") {
  const auto endless =
      child::run_program({.words = {"yes"}, .input = {}, .limits = {std::chrono::minutes(1), 1'000'000}}, {});
  CHECK(endless.error() == "yes: wrote more than 1000000 bytes");
}

}  // namespace motcua::tests
