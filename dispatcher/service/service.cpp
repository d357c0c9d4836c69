#include "dispatcher/service/service.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "dispatcher/journal/codec.h"
#include "dispatcher/service/answers.h"
#include "dispatcher/service/translate.h"
#include "planted/bugs.h"
#include "protocol/frame.h"
#include "protocol/version.h"

namespace motcua::service {
namespace {

// A sync that takes longer is no slow disk any more.
constexpr std::int64_t kStalledAfterMs = 5000;

}  // namespace

Service::Service(Recovered recovered, HallClock clock, Committer& committer, Outbox& outbox, ServiceOptions options,
                 OnFatal on_fatal, WakeAfter wake_after)
    : state_(std::move(recovered.state)),
      sessions_(std::move(recovered.sessions)),
      last_seq_(recovered.last_seq),
      snapshot_seq_(recovered.snapshot_seq),
      clock_(std::move(clock)),
      committer_(committer),
      outbox_(outbox),
      options_(std::move(options)),
      on_fatal_(std::move(on_fatal)),
      wake_after_(std::move(wake_after)) {
  around_.training = options_.training;
  if (options_.record_end && options_.record_end->seq == last_seq_ && !options_.training) {
    feed_.emplace(*options_.record_end, options_.old_rows);
  }
  keep_catalogue({});
  build_pictures();
  board_ = next_board_;
  staff_ = next_staff_;
}

hall::Moment Service::moment() const {
  return by_calendar(options_.calendar, {clock_.hall_ms(), clock_.wall_ms()});
}

hall::Moment Service::by_calendar(const Calendar& calendar, const hall::Moment& moment) {
  const LocalDay day = calendar(moment.hall_ms);
  return {moment.hall_ms, moment.wall_ms, day.date, day.ends_ms, day.midday_ms};
}

std::optional<std::string> Service::apply_settings(const hall::Settings& settings, Calendar calendar) {
  if (under_way_ || failed_) return "a batch is on its way to the disk";
  const auto now = moment();
  Batch batch;
  run_due(now, batch);  // a day that is over first: its leftovers are no obstacle
  hall::Events events;
  const auto by_own = calendar ? by_calendar(calendar, now) : now;
  const auto refused = hall::decide(state_, hall::ApplySettings{settings}, by_own, events);
  if (calendar && !refused) options_.calendar = std::move(calendar);
  apply(events, now);
  if (!events.empty()) put_on_record(now, {}, std::move(events), {}, batch);
  run_due(refused ? now : by_own, batch);
  commit(std::move(batch));
  if (refused) return refused->detail;
  return std::nullopt;
}

// -------------------------------------------------------------------------------------------------------------
// receiving

void Service::on_message(const Peer& peer, protocol::ClientMessage&& message) {
  if (failed_ || stopping_) return;
  if (incoming_.size() < options_.waiting_commands_max) {
    incoming_.push_back({peer, std::move(message)});
    return;
  }
  ++counts_.overloaded;
  if (message.has_request()) {
    outbox_.send(peer, answer_frame(message.request(), rejection(protocol::OVERLOADED, "too many commands wait here")));
  }
}

void Service::on_drained() {
  if (under_way_ || failed_ || stopping_) return;
  form_batch();
}

void Service::on_second() {
  if (failed_) return;
  if (stalled()) return;
  const auto jump = under_way_ || stopping_ ? 0 : clock_.take_wall_jump();
  if (jump != 0) {
    spdlog::warn("the wall clock jumped by {} ms; hall time goes on as before", jump);
    Batch batch;
    const auto now = moment();
    hall::Events events;
    hall::decide(state_, hall::NoteWallClockJump{jump}, now, events);
    apply(events, now);
    put_on_record(now, {}, std::move(events), {}, batch);
    commit(std::move(batch));
  }
  // Shares grow while nothing happens, and with them the order of the next tickets.
  device_states_.forget_silent(clock_.dispatcher_ms());
  around_.device_alerts = device_states_.alerts();
  around_.has_reception = device_states_.has_reception();
  if (!under_way_) {
    const auto hall_ms = clock_.hall_ms();
    *staff_.mutable_staff() = staff_picture_of(state_, hall_ms, around_);
    *board_.mutable_board() = board_of(state_, hall_ms, around_);  // tickets end with the hour
  }
  publish(protocol::PUBLIC_BOARD);
  publish(protocol::STAFF);
  on_drained();
}

// ---------------------------------------------------------------------------------------------------------- the batch

void Service::form_batch() {
  auto now = moment();
  Batch batch;
  run_due(now, batch);
  std::vector<Incoming> taken;
  taken.swap(incoming_);
#ifdef MOTCUA_PLANTED_BUGS
  if (planted::is_planted(planted::Bug::kOldStateDecides)) batch_began_with_ = state_;
#endif
  for (const auto& incoming : taken) {
    take(incoming, now, batch);
    if (std::exchange(calendar_changed_, false)) {
      now = by_calendar(options_.calendar, now);
      run_due(now, batch);
    }
  }
  commit(std::move(batch));
}

void Service::take(const Incoming& incoming, const hall::Moment& now, Batch& batch) {
  const Peer& peer = incoming.peer;
  const auto& message = incoming.message;
  switch (message.body_case()) {
    case protocol::ClientMessage::kHello:
      return take_hello(peer, message.hello(), now, batch);
    case protocol::ClientMessage::kRequest:
      return take_request(incoming, now, batch);
    case protocol::ClientMessage::kFetch:
      batch.fetches.emplace_back(peer, message.fetch().audience());
      return;
    case protocol::ClientMessage::kFetchAnnouncements:
      batch.announcement_fetches.emplace_back(peer, message.fetch_announcements().since());
      return;
    case protocol::ClientMessage::kFetchCatalogue:
      batch.catalogue_fetches.push_back(peer);
      return;
    case protocol::ClientMessage::kFetchRecords:
      batch.record_fetches.emplace_back(peer, message.fetch_records().after());
      return;
    case protocol::ClientMessage::kDeviceState:
      return take_device_state(peer, message.device_state());
    case protocol::ClientMessage::kPing:  // answered by the transport
    case protocol::ClientMessage::BODY_NOT_SET:
      return;
  }
}

void Service::take_hello(const Peer& peer, const protocol::Hello& hello, const hall::Moment& now, Batch& batch) {
  protocol::ServerMessage message;
  const auto device = options_.devices.find(peer.device);
  if (hello.session() == 0 || device == options_.devices.end()) {
    batch.replies.emplace_back(
        peer, refusal_frame(protocol::MALFORMED_FRAME,
                            hello.session() == 0 ? "a hello needs a session other than 0"
                                                 : fmt::format("the device '{}' is not known here", peer.device)));
    return;
  }
  // A display commands nothing: its session needs no record.
  const bool needs_record =
      device->second.role != protocol::Role::kDisplay && !sessions_.is_open(peer.device, hello.session());
  if (needs_record && !open_session(peer, hello, now, batch)) return;
  auto& welcome = *message.mutable_welcome();
  welcome.set_session(hello.session());
  welcome.set_incarnation(options_.incarnation);
  welcome.set_dispatcher_time_ms(static_cast<std::uint64_t>(clock_.dispatcher_ms()));
  welcome.set_device(peer.device);
  welcome.set_role(std::string(to_string(device->second.role)));
  welcome.set_counter(device->second.counter);
  welcome.set_software(options_.software);
  welcome.set_site(state_.settings.site.vi);
  welcome.set_minor(protocol::kVersionMinor);
  batch.replies.emplace_back(peer, encode(message));
}

bool Service::open_session(const Peer& peer, const protocol::Hello& hello, const hall::Moment& now, Batch& batch) {
  const auto answer = session_limit_.ask(peer.device, clock_.dispatcher_ms(), disk_low_);
  if (!answer.granted) {
    const auto sentence =
        fmt::format("the device '{}' opens too many sessions: try again in some seconds", peer.device);
    if (answer.worth_saying) spdlog::warn("{}", sentence);
    batch.replies.emplace_back(peer, refusal_frame(protocol::TOO_MANY_SESSIONS, sentence));
    return false;
  }
  spdlog::info("device '{}' opens a session with {}", peer.device, hello.software());
  put_on_record(now, {peer.device, hello.session(), 0}, {}, {}, batch);
  return true;
}

// Seen with the picture of the next second.
void Service::take_device_state(const Peer& peer, const protocol::DeviceState& state) {
  if (options_.devices.contains(peer.device)) {
    device_states_.heard(peer.device, state, clock_.dispatcher_ms(), clock_.hall_ms());
  }
}

void Service::run_due(const hall::Moment& now, Batch& batch) {
  for (auto due = hall::next_deadline(state_); due && *due <= now.hall_ms; due = hall::next_deadline(state_)) {
    hall::Events events;
    hall::decide(state_, hall::Tick{}, now, events);
    if (events.empty()) break;  // a fault of the rules: the hall goes on without what it thinks is due
    apply(events, now);
    put_on_record(now, {}, std::move(events), {}, batch);
  }
}

void Service::apply(const hall::Events& events, const hall::Moment& now) {
  for (const auto& event : events) hall::apply(state_, event, now.hall_ms);
}

void Service::put_on_record(const hall::Moment& now, const journal::Origin& origin, hall::Events events,
                            std::string answer, Batch& batch) {
  batch.hall_changed = batch.hall_changed || !events.empty();
  const journal::Record record{++last_seq_, now.hall_ms, now.wall_ms, origin, std::move(events), std::move(answer)};
  follow_origin(record, sessions_);
  batch.records.push_back(journal::encode(record));
}

// ---------------------------------------------------------------------------------------------- durable before visible

void Service::commit(Batch batch) {
  if (batch.records.empty()) {
    release(batch);
    return arm();
  }
  ++counts_.batches;
  auto records = feed_ ? batch.records : std::exchange(batch.records, {});
  under_way_ = std::move(batch);
  under_way_since_ms_ = clock_.dispatcher_ms();
  if (planted::is_planted(planted::Bug::kAnswerBeforeSync)) {
    for (const auto& [peer, frame] : under_way_->replies) outbox_.send(peer, frame);
  }
  committer_.append(std::move(records), [this](const auto& result) { on_committed(result); });
  // While the disk works.
  if (under_way_->hall_changed) build_pictures();
  if (planted::is_planted(planted::Bug::kPublishBeforeSync) && under_way_->hall_changed) {
    board_.Swap(&next_board_);
    staff_.Swap(&next_staff_);
    publish(protocol::PUBLIC_BOARD);
    publish(protocol::STAFF);
  }
  arm();
}

// What has passed already falls due with the next batch, or when the one under way is committed.
void Service::arm() {
  const auto due = hall::next_deadline(state_);
  if (due && *due > clock_.hall_ms()) wake_after_(clock_.real_ms_until(*due));
}

void Service::on_committed(const journal::StoreResult<void>& result) {
  if (!still_sound(result)) return;
  Batch batch = std::move(*under_way_);
  under_way_.reset();
  if (feed_) feed_->add(std::move(batch.records));
  if (batch.hall_changed) {
    board_.Swap(&next_board_);
    staff_.Swap(&next_staff_);
  }
  release(batch);
  if (batch.hall_changed) {
    publish(protocol::PUBLIC_BOARD);
    publish(protocol::STAFF);
  }
  snapshot_if_due();
  if (stopping_) return finish_stop();
  // What fell due meanwhile, and what has arrived.
  const auto due = hall::next_deadline(state_);
  if (!incoming_.empty() || (due && *due <= clock_.hall_ms())) form_batch();
}

bool Service::stalled() const {
  return under_way_ && clock_.dispatcher_ms() - under_way_since_ms_ > kStalledAfterMs;
}

bool Service::still_sound(const journal::StoreResult<void>& result) {
  if (result || failed_) return !failed_;
  failed_ = true;
  on_fatal_(result.error().message);
  return false;
}

}  // namespace motcua::service
