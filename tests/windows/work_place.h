// A hall, a screen with one program's window on it, a hand, and a desk that sees what the dispatcher knows.
#pragma once

#include <doctest/doctest.h>

#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/commands.h"
#include "tests/support/desk.h"
#include "tests/support/real_window.h"
#include "tests/support/wait_until.h"

namespace motcua::test {

class WorkPlace {
 public:
  // Friday morning. An empty `skipped` of the object says that everything is there.
  WorkPlace(const std::string& program, const std::string& device, const std::string& channel, demo::Size size,
            std::vector<std::string> arguments) {
    hall.start({"--clock-start", "2026-11-27T01:00:00Z"});
    if (!Hand::installed()) skipped = "xdotool is not installed";
    auto started = demo::start_virtual_screen(size, hall.folder() / "xvfb.log");
    if (!started) skipped = started.error();
    if (!skipped.empty()) return;
    screen = std::make_unique<demo::VirtualScreen>(std::move(*started));
    arguments.insert(arguments.end(), {"--view", hall.endpoint(channel), "--window",
                                       std::to_string(size.width) + "x" + std::to_string(size.height) + "+0+0"});
    window = std::make_unique<RealWindow>(hall, screen->display, "window", program, device, arguments);
    desk = std::make_unique<Desk>(hall, "operator");
    REQUIRE(desk->connect());
    REQUIRE(wait_until([&] { return window->up() && !window->picture().empty(); }));
  }

  // Nothing changes on the window any more: what came by itself, like a catalogue, is there.
  bool settled() const {
    std::string before;
    int equal = 0;
    return wait_until([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(250));  // between two looks, not to be right
      auto now = window->picture();
      equal = !now.empty() && now == before ? equal + 1 : 0;
      before = std::move(now);
      return equal >= 3;
    });
  }

  Hand hand() const { return Hand(screen->display); }
  protocol::StaffPicture staff() const { return desk->fetch(protocol::STAFF)->staff(); }
  protocol::CounterView counter() const { return staff().counters(0); }
  // Does it, and again when nothing has come of it for long: the window was not ready for it.
  bool until(const std::function<void()>& done, const std::function<bool()>& so) const {
    for (int i = 0; i < 4; ++i) {
      done();
      if (wait_until(so, std::chrono::seconds(10))) return true;
    }
    return false;
  }
  bool key(const std::string& name, const std::function<bool()>& so) const {
    return until([&] { hand().press(name); }, so);
  }

  std::string skipped;
  RealHall hall;
  std::unique_ptr<demo::VirtualScreen> screen;
  std::unique_ptr<RealWindow> window;
  std::unique_ptr<Desk> desk;
};

}  // namespace motcua::test
