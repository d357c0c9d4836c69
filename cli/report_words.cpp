#include "cli/report_words.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>

#include <fmt/format.h>

#include "dispatcher/reports/formats.h"
#include "dispatcher/reports/report.h"

namespace motcua::cli {
namespace {

tl::expected<reports::Period, std::string> period_of(const ReportOptions& options) {
  const auto date = [](const char* option, const std::string& text) -> tl::expected<hall::BusinessDate, std::string> {
    if (const auto parsed = reports::parse_date(text)) return *parsed;
    return tl::unexpected(fmt::format("{} '{}' is not a date, expected e.g. 2026-11-20", option, text));
  };
  const auto from = date("--from", options.from);
  if (!from) return tl::unexpected(from.error());
  const auto to = options.to.empty() ? from : date("--to", options.to);
  if (!to) return tl::unexpected(to.error());
  if (*from > *to) {
    return tl::unexpected(fmt::format("--from {} is after --to {}", options.from, options.to));
  }
  return reports::Period{*from, *to};
}

tl::expected<std::string, std::string> text_of(const reports::Report& report, const std::string& format,
                                               const text::Catalogue& words) {
  if (format == "csv") return reports::to_csv(report);
  if (format == "json") return reports::to_json(report);
  if (format == "xlsx") return reports::to_xlsx(report, words);
  return reports::to_table(report, words);
}

// Whole or not at all: a file that is there keeps its content until the new one is complete.
tl::expected<void, std::string> write(const std::string& file, const std::string& bytes) {
  const std::string beside = fmt::format("{}.{}.part", file, ::getpid());
  std::ofstream out(beside, std::ios::binary);
  out << bytes;
  out.close();
  if (out && std::rename(beside.c_str(), file.c_str()) == 0) return {};
  const int error = errno;
  std::remove(beside.c_str());
  return tl::unexpected(fmt::format("{} cannot be written: {}", file, std::strerror(error)));
}

// The site's own record last: its names are the ones in use.
tl::expected<std::vector<std::unique_ptr<journal::RecordReader>>, std::string> open_all(
    const RecordFile& file, const std::vector<std::string>& also) {
  std::vector<std::unique_ptr<journal::RecordReader>> records;
  for (const auto& journal : also) {
    auto record = open_record({journal, {}});
    if (!record) return tl::unexpected(record.error());
    records.push_back(std::move(*record));
  }
  auto own = open_record(file);
  if (!own) return tl::unexpected(own.error());
  records.push_back(std::move(*own));
  return records;
}

ExitCode failed(const std::string& sentence, ExitCode code) {
  complain(sentence);
  return code;
}

}  // namespace

void add_report_options(CLI::App& word, ReportOptions& options) {
  word.add_option("--from", options.from, "First business date, e.g. 2026-11-01")->required();
  word.add_option("--to", options.to, "Last business date; the same day if left out");
  word.add_option("--by", options.by, "A row for each of these")
      ->check(CLI::IsMember({"service", "counter", "clerk", "hour", "procedure", "outcome", "class", "day"}))
      ->capture_default_str();
  word.add_option("--format", options.format, "table, csv, xlsx or json; a table if left out")
      ->check(CLI::IsMember({"table", "csv", "xlsx", "json"}));
  word.add_option("--out", options.out, "Write to this file");
  add_record_options(word, options.record);
  word.add_option("--also", options.also, "Further records, e.g. of a site that was merged into this one");
}

ExitCode run_report(const ReportOptions& options, const std::string& language, bool json) {
  const auto period = period_of(options);
  if (!period) return failed(period.error(), ExitCode::kUsage);
  const std::string format = !options.format.empty() ? options.format : json ? "json" : "table";
  if (format == "xlsx" && options.out.empty()) return failed("a workbook needs --out FILE", ExitCode::kUsage);
  const auto file = named_or_usual(options.record);
  if (!file) return failed(file.error(), ExitCode::kUsage);
  const auto records = open_all(*file, options.also);
  if (!records) return failed(records.error(), ExitCode::kRejected);
  std::vector<journal::RecordReader*> readers;
  for (const auto& record : *records) readers.push_back(record.get());
  const auto report = reports::make_report(readers, *period, *reports::parse_by(options.by));
  if (!report) return failed(report.error(), ExitCode::kRejected);
  const auto all = text::Catalogues::embedded();
  const auto text = text_of(*report, format, words_in(all, language));
  if (!text) return failed(text.error(), ExitCode::kRejected);
  if (options.out.empty()) {
    std::fwrite(text->data(), 1, text->size(), stdout);
    if (std::fflush(stdout) == 0) return ExitCode::kDone;
    return failed(fmt::format("the report cannot be written: {}", std::strerror(errno)), ExitCode::kRejected);
  }
  if (const auto written = write(options.out, *text); !written) return failed(written.error(), ExitCode::kRejected);
  return ExitCode::kDone;
}

}  // namespace motcua::cli
