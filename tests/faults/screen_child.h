// screen_process as a test has it: started, stopped, killed; what it shows.
#pragma once

#include <doctest/doctest.h>

#include <fstream>
#include <string>

#include "simulator/demo/child.h"
#include "tests/support/real_hall.h"

namespace motcua::test {

class ScreenChild {
 public:
  // `audience`: "board" or "staff".
  ScreenChild(const RealHall& hall, const std::string& device, const std::string& audience)
      : file_(hall.folder() / (device + "-" + audience + ".shows")), child_(start(hall, device, audience)) {}

  demo::Child& process() { return child_; }
  std::string shows() const {
    std::ifstream in(file_);
    std::string line;
    std::getline(in, line);
    return line;
  }
  bool fresh() const { return shows().starts_with("fresh connected"); }

 private:
  demo::Child start(const RealHall& hall, const std::string& device, const std::string& audience) {
    std::filesystem::remove(file_);
    demo::ChildOptions options;
    options.name = device;
    options.program = MOTCUA_SCREEN_PROCESS;
    options.arguments = {hall.endpoint("command"),       hall.endpoint(audience),         audience,
                         hall.key_file(device).string(), hall.server_key_file().string(), file_.string()};
    options.log = hall.folder() / (device + ".log");
    auto child = demo::Child::start(options);
    REQUIRE_MESSAGE(child, (child ? "" : child.error()));
    return std::move(*child);
  }

  std::filesystem::path file_;
  demo::Child child_;
};

}  // namespace motcua::test
