// `motcua why`: why a ticket was called when it was, or why one was called before another, in one sentence out of the
// record. Any past call is explained by replaying to its moment.
//
// One thread.
#pragma once

#include <optional>
#include <string>

#include <tl/expected.hpp>

#include "dispatcher/hall/types.h"
#include "dispatcher/journal/reader.h"
#include "ui/text/catalogue.h"

namespace motcua::reports {

struct Question {
  hall::TicketNumber ticket;
  std::optional<hall::TicketNumber> against;
  hall::BusinessDate date = 0;  // 0: the newest of the record
};

// The error is a sentence too: a record that cannot be read, a date or ticket it does not have, a ticket never called.
tl::expected<std::string, std::string> explain(journal::RecordReader& record, const Question& question,
                                               const text::Catalogue& words);

}  // namespace motcua::reports
