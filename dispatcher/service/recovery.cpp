#include "dispatcher/service/recovery.h"

#include <fmt/format.h>

#include "dispatcher/hall/event_fault.h"
#include "dispatcher/hall/hall.h"
#include "planted/bugs.h"

namespace motcua::service {

void follow_origin(const journal::Record& record, Sessions& sessions) {
  const auto& origin = record.origin;
  if (origin.session == 0) return;
  if (origin.number == 0) {
    sessions.open(origin.device, origin.session, record.hall_ms);
  } else {
    sessions.keep(origin.device, origin.session, origin.number, record.answer, record.hall_ms);
  }
}

void follow(const journal::Record& record, Recovered& recovered) {
  for (const auto& event : record.events) hall::apply(recovered.state, event, record.hall_ms);
  follow_origin(record, recovered.sessions);
  recovered.last_seq = record.seq;
}

tl::expected<void, std::string> follow_if_sound(const journal::Record& record, Recovered& recovered) {
  const auto fault = [&record](const std::string& what) {
    return tl::unexpected(fmt::format("contradicts itself: record {} {}", record.seq, what));
  };
  for (const auto& event : record.events) {
    if (const auto found = hall::find_fault(recovered.state, event)) return fault(*found);
    hall::apply(recovered.state, event, record.hall_ms);
  }
  const auto& origin = record.origin;
  const bool answers = origin.session != 0 && origin.number != 0;
  if (answers && !recovered.sessions.is_open(origin.device, origin.session)) {
    return fault("answers in a session that was never opened");
  }
  follow_origin(record, recovered.sessions);
  recovered.last_seq = record.seq;
  return {};
}

tl::expected<Recovered, std::string> recover(journal::Store& store) {
  Recovered recovered;
  auto snapshot = store.latest_snapshot();
  if (!snapshot) return tl::unexpected(snapshot.error().message);
  if (snapshot->has_value()) {
    auto sessions = Sessions::decode((*snapshot)->sessions);
    if (!sessions) return tl::unexpected(sessions.error());
    recovered.state = std::move((*snapshot)->state);
    recovered.sessions = std::move(*sessions);
    recovered.snapshot_seq = recovered.last_seq = (*snapshot)->seq;
  }
  const auto read = store.read_after(recovered.last_seq, [&](const journal::Record& record) {
    const auto followed = follow_if_sound(record, recovered);
    if (!followed)
      return journal::StoreResult<void>(tl::unexpected(journal::StoreError{"the record " + followed.error()}));
    return journal::StoreResult<void>{};
  });
  if (!read) return tl::unexpected(read.error().message);
  if (planted::is_planted(planted::Bug::kSessionsForgotten)) recovered.sessions = {};
  if (planted::is_planted(planted::Bug::kNumbersForgotten)) recovered.state.series.clear();
  if (const auto contradiction = hall::find_contradiction(recovered.state)) {
    return tl::unexpected(
        fmt::format("the record contradicts itself after record {}: {}", recovered.last_seq, *contradiction));
  }
  return recovered;
}

}  // namespace motcua::service
