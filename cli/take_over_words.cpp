// The words that change who keeps the record: offline, under the record's lock.
#include <fmt/format.h>

#include <chrono>

#include "cli/copy_words.h"
#include "cli/held_signals.h"
#include "cli/local_moment.h"
#include "dispatcher/journal/backup.h"
#include "dispatcher/journal/durable_file.h"
#include "dispatcher/journal/file_lock.h"
#include "dispatcher/journal/log_check.h"
#include "dispatcher/journal/replace_record.h"
#include "dispatcher/journal/replay.h"
#include "dispatcher/journal/sqlite_store.h"
#include "dispatcher/service/take_over.h"
#include "dispatcher/site/zone.h"
#include "dispatcher/site_files.h"

namespace motcua::cli {
namespace {

namespace fs = std::filesystem;

ExitCode failed(const std::string& sentence, ExitCode code = ExitCode::kRejected) {
  complain(sentence);
  return code;
}

hall::TimeMs wall_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

tl::expected<service::Calendar, std::string> calendar_of(const hall::Settings& settings) {
  const auto zone = site::Zone::find(settings.time_zone);
  if (!zone) return tl::unexpected(zone.error());
  return dispatcher::calendar_of(*zone, settings.rollover_minutes);
}

// A dispatcher may serve from it afterwards. `name` is what people call it.
tl::expected<service::TakenOver, std::string> skip_ahead(const fs::path& journal, const fs::path& name,
                                                         std::uint32_t by, std::optional<hall::State> lost) {
  auto store = journal::open_record_or_copy(journal);
  if (!store) return tl::unexpected(store.error().message);
  auto taken = service::take_over(**store, {by, wall_ms(), calendar_of, std::move(lost)});
  // Only now: a power cut before it leaves a copy, which is taken over once more.
  if (taken) {
    if (const auto own = (*store)->set_copy(false); !own) return tl::unexpected(own.error().message);
  }
  if (taken || taken.error().find(journal.string()) != std::string::npos) return taken;
  return tl::unexpected(fmt::format("the record {}: {}", name.string(), taken.error()));
}

void say(const service::TakenOver& taken) {
  for (const auto& one : taken.skipped.series) {
    fmt::print("{}: goes on behind {}\n", one.letter, hall::to_string({one.letter, one.last_number}));
  }
}

// The name under which a dispatcher locks it, and files beside it are found.
fs::path real_name(const fs::path& file) {
  std::error_code ignored;
  return fs::weakly_canonical(fs::absolute(file), ignored);
}

// The backup, with its numbers skipped ahead, ready to be put in place.
tl::expected<service::TakenOver, std::string> prepare(const fs::path& backup, const fs::path& part, std::uint32_t by,
                                                      hall::State lost, const HeldSignals& signals) {
  const auto copied = journal::backup_record(backup, part, true, [&signals] { return signals.came(); });
  if (!copied) return tl::unexpected(copied.error().message);
  auto taken = skip_ahead(part, backup, by, std::move(lost));
  // SQLite brings the log into the file when it is closed, and keeps it quiet when that fails.
  std::error_code error;
  const auto left = fs::file_size(part.string() + "-wal", error);
  if (taken && !error && left > 0) {
    return tl::unexpected(fmt::format("{} could not be finished: is the disk full?", part.string()));
  }
  if (!taken) return taken;
  // What is put in place is what is on the disk now, not what was verified before it was copied.
  if (const auto sound = verify_file(part, {}); !sound) return tl::unexpected(sentence_of(sound.error()));
  return taken;
}

// Why the last numbers of the record that is to be replaced are not known; none: it was read to its end.
std::optional<std::string> why_unknown(const fs::path& record, const journal::SoundPart& lost) {
  // The reader does not look at the log of a record whose lock is held.
  const auto log = journal::check_log(record.string(), {});
  if (log && !lost.stopped_by) return std::nullopt;
  return fmt::format("{} ({} records before that can be read)", log ? lost.stopped_by->message : log.error().message,
                     lost.records);
}

void remove_all_of(const fs::path& file) {
  std::error_code ignored;
  for (const auto* end : {"", "-wal", "-shm"}) fs::remove(file.string() + end, ignored);
}

}  // namespace

void add_take_over_options(CLI::App& word, TakeOverWordOptions& options) {
  options.skip_option = word.add_option("--skip", options.skip, "So many numbers of each series are never given today")
                            ->check(CLI::Range(1, 1'000'000))
                            ->capture_default_str();
  add_record_options(word, options.record);
}

ExitCode run_take_over(const TakeOverWordOptions& options) {
  if (const auto named = check_named(options.record); !named.empty()) return failed(named, ExitCode::kUsage);
  const auto journal = journal_of(options.record);
  if (!journal) return failed(journal.error(), ExitCode::kUsage);
  std::error_code ignored;
  // Opening it would make an empty one.
  if (!fs::exists(*journal, ignored)) return failed(fmt::format("there is no record {}", journal->string()));
  const auto taken = skip_ahead(*journal, *journal, options.skip, std::nullopt);
  if (!taken) return failed(taken.error());
  fmt::print("{}: goes on after record {}, each series {} numbers ahead\n", journal->string(), taken->records_before,
             options.skip);
  say(*taken);
  return ExitCode::kDone;
}

void add_restore_options(CLI::App& word, TakeOverWordOptions& options) {
  word.add_option("backup", options.backup, "The copy that takes the record's place")->required();
  add_take_over_options(word, options);
}

ExitCode run_restore(const TakeOverWordOptions& options) {
  if (const auto named = check_named(options.record); !named.empty()) return failed(named, ExitCode::kUsage);
  const auto journal = journal_of(options.record);
  if (!journal) return failed(journal.error(), ExitCode::kUsage);
  if (const auto sound = run_verify({options.backup, {}}); sound != ExitCode::kDone) return sound;
  const auto record = real_name(*journal);
  std::error_code ignored;
  if (fs::equivalent(options.backup, record, ignored)) return failed("the copy is the record itself");
  const auto lock = journal::FileLock::take(record);
  if (!lock) return failed(lock.error().message);
  auto lost = journal::read_what_is_sound(record);
  const auto unknown = fs::exists(record, ignored) ? why_unknown(record, lost) : std::nullopt;
  if (unknown && options.skip_option->count() == 0) {
    return failed(fmt::format(
        "{}; which numbers were given last cannot be read from it: say with --skip how many to leave out", *unknown));
  }
  const auto part = journal::name_beside(record);
  const HeldSignals signals;  // until the new record is in place
  const auto taken = prepare(options.backup, part, options.skip, std::move(lost.state), signals);
  if (!taken) return remove_all_of(part), failed(journal::with_known_name(taken.error(), part, record));
  const auto kept = fs::path(fmt::format("{}.before-{}", record.string(), file_moment(wall_ms())));
  const bool there = fs::exists(record, ignored);
  if (const auto placed = journal::replace_record(part, record, kept); !placed) {
    return remove_all_of(part), failed(journal::with_known_name(placed.error().message, part, record));
  }
  fmt::print("{}: restored, goes on after record {}, each series {} numbers ahead\n", record.string(),
             taken->records_before, options.skip);
  if (there) fmt::print("the record that was there is kept as {}\n", kept.string());
  say(*taken);
  return ExitCode::kDone;
}

}  // namespace motcua::cli
