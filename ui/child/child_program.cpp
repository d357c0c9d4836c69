#include "ui/child/child_program.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <optional>
#include <thread>

#include <fmt/format.h>

extern char** environ;

namespace motcua::child {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds kLook{50};  // how often `stop` is looked at
constexpr milliseconds kLookForEnd{2};
constexpr std::size_t kWordsMax = 400;  // of what a failing program says

class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }
  int get() const { return number_; }

 private:
  int number_;
};

// A file without a name, in memory: no pipe that could be full or broken.
class MemoryFile {
 public:
  MemoryFile() : file_(memfd_create("motcua", MFD_CLOEXEC)) {}

  int get() const { return file_.get(); }
  bool fill(std::string_view bytes) const {
    if (write(get(), bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) return false;
    return lseek(get(), 0, SEEK_SET) == 0;
  }
  std::string first_line() const {
    std::array<char, kWordsMax> buffer{};
    const ssize_t size = pread(get(), buffer.data(), buffer.size(), 0);
    const std::string words(buffer.data(), static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
    return words.substr(0, words.find('\n'));
  }

 private:
  Descriptor file_;
};

struct Streams {
  int in;
  int out;
  int errors;
};

// A program in a process group of its own, which is gone when this is.
class Child {
 public:
  explicit Child(pid_t id) : id_(id) {}
  ~Child() {
    if (ended_) return;
    kill(-id_, SIGKILL);
    while (waitpid(id_, &status_, 0) < 0 && errno == EINTR) continue;
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  bool has_ended() {
    ended_ = ended_ || waitpid(id_, &status_, WNOHANG) == id_;
    return ended_;
  }
  bool succeeded() const { return WIFEXITED(status_) && WEXITSTATUS(status_) == 0; }
  std::string how_it_ended() const {
    if (WIFEXITED(status_)) return fmt::format("ended with code {}", WEXITSTATUS(status_));
    return fmt::format("was ended by signal {}", WTERMSIG(status_));
  }

 private:
  pid_t id_;
  int status_ = 0;
  bool ended_ = false;
};

// Signals as a program expects them: ours may be blocked.
int spawn(pid_t& id, const std::vector<std::string>& command, const Streams& streams) {
  std::vector<char*> arguments;
  for (const auto& each : command) arguments.push_back(const_cast<char*>(each.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;
  sigset_t none;
  sigemptyset(&none);
  posix_spawn_file_actions_init(&files);
  posix_spawnattr_init(&attributes);
  posix_spawn_file_actions_adddup2(&files, streams.in, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&files, streams.out, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&files, streams.errors, STDERR_FILENO);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
  const int error = posix_spawnp(&id, arguments[0], &files, &attributes, arguments.data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&files);
  return error;
}

struct Run {
  const std::string& program;
  const ProgramLimits& limits;
  std::stop_token stop;
  Clock::time_point end;

  // Why it must not go on; empty: it may.
  std::string trouble() const {
    if (stop.stop_requested()) return fmt::format("{}: was stopped", program);
    if (Clock::now() < end) return {};
    return fmt::format("{}: did not end within {} ms and was stopped", program, limits.time.count());
  }
};

// True at the end of the output.
tl::expected<bool, std::string> read_some(const Run& run, int from, std::string& output) {
  pollfd wait{from, POLLIN, 0};
  const int ready = poll(&wait, 1, static_cast<int>(kLook.count()));
  if (ready == 0 || (ready < 0 && errno == EINTR)) return false;
  std::array<char, 64 * 1024> block;
  const ssize_t count = read(from, block.data(), block.size());
  if (count < 0 && errno == EINTR) return false;
  if (count < 0) return tl::unexpected(fmt::format("{}: {}", run.program, std::strerror(errno)));
  output.append(block.data(), static_cast<std::size_t>(count));
  if (output.size() > run.limits.output_bytes) {
    return tl::unexpected(fmt::format("{}: wrote more than {} bytes", run.program, run.limits.output_bytes));
  }
  return count == 0;
}

tl::expected<std::string, std::string> collect(const Run& run, Child& child, int from, const MemoryFile& errors) {
  std::string output;
  for (bool at_end = false; !at_end;) {
    if (auto trouble = run.trouble(); !trouble.empty()) return tl::unexpected(trouble);
    const auto some = read_some(run, from, output);
    if (!some) return tl::unexpected(some.error());
    at_end = *some;
  }
  while (!child.has_ended()) {
    if (auto trouble = run.trouble(); !trouble.empty()) return tl::unexpected(trouble);
    std::this_thread::sleep_for(kLookForEnd);
  }
  if (child.succeeded()) return output;
  const std::string words = errors.first_line();
  return tl::unexpected(fmt::format("{}: {}{}{}", run.program, child.how_it_ended(), words.empty() ? "" : ": ", words));
}

}  // namespace

tl::expected<std::string, std::string> run_program(const Program& program, std::stop_token stop) {
  const std::string& name = program.words.front();
  const MemoryFile input, errors;
  int ends[2] = {-1, -1};
  if (!input.fill(program.input) || errors.get() < 0 || pipe2(ends, O_CLOEXEC) != 0) {
    return tl::unexpected(fmt::format("{}: cannot be given input and output: {}", name, std::strerror(errno)));
  }
  const Descriptor from(ends[0]);
  Descriptor into(ends[1]);
  pid_t id = 0;
  if (const int error = spawn(id, program.words, {input.get(), into.get(), errors.get()}); error != 0) {
    return tl::unexpected(fmt::format("{}: cannot be started: {}", name, std::strerror(error)));
  }
  Child child(id);
  into.close();
  return collect({name, program.limits, std::move(stop), Clock::now() + program.limits.time}, child, from.get(),
                 errors);
}

}  // namespace motcua::child
