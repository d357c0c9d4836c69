// The terminal and the reception as screens, without a window: what keys and clicks come to.
#include <doctest/doctest.h>

#include <GLFW/glfw3.h>

#include <set>

#include "counter-terminal/input_keys.h"
#include "counter-terminal/panels.h"
#include "counter-terminal/reception_screen.h"
#include "tests/screens/sample_views.h"

namespace motcua::tests {
namespace {

using terminal::Key;

template <class Screen>
struct Desk {
  text::Catalogues languages = text::Catalogues::embedded();
  std::shared_ptr<const protocol::View> view = shared(full_staff_view(protocol::SERVING));
  std::vector<protocol::Command> sent;
  std::int64_t now_ms = 1'000'000;
  Screen screen = make();

  Screen make();
  void look() {
    now_ms += 1000;
    screen.update(now_ms);
  }
  // As a keyboard does it: the key, then the letter on it.
  void strike(int key, char32_t letter = 0) {
    look();
    screen.key(key, now_ms);
    if (letter != 0) screen.type(letter, now_ms);
    look();
  }
  void click(int hit) {
    look();
    screen.release(hit, now_ms);
    look();
  }
  const auto& overlay() { return screen.model().overlay; }
};

template <>
terminal::TerminalScreen Desk<terminal::TerminalScreen>::make() {
  return {languages, languages.vietnamese(), 3, [this] { return std::pair(view, good_link()); },
          [this](protocol::Command command, std::chrono::milliseconds, const terminal::Answered&) {
            sent.push_back(std::move(command));
          }};
}
template <>
terminal::ReceptionScreen Desk<terminal::ReceptionScreen>::make() {
  return {languages, languages.vietnamese(), [this] { return std::pair(view, good_link()); },
          [this](protocol::Command command, std::chrono::milliseconds, const terminal::Answered&) {
            sent.push_back(std::move(command));
          }};
}

using Terminal = Desk<terminal::TerminalScreen>;
using Reception = Desk<terminal::ReceptionScreen>;

int hit_of_line(const terminal::Overlay& overlay, const std::string& key) {
  for (const auto& line : overlay.lines) {
    if (line.key == key) return terminal::hit_of(line.press);
  }
  return 0;
}

}  // namespace

TEST_CASE("every command that has a key can be clicked: on its button or in the list of keys") {
  Terminal terminal;
  terminal.strike(GLFW_KEY_F1);
  std::set<Key> there;
  for (const auto& line : terminal.overlay().lines) there.insert(line.press);
  Reception reception;
  reception.strike(GLFW_KEY_F1);
  for (const auto& line : reception.overlay().lines) there.insert(line.press);
  for (const auto& command : terminal::commands()) {
    CAPTURE(command.name);
    CHECK(there.contains(command.key));
  }
}

TEST_CASE("a click on a line of the help closes the help and does what it says") {
  Terminal terminal;
  terminal.strike(GLFW_KEY_F1);
  REQUIRE_FALSE(terminal.overlay().title.empty());
  terminal.click(hit_of_line(terminal.overlay(), "F"));
  CHECK(terminal.overlay().title == "Kết quả của A047");
  terminal.strike(GLFW_KEY_ESCAPE);
  terminal.strike(GLFW_KEY_F1);
  terminal.click(hit_of_line(terminal.overlay(), "C"));
  CHECK(terminal.overlay().title.empty());
  terminal.strike(GLFW_KEY_F1);
  terminal.click(hit_of_line(terminal.overlay(), "F6"));
  CHECK(terminal.overlay().title == "Hủy số nào?");
}

TEST_CASE("a click chooses an option, also of a list that digits are typed into") {
  Terminal terminal;
  terminal.strike(GLFW_KEY_F, 'f');
  CHECK_FALSE(terminal.overlay().has_field);  // the letter that asked is not typed into the answer
  terminal.click(terminal::kHitOption + 1);
  REQUIRE(terminal.sent.size() == 1);
  CHECK(terminal.sent.front().finish().outcome() == terminal.view->staff().outcomes(1).key());
}

TEST_CASE("the second click of a double click is not for what the first one has opened") {
  const auto twice = [](auto& desk, int first, int second) {
    desk.look();
    desk.screen.release(first, desk.now_ms);
    desk.screen.update(desk.now_ms);
    desk.screen.release(second, desk.now_ms + 200);
    desk.look();
  };
  Reception reception;
  for (const char letter : std::string("A048")) reception.strike(0, static_cast<char32_t>(letter));
  twice(reception, terminal::hit_of(Key::kCancel), terminal::kHitOption);  // "yes" lies where the button was
  CHECK(reception.sent.empty());
  CHECK_FALSE(reception.overlay().title.empty());
  reception.click(terminal::kHitOption);
  CHECK(reception.sent.size() == 1);
  Terminal terminal;
  twice(terminal, terminal::hit_of(Key::kFinish), terminal::kHitOption);
  CHECK(terminal.sent.empty());
  twice(terminal, terminal::kHitOption, terminal::hit_of(Key::kSpace));  // the button beneath
  REQUIRE(terminal.sent.size() == 1);
  CHECK(terminal.sent.front().has_finish());
}

TEST_CASE("letters typed in a list are letters, whatever commands they are elsewhere") {
  Terminal terminal;
  terminal.strike(GLFW_KEY_F, 'f');
  for (const char letter : std::string("NHAN")) terminal.strike(letter, static_cast<char32_t>(letter - 'A' + 'a'));
  CHECK(terminal.overlay().field == "nhan_");
  REQUIRE(terminal.overlay().lines.size() == 1);
  CHECK(terminal.overlay().lines.front().words == "Đã nhận hồ sơ");
  terminal.strike(GLFW_KEY_L, 'l');  // nor is it the language
  CHECK(terminal.overlay().field == "nhanl_");
  CHECK(terminal.sent.empty());
}

TEST_CASE("the language changes with a key and with a click, at the counter and at the reception") {
  Terminal terminal;
  terminal.look();
  CHECK(terminal.screen.model().title == "Quầy 3");
  terminal.strike(GLFW_KEY_L, 'l');
  CHECK(terminal.screen.model().title == "Counter 3");
  terminal.strike(GLFW_KEY_F1);
  terminal.click(hit_of_line(terminal.overlay(), "L"));
  CHECK(terminal.screen.model().title == "Quầy 3");
  Reception reception;
  reception.strike(GLFW_KEY_L, 'l');  // a letter of a number
  CHECK(reception.screen.model().title == "Bàn hướng dẫn");
  reception.strike(GLFW_KEY_F10);
  CHECK(reception.screen.model().title == "Reception");
}

}  // namespace motcua::tests
