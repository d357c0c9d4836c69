#include "simulator/demo/child.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <thread>
#include <utility>

#include <fmt/format.h>

namespace motcua::demo {
namespace {

constexpr int kInheritedFd = 3;
constexpr std::chrono::milliseconds kPatience{1500};

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> out;
  for (auto& text : texts) out.push_back(text.data());
  out.push_back(nullptr);
  return out;
}

std::vector<std::string> environment_with(const std::string& display) {
  std::vector<std::string> all;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    if (display.empty() || std::strncmp(*entry, "DISPLAY=", 8) != 0) all.emplace_back(*entry);
  }
  if (!display.empty()) all.push_back("DISPLAY=" + display);
  return all;
}

struct Descriptors {
  int nothing = -1;
  int log = -1;
  int inherited = -1;
  int failure = -1;  // the child says here why it could not become the program
};

// Above 9, so that none of them is the descriptor 3 that the child gets.
int moved_up(int fd) {
  const int high = fcntl(fd, F_DUPFD_CLOEXEC, 10);
  close(fd);
  return high;
}

Descriptors open_descriptors(const ChildOptions& options, int failure) {
  Descriptors descriptors;
  descriptors.nothing = moved_up(open("/dev/null", O_RDONLY | O_CLOEXEC));
  descriptors.log = moved_up(open(options.log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644));
  descriptors.inherited = options.inherited_fd < 0 ? -1 : fcntl(options.inherited_fd, F_DUPFD_CLOEXEC, 10);
  descriptors.failure = moved_up(failure);
  return descriptors;
}

void close_all(const Descriptors& descriptors) {
  for (const int fd : {descriptors.nothing, descriptors.log, descriptors.inherited, descriptors.failure}) {
    if (fd >= 0) close(fd);
  }
}

// Between fork and exec: only what is allowed there.
[[noreturn]] void become(char* const* arguments, char* const* environment, const Descriptors& descriptors,
                         pid_t parent) {
  setpgid(0, 0);
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (getppid() != parent) _exit(1);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  dup2(descriptors.nothing, STDIN_FILENO);
  dup2(descriptors.log, STDOUT_FILENO);
  dup2(descriptors.log, STDERR_FILENO);
  if (descriptors.inherited >= 0) dup2(descriptors.inherited, kInheritedFd);
  execvpe(arguments[0], arguments, environment);
  const int error = errno;
  const auto written = write(descriptors.failure, &error, sizeof error);
  _exit(written == sizeof error ? 127 : 126);
}

// 0: it became the program.
int read_failure(int fd) {
  int error = 0;
  ssize_t got = 0;
  do got = read(fd, &error, sizeof error);
  while (got < 0 && errno == EINTR);
  return got == sizeof error ? error : 0;
}

}  // namespace

tl::expected<Child, std::string> Child::start(const ChildOptions& options) {
  std::vector<std::string> arguments{options.program};
  arguments.insert(arguments.end(), options.arguments.begin(), options.arguments.end());
  auto environment = environment_with(options.display);
  const auto argument_pointers = pointers(arguments);
  const auto environment_pointers = pointers(environment);
  std::array<int, 2> failure{};
  if (pipe2(failure.data(), O_CLOEXEC) != 0) return tl::unexpected(std::string("no pipe: ") + std::strerror(errno));
  const Descriptors descriptors = open_descriptors(options, failure[1]);
  const pid_t parent = getpid();
  const pid_t pid = fork();
  if (pid == 0) become(argument_pointers.data(), environment_pointers.data(), descriptors, parent);
  const int fork_error = errno;
  close_all(descriptors);
  const int error = pid < 0 ? fork_error : read_failure(failure[0]);
  close(failure[0]);
  if (error == 0) return Child(options.name, options.log, pid);
  if (pid > 0) waitpid(pid, nullptr, 0);
  return tl::unexpected(
      fmt::format("{} ({}) cannot be started: {}", options.name, options.program, std::strerror(error)));
}

Child::Child(Child&& other) noexcept
    : name_(std::move(other.name_)),
      log_(std::move(other.log_)),
      pid_(std::exchange(other.pid_, 0)),
      status_(other.status_) {}

Child::~Child() {
  if (pid_ == 0 || !running()) return;
  send(SIGTERM);
  const auto until = std::chrono::steady_clock::now() + kPatience;
  while (running() && std::chrono::steady_clock::now() < until)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  if (!running()) return;
  send(SIGKILL);
  waitpid(pid_, nullptr, 0);
}

bool Child::running() {
  return !status();
}

std::optional<int> Child::status() {
  if (status_) return status_;
  int status = 0;
  if (waitpid(pid_, &status, WNOHANG) == pid_) status_ = status;
  return status_;
}

void Child::send(int signal) {
  if (running()) kill(pid_, signal);
}

std::string describe_status(int status) {
  if (WIFSIGNALED(status)) return fmt::format("was killed by signal {}", WTERMSIG(status));
  return fmt::format("ended with code {}", WEXITSTATUS(status));
}

std::string last_line(const std::filesystem::path& log) {
  std::ifstream in(log);
  std::string line, last;
  while (std::getline(in, line)) {
    if (!line.empty()) last = line;
  }
  return last;
}

}  // namespace motcua::demo
