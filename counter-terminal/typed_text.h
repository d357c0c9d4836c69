// What is typed, letter by letter, as UTF-8.
//
// Pure functions, any thread.
#pragma once

#include <string>

namespace motcua::terminal {

char32_t upper(char32_t letter);  // of Latin letters and đ
std::string utf8(char32_t letter);
void drop_last_letter(std::string& words);
bool blank(const std::string& words);
// As ticket numbers are written: capitals, no spaces.
std::string ticket_number(const std::string& typed);

}  // namespace motcua::terminal
