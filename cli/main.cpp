// motcua: the operator's command line. Whatever a screen can do, it can do; and it checks files and makes keys.
#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <CLI/CLI.hpp>

#include "cli/appointments.h"
#include "cli/check.h"
#include "cli/commands.h"
#include "cli/copy_words.h"
#include "cli/exit_code.h"
#include "cli/follow_words.h"
#include "cli/keys.h"
#include "cli/link.h"
#include "cli/remote.h"
#include "cli/report_words.h"
#include "cli/why_words.h"
#include "ui/text/catalogue.h"

namespace {

using motcua::cli::ExitCode;
using motcua::cli::LinkOptions;
using Run = std::function<ExitCode()>;

void print_lines(std::FILE* where, const std::vector<std::string>& lines) {
  for (const auto& line : lines) fmt::print(where, "{}\n", line);
}

ExitCode report(const tl::expected<std::vector<std::string>, std::vector<std::string>>& result) {
  print_lines(result ? stdout : stderr, result ? *result : result.error());
  return result ? ExitCode::kDone : ExitCode::kRejected;
}

std::vector<std::string> languages() {
  std::vector<std::string> codes;
  const auto all = motcua::text::Catalogues::embedded();
  for (const auto& one : all.all()) codes.push_back(one.language());
  return codes;
}

// All that the command line can hold. Each word sets what is to be run.
struct CommandLine {
  LinkOptions link;
  motcua::cli::Arguments arguments;
  motcua::cli::WatchOptions watch;
  std::string file;
  std::string name;
  std::string folder;
  bool board = false;
  motcua::cli::ReportOptions report;
  motcua::cli::WhyOptions why;
  motcua::cli::BackupOptions backup;
  motcua::cli::VerifyOptions verify;
  motcua::cli::FollowOptions follow;
  motcua::cli::TakeOverWordOptions restore, take_over;
  Run run;
};

void add_link_options(CLI::App& app, LinkOptions& link) {
  app.add_option("--dispatcher", link.command_endpoint, "Command endpoint")->capture_default_str();
  app.add_option("--board", link.board_endpoint, "Endpoint of the public picture")->capture_default_str();
  app.add_option("--staff", link.staff_endpoint, "Endpoint of the staff's picture")->capture_default_str();
  app.add_option("--keys", link.keys, "Folder with the device's key and server.pub")
      ->envname("MOTCUA_KEYS")
      ->capture_default_str();
  app.add_option("--device", link.device, "Which device to be: its key is DEVICE.key in the folder")
      ->envname("MOTCUA_DEVICE")
      ->capture_default_str();
  app.add_flag("--no-curve", link.no_curve, "Neither encrypt nor authenticate (the dispatcher must agree)");
  app.add_option("--patience", link.patience_s, "How long to wait for an answer, in seconds")
      ->check(CLI::Range(0.1, 600.0))
      ->capture_default_str();
  app.add_flag("--json", link.json, "Print JSON");
  app.add_option("--language", link.language, "vi, en or another of the screens' languages; what LANG says if left out")
      ->check(CLI::IsMember(languages()));
}

void add_file_words(CLI::App& app, CommandLine& line) {
  auto* check = app.add_subcommand("check-config", "Check a site, dispatcher or devices file and the files it names");
  check->add_option("file", line.file, "The file")->required();
  check->callback([&] { line.run = [&] { return report(motcua::cli::check_config(line.file)); }; });

  auto* keygen = app.add_subcommand("keygen", "Make the key of one device");
  keygen->add_option("--name", line.name, "Name of the device")->required();
  keygen->add_option("--out", line.folder, "Folder for NAME.key and NAME.pub")->required();
  keygen->callback([&] {
    line.run = [&] {
      const auto key = motcua::cli::make_key(line.name, line.folder);
      if (key) return report(std::vector<std::string>{fmt::format("public = '{}'", *key)});
      return report(tl::unexpected(std::vector<std::string>{key.error()}));
    };
  });

  app.add_subcommand("hash-pin", "Print the line of the staff file for a PIN read from standard input")->callback([&] {
    line.run = [] { return report(motcua::cli::hash_line()); };
  });

  auto* make_keys =
      app.add_subcommand("make-keys", "Make the keys that a site needs, and devices.toml; keep those that exist");
  make_keys->add_option("site-file", line.file, "The site file")->required();
  make_keys->add_option("--out", line.folder, "Folder for the keys")->required();
  make_keys->callback([&] { line.run = [&] { return report(motcua::cli::make_keys(line.file, line.folder)); }; });
}

void add_record_words(CLI::App& app, CommandLine& line) {
  auto* figures = app.add_subcommand("report", "Figures of a period, from the record");
  motcua::cli::add_report_options(*figures, line.report);
  figures->callback(
      [&] { line.run = [&] { return motcua::cli::run_report(line.report, line.link.language, line.link.json); }; });
  auto* why = app.add_subcommand("why", "Why a ticket was called when it was, from the record");
  motcua::cli::add_why_options(*why, line.why);
  why->callback([&] { line.run = [&] { return motcua::cli::run_why(line.why, line.link.language); }; });
}

void add_copy_words(CLI::App& app, CommandLine& line) {
  auto* backup = app.add_subcommand("backup", "Copy the record, also while the dispatcher runs");
  motcua::cli::add_backup_options(*backup, line.backup);
  backup->callback([&] { line.run = [&] { return motcua::cli::run_backup(line.backup); }; });
  auto* verify =
      app.add_subcommand("verify", "Check a record or a copy: every checksum, every record, the hall they make");
  motcua::cli::add_verify_options(*verify, line.verify);
  verify->callback([&] { line.run = [&] { return motcua::cli::run_verify(line.verify); }; });
  auto* follow = app.add_subcommand("follow", "Keep a copy of the record up to date, from --dispatcher or a file");
  motcua::cli::add_follow_options(*follow, line.follow);
  follow->callback([&] { line.run = [&] { return motcua::cli::run_follow(line.follow, line.link); }; });
  auto* restore = app.add_subcommand("restore", "Put a copy in the record's place, its numbers skipped ahead");
  motcua::cli::add_restore_options(*restore, line.restore);
  restore->callback([&] { line.run = [&] { return motcua::cli::run_restore(line.restore); }; });
  auto* take_over = app.add_subcommand("take-over", "Skip numbers ahead, before a dispatcher goes on from a copy");
  motcua::cli::add_take_over_options(*take_over, line.take_over);
  take_over->callback([&] { line.run = [&] { return motcua::cli::run_take_over(line.take_over); }; });
}

void add_picture_words(CLI::App& app, CommandLine& line) {
  app.add_subcommand("status", "Services, counters and the day's figures")->callback([&] {
    line.run = [&] { return motcua::cli::run_show(motcua::protocol::STAFF, line.link); };
  });
  app.add_subcommand("board", "What the hall sees")->callback([&] {
    line.run = [&] { return motcua::cli::run_show(motcua::protocol::PUBLIC_BOARD, line.link); };
  });
  auto* watch = app.add_subcommand("watch", "Print every new picture until Ctrl-C");
  watch->add_flag("--public", line.board, "The public picture instead of the staff's");
  watch->add_flag("--every", line.watch.every, "Also pictures in which nothing changed");
  watch->add_option("--count", line.watch.count, "End after so many pictures");
  watch->callback([&] {
    if (line.board) line.watch.audience = motcua::protocol::PUBLIC_BOARD;
    line.run = [&] { return motcua::cli::run_watch(line.watch, line.link); };
  });
}

void add_command_words(CLI::App& app, CommandLine& line) {
  const auto add = [&](const motcua::cli::CommandWord& word) {
    auto* subcommand = app.add_subcommand(word.name, word.help);
    word.add_options(*subcommand, line.arguments);
    subcommand->callback([&] { line.run = [&] { return motcua::cli::run_command(word, line.arguments, line.link); }; });
  };
  for (const auto& word : motcua::cli::command_words()) add(word);
  for (const auto& word : motcua::cli::day_words()) add(word);
  for (const auto& word : motcua::cli::entry_words()) add(word);
  auto* bookings = app.add_subcommand("import-appointments", "Book the appointments of a CSV file");
  bookings->add_option("file", line.file, "code,date,time,service,procedure")->required();
  bookings->callback([&] { line.run = [&] { return motcua::cli::import_appointments(line.file, line.link); }; });
}

}  // namespace

int main(int argc, char** argv) {
  // Standard output carries answers only.
  spdlog::set_default_logger(spdlog::stderr_logger_st("motcua"));
  spdlog::set_level(spdlog::level::err);
  CommandLine line;
  CLI::App app(
      "Motcua, the operator's command line.\nExit codes: 0 done, 1 rejected or mistakes found, 2 usage, "
      "3 no connection, 4 sent but not confirmed.");
  app.fallthrough();
  app.require_subcommand(1);
  add_link_options(app, line.link);
  add_file_words(app, line);
  add_record_words(app, line);
  add_copy_words(app, line);
  add_picture_words(app, line);
  add_command_words(app, line);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : static_cast<int>(ExitCode::kUsage);
  }
  return static_cast<int>(line.run());
}
