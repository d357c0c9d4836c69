// What the record says the hall is: the newest snapshot and the records after it.
#pragma once

#include <cstdint>
#include <string>

#include <tl/expected.hpp>

#include "dispatcher/hall/state.h"
#include "dispatcher/journal/store.h"
#include "dispatcher/service/sessions.h"

namespace motcua::service {

struct Recovered {
  hall::State state;
  Sessions sessions;
  std::uint64_t last_seq = 0;      // of the newest record, 0: an empty journal
  std::uint64_t snapshot_seq = 0;  // 0: replayed from the first record
};

// Blocking, at start. An error is one sentence; nothing is served then.
tl::expected<Recovered, std::string> recover(journal::Store& store);

// What a record means for the sessions, at run time and in a replay alike.
void follow_origin(const journal::Record& record, Sessions& sessions);
// What a record means for everything.
void follow(const journal::Record& record, Recovered& recovered);
// The same of a record that somebody may have changed. What cannot follow ends it, in one sentence without a subject;
// `recovered` is of no use then.
tl::expected<void, std::string> follow_if_sound(const journal::Record& record, Recovered& recovered);

}  // namespace motcua::service
