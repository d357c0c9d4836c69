// A display server of the tests' own (Xvfb), so that pictures are the same on every computer and no window pops up on a
// desk.
#pragma once

#include <sys/types.h>

#include <string>

#include <tl/expected.hpp>

namespace motcua::tests {

class VirtualDisplay {
 public:
  // Starts Xvfb on a free display and sets DISPLAY. Errors say what is missing.
  static tl::expected<VirtualDisplay, std::string> start();
  VirtualDisplay(VirtualDisplay&& other) noexcept;
  VirtualDisplay& operator=(VirtualDisplay&&) = delete;
  ~VirtualDisplay();

 private:
  explicit VirtualDisplay(pid_t server) : server_(server) {}
  pid_t server_;
};

}  // namespace motcua::tests
