#include "cli/record_file.h"

#include <cstdlib>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "dispatcher/site/dispatcher_file.h"

namespace motcua::cli {
namespace {

constexpr const char* kHere = "dispatcher.toml";
constexpr const char* kInstalled = "/etc/motcua/dispatcher.toml";

}  // namespace

void add_record_options(CLI::App& word, RecordFile& file) {
  auto* journal = word.add_option("--journal", file.journal, "The record");
  auto* config = word.add_option("--config", file.config, "The dispatcher's configuration, which names the record");
  journal->excludes(config);
  config->excludes(journal);
}

tl::expected<std::filesystem::path, std::string> journal_of(const RecordFile& file) {
  if (file.config.empty()) return file.journal;
  const auto config = site::load_dispatcher_config(file.config);
  if (!config) return tl::unexpected(fmt::format("{}", fmt::join(config.error(), "\n")));
  return config->journal;
}

tl::expected<std::unique_ptr<journal::RecordReader>, std::string> open_record(const RecordFile& file) {
  const auto journal = journal_of(file);
  if (!journal) return tl::unexpected(journal.error());
  auto record = journal::open_record_reader(*journal);
  if (!record) return tl::unexpected(record.error().message);
  return std::move(*record);
}

tl::expected<RecordFile, std::string> named_or_usual(const RecordFile& file) {
  if (!file.journal.empty() || !file.config.empty()) return file;
  if (const char* said = std::getenv("MOTCUA_CONFIG"); said != nullptr && *said != 0) return RecordFile{{}, said};
  for (const char* usual : {kHere, kInstalled}) {
    std::error_code ignored;
    if (std::filesystem::exists(usual, ignored)) return RecordFile{{}, usual};
  }
  return tl::unexpected(
      fmt::format("the record is not named, and there is neither {} here nor {}: give --journal FILE "
                  "or --config FILE, or set MOTCUA_CONFIG",
                  kHere, kInstalled));
}

std::string check_named(const RecordFile& file) {
  if (!file.journal.empty() || !file.config.empty()) return {};
  return "the record is not named: give --journal FILE or --config dispatcher.toml";
}

const text::Catalogue& words_in(const text::Catalogues& all, const std::string& language) {
  const char* environment = std::getenv("LANG");
  const bool vietnamese = environment != nullptr && std::string_view(environment).starts_with("vi");
  const text::Catalogue* found = all.find(!language.empty() ? language : vietnamese ? "vi" : "en");
  return found != nullptr ? *found : all.vietnamese();
}

void complain(const std::string& sentence) {
  fmt::print(stderr, "motcua: {}\n", sentence);
}

}  // namespace motcua::cli
