#include <doctest/doctest.h>

#include <GLFW/glfw3.h>

#include "counter-terminal/input_keys.h"
#include "counter-terminal/key_map.h"

namespace motcua::tests {
namespace {

using terminal::Key;
using terminal::KeyMap;

KeyMap map_of(const std::vector<std::string>& entries) {
  const auto map = KeyMap::parse(entries);
  REQUIRE_MESSAGE(map.has_value(), (map ? "" : map.error()));
  return *map;
}

std::string complaint(const std::vector<std::string>& entries) {
  const auto map = KeyMap::parse(entries);
  return map ? "" : map.error();
}

}  // namespace

TEST_CASE("without a wish every key is where it was") {
  const KeyMap map;
  for (int key = GLFW_KEY_SPACE; key <= GLFW_KEY_LAST; ++key) {
    CAPTURE(key);
    CHECK(map.key_of(key, false) == terminal::key_of(key, false));
    CHECK(map.key_of(key, true) == terminal::key_of(key, true));
  }
  CHECK(map.names().empty());
}

TEST_CASE("a command that was moved is on its new key alone, and the buttons can say so") {
  const auto map = map_of({"next=Insert", "recall=F10", "no-show=X"});
  CHECK(map.key_of(GLFW_KEY_INSERT, false) == Key::kSpace);
  CHECK(map.key_of(GLFW_KEY_SPACE, false) == Key::kNone);
  CHECK(map.key_of(GLFW_KEY_F10, false) == Key::kRecall);
  CHECK(map.key_of(GLFW_KEY_R, false) == Key::kNone);
  CHECK(map.key_of(GLFW_KEY_X, false) == Key::kNoShow);
  CHECK(map.key_of(GLFW_KEY_F, false) == Key::kFinish);
  CHECK(map.names() == terminal::KeyNames{{"space", "Insert"}, {"recall", "F10"}, {"no_show", "X"}});
}

TEST_CASE("two commands can change places") {
  const auto map = map_of({"finish=T", "transfer=F"});
  CHECK(map.key_of(GLFW_KEY_T, false) == Key::kFinish);
  CHECK(map.key_of(GLFW_KEY_F, false) == Key::kTransfer);
}

TEST_CASE("while a line is typed a letter writes, wherever the commands are") {
  const auto map = map_of({"recall=F10", "park=X"});
  CHECK(map.key_of(GLFW_KEY_X, true) == Key::kNone);
  CHECK(map.key_of(GLFW_KEY_P, true) == Key::kNone);
  CHECK(map.key_of(GLFW_KEY_F10, true) == Key::kRecall);
  CHECK(map.key_of(GLFW_KEY_ENTER, true) == Key::kEnter);
}

TEST_CASE("a wish that cannot be fulfilled is refused with what was written") {
  CHECK(complaint({"recall=F"}) == "recall and finish have the same key");
  CHECK(complaint({"recall=F10", "park=F10"}) == "recall and park have the same key");
  CHECK(complaint({"recall=F10", "recall=F11"}) == "'recall=F11': this command has a key already");
  CHECK(complaint({"dance=F10"}).find("'dance=F10' moves no command; expected e.g. recall=F10") == 0);
  CHECK(complaint({"recall"}).find("'recall' moves no command") == 0);
  for (const char* bad : {"recall=", "recall=r", "recall=L", "recall=M", "recall=F1", "recall=F8", "recall=F13",
                          "recall=Enter", "recall=1", "recall= R", "recall=F10 "}) {
    CAPTURE(bad);
    CHECK(complaint({bad}).find("'" + std::string(bad) + "': this is no key a command can have") == 0);
  }
}

}  // namespace motcua::tests
