// The demo as a whole: real processes, real sockets, a virtual screen where there is one.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "tests/support/temporary_folder.h"

namespace {

namespace fs = std::filesystem;

// Forty citizens within half an hour, two services, three counters, every tenth gives up soon.
fs::path write_day(const fs::path& folder) {
  const auto file = folder / "small-2020-01-02.csv";
  std::ofstream out(file);
  out << "t_s,event,ticket,service,class,counter\n";
  std::vector<std::pair<int, std::string>> rows;
  for (int i = 0; i < 40; ++i) {
    const int issued = 28'800 + i * 45;
    const char* service = i % 3 == 0 ? "B" : "A";
    const char* priority = i % 8 == 0 ? "priority" : "ordinary";
    const auto row = [&](int time, const char* event, int counter) {
      rows.emplace_back(time, fmt::format("{},{},{},{},{},{}\n", time, event, i, service, priority, counter));
    };
    row(issued, "issue", 0);
    if (i % 10 == 9) {
      row(issued + 20, "leave", 0);
      continue;
    }
    row(issued + 60, "call", 1 + i % 3);
    row(issued + 160, "finish", 1 + i % 3);
  }
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& [time, row] : rows) out << row;
  return file;
}

pid_t start_demo(const std::vector<std::string>& arguments, const fs::path& log) {
  std::cout.flush();  // else the child says it again
  std::fflush(stdout);
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child != 0) return child;
  if (std::freopen(log.c_str(), "w", stdout) == nullptr || std::freopen(log.c_str(), "a", stderr) == nullptr)
    _exit(126);
  std::vector<char*> argv{const_cast<char*>(MOTCUA_DEMO)};
  for (const auto& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  execv(MOTCUA_DEMO, argv.data());
  _exit(127);
}

int exit_code(pid_t child) {
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::string text_of(const fs::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

nlohmann::json json_of(const fs::path& file) {
  return nlohmann::json::parse(text_of(file), nullptr, false);
}

void check_whole_day(const nlohmann::json& json) {
  CHECK(json["ended_by"] == "day");
  CHECK(json["issued"] == 40);
  CHECK(json["waiting"] == 0);
  CHECK(json["issued"].get<int>() == json["called"].get<int>() + json["waiting"].get<int>() + json["left"].get<int>());
  CHECK(json["called"].get<int>() == json["finished"].get<int>() + json["no_show"].get<int>());
  CHECK(json["duplicate_numbers"] == 0);
  CHECK(json["tickets_at_two_counters"] == 0);
}

TEST_CASE("a day without windows is played to its end, and every count agrees") {
  const motcua::test::TemporaryFolder folder;
  const auto log = folder.path() / "log";
  const auto json = folder.path() / "out.json";
  const int code = exit_code(start_demo({"--no-windows", "--all-clerks", "--day", write_day(folder.path()).string(),
                                         "--speed", "600", "--seconds", "90", "--json", json.string()},
                                        log));
  CHECK_MESSAGE(code == 0, text_of(log));
  check_whole_day(json_of(json));
}

// Of the demo's children the one with this program, once it serves.
pid_t find_dispatcher(const fs::path& kept) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  while (!fs::exists(kept / "ready.json") && std::chrono::steady_clock::now() < deadline) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  for (const auto& entry : fs::directory_iterator("/proc")) {
    const auto command = text_of(entry.path() / "cmdline");
    if (command.find("motcua-dispatcher") != std::string::npos && command.find(kept.string()) != std::string::npos) {
      return std::stoi(entry.path().filename().string());
    }
  }
  return 0;
}

TEST_CASE("a dispatcher that dies in the middle is said so, and the exit code is 1") {
  const motcua::test::TemporaryFolder folder;
  const auto log = folder.path() / "log";
  const auto json = folder.path() / "out.json";
  const auto kept = folder.path() / "kept";
  const pid_t demo = start_demo({"--no-windows", "--day", write_day(folder.path()).string(), "--speed", "1",
                                 "--seconds", "60", "--json", json.string(), "--keep", kept.string()},
                                log);
  const pid_t dispatcher = find_dispatcher(kept);
  REQUIRE(dispatcher > 0);
  kill(dispatcher, SIGKILL);
  CHECK(exit_code(demo) == 1);
  CHECK_MESSAGE(text_of(log).find("the dispatcher was killed by signal 9") != std::string::npos, text_of(log));
}

TEST_CASE("a garbled day ends at once with file and line and the exit code 2") {
  const motcua::test::TemporaryFolder folder;
  const auto day = folder.path() / "day.csv";
  std::ofstream(day) << "t_s,event,ticket,service,class,counter\n1,isue,1,A,ordinary,\n";
  CHECK(exit_code(start_demo({"--day", day.string(), "--no-windows"}, folder.path() / "log")) == 2);
  CHECK(text_of(folder.path() / "log").find(day.string() + ":2: event: 'isue'") != std::string::npos);
}

#ifdef MOTCUA_WINDOWS
// As for the tests with windows (docs/screens.md).
bool told_no_screen() {
  const char* told = std::getenv("MOTCUA_NO_SCREEN");
  return told != nullptr && std::string(told) == "1";
}

TEST_CASE("a day on a virtual screen: every process lives, every screen has its picture") {
  if (told_no_screen()) {
    MESSAGE("skipped: MOTCUA_NO_SCREEN says that there is no screen");
    return;
  }
  const motcua::test::TemporaryFolder folder;
  const auto log = folder.path() / "log";
  const auto file = folder.path() / "out.json";
  const int code = exit_code(
      start_demo({"--headless", "--all-clerks", "--day", write_day(folder.path()).string(), "--speed", "150",
                  "--seconds", "15", "--json", file.string(), "--pictures", (folder.path() / "pictures").string()},
                 log));
  CHECK_MESSAGE(code == 0, text_of(log));
  const auto json = json_of(file);
  CHECK(json["issued"].get<int>() > 20);
  CHECK(json["issued"].get<int>() == json["called"].get<int>() + json["waiting"].get<int>() + json["left"].get<int>());
  CHECK(json["processes_lived"].size() == 5);
  REQUIRE(json["screens"].size() == 3);
  for (const auto& screen : json["screens"]) CHECK(text_of(screen.get<std::string>()).starts_with("\x89PNG"));
}
#endif

}  // namespace
