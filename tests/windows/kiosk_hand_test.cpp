// A citizen at the kiosk: touches, and a scanner that types.
#include <array>
#include <string_view>

#include "tests/windows/work_place.h"

using namespace motcua;
using namespace motcua::test;

namespace {

// Of the design at 1080x1920, where nothing is scaled.
constexpr int kVietnameseX = 798, kEnglishX = 965, kLanguageY = 150;
constexpr int kFirstRowX = 540, kFirstRowY = 488;  // of what the search has found
constexpr int kIssueX = 880, kIssueY = 1835;       // of a procedure
constexpr int kKeyX = 107, kKeyY = 1236;           // the first key of the keyboard on the screen
constexpr int kKeyStepY = 110;
constexpr double kKeyStepX = 96.2;
constexpr int kFirstCardX = 300, kFirstCardY = 640;
constexpr int kPriorityX = 300, kPriorityY = 1795;
constexpr int kFirstClassX = 300, kFirstClassY = 500;
constexpr int kHelpX = 915, kHelpY = 70;
constexpr int kFieldX = 540, kFieldY = 424;
constexpr int kLeaveX = 540, kLeaveY = 1868;
constexpr int kRightButtonX = 800, kRightButtonY = 1795;

struct Kiosk : WorkPlace {
  Kiosk() : WorkPlace(MOTCUA_KIOSK, "kiosk-1", "board", {1080, 1920}, {}) {
    if (!skipped.empty()) return;
    REQUIRE(settled());  // the procedures have come, and with them the field to search in
  }
  std::uint32_t issued() const { return staff().day().issued(); }
  bool click(int x, int y, const std::function<bool()>& so) const {
    return until([&] { hand().click(x, y); }, so);
  }
  // Another page is drawn: the clock of a kiosk does not move, so that a new picture is a new page.
  bool turn(int x, int y) const {
    const auto before = window->picture();
    return click(x, y, [&] {
      const auto now = window->picture();
      return !now.empty() && now != before;
    });
  }
  // One touch on a page that has settled, what it has to come to, and the page after it, settled as well.
  bool touch(int x, int y, const std::function<bool()>& so) const {
    hand().click(x, y);
    return wait_until(so) && settled();
  }
  bool touch(int x, int y) const {
    const auto before = window->picture();
    const auto differs = [&] {
      const auto now = window->picture();
      return !now.empty() && now != before;
    };
    return touch(x, y, differs) && differs();  // not only while the finger was down
  }
  bool shows(const std::string& picture) const { return window->picture() == picture; }
  // A key of the keyboard on the screen, which is one letter more in the field.
  bool touch_letter(char letter) const {
    constexpr std::array<std::string_view, 4> kRows{"1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"};
    for (std::size_t row = 0; row < kRows.size(); ++row) {
      const auto column = kRows[row].find(letter);
      if (column == std::string_view::npos) continue;
      const double along = static_cast<double>(column) + (row == 2 ? 0.5 : 0.0);
      return touch(kKeyX + static_cast<int>(along * kKeyStepX), kKeyY + static_cast<int>(row) * kKeyStepY);
    }
    return false;
  }
  bool touch_erase() const { return touch(kKeyX + static_cast<int>(8 * kKeyStepX), kKeyY + 3 * kKeyStepY); }
};

}  // namespace

TEST_CASE("one touch from the greeting to a number, and two touches are two citizens' numbers") {
  const Kiosk kiosk;
  if (!kiosk.skipped.empty()) return;
  const auto start = kiosk.window->picture();
  REQUIRE(kiosk.touch(kFirstCardX, kFirstCardY, [&] { return kiosk.issued() == 1; }));
  REQUIRE_FALSE(kiosk.shows(start));
  CHECK(kiosk.staff().services(0).waiting() == 1);
  // Back by a touch, which may come before the page takes it.
  REQUIRE(kiosk.turn(kFirstCardX, 1500));
  REQUIRE(kiosk.settled());
  REQUIRE(kiosk.touch(kFirstCardX, kFirstCardY, [&] { return kiosk.issued() == 2; }));
  CHECK(kiosk.issued() == 2);
  CHECK(kiosk.staff().services(0).waiting() == 2);
}

TEST_CASE("a touch turns the kiosk into English, another one back, and whoever goes away leaves it in Vietnamese") {
  const Kiosk kiosk;
  if (!kiosk.skipped.empty()) return;
  const auto start = kiosk.window->picture();
  REQUIRE(kiosk.touch(kEnglishX, kLanguageY));
  REQUIRE(kiosk.touch(kVietnameseX, kLanguageY, [&] { return kiosk.shows(start); }));
  REQUIRE(kiosk.touch(kEnglishX, kLanguageY));
  REQUIRE(kiosk.touch(kFieldX, kFieldY));
  REQUIRE(kiosk.staff().alerts_size() == 0);  // it was not the call for help
  // Half a minute after the last touch, however long this computer takes for it.
  CHECK(wait_until(
      [&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(250));  // between two looks, not to be right
        return kiosk.shows(start);
      },
      std::chrono::seconds(150)));
  CHECK(kiosk.issued() == 0);
}

TEST_CASE("the keyboard on the screen writes Telex, and what it finds gets a number") {
  const Kiosk kiosk;
  if (!kiosk.skipped.empty()) return;
  REQUIRE(kiosk.touch(kFieldX, kFieldY));
  for (const char letter : std::string("thu")) REQUIRE(kiosk.touch_letter(letter));
  const auto thu = kiosk.window->picture();
  for (const char letter : std::string("ees")) REQUIRE(kiosk.touch_letter(letter));
  // They have become one letter: taken away by one touch.
  REQUIRE(kiosk.touch_erase());
  CHECK(kiosk.shows(thu));
  REQUIRE(kiosk.touch(kFirstRowX, kFirstRowY));
  REQUIRE(kiosk.touch(kIssueX, kIssueY, [&] { return kiosk.issued() == 1; }));
}

TEST_CASE("priority is asked for before the service, and is on the ticket") {
  const Kiosk kiosk;
  if (!kiosk.skipped.empty()) return;
  REQUIRE(kiosk.turn(kPriorityX, kPriorityY));
  REQUIRE(kiosk.turn(kFirstClassX, kFirstClassY));
  REQUIRE(kiosk.click(kFirstCardX, kFirstCardY, [&] { return kiosk.issued() == 1; }));
  Desk& desk = *kiosk.desk;
  REQUIRE(desk.ask(open(1)).kind == transport::CommandOutcome::Kind::kDone);
  CHECK(desk.ask(call_next(1)).done.ticket().number() == "U001");
}

TEST_CASE("a procedure is found by typing, and its ticket says which it is") {
  const Kiosk kiosk;
  if (!kiosk.skipped.empty()) return;
  REQUIRE(kiosk.turn(kFieldX, kFieldY));
  const auto page = kiosk.window->picture();
  kiosk.hand().type("khai sinh");
  REQUIRE(wait_until([&] {
    const auto now = kiosk.window->picture();
    return !now.empty() && now != page;
  }));
  // The first one that is found, and its number.
  REQUIRE(kiosk.until(
      [&] {
        kiosk.hand().press("Return");
        REQUIRE(kiosk.settled());
        kiosk.hand().click(kIssueX, kIssueY);
      },
      [&] { return kiosk.issued() == 1; }));
  Desk& desk = *kiosk.desk;
  REQUIRE(desk.ask(open(1)).kind == transport::CommandOutcome::Kind::kDone);
  CHECK_FALSE(desk.ask(call_next(1)).done.ticket().procedure().empty());
}

TEST_CASE("situation 38: a citizen who leaves gives the number back, and it is not called") {
  const Kiosk kiosk;
  if (!kiosk.skipped.empty()) return;
  REQUIRE(kiosk.click(kFirstCardX, kFirstCardY, [&] { return kiosk.issued() == 1; }));
  REQUIRE(kiosk.settled());  // the number is shown
  REQUIRE(kiosk.turn(kFirstCardX, 1500));
  REQUIRE(kiosk.settled());
  REQUIRE(kiosk.turn(kLeaveX, kLeaveY));
  kiosk.hand().type("a1");
  REQUIRE(kiosk.settled());
  REQUIRE(kiosk.turn(kRightButtonX, kRightButtonY));
  kiosk.hand().press("Return");  // as a scanner does: only a finger gives it back
  REQUIRE(kiosk.settled());
  CHECK(kiosk.staff().services(0).waiting() == 1);
  REQUIRE(kiosk.click(kRightButtonX, kRightButtonY, [&] { return kiosk.staff().day().left() == 1; }));
  CHECK(kiosk.staff().services(0).waiting() == 0);
  Desk& desk = *kiosk.desk;
  REQUIRE(desk.ask(open(1)).kind == transport::CommandOutcome::Kind::kDone);
  CHECK(desk.ask(call_next(1)).done.nobody_waiting());
}

TEST_CASE("a citizen who asks for help is seen by the staff, and whoever takes it back is not") {
  const Kiosk kiosk;
  if (!kiosk.skipped.empty()) return;
  const auto asks = [&] {
    const auto staff = kiosk.staff();
    return staff.alerts_size() == 1 && staff.alerts(0).kind() == protocol::HELP_WANTED &&
           staff.alerts(0).device() == "kiosk-1";
  };
  REQUIRE(kiosk.click(kHelpX, kHelpY, asks));
  CHECK(kiosk.click(kHelpX, kHelpY, [&] { return kiosk.staff().alerts_size() == 0; }));
  CHECK(kiosk.issued() == 0);
}
