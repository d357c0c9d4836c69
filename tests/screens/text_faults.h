// Words that cannot be read on a screen: those that lie over others, and those that leave the window.
#pragma once

#include <string>
#include <vector>

#include "ui/text_record.h"

namespace motcua::tests {

// A sentence for each pair and each text; empty: all can be read.
std::vector<std::string> text_faults(const ui::TextRecord& record, int width, int height);

}  // namespace motcua::tests
