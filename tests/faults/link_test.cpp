// A hall whose cable goes through a switch of the test's own: cut, and healed.
#include <doctest/doctest.h>

#include <thread>

#include "protocol/transport/screen_link.h"
#include "tests/faults/extent.h"
#include "tests/faults/own_namespace.h"
#include "tests/support/commands.h"
#include "tests/support/desk.h"

using namespace motcua;
using namespace motcua::test;
using Kind = transport::CommandOutcome::Kind;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

constexpr milliseconds kPressPatience{3000};  // as the terminal has it
constexpr seconds kAim{3};                    // from healing to a picture that is true and a press that is answered
constexpr const char* kHallAddress = "192.0.2.1";

void must(const std::string& command) {
  REQUIRE_MESSAGE(command_succeeds(command), command);
}

// The dispatcher's machine and ours, each with a cable to one switch. A dead switch takes packets and gives none.
class Switch {
 public:
  Switch() {
    take_down();
    must("ip netns add hall");
    must("ip netns add switch");
    must("ip -n switch link add bridge type bridge");
    must("ip link add ours type veth peer name port-ours netns switch");
    must("ip -n hall link add theirs type veth peer name port-theirs netns switch");
    must("ip -n switch link set port-ours master bridge up");
    must("ip -n switch link set port-theirs master bridge up");
    must("ip address add 192.0.2.2/24 dev ours");
    must(std::string("ip -n hall address add ") + kHallAddress + "/24 dev theirs");
    must("ip link set ours up");
    must("ip -n hall link set theirs up");
    must("ip -n hall link set lo up");
    heal();
  }
  ~Switch() { take_down(); }
  Switch(const Switch&) = delete;
  Switch& operator=(const Switch&) = delete;

  void cut() const { must("ip -n switch link set bridge down"); }
  void heal() const { must("ip -n switch link set bridge up"); }

 private:
  static void take_down() {
    for (const char* command : {"ip link delete ours", "ip netns delete hall", "ip netns delete switch"}) {
      command_succeeds(command);
    }
  }
};

transport::ScreenLinkOptions screen(const RealHall& hall, const std::string& device, protocol::Audience audience) {
  return {hall.endpoint("command"), hall.endpoint(audience == protocol::STAFF ? "staff" : "board"), audience,
          hall.curve(device), "test"};
}

// A wall display and the terminal of counter 1, as far as the network goes.
class Screens {
 public:
  explicit Screens(const RealHall& hall)
      : display_(screen(hall, "display-1", protocol::PUBLIC_BOARD), [] {}),
        terminal_(screen(hall, "counter-1", protocol::STAFF), [] {}) {}

  bool both_fresh() const {
    const auto terminal = terminal_.status();
    return display_.status().fresh && terminal.fresh && terminal.connected;
  }
  bool any_fresh() const { return display_.status().fresh || terminal_.status().fresh; }
  // How long until it holds.
  std::optional<milliseconds> until(const std::function<bool()>& condition, milliseconds patience) {
    const auto begin = Clock::now();
    while (!condition()) {
      if (Clock::now() - begin > patience) return std::nullopt;
      terminal_.poll();
      std::this_thread::sleep_for(milliseconds(5));
    }
    return std::chrono::duration_cast<milliseconds>(Clock::now() - begin);
  }
  void press_next() {
    ++pressed_;
    terminal_.send(call_next(1), kPressPatience, [this](const auto& outcome) {
      ++told_;
      if (outcome.kind == Kind::kDone) ++done_;
    });
  }
  int pressed() const { return pressed_; }
  int told() const { return told_; }
  int done() const { return done_; }
  protocol::StaffPicture staff() const { return terminal_.view()->staff(); }
  protocol::Board board() const { return display_.view()->board(); }

 private:
  transport::ScreenLink display_, terminal_;
  int pressed_ = 0;
  int told_ = 0;
  int done_ = 0;
};

void open_with_tickets(const RealHall& hall, int tickets) {
  Desk desk(hall, "operator");
  REQUIRE(desk.connect());
  REQUIRE(desk.ask(open(1)).kind == Kind::kDone);
  for (int i = 0; i < tickets; ++i) REQUIRE(desk.ask(issue("civil")).kind == Kind::kDone);
}

void cut_and_heal(seconds how_long) {
  const Switch cable;
  RealHall hall;
  hall.place().launcher = {"ip", "netns", "exec", "hall"};
  hall.place().address = kHallAddress;
  hall.write_config();
  hall.start();
  open_with_tickets(hall, 10);
  Screens screens(hall);
  REQUIRE(screens.until([&] { return screens.both_fresh(); }, seconds(20)));

  const auto cut_at = Clock::now();
  cable.cut();
  for (int i = 0; i < 2; ++i) screens.press_next();  // nobody knows of the cut yet
  const auto stale = screens.until([&] { return !screens.any_fresh(); }, seconds(10));
  REQUIRE(stale);
  CHECK(*stale <= milliseconds(3500));
  for (int i = 0; i < 3; ++i) screens.press_next();
  const auto answered = screens.until([&] { return screens.told() == 5; }, seconds(10));
  REQUIRE(answered);
  CHECK(screens.done() == 0);
  screens.until([&] { return Clock::now() >= cut_at + how_long || screens.any_fresh(); }, how_long);
  CHECK_FALSE(screens.any_fresh());

  cable.heal();
  const auto healed = Clock::now();
  const auto fresh = screens.until([&] { return screens.both_fresh(); }, seconds(20));
  REQUIRE(fresh);
  WARN(*fresh <= kAim);
  CHECK(*fresh <= 5 * kAim);  // on a machine that does other work as well
  // None of the five arrived: nobody was called.
  CHECK(screens.staff().day().called() == 0);
  CHECK(screens.board().announcements_size() == 0);
  screens.press_next();
  REQUIRE(screens.until([&] { return screens.told() == 6; }, seconds(10)));
  CHECK(screens.done() == 1);
  const auto usable = std::chrono::duration_cast<milliseconds>(Clock::now() - healed);
  WARN(usable <= kAim);
  CHECK(usable <= 10 * kAim);
  MESSAGE("cut for " << how_long.count() << " s: stale after " << stale->count() << " ms; after healing fresh in "
                     << fresh->count() << " ms, a press answered in " << usable.count() << " ms");
}

}  // namespace

TEST_CASE(
    "situation 22: the switch dies: within three seconds no screen shows old figures, presses are refused and do not "
    "arrive later, and all is right within three seconds after") {
  if (!in_own_namespace()) {
    MESSAGE(kNoNamespace);
    return;
  }
  cut_and_heal(seconds(4));   // shorter than the connection's own patience
  cut_and_heal(seconds(12));  // longer: sockets were made anew meanwhile
}

TEST_CASE("situation 22: a switch that was dead for long is no different, whatever the system's back-off is by then") {
  if (!in_own_namespace()) {
    MESSAGE(kNoNamespace);
    return;
  }
  if (!everything()) {
    MESSAGE("skipped: only where everything is tested");
    return;
  }
  cut_and_heal(seconds(45));
}
