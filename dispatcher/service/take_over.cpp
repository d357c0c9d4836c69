#include "dispatcher/service/take_over.h"

#include <algorithm>
#include <vector>

#include "dispatcher/hall/hall.h"
#include "dispatcher/journal/codec.h"
#include "dispatcher/service/recovery.h"

namespace motcua::service {
namespace {

using Error = tl::unexpected<std::string>;

// What is decided, applied and put on the record, as the service does it.
class Offline {
 public:
  Offline(Recovered& hall, const hall::Moment& now) : hall_(hall), now_(now) {}

  std::optional<hall::Rejection> run(const hall::Command& command) {
    hall::Events events;
    if (auto refused = hall::decide(hall_.state, command, now_, events)) return refused;
    const journal::Record record{hall_.last_seq + 1, now_.hall_ms, now_.wall_ms, {}, std::move(events), {}};
    follow(record, hall_);
    rows_.push_back(journal::encode(record));
    return std::nullopt;
  }
  const std::vector<journal::EncodedRecord>& rows() const { return rows_; }

 private:
  Recovered& hall_;
  const hall::Moment& now_;
  std::vector<journal::EncodedRecord> rows_;
};

tl::expected<hall::Moment, std::string> moment_of(const hall::State& state, const TakeOverOptions& options) {
  const auto calendar = options.calendar_of(state.configured);
  if (!calendar) return Error(calendar.error());
  const auto now_ms = std::max(options.wall_ms, state.last_event_ms);
  const auto day = (*calendar)(now_ms);
  return hall::Moment{now_ms, options.wall_ms, day.date, day.ends_ms, day.midday_ms};
}

hall::SkipNumbers skip_of(const hall::State& state, const TakeOverOptions& options) {
  hall::SkipNumbers skip{options.by};
  if (!options.lost) return skip;
  if (options.lost->date == state.date) skip.given = options.lost->series;
  skip.next_visit = options.lost->next_visit;
  skip.next_announcement = options.lost->next_announcement;
  return skip;
}

}  // namespace

tl::expected<TakenOver, std::string> take_over(journal::Store& store, const TakeOverOptions& options) {
  auto hall = recover(store);
  if (!hall) return Error(hall.error());
  if (hall->state.configured.services.empty())
    return Error("it holds no configuration: no hall was ever served from it");
  TakenOver result{hall->last_seq, hall->state.last_event_ms, {}};
  const auto now = moment_of(hall->state, options);
  if (!now) return Error(now.error());
  Offline offline(*hall, *now);
  if (hall->state.date == 0 || now->hall_ms >= hall->state.date_ends_ms) offline.run(hall::Tick{});
  if (const auto refused = offline.run(skip_of(hall->state, options))) return Error(refused->detail);
  const auto last = journal::decode_record(offline.rows().back());
  result.skipped = std::get<hall::NumbersSkipped>(last->events.front());
  if (const auto appended = store.append(offline.rows()); !appended) return Error(appended.error().message);
  const auto snapshot = journal::encode(journal::Snapshot{hall->last_seq, hall->state, hall->sessions.encode()});
  if (const auto kept = store.write_snapshot(hall->last_seq, snapshot); !kept) return Error(kept.error().message);
  return result;
}

}  // namespace motcua::service
