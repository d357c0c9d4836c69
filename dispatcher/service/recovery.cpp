#include "dispatcher/service/recovery.h"

#include <fmt/format.h>

#include "dispatcher/hall/hall.h"

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
    follow(record, recovered);
    return journal::StoreResult<void>{};
  });
  if (!read) return tl::unexpected(read.error().message);
  if (const auto contradiction = hall::find_contradiction(recovered.state)) {
    return tl::unexpected(
        fmt::format("the record contradicts itself after record {}: {}", recovered.last_seq, *contradiction));
  }
  return recovered;
}

}  // namespace motcua::service
