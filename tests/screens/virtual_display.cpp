#include "tests/screens/virtual_display.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace motcua::tests {
namespace {

// Xvfb writes the number of its display when it is ready for clients.
std::string read_number(int fd) {
  std::string number;
  pollfd ready{fd, POLLIN, 0};
  while (number.find('\n') == std::string::npos && poll(&ready, 1, 20'000) == 1) {
    std::array<char, 16> buffer{};
    const ssize_t got = read(fd, buffer.data(), buffer.size());
    if (got <= 0) break;
    number.append(buffer.data(), static_cast<std::size_t>(got));
  }
  return number.substr(0, number.find('\n'));
}

}  // namespace

tl::expected<VirtualDisplay, std::string> VirtualDisplay::start() {
  std::array<int, 2> pipe_ends{};
  if (pipe2(pipe_ends.data(), O_CLOEXEC) != 0) return tl::unexpected(std::string("no pipe for Xvfb"));
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, pipe_ends[1], 9);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  // Without -noreset it begins anew when the last window closes, and turns away who comes meanwhile.
  const std::array arguments{"Xvfb", "-displayfd", "9", "-screen", "0", "3840x2200x24", "-nolisten", "tcp", "-noreset"};
  std::array<char*, arguments.size() + 1> argv{};
  for (std::size_t i = 0; i < arguments.size(); ++i) argv[i] = const_cast<char*>(arguments[i]);
  pid_t server = 0;
  const int error = posix_spawnp(&server, "Xvfb", &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(pipe_ends[1]);
  const std::string number = error == 0 ? read_number(pipe_ends[0]) : "";
  close(pipe_ends[0]);
  if (error != 0) return tl::unexpected(std::string("Xvfb cannot be started: ") + std::strerror(error));
  VirtualDisplay display(server);
  if (number.empty()) return tl::unexpected(std::string("Xvfb did not say which display it serves"));
  setenv("DISPLAY", (":" + number).c_str(), 1);
  return display;
}

VirtualDisplay::VirtualDisplay(VirtualDisplay&& other) noexcept : server_(std::exchange(other.server_, 0)) {}

VirtualDisplay::~VirtualDisplay() {
  if (server_ <= 0) return;
  kill(server_, SIGTERM);
  waitpid(server_, nullptr, 0);
}

}  // namespace motcua::tests
