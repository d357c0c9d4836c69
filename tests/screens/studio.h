// Where pictures of screens are taken and compared with those in tests/pictures.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ui/picture.h"
#include "ui/screen.h"
#include "ui/text_record.h"

namespace motcua::tests {

// Sees to it that there is a display to open windows on, for the whole run of the tests.
void need_display();

// Draws the screen in a window of that size at that time. Fails the test case when it cannot, and when words lie over
// others or leave the window. What it says goes to `record`, too, where there is one.
ui::Picture draw(ui::Screen& screen, int width, int height, std::int64_t now_ms, ui::TextRecord* record = nullptr);

// What can be touched in a window of that size, in its pixels.
std::vector<ui::Hit> touchable(ui::Screen& screen, int width, int height, std::int64_t now_ms);

// Compares with tests/pictures/NAME.png; the picture taken lies in the build's tests/pictures. With
// MOTCUA_UPDATE_PICTURES=1 in the environment it becomes the reference.
void check_picture(const ui::Picture& picture, const std::string& name);

}  // namespace motcua::tests
