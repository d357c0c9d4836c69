#include "cli/copy_words.h"

#include <fmt/format.h>

#include "cli/held_signals.h"
#include "cli/local_moment.h"
#include "dispatcher/journal/backup.h"
#include "dispatcher/journal/verify.h"
#include "dispatcher/service/recovery.h"

namespace motcua::cli {
namespace {

ExitCode failed(const std::string& sentence, ExitCode code = ExitCode::kRejected) {
  complain(sentence);
  return code;
}

}  // namespace

std::string sentence_of(const journal::Unsound& unsound) {
  if (unsound.seq == 0) return unsound.sentence;
  const std::string sound =
      unsound.seq == 1 ? "there is none before it" : fmt::format("the {} before it are sound", unsound.seq - 1);
  if (unsound.hall_ms == 0) return fmt::format("{} (first bad record: {}; {})", unsound.sentence, unsound.seq, sound);
  return fmt::format("{} (first bad record: {}, about {}; {})", unsound.sentence, unsound.seq,
                     local_moment(unsound.hall_ms, unsound.time_zone), sound);
}

tl::expected<journal::Verified, journal::Unsound> verify_file(const std::filesystem::path& file,
                                                              const std::optional<journal::Tail>& expected) {
  service::Sessions sessions;
  return journal::verify_record(file, expected,
                                {[&](const journal::Record& record) { service::follow_origin(record, sessions); },
                                 [&] { return sessions.encode(); }});
}

void add_backup_options(CLI::App& word, BackupOptions& options) {
  word.add_option("file", options.to, "The copy")->required();
  word.add_flag("--replace", options.replace, "Take the place of a file that is there");
  add_record_options(word, options.record);
}

ExitCode run_backup(const BackupOptions& options) {
  if (const auto named = check_named(options.record); !named.empty()) return failed(named, ExitCode::kUsage);
  const auto journal = journal_of(options.record);
  if (!journal) return failed(journal.error(), ExitCode::kUsage);
  const HeldSignals signals;
  const auto copied =
      journal::backup_record(*journal, options.to, options.replace, [&signals] { return signals.came(); });
  if (!copied) return failed(copied.error().message);
  fmt::print("{}: {} records; newest and its checksum: {}\n", options.to, copied->records,
             journal::to_string(copied->newest));
  return ExitCode::kDone;
}

void add_verify_options(CLI::App& word, VerifyOptions& options) {
  word.add_option("file", options.file, "The record, or a copy of it")->required();
  const auto check = [](const std::string& text) {
    return journal::parse_tail(text) ? std::string()
                                     : text + " is not a record's number and checksum, e.g. 1234:00ff...";
  };
  word.add_option("--expect", options.expect, "SEQ:CHECKSUM, as it was noted elsewhere before")->check(check);
}

ExitCode run_verify(const VerifyOptions& options) {
  const auto verified = verify_file(options.file, journal::parse_tail(options.expect));
  if (!verified) return failed(sentence_of(verified.error()));
  const std::string until = verified->newest.seq == 0
                                ? std::string()
                                : fmt::format(" until {}", local_moment(verified->hall_ms, verified->time_zone));
  fmt::print("{}: sound, {} records{}, {} snapshots; newest and its checksum: {}\n", options.file, verified->newest.seq,
             until, verified->snapshots, journal::to_string(verified->newest));
  if (verified->is_copy) {
    fmt::print("{}: it is a copy: a dispatcher serves from it only after motcua take-over or restore\n", options.file);
  }
  return ExitCode::kDone;
}

}  // namespace motcua::cli
