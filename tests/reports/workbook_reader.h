// The cells of an Excel workbook's first sheet as text, for tests.
#pragma once

#include <string>
#include <vector>

namespace motcua::test {

// Every file in the workbook, by name and content.
std::vector<std::pair<std::string, std::string>> unzip(const std::string& workbook);
// Rows of cells; numbers as they stand in the file, "" where there is none.
std::vector<std::vector<std::string>> cells_of(const std::string& workbook);

}  // namespace motcua::test
