// Changes a record behind the journal's back, as a curious person with sqlite3 would.
#pragma once

#include <sqlite3.h>

#include <filesystem>
#include <stdexcept>
#include <string>

namespace motcua::test {

inline void tamper(const std::filesystem::path& file, const std::string& sql) {
  sqlite3* handle = nullptr;
  const int opened = sqlite3_open(file.c_str(), &handle);
  const int code = opened == SQLITE_OK ? sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr) : opened;
  const std::string said = sqlite3_errmsg(handle);
  sqlite3_close(handle);
  if (code != SQLITE_OK) throw std::runtime_error(said + ": " + sql);
}

inline std::int64_t look_up(const std::filesystem::path& file, const std::string& sql) {
  sqlite3* handle = nullptr;
  sqlite3_stmt* statement = nullptr;
  sqlite3_open_v2(file.c_str(), &handle, SQLITE_OPEN_READWRITE, nullptr);
  sqlite3_prepare_v2(handle, sql.c_str(), -1, &statement, nullptr);
  const bool found = statement != nullptr && sqlite3_step(statement) == SQLITE_ROW;
  const auto value = found ? sqlite3_column_int64(statement, 0) : 0;
  sqlite3_finalize(statement);
  sqlite3_close(handle);
  if (!found) throw std::runtime_error("nothing found: " + sql);
  return value;
}

}  // namespace motcua::test
