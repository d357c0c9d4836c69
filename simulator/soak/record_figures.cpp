#include "simulator/soak/record_figures.h"

#include <sqlite3.h>

#include <memory>

#include "dispatcher/journal/reader.h"

namespace motcua::soak {
namespace {

std::int64_t number(sqlite3* db, const char* sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(db, sql, -1, &statement, nullptr) != SQLITE_OK) return -1;
  const std::int64_t value = sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : -1;
  sqlite3_finalize(statement);
  return value;
}

std::int64_t bytes_in_use(const std::filesystem::path& file) {
  sqlite3* opened = nullptr;
  const int code = sqlite3_open_v2(file.c_str(), &opened, SQLITE_OPEN_READONLY, nullptr);
  const std::unique_ptr<sqlite3, int (*)(sqlite3*)> db(opened, sqlite3_close);
  if (code != SQLITE_OK) return -1;
  const auto pages = number(opened, "PRAGMA page_count");
  const auto unused = number(opened, "PRAGMA freelist_count");
  return pages < 0 || unused < 0 ? -1 : (pages - unused) * number(opened, "PRAGMA page_size");
}

}  // namespace

tl::expected<RecordFigures, std::string> RecordWatch::look() {
  auto reader = journal::open_record_reader(file_);
  if (!reader) return tl::unexpected(reader.error().message);
  const auto read = (*reader)->read_after(figures_.records, [this](const journal::Record& record) {
    figures_.records = record.seq;
    figures_.events += record.events.size();
    return journal::StoreResult<void>{};
  });
  if (!read) return tl::unexpected(read.error().message);
  figures_.bytes = bytes_in_use(file_);
  if (figures_.bytes < 0) return tl::unexpected(file_.string() + ": its size cannot be read");
  return figures_;
}

}  // namespace motcua::soak
