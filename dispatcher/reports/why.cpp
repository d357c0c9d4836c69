#include "dispatcher/reports/why.h"

#include "dispatcher/reports/why_sentence.h"

namespace motcua::reports {

tl::expected<std::string, std::string> explain(journal::RecordReader& record, const Question& question,
                                               const text::Catalogue& words) {
  if (question.against == question.ticket) return tl::unexpected(words.get("why.state.same"));
  WhyFold fold(question);
  const auto read = record.read_after(0, [&](const journal::Record& one) -> journal::StoreResult<void> {
    if (auto followed = fold.follow(one); !followed) return tl::unexpected(journal::StoreError{followed.error()});
    // An error to stop by; it goes no further.
    if (fold.complete()) return tl::unexpected(journal::StoreError{});
    return {};
  });
  if (!read && !fold.complete()) return tl::unexpected(read.error().message);
  fold.end();
  return sentence_of(fold, question, words);
}

}  // namespace motcua::reports
