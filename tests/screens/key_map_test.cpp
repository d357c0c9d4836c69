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

TEST_CASE("the keys are those that the buttons name") {
  const std::pair<int, Key> keys[] = {
      {GLFW_KEY_SPACE, Key::kSpace}, {GLFW_KEY_R, Key::kRecall},       {GLFW_KEY_S, Key::kStart},
      {GLFW_KEY_F, Key::kFinish},    {GLFW_KEY_T, Key::kTransfer},     {GLFW_KEY_P, Key::kPark},
      {GLFW_KEY_N, Key::kNoShow},    {GLFW_KEY_U, Key::kUndo},         {GLFW_KEY_B, Key::kBreak},
      {GLFW_KEY_O, Key::kOpen},      {GLFW_KEY_C, Key::kClose},        {GLFW_KEY_G, Key::kResume},
      {GLFW_KEY_K, Key::kCall},      {GLFW_KEY_V, Key::kReinstate},    {GLFW_KEY_M, Key::kNote},
      {GLFW_KEY_F1, Key::kHelp},     {GLFW_KEY_F2, Key::kIssue},       {GLFW_KEY_F3, Key::kUpgrade},
      {GLFW_KEY_F4, Key::kService},  {GLFW_KEY_F5, Key::kApproach},    {GLFW_KEY_F6, Key::kCancel},
      {GLFW_KEY_F7, Key::kReprint},  {GLFW_KEY_F8, Key::kBackInLine},  {GLFW_KEY_F9, Key::kSignOut},
      {GLFW_KEY_3, Key::kDigit3},    {GLFW_KEY_KP_3, Key::kDigit3},    {GLFW_KEY_KP_ADD, Key::kPlus},
      {GLFW_KEY_MINUS, Key::kMinus}, {GLFW_KEY_KP_ENTER, Key::kEnter}, {GLFW_KEY_BACKSPACE, Key::kBackspace},
      {GLFW_KEY_L, Key::kLanguage},  {GLFW_KEY_F10, Key::kLanguage},   {GLFW_KEY_Q, Key::kNone},
      {GLFW_KEY_F12, Key::kNone}};
  for (const auto& [place, key] : keys) {
    CAPTURE(place);
    CHECK(terminal::key_of(place, false) == key);
    const bool writes = place < GLFW_KEY_ESCAPE || place == GLFW_KEY_KP_3 || place == GLFW_KEY_KP_ADD;
    CHECK(terminal::key_of(place, true) == (writes ? Key::kNone : key));
  }
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
  CHECK(complaint({"recall=F8"}) == "recall and back-in-line have the same key");
  CHECK(complaint({"recall=F"}) == "recall and finish have the same key");
  CHECK(complaint({"recall=F10", "park=F10"}) == "recall and park have the same key");
  CHECK(complaint({"recall=F10", "recall=F11"}) == "'recall=F11': this command has a key already");
  CHECK(complaint({"dance=F10"}).find("'dance=F10' moves no command; expected e.g. recall=F10") == 0);
  CHECK(complaint({"recall"}).find("'recall' moves no command") == 0);
  for (const char* bad : {"recall=", "recall=r", "recall=L", "recall=M", "recall=F1", "recall=F13", "recall=Enter",
                          "recall=1", "recall= R", "recall=F10 "}) {
    CAPTURE(bad);
    CHECK(complaint({bad}).find("'" + std::string(bad) + "': this is no key a command can have") == 0);
  }
}

}  // namespace motcua::tests
