// A hall, a screen with one program's window on it, a hand, and a desk that sees what the dispatcher knows.
#pragma once

#include <doctest/doctest.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/commands.h"
#include "tests/support/desk.h"
#include "tests/support/real_window.h"
#include "tests/support/wait_until.h"
#include "ui/picture.h"

namespace motcua::test {

class WorkPlace {
 public:
  // Friday morning. Without a screen or a hand the test fails, unless it was told that there is none: then `skipped` of
  // the object is not empty.
  WorkPlace(const std::string& program, const std::string& device, const std::string& channel, demo::Size size,
            std::vector<std::string> arguments) {
    if (told_no_screen()) {
      skipped = "MOTCUA_NO_SCREEN says that there is no screen";
      MESSAGE("skipped: " << skipped);
      return;
    }
    REQUIRE_MESSAGE(Hand::installed(), "xdotool is not installed; scripts/bootstrap does it");
    hall.start({"--clock-start", "2026-11-27T01:00:00Z"});
    auto started = demo::start_virtual_screen(size, hall.folder() / "xvfb.log");
    REQUIRE_MESSAGE(started, (started ? std::string() : started.error()));
    screen = std::make_unique<demo::VirtualScreen>(std::move(*started));
    arguments.insert(arguments.end(), {"--view", hall.endpoint(channel), "--window",
                                       std::to_string(size.width) + "x" + std::to_string(size.height) + "+0+0"});
    window = std::make_unique<RealWindow>(hall, screen->display, "window", program, device, arguments);
    desk = std::make_unique<Desk>(hall, "operator");
    REQUIRE(desk->connect());
    REQUIRE(wait_until([&] { return window->up() && !window->picture().empty(); }));
  }

  // The window's pixels without its lowest rows that change by themselves; none when it draws nothing yet.
  std::optional<ui::Picture> shown() const {
    if (window->picture().empty()) return std::nullopt;
    auto picture = ui::read_png(hall.folder() / "window.png");
    if (!picture || picture->height <= restless_rows) return std::nullopt;
    picture->height -= restless_rows;
    picture->rgb.resize(3 * static_cast<std::size_t>(picture->width) * static_cast<std::size_t>(picture->height));
    return std::move(*picture);
  }

  // Nothing changes on the window any more: what came by itself, like a catalogue, is there.
  bool settled() const {
    std::vector<std::uint8_t> before;
    int equal = 0;
    return wait_until([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(250));  // between two looks, not to be right
      auto now = shown();
      equal = now && now->rgb == before ? equal + 1 : 0;
      before = now ? std::move(now->rgb) : std::vector<std::uint8_t>();
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
  // Does it once, when nothing changes any more: for what counts how often.
  bool once(const std::function<void()>& done, const std::function<bool()>& so) const {
    if (!settled()) return false;
    done();
    return wait_until(so);
  }
  bool key(const std::string& name, const std::function<bool()>& so) const {
    return until([&] { hand().press(name); }, so);
  }

  std::string skipped;
  int restless_rows = 0;
  RealHall hall;
  std::unique_ptr<demo::VirtualScreen> screen;
  std::unique_ptr<RealWindow> window;
  std::unique_ptr<Desk> desk;
};

}  // namespace motcua::test
