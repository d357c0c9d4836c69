// How a checker says that a promise was broken. The sentence is made only then: promises are looked at after every
// step.
#pragma once

#include <utility>

#include <fmt/format.h>

#include "simulator/storm/faults.h"

namespace motcua::storm {

template <class... Args>
void require(bool holds, fmt::format_string<Args...> sentence, Args&&... args) {
  if (!holds) throw Broken(fmt::format(sentence, std::forward<Args>(args)...));
}

}  // namespace motcua::storm
