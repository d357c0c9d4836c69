#include "tests/config/program.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <stdexcept>
#include <thread>

namespace motcua::test {
namespace {

struct Pipe {
  std::array<int, 2> ends{-1, -1};
  Pipe() {
    if (::pipe(ends.data()) != 0) throw std::runtime_error("no pipe");
  }
};

std::string read_all(int descriptor) {
  std::string text;
  std::array<char, 4096> block{};
  for (ssize_t got = 0; (got = ::read(descriptor, block.data(), block.size())) > 0;) {
    text.append(block.data(), static_cast<std::size_t>(got));
  }
  ::close(descriptor);
  return text;
}

void leave_pending(int signal) {
  sigset_t held;
  ::sigemptyset(&held);
  ::sigaddset(&held, signal);
  ::sigprocmask(SIG_BLOCK, &held, nullptr);
  ::raise(signal);
}

[[noreturn]] void become_motcua(const std::vector<std::string>& arguments, const Pipe& out, const Pipe& err) {
  ::dup2(out.ends[1], STDOUT_FILENO);
  ::dup2(err.ends[1], STDERR_FILENO);
  for (const int end : {out.ends[0], out.ends[1], err.ends[0], err.ends[1]}) ::close(end);
  std::vector<char*> argv;
  for (const auto& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  ::execv(MOTCUA_PROGRAM, argv.data());
  ::_exit(127);
}

}  // namespace

Finished run_motcua(const std::vector<std::string>& arguments, int pending_signal) {
  std::vector<std::string> words{MOTCUA_PROGRAM};
  words.insert(words.end(), arguments.begin(), arguments.end());
  const Pipe out, err;
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("no process");
  if (child == 0 && pending_signal != 0) leave_pending(pending_signal);
  if (child == 0) become_motcua(words, out, err);
  ::close(out.ends[1]);
  ::close(err.ends[1]);
  Finished finished;
  std::thread reader([&] { finished.err = read_all(err.ends[0]); });
  finished.out = read_all(out.ends[0]);
  reader.join();
  int status = 0;
  ::waitpid(child, &status, 0);
  finished.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return finished;
}

}  // namespace motcua::test
