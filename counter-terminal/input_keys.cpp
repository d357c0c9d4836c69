#include "counter-terminal/input_keys.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <array>

namespace motcua::terminal {
namespace {

constexpr std::array kCommands{
    Command{"next", "space", Key::kSpace, GLFW_KEY_SPACE},
    Command{"recall", "recall", Key::kRecall, GLFW_KEY_R},
    Command{"start", "start", Key::kStart, GLFW_KEY_S},
    Command{"finish", "finish", Key::kFinish, GLFW_KEY_F},
    Command{"transfer", "transfer", Key::kTransfer, GLFW_KEY_T},
    Command{"park", "park", Key::kPark, GLFW_KEY_P},
    Command{"no-show", "no_show", Key::kNoShow, GLFW_KEY_N},
    Command{"undo", "undo", Key::kUndo, GLFW_KEY_U},
    Command{"break", "break", Key::kBreak, GLFW_KEY_B},
    Command{"open", "open", Key::kOpen, GLFW_KEY_O},
    Command{"close", "close", Key::kClose, GLFW_KEY_C},
    Command{"resume", "resume", Key::kResume, GLFW_KEY_G},
    Command{"call", "call", Key::kCall, GLFW_KEY_K},
    Command{"reinstate", "reinstate", Key::kReinstate, GLFW_KEY_V},
    Command{"issue", "issue", Key::kIssue, GLFW_KEY_F2},
    Command{"upgrade", "upgrade", Key::kUpgrade, GLFW_KEY_F3},
    Command{"service", "service", Key::kService, GLFW_KEY_F4},
    Command{"approach", "approach", Key::kApproach, GLFW_KEY_F5},
    Command{"cancel", "cancel", Key::kCancel, GLFW_KEY_F6},
    Command{"reprint", "reprint", Key::kReprint, GLFW_KEY_F7},
    Command{"back-in-line", "back_in_line", Key::kBackInLine, GLFW_KEY_F8},
    Command{"sign-out", "sign_out", Key::kSignOut, GLFW_KEY_F9},
};

// Those that stay where they are and write nothing.
Key silent_key(int glfw_key) {
  switch (glfw_key) {
    case GLFW_KEY_F1:
      return Key::kHelp;
    case GLFW_KEY_F10:
      return Key::kLanguage;
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

// Those that stay where they are and write something.
Key writing_key(int glfw_key) {
  if (glfw_key >= GLFW_KEY_1 && glfw_key <= GLFW_KEY_9) {
    return digit_key(static_cast<std::size_t>(glfw_key - GLFW_KEY_1));
  }
  if (glfw_key >= GLFW_KEY_KP_1 && glfw_key <= GLFW_KEY_KP_9) {
    return digit_key(static_cast<std::size_t>(glfw_key - GLFW_KEY_KP_1));
  }
  switch (glfw_key) {
    case GLFW_KEY_M:
      return Key::kNote;
    case GLFW_KEY_L:
      return Key::kLanguage;
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

std::span<const Command> commands() {
  return kCommands;
}

bool writes(int glfw_key) {
  return glfw_key < GLFW_KEY_ESCAPE || (glfw_key >= GLFW_KEY_KP_0 && glfw_key <= GLFW_KEY_KP_EQUAL);
}

Key key_of(int glfw_key, bool typing) {
  if (const Key key = silent_key(glfw_key); key != Key::kNone) return key;
  if (typing && writes(glfw_key)) return Key::kNone;
  const auto here = [&](const Command& command) { return command.place == glfw_key; };
  const auto found = std::find_if(kCommands.begin(), kCommands.end(), here);
  return found == kCommands.end() ? writing_key(glfw_key) : found->key;
}

}  // namespace motcua::terminal
