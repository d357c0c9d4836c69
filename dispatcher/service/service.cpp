#include "dispatcher/service/service.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "dispatcher/journal/codec.h"
#include "dispatcher/service/permissions.h"
#include "dispatcher/service/translate.h"
#include "dispatcher/service/views.h"
#include "protocol/frame.h"
#include "protocol/version.h"

namespace motcua::service {
namespace {

// A sync that takes longer is no slow disk any more.
constexpr std::int64_t kStalledAfterMs = 5000;

protocol::Rejection rejection(protocol::RejectionCode code, std::string detail) {
  protocol::Rejection result;
  result.set_code(code);
  result.set_detail(std::move(detail));
  return result;
}

std::string refusal_frame(protocol::RefusalCode code, std::string detail) {
  protocol::ServerMessage message;
  auto& refusal = *message.mutable_refusal();
  refusal.set_code(code);
  refusal.set_detail(std::move(detail));
  refusal.set_major(protocol::kVersionMajor);
  refusal.set_minor(protocol::kVersionMinor);
  return encode(message);
}

std::string answer_frame(const protocol::Request& request, protocol::Rejection rejected) {
  protocol::ServerMessage message;
  auto& answer = *message.mutable_answer();
  answer.set_session(request.session());
  answer.set_number(request.number());
  *answer.mutable_rejection() = std::move(rejected);
  return encode(message);
}

std::string answer_frame(protocol::Answer answer) {
  protocol::ServerMessage message;
  *message.mutable_answer() = std::move(answer);
  return encode(message);
}

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
  build_pictures();
  board_ = next_board_;
  staff_ = next_staff_;
}

hall::Moment Service::moment() const {
  const auto hall_ms = clock_.hall_ms();
  const LocalDay day = options_.calendar(hall_ms);
  return {hall_ms, clock_.wall_ms(), day.date, day.ends_ms};
}

std::optional<std::string> Service::apply_settings(const hall::Settings& settings) {
  if (under_way_ || failed_) return "a batch is on its way to the disk";
  const auto now = moment();
  Batch batch;
  run_due(now, batch);  // a day that is over first: its leftovers are no obstacle
  hall::Events events;
  const auto refused = hall::decide(state_, hall::ApplySettings{settings}, now, events);
  apply(events, now);
  if (!events.empty()) put_on_record(now, {}, std::move(events), {}, batch);
  run_due(now, batch);
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
  if (!under_way_) *staff_.mutable_staff() = staff_picture_of(state_, clock_.hall_ms());
  publish(protocol::PUBLIC_BOARD);
  publish(protocol::STAFF);
  on_drained();
}

// -------------------------------------------------------------------------------------------------------------- the
// batch

void Service::form_batch() {
  const auto now = moment();
  Batch batch;
  run_due(now, batch);
  std::vector<Incoming> taken;
  taken.swap(incoming_);
  for (const auto& incoming : taken) take(incoming, now, batch);
  commit(std::move(batch));
}

void Service::take(const Incoming& incoming, const hall::Moment& now, Batch& batch) {
  const auto& [peer, message] = incoming;
  switch (message.body_case()) {
    case protocol::ClientMessage::kHello:
      return take_hello(peer, message.hello(), now, batch);
    case protocol::ClientMessage::kRequest:
      return take_request(peer, message.request(), now, batch);
    case protocol::ClientMessage::kFetch:
      batch.fetches.emplace_back(peer, message.fetch().audience());
      return;
    case protocol::ClientMessage::kFetchAnnouncements:
      batch.announcement_fetches.emplace_back(peer, message.fetch_announcements().since());
      return;
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
  if (device->second.role != protocol::Role::kDisplay && !sessions_.is_open(peer.device, hello.session())) {
    spdlog::info("device '{}' opens a session with {}", peer.device, hello.software());
    put_on_record(now, {peer.device, hello.session(), 0}, {}, {}, batch);
  }
  auto& welcome = *message.mutable_welcome();
  welcome.set_session(hello.session());
  welcome.set_incarnation(options_.incarnation);
  welcome.set_dispatcher_time_ms(static_cast<std::uint64_t>(clock_.dispatcher_ms()));
  welcome.set_device(peer.device);
  welcome.set_role(std::string(to_string(device->second.role)));
  welcome.set_counter(device->second.counter);
  welcome.set_software(options_.software);
  welcome.set_site(state_.settings.site.vi);
  batch.replies.emplace_back(peer, encode(message));
}

void Service::take_request(const Peer& peer, const protocol::Request& request, const hall::Moment& now, Batch& batch) {
  const auto known = sessions_.find(peer.device, request.session(), request.number());
  if (known.known == Sessions::Known::kAnswered) {
    ++counts_.repeated;
    batch.replies.emplace_back(peer, *known.answer);
    return;
  }
  if (auto refused = refuse_unrecorded(peer, request)) {
    ++counts_.rejections;
    batch.replies.emplace_back(peer, answer_frame(request, std::move(*refused)));
    return;
  }
  hall::Events events;
  auto frame = answer_frame(execute(request, *to_hall(request.command()), now, events));
  batch.replies.emplace_back(peer, frame);
  put_on_record(now, {peer.device, request.session(), request.number()}, std::move(events), std::move(frame), batch);
  run_due(now, batch);
}

std::optional<protocol::Rejection> Service::refuse_unrecorded(const Peer& peer,
                                                              const protocol::Request& request) const {
  if (!to_hall(request.command())) {
    return rejection(protocol::MALFORMED, "the command is empty or not known here");
  }
  const auto device = options_.devices.find(peer.device);
  if (device == options_.devices.end()) return rejection(protocol::NOT_PERMITTED, "the device is not known here");
  if (auto reason = why_not_permitted(device->second, request.command()); !reason.empty()) {
    return rejection(protocol::NOT_PERMITTED, std::move(reason));
  }
  const auto known = sessions_.find(peer.device, request.session(), request.number()).known;
  if (known == Sessions::Known::kUnknownSession) {
    return rejection(protocol::UNKNOWN_SESSION, "the session is not open here: say hello first");
  }
  if (known == Sessions::Known::kTooOld || request.number() == 0) {
    return rejection(protocol::NUMBER_TOO_OLD,
                     fmt::format("request {} is older than the answers that are kept", request.number()));
  }
  if (request.deadline_ms() != 0 && static_cast<std::uint64_t>(clock_.dispatcher_ms()) > request.deadline_ms()) {
    return rejection(protocol::DEADLINE_PASSED, fmt::format("request {} arrived after its deadline", request.number()));
  }
  if (disk_low_ && request.command().has_issue_ticket()) {
    return rejection(protocol::DISK_LOW, "the disk is nearly full: no new tickets until there is room");
  }
  return std::nullopt;
}

protocol::Answer Service::execute(const protocol::Request& request, const hall::Command& command,
                                  const hall::Moment& now, hall::Events& events) {
  ++counts_.commands;
  protocol::Answer answer;
  answer.set_session(request.session());
  answer.set_number(request.number());
  if (const auto refused = hall::decide(state_, command, now, events)) {
    ++counts_.rejections;
    *answer.mutable_rejection() = to_wire(*refused);
    return answer;
  }
  apply(events, now);
  *answer.mutable_done() = done_of(state_, request.command(), events);
  return answer;
}

void Service::run_due(const hall::Moment& now, Batch& batch) {
  for (auto due = hall::next_deadline(state_); due && *due <= now.hall_ms; due = hall::next_deadline(state_)) {
    hall::Events events;
    hall::decide(state_, hall::Tick{}, now, events);
    if (events.empty()) break;  // due by the clock alone, but nothing to do: asked again later
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

// ------------------------------------------------------------------------------------------------- durable before
// visible

void Service::commit(Batch batch) {
  if (batch.records.empty()) return release(batch);
  ++counts_.batches;
  auto records = std::move(batch.records);
  under_way_ = std::move(batch);
  under_way_since_ms_ = clock_.dispatcher_ms();
  committer_.append(std::move(records), [this](const auto& result) { on_committed(result); });
  // While the disk works.
  if (under_way_->hall_changed) build_pictures();
  if (const auto due = hall::next_deadline(state_)) wake_after_(clock_.real_ms_until(*due));
}

void Service::on_committed(const journal::StoreResult<void>& result) {
  if (!still_sound(result)) return;
  const Batch batch = std::move(*under_way_);
  under_way_.reset();
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
  if (!incoming_.empty()) form_batch();
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

void Service::release(const Batch& batch) {
  for (const auto& [peer, frame] : batch.replies) outbox_.send(peer, frame);
  answer_fetches(batch);
  answer_announcement_fetches(batch);
}

// A picture is encoded once, however many ask.
void Service::answer_fetches(const Batch& batch) {
  std::string frames[2];
  for (const auto& [peer, audience] : batch.fetches) {
    const auto device = options_.devices.find(peer.device);
    auto reason = device == options_.devices.end() ? std::string("the device is not known here")
                                                   : why_not_permitted(device->second, audience);
    if (!reason.empty()) {
      outbox_.send(peer, refusal_frame(protocol::AUDIENCE_NOT_PERMITTED, std::move(reason)));
      continue;
    }
    auto& frame = frames[audience == protocol::STAFF ? 1 : 0];
    if (frame.empty()) {
      protocol::ServerMessage message;
      *message.mutable_view() = stamped(audience);
      frame = encode(message);
    }
    outbox_.send(peer, frame);
  }
}

// The same: once for each "since", one at a time in memory.
void Service::answer_announcement_fetches(const Batch& batch) {
  auto fetches = batch.announcement_fetches;
  std::stable_sort(fetches.begin(), fetches.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  std::string frame;
  for (std::size_t i = 0; i < fetches.size(); ++i) {
    if (i == 0 || fetches[i].second != fetches[i - 1].second) {
      protocol::ServerMessage message;
      auto& announcements = *message.mutable_announcements();
      for (const auto& announcement : state_.announcements) {
        if (announcement.number > fetches[i].second) *announcements.add_announcements() = to_wire(announcement);
      }
      frame = encode(message);
    }
    outbox_.send(fetches[i].first, frame);
  }
}

// ---------------------------------------------------------------------------------------------------------------
// pictures

void Service::build_pictures() {
  *next_board_.mutable_board() = board_of(state_);
  *next_staff_.mutable_staff() = staff_picture_of(state_, clock_.hall_ms());
}

const protocol::View& Service::stamped(protocol::Audience audience) {
  protocol::View& view = audience == protocol::STAFF ? staff_ : board_;
  const auto hall_ms = clock_.hall_ms();
  auto& head = *view.mutable_head();
  head.set_incarnation(options_.incarnation);
  head.set_seq(audience == protocol::STAFF ? ++staff_seq_ : ++board_seq_);
  head.set_dispatcher_time_ms(static_cast<std::uint64_t>(clock_.dispatcher_ms()));
  head.set_hall_ms(static_cast<std::uint64_t>(hall_ms));
  const LocalDay day = options_.calendar(hall_ms);
  head.set_utc_offset_s(day.utc_offset_s);
  head.set_business_date(day.date);
  head.set_speed_permille(clock_.speed_permille());
  return view;
}

void Service::publish(protocol::Audience audience) {
  outbox_.publish(audience, encode(stamped(audience)));
}

// -------------------------------------------------------------------------------------------------------- snapshots,
// end

void Service::snapshot_if_due() {
  if (last_seq_ - snapshot_seq_ < options_.records_per_snapshot || under_way_) return;
  snapshot_seq_ = last_seq_;
  committer_.snapshot(last_seq_, journal::encode(journal::Snapshot{last_seq_, state_, sessions_.encode()}),
                      [this](const auto& result) { still_sound(result); });
}

void Service::stop(std::function<void()> done) {
  on_stopped_ = std::move(done);
  stopping_ = true;
  if (!under_way_) finish_stop();
}

void Service::finish_stop() {
  if (last_seq_ == snapshot_seq_) return on_stopped_();
  snapshot_seq_ = last_seq_;
  committer_.snapshot(last_seq_, journal::encode(journal::Snapshot{last_seq_, state_, sessions_.encode()}),
                      [this](const auto& result) {
                        still_sound(result);
                        on_stopped_();
                      });
}

}  // namespace motcua::service
