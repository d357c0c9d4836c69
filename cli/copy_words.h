// `motcua backup`, `verify`, `restore`, `take-over`: copies of the record. They need no connection. One thread.
#pragma once

#include <cstdint>
#include <string>

#include <CLI/CLI.hpp>

#include "cli/exit_code.h"
#include "cli/record_file.h"
#include "dispatcher/journal/verify.h"

namespace motcua::cli {

struct BackupOptions {
  RecordFile record;
  std::string to;
  bool replace = false;
};
void add_backup_options(CLI::App& word, BackupOptions& options);
ExitCode run_backup(const BackupOptions& options);

struct VerifyOptions {
  std::string file;
  std::string expect;  // SEQ:CHECKSUM, empty: nothing was noted
};
void add_verify_options(CLI::App& word, VerifyOptions& options);
ExitCode run_verify(const VerifyOptions& options);

// With the sessions, which the journal does not know.
tl::expected<journal::Verified, journal::Unsound> verify_file(const std::filesystem::path& file,
                                                              const std::optional<journal::Tail>& expected);
// The first bad record with its time: where to look, and what is lost at most.
std::string sentence_of(const journal::Unsound& unsound);

struct TakeOverWordOptions {
  RecordFile record;
  std::string backup;  // restore alone
  std::uint32_t skip = 100;
  const CLI::Option* skip_option = nullptr;  // given, or the default; so each word has options of its own
};
void add_take_over_options(CLI::App& word, TakeOverWordOptions& options);
ExitCode run_take_over(const TakeOverWordOptions& options);
void add_restore_options(CLI::App& word, TakeOverWordOptions& options);
ExitCode run_restore(const TakeOverWordOptions& options);

}  // namespace motcua::cli
