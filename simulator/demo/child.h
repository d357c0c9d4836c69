// A process that the demo started.
//
// One thread. It gets a process group of its own, so that Ctrl-C reaches only the demo, and it dies when the demo does.
// Destroying a child that still runs ends it (SIGTERM, soon SIGKILL).
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

namespace motcua::demo {

struct ChildOptions {
  std::string name;     // for people
  std::string program;  // path, or a name in PATH
  std::vector<std::string> arguments;
  std::filesystem::path log;  // its output and errors
  std::string display;        // DISPLAY; empty: as ours
  int inherited_fd = -1;      // becomes its descriptor 3
};

class Child {
 public:
  static tl::expected<Child, std::string> start(const ChildOptions& options);
  Child(Child&& other) noexcept;
  Child& operator=(Child&&) = delete;
  ~Child();

  const std::string& name() const { return name_; }
  const std::filesystem::path& log() const { return log_; }
  pid_t pid() const { return pid_; }
  bool running();
  // As waitpid() has it; none while it runs.
  std::optional<int> status();
  void send(int signal);

 private:
  Child(std::string name, std::filesystem::path log, pid_t pid)
      : name_(std::move(name)), log_(std::move(log)), pid_(pid) {}

  std::string name_;
  std::filesystem::path log_;
  pid_t pid_ = 0;
  std::optional<int> status_;
};

// "ended with code 3", "was killed by signal 9"
std::string describe_status(int status);
// The last line of a log that is not empty.
std::string last_line(const std::filesystem::path& log);

}  // namespace motcua::demo
