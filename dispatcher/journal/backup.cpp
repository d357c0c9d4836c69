#include "dispatcher/journal/backup.h"

#include <fmt/format.h>

#include <memory>
#include <thread>

#include "dispatcher/journal/durable_file.h"
#include "dispatcher/journal/sqlite_connection.h"
#include "dispatcher/journal/sqlite_schema.h"

namespace motcua::journal {
namespace {

namespace fs = std::filesystem;
using CalledOff = std::function<bool()>;

constexpr int kPagesAtOnce = 512;  // 2 MiB
// A record that changes between two steps is copied from its beginning again. After so many of these the rest is copied
// from one moment: the dispatcher's log grows meanwhile, but it still never waits.
constexpr int kBeginningsMax = 3;
constexpr auto kPause = std::chrono::milliseconds(1);

struct FinishBackup {
  void operator()(sqlite3_backup* backup) const { sqlite3_backup_finish(backup); }
};

// Makes the file disappear again unless it was put in place.
class Unfinished {
 public:
  explicit Unfinished(fs::path file) : file_(std::move(file)) {}
  ~Unfinished() {
    std::error_code ignored;
    for (const auto* end : {"", "-journal", "-wal", "-shm"}) fs::remove(file_.string() + end, ignored);
  }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;

 private:
  fs::path file_;
};

StoreResult<void> hold_this_moment(const Connection& source) {
  if (auto begun = source.run("BEGIN", "beginning to copy it"); !begun) return begun;
  const auto read = source.number("SELECT count(*) FROM sqlite_schema", "beginning to copy it");
  if (!read) return tl::unexpected(read.error());
  return {};
}

// Then it is the copy's disk that failed: nothing is written to the source. SQLite itself does not say which of the two
// it was until all is over.
bool is_of_writing(int code) {
  switch (code) {
    case SQLITE_IOERR_WRITE:
    case SQLITE_IOERR_FSYNC:
    case SQLITE_IOERR_DIR_FSYNC:
    case SQLITE_IOERR_TRUNCATE:
      return true;
    default:
      return (code & 0xff) == SQLITE_FULL || (code & 0xff) == SQLITE_READONLY;
  }
}

StoreResult<void> copy_pages(const Connection& source, const Connection& to, const CalledOff& called_off) {
  const std::unique_ptr<sqlite3_backup, FinishBackup> backup(
      sqlite3_backup_init(to.raw(), "main", source.raw(), "main"));
  if (!backup) return tl::unexpected(to.error(sqlite3_extended_errcode(to.raw()), "beginning the copy"));
  int beginnings = 0;
  for (int done = 0;;) {
    if (called_off && called_off()) return tl::unexpected(to.fault("is not made: it was called off"));
    const int code = sqlite3_backup_step(backup.get(), kPagesAtOnce);
    if (code == SQLITE_DONE) return {};
    if (code != SQLITE_OK && (code & 0xff) != SQLITE_BUSY && (code & 0xff) != SQLITE_LOCKED) {
      return tl::unexpected((is_of_writing(code) ? to : source).error(code, "copying it"));
    }
    const int now_done = sqlite3_backup_pagecount(backup.get()) - sqlite3_backup_remaining(backup.get());
    if (now_done <= done && ++beginnings == kBeginningsMax) {
      if (auto held = hold_this_moment(source); !held) return held;
    }
    done = now_done;
    std::this_thread::sleep_for(kPause);
  }
}

StoreResult<Copied> look_at_copy(const fs::path& file) {
  const auto copy = RowReader::open(file);
  if (!copy) return tl::unexpected(copy.error());
  const auto newest = (*copy)->newest();
  if (!newest) return tl::unexpected(newest.error());
  const auto records = (*copy)->count();
  if (!records) return tl::unexpected(records.error());
  return Copied{*records, *newest};
}

StoreResult<void> copy_to(const fs::path& source, const fs::path& part, const CalledOff& called_off) {
  // What is refused as a record is not copied either; and it knows how to open one that nobody has open.
  const auto reader = RowReader::open(source);
  if (!reader) return tl::unexpected(reader.error());
  std::error_code ignored;
  const auto& name = (*reader)->file();
  const bool untouched = !fs::exists(name + "-wal", ignored);
  const auto from = Connection::open_to_read(name, untouched);
  if (!from) return tl::unexpected(from.error());
  const auto to = Connection::open(part.string());
  if (!to) return tl::unexpected(to.error());
  // It counts only when it is complete and synced.
  if (auto set = to->run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", "making the copy"); !set) return set;
  if (auto copied = copy_pages(*from, *to, called_off); !copied) return copied;
  if (!untouched || !fs::exists(name + "-wal", ignored)) return {};
  // A dispatcher has begun to write a file that was read without a lock.
  return tl::unexpected(from->fault("came into use while it was copied; ask again"));
}

// So that no dispatcher serves from it by mistake. Only a whole copy is marked: SQLite writes over it page by page.
StoreResult<void> mark(const fs::path& part) {
  const auto copy = Connection::open(part.string());
  if (!copy) return tl::unexpected(copy.error());
  // On a medium that is good enough for a copy, there need not be what several programs at once want of a disk.
  if (auto alone = copy->run("PRAGMA locking_mode = EXCLUSIVE", "marking it as a copy"); !alone) return alone;
  if (auto marked = mark_as_copy(*copy, true); !marked) return marked;
  return copy->empty_log();
}

}  // namespace

StoreResult<Copied> backup_record(const fs::path& source, const fs::path& to, bool replace,
                                  const CalledOff& called_off) {
  const auto refuse = [&to](const std::string& why) {
    return tl::unexpected(StoreError{fmt::format("the copy {} cannot be made: {}", to.string(), why)});
  };
  std::error_code error;
  if (fs::is_directory(to, error)) return refuse("it is a folder, not a file");
  if (fs::equivalent(source, to, error)) return refuse("it is the record itself");
  if (!replace && fs::exists(to, error)) return refuse("there is such a file already");
  if (fs::exists(to.string() + "-wal", error)) return refuse("a program has the file there open, or was killed");
  if (!fs::is_directory(fs::absolute(to).parent_path(), error)) {
    return refuse(fmt::format("there is no folder {}", fs::absolute(to).parent_path().string()));
  }
  const auto part = name_beside(to);
  const auto failed = [&](const StoreError& found) {
    const auto sentence = with_known_name(found.message, "the record " + part.string(), "the copy " + to.string());
    return tl::unexpected(StoreError{with_known_name(sentence, part, to)});
  };
  const Unfinished unfinished(part);
  if (const auto done = copy_to(source, part, called_off); !done) return failed(done.error());
  if (const auto marked = mark(part); !marked) return failed(marked.error());
  const auto copied = look_at_copy(part);
  if (!copied) return failed(copied.error());
  if (const auto placed = put_in_place(part, to); !placed) return failed(placed.error());
  return *copied;
}

}  // namespace motcua::journal
