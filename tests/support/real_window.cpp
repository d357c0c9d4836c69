#include "tests/support/real_window.h"

#include <doctest/doctest.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string_view>
#include <thread>

#include "tests/support/wait_until.h"

namespace motcua::test {
namespace {

using std::chrono::milliseconds;

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

demo::Child start(const RealHall& hall, const std::string& screen, const std::string& name, const std::string& program,
                  const std::string& device, const std::vector<std::string>& more,
                  const std::filesystem::path& picture) {
  demo::ChildOptions options;
  options.name = name;
  options.program = program;
  options.arguments = {"--dispatcher", hall.endpoint("command"),        "--key",     hall.key_file(device).string(),
                       "--server-key", hall.server_key_file().string(), "--picture", picture.string()};
  options.arguments.insert(options.arguments.end(), more.begin(), more.end());
  options.log = hall.folder() / (name + ".log");
  options.display = screen;
  auto child = demo::Child::start(options);
  REQUIRE_MESSAGE(child, (child ? "" : child.error()));
  return std::move(*child);
}

}  // namespace

bool told_no_screen() {
  const char* told = std::getenv("MOTCUA_NO_SCREEN");
  return told != nullptr && std::string_view(told) == "1";
}

RealWindow::RealWindow(const RealHall& hall, const std::string& screen, const std::string& name,
                       const std::string& program, const std::string& device, const std::vector<std::string>& arguments)
    : picture_(hall.folder() / (name + ".png")),
      child_(start(hall, screen, name, program, device, arguments, picture_)) {}

std::string RealWindow::picture() {
  std::filesystem::remove(picture_);
  child_.send(SIGUSR1);
  wait_until([&] { return std::filesystem::exists(picture_) || !child_.running(); }, milliseconds(2000));
  return bytes_of(picture_);
}

bool RealWindow::up() const {
  return bytes_of(child_.log()).find("picture state=fresh") != std::string::npos;
}

bool Hand::installed() {
  return std::filesystem::exists("/usr/bin/xdotool");
}

void Hand::move(const std::vector<std::string>& words) const {
  demo::ChildOptions options;
  options.name = options.program = "xdotool";
  options.arguments = words;
  options.log = "/dev/null";
  options.display = screen_;
  auto child = demo::Child::start(options);
  REQUIRE_MESSAGE(child, (child ? "" : child.error()));
  REQUIRE(wait_until([&] { return !child->running(); }));
  REQUIRE(child->status() == 0);
}

void Hand::click(int x, int y) const {
  move({"mousemove", std::to_string(x), std::to_string(y), "click", "1"});
}

void Hand::press(const std::string& key) const {
  move({"key", key});
}

void Hand::type(const std::string& text) const {
  move({"type", text});
}

}  // namespace motcua::test
