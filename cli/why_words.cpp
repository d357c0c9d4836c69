#include "cli/why_words.h"

#include <fmt/format.h>

#include "dispatcher/reports/period.h"
#include "dispatcher/reports/why.h"

namespace motcua::cli {
namespace {

tl::expected<reports::Question, std::string> question_of(const WhyOptions& options) {
  reports::Question question;
  const auto ticket = [](const std::string& text) -> tl::expected<hall::TicketNumber, std::string> {
    if (auto parsed = hall::parse_ticket(text)) return *parsed;
    return tl::unexpected(fmt::format("'{}' is not a ticket number, expected e.g. A047", text));
  };
  const auto first = ticket(options.ticket);
  if (!first) return tl::unexpected(first.error());
  question.ticket = *first;
  if (!options.against.empty()) {
    const auto second = ticket(options.against);
    if (!second) return tl::unexpected(second.error());
    question.against = *second;
  }
  if (options.date.empty()) return question;
  const auto date = reports::parse_date(options.date);
  if (!date) {
    return tl::unexpected(fmt::format("--date '{}' is not a date, expected e.g. 2026-11-20", options.date));
  }
  question.date = *date;
  return question;
}

ExitCode failed(const std::string& sentence, ExitCode code) {
  complain(sentence);
  return code;
}

}  // namespace

void add_why_options(CLI::App& word, WhyOptions& options) {
  word.add_option("ticket", options.ticket, "Number on the ticket, e.g. A047")->required();
  word.add_option("--against", options.against, "Another ticket: which went first, and why");
  word.add_option("--date", options.date, "Business date, e.g. 2026-11-20; the newest of the record if left out");
  add_record_options(word, options.record);
}

ExitCode run_why(const WhyOptions& options, const std::string& language) {
  const auto question = question_of(options);
  if (!question) return failed(question.error(), ExitCode::kUsage);
  const auto file = named_or_usual(options.record);
  if (!file) return failed(file.error(), ExitCode::kUsage);
  const auto record = open_record(*file);
  if (!record) return failed(record.error(), ExitCode::kRejected);
  const auto all = text::Catalogues::embedded();
  const auto sentence = reports::explain(**record, *question, words_in(all, language));
  if (!sentence) return failed(sentence.error(), ExitCode::kRejected);
  fmt::print("{}\n", *sentence);
  return std::fflush(stdout) == 0 ? ExitCode::kDone : ExitCode::kRejected;
}

}  // namespace motcua::cli
