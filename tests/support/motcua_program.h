// The real `motcua` as a child process, which a test watches and kills, and the copy that it keeps of a real hall.
#pragma once

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "dispatcher/journal/row_reader.h"
#include "tests/support/real_hall.h"

namespace motcua::test {

inline std::string contents(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

// `motcua` as a child whose output lies in a file.
class Motcua {
 public:
  Motcua(std::vector<std::string> words, std::filesystem::path log) : log_(std::move(log)) {
    words.insert(words.begin(), MOTCUA_PROGRAM);
    std::vector<char*> argv;
    for (auto& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    pid_ = fork();
    REQUIRE(pid_ >= 0);
    if (pid_ > 0) return;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    const int out = ::open(log_.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    dup2(out, STDOUT_FILENO);
    dup2(out, STDERR_FILENO);
    execv(argv[0], argv.data());
    _exit(127);
  }
  ~Motcua() {
    if (pid_ > 0) end(SIGKILL);
  }
  Motcua(const Motcua&) = delete;
  Motcua& operator=(const Motcua&) = delete;

  // 0: only waits for the end. The exit code, or -signal.
  int end(int with = 0) {
    if (with != 0) kill(pid_, with);
    int status = 0;
    waitpid(std::exchange(pid_, -1), &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }
  std::string said() const { return contents(log_); }
  bool says(const std::string& words) const {
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (said().find(words) == std::string::npos) {
      if (std::chrono::steady_clock::now() > until) return false;
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return true;
  }

 private:
  std::filesystem::path log_;
  pid_t pid_ = -1;
};

inline std::vector<std::string> follow_words(const RealHall& from, const std::filesystem::path& to) {
  return {
      "follow",     to.string(), "--dispatcher", from.endpoint("command"), "--keys", (from.folder() / "keys").string(),
      "--patience", "1"};
}

struct Run {
  int exit_code;
  std::string said;
};
inline Run run(const std::vector<std::string>& words, const std::filesystem::path& folder) {
  Motcua program(words, folder / "motcua.log");
  const int code = program.end();
  return {code, program.said()};
}

inline journal::Tail tail_of(const std::filesystem::path& file) {
  const auto rows = journal::RowReader::open(file);
  REQUIRE_MESSAGE(rows, rows.error().message);
  return *(*rows)->newest();
}

}  // namespace motcua::test
