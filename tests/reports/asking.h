// `motcua why` in one line for tests.
#pragma once

#include "tests/reports/recorded_hall.h"
#include "ui/text/catalogue.h"

namespace motcua::test {

inline tl::expected<std::string, std::string> answer_of(RecordedHall& hall, const std::string& ticket,
                                                        const std::string& against, const std::string& language,
                                                        hall::BusinessDate date) {
  const auto all = text::Catalogues::embedded();
  reports::Question question{*hall::parse_ticket(ticket), {}, date};
  if (!against.empty()) question.against = *hall::parse_ticket(against);
  return reports::explain(*hall.reader(), question, *all.find(language));
}

inline std::string ask(RecordedHall& hall, const std::string& ticket, const std::string& against = {},
                       const std::string& language = "vi", hall::BusinessDate date = 0) {
  const auto answer = answer_of(hall, ticket, against, language, date);
  return answer ? *answer : "refused: " + answer.error();
}

inline std::string refusal_of(RecordedHall& hall, const std::string& ticket, const std::string& against = {},
                              const std::string& language = "vi", hall::BusinessDate date = 0) {
  const auto answer = answer_of(hall, ticket, against, language, date);
  return answer ? "answered: " + *answer : answer.error();
}

}  // namespace motcua::test
