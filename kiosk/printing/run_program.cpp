#include "kiosk/printing/run_program.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <thread>

#include <fmt/format.h>

namespace motcua::printing {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kLook{10};
constexpr std::size_t kWordsMax = 400;  // of what a failing program says

// A file without a name, in memory: no pipe that could be full or broken.
class MemoryFile {
 public:
  MemoryFile() : file_(memfd_create("motcua", MFD_CLOEXEC)) {}
  ~MemoryFile() {
    if (file_ >= 0) close(file_);
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  int number() const { return file_; }
  bool fill(std::span<const std::uint8_t> bytes) const {
    if (file_ < 0 || write(file_, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) return false;
    return lseek(file_, 0, SEEK_SET) == 0;
  }
  std::string first_line() const {
    std::array<char, kWordsMax> buffer{};
    const ssize_t size = pread(file_, buffer.data(), buffer.size(), 0);
    std::string words(buffer.data(), static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
    return words.substr(0, words.find('\n'));
  }

 private:
  int file_;
};

// The screen's threads block signals; a child shall not.
class Attributes {
 public:
  Attributes() {
    posix_spawnattr_init(&attributes_);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK);
    posix_spawn_file_actions_init(&files_);
  }
  ~Attributes() {
    posix_spawn_file_actions_destroy(&files_);
    posix_spawnattr_destroy(&attributes_);
  }
  Attributes(const Attributes&) = delete;
  Attributes& operator=(const Attributes&) = delete;

  void use(const MemoryFile& input, const MemoryFile& output) {
    posix_spawn_file_actions_adddup2(&files_, input.number(), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&files_, output.number(), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&files_, output.number(), STDERR_FILENO);
  }
  int spawn(pid_t& child, std::vector<char*>& words) {
    return posix_spawnp(&child, words.front(), &files_, &attributes_, words.data(), environ);
  }

 private:
  posix_spawnattr_t attributes_{};
  posix_spawn_file_actions_t files_{};
};

// False: it had to be killed.
bool wait_for(pid_t child, std::chrono::milliseconds patience, const std::stop_token& stop, int& status) {
  const auto end = Clock::now() + patience;
  while (waitpid(child, &status, WNOHANG) == 0) {
    if (Clock::now() >= end || stop.stop_requested()) {
      kill(child, SIGKILL);
      waitpid(child, &status, 0);
      return false;
    }
    std::this_thread::sleep_for(kLook);
  }
  return true;
}

}  // namespace

tl::expected<void, std::string> run_program(const Program& program, const std::stop_token& stop) {
  const std::string& name = program.words.front();
  const MemoryFile input;
  const MemoryFile output;
  if (!input.fill(program.input)) {
    return tl::unexpected(fmt::format("{}: no memory for its input: {}", name, std::strerror(errno)));
  }
  Attributes attributes;
  attributes.use(input, output);
  std::vector<std::string> copies = program.words;
  std::vector<char*> words;
  for (auto& word : copies) words.push_back(word.data());
  words.push_back(nullptr);
  pid_t child = 0;
  if (const int error = attributes.spawn(child, words); error != 0) {
    return tl::unexpected(fmt::format("{} cannot be started: {}", name, std::strerror(error)));
  }
  int status = 0;
  if (!wait_for(child, program.patience, stop, status)) {
    return tl::unexpected(fmt::format("{} took longer than {} ms and was ended", name, program.patience.count()));
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
  return tl::unexpected(fmt::format("{} failed: {}", name, output.first_line()));
}

}  // namespace motcua::printing
