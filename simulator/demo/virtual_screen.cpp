#include "simulator/demo/virtual_screen.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <array>

#include <fmt/format.h>

namespace motcua::demo {
namespace {

constexpr int kPatienceMs = 30'000;

// Xvfb writes the number of its display when it is ready for clients.
std::string read_number(int fd) {
  std::string number;
  pollfd ready{fd, POLLIN, 0};
  while (number.find('\n') == std::string::npos && poll(&ready, 1, kPatienceMs) == 1) {
    std::array<char, 16> buffer{};
    const ssize_t got = read(fd, buffer.data(), buffer.size());
    if (got <= 0) break;
    number.append(buffer.data(), static_cast<std::size_t>(got));
  }
  return number.substr(0, number.find('\n'));
}

}  // namespace

tl::expected<VirtualScreen, std::string> start_virtual_screen(Size size, const std::filesystem::path& log) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) return tl::unexpected(std::string("no pipe for the virtual screen"));
  ChildOptions options;
  options.name = "virtual screen";
  options.program = "Xvfb";
  options.arguments = {"-displayfd", "3",   "-screen", "0", fmt::format("{}x{}x24", size.width, size.height),
                       "-nolisten",  "tcp", "-noreset"};
  options.log = log;
  options.inherited_fd = ends[1];
  auto server = Child::start(options);
  close(ends[1]);
  const std::string number = server ? read_number(ends[0]) : "";
  close(ends[0]);
  if (!server) return tl::unexpected(server.error() + " (Debian's package xvfb has it)");
  if (number.empty()) return tl::unexpected("the virtual screen did not come up: " + last_line(log));
  return VirtualScreen{std::move(*server), ":" + number};
}

}  // namespace motcua::demo
