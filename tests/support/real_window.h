// A real program with a window on a virtual screen, at a real dispatcher; looked at, and worked with by hand.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "simulator/demo/virtual_screen.h"
#include "tests/support/real_hall.h"

namespace motcua::test {

// MOTCUA_NO_SCREEN=1 in the environment: this computer has no Xvfb or no xdotool, and tests with windows are left out.
// Without it they fail there, so that nobody leaves them out without knowing it.
bool told_no_screen();

class RealWindow {
 public:
  // `device` is one of the hall's keys. Fails the test when it does not start.
  RealWindow(const RealHall& hall, const std::string& screen, const std::string& name, const std::string& program,
             const std::string& device, const std::vector<std::string>& arguments);

  demo::Child& process() { return child_; }
  // What it shows now, as a PNG; empty when it draws nothing yet.
  std::string picture();
  bool up() const;  // it has shown a current picture

 private:
  std::filesystem::path picture_;
  demo::Child child_;
};

// The mouse and the keyboard of a screen, by xdotool.
class Hand {
 public:
  explicit Hand(std::string screen) : screen_(std::move(screen)) {}
  static bool installed();

  void click(int x, int y) const;
  void press(const std::string& key) const;  // e.g. space, F2, 3
  void type(const std::string& text) const;

 private:
  void move(const std::vector<std::string>& words) const;

  std::string screen_;
};

}  // namespace motcua::test
