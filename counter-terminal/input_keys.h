// Which key of the keyboard is which of ours. While a line is typed, only those that write nothing count.
//
// Pure function, any thread.
#pragma once

#include "counter-terminal/keys.h"

namespace motcua::terminal {

Key key_of(int glfw_key, bool typing);

}  // namespace motcua::terminal
