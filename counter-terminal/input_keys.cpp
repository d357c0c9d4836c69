#include "counter-terminal/input_keys.h"

#include <GLFW/glfw3.h>

namespace motcua::terminal {
namespace {

Key silent_key(int glfw_key) {
  switch (glfw_key) {
    case GLFW_KEY_F1:
      return Key::kHelp;
    case GLFW_KEY_F2:
      return Key::kIssue;
    case GLFW_KEY_F3:
      return Key::kUpgrade;
    case GLFW_KEY_F4:
      return Key::kService;
    case GLFW_KEY_F5:
      return Key::kApproach;
    case GLFW_KEY_F6:
      return Key::kCancel;
    case GLFW_KEY_F7:
      return Key::kReprint;
    case GLFW_KEY_F8:
      return Key::kBackInLine;
    case GLFW_KEY_F9:
      return Key::kSignOut;
    case GLFW_KEY_ENTER:
    case GLFW_KEY_KP_ENTER:
      return Key::kEnter;
    case GLFW_KEY_ESCAPE:
      return Key::kEscape;
    case GLFW_KEY_UP:
      return Key::kUp;
    case GLFW_KEY_DOWN:
      return Key::kDown;
    case GLFW_KEY_LEFT:
      return Key::kLeft;
    case GLFW_KEY_RIGHT:
      return Key::kRight;
    case GLFW_KEY_TAB:
      return Key::kTab;
    case GLFW_KEY_BACKSPACE:
      return Key::kBackspace;
    default:
      return Key::kNone;
  }
}

Key letter_key(int glfw_key) {
  switch (glfw_key) {
    case GLFW_KEY_SPACE:
      return Key::kSpace;
    case GLFW_KEY_R:
      return Key::kRecall;
    case GLFW_KEY_S:
      return Key::kStart;
    case GLFW_KEY_F:
      return Key::kFinish;
    case GLFW_KEY_T:
      return Key::kTransfer;
    case GLFW_KEY_P:
      return Key::kPark;
    case GLFW_KEY_N:
      return Key::kNoShow;
    case GLFW_KEY_U:
      return Key::kUndo;
    case GLFW_KEY_B:
      return Key::kBreak;
    case GLFW_KEY_O:
      return Key::kOpen;
    case GLFW_KEY_C:
      return Key::kClose;
    case GLFW_KEY_G:
      return Key::kResume;
    case GLFW_KEY_K:
      return Key::kCall;
    case GLFW_KEY_V:
      return Key::kReinstate;
    case GLFW_KEY_M:
      return Key::kNote;
    case GLFW_KEY_EQUAL:
    case GLFW_KEY_KP_ADD:
      return Key::kPlus;
    case GLFW_KEY_MINUS:
    case GLFW_KEY_KP_SUBTRACT:
      return Key::kMinus;
    default:
      return Key::kNone;
  }
}

}  // namespace

Key key_of(int glfw_key, bool typing) {
  if (const Key key = silent_key(glfw_key); key != Key::kNone || typing) return key;
  if (glfw_key >= GLFW_KEY_1 && glfw_key <= GLFW_KEY_9) {
    return digit_key(static_cast<std::size_t>(glfw_key - GLFW_KEY_1));
  }
  if (glfw_key >= GLFW_KEY_KP_1 && glfw_key <= GLFW_KEY_KP_9) {
    return digit_key(static_cast<std::size_t>(glfw_key - GLFW_KEY_KP_1));
  }
  return letter_key(glfw_key);
}

}  // namespace motcua::terminal
