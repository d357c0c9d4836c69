// The service's other side: answers, pictures, snapshots and the end.
#include <algorithm>
#include <set>
#include <utility>

#include "dispatcher/journal/codec.h"
#include "dispatcher/service/answers.h"
#include "dispatcher/service/permissions.h"
#include "dispatcher/service/service.h"
#include "planted/bugs.h"
#include "protocol/frame.h"

namespace motcua::service {

void Service::release(const Batch& batch) {
  for (const auto& [peer, frame] : batch.replies) outbox_.send(peer, frame);
  answer_fetches(batch);
  answer_announcement_fetches(batch);
  answer_catalogue_fetches(batch);
  answer_record_fetches(batch);
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
        if (announcement.number > fetches[i].second) *announcements.add_announcements() = to_wire(state_, announcement);
      }
      frame = encode(message);
    }
    outbox_.send(fetches[i].first, frame);
  }
}

void Service::answer_catalogue_fetches(const Batch& batch) {
  for (const auto& peer : batch.catalogue_fetches) outbox_.send(peer, catalogue_frame_);
}

// Each peer once in a batch, its last question: whoever asks without reading the answers gets few.
void Service::answer_record_fetches(const Batch& batch) {
  std::set<std::string> answered;
  for (auto fetch = batch.record_fetches.rbegin(); fetch != batch.record_fetches.rend(); ++fetch) {
    const Peer& peer = fetch->first;
    if (!answered.insert(peer.route).second) continue;
    const auto device = options_.devices.find(peer.device);
    auto reason =
        device == options_.devices.end() ? std::string("the device is not known here") : why_no_records(device->second);
    if (reason.empty() && !feed_) reason = "there is no record here that could be copied";
    if (!reason.empty()) {
      outbox_.send(peer, refusal_frame(protocol::RECORDS_NOT_GIVEN, std::move(reason)));
      continue;
    }
    feed_->fetch(fetch->second, [this, peer](const std::string& frame) { outbox_.send(peer, frame); });
  }
}

// ----------------------------------------------------------------------------------------------------------- pictures

void Service::build_pictures() {
  const auto hall_ms = clock_.hall_ms();
  *next_board_.mutable_board() = board_of(state_, hall_ms, around_);
  *next_staff_.mutable_staff() = staff_picture_of(state_, hall_ms, around_);
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

// ----------------------------------------------------------------------------------------------------- snapshots, end

// It only makes the next start faster, and is one large write: no use of the room that calling and finishing live on
// while the disk is low. A snapshot that fails for lack of room would end the hall, again after each start.
void Service::snapshot_if_due() {
  if (disk_low_) return;
  if (last_seq_ - snapshot_seq_ < options_.records_per_snapshot || under_way_) return;
  snapshot_seq_ = last_seq_;
  const auto seq = planted::is_planted(planted::Bug::kSnapshotOffByOne) ? last_seq_ - 1 : last_seq_;
  committer_.snapshot(seq, journal::encode(journal::Snapshot{seq, state_, sessions_.encode()}),
                      [this](const auto& result) { still_sound(result); });
}

void Service::stop(std::function<void()> done) {
  on_stopped_ = std::move(done);
  stopping_ = true;
  if (!under_way_) finish_stop();
}

void Service::finish_stop() {
  if (last_seq_ == snapshot_seq_ || disk_low_) return on_stopped_();
  snapshot_seq_ = last_seq_;
  committer_.snapshot(last_seq_, journal::encode(journal::Snapshot{last_seq_, state_, sessions_.encode()}),
                      [this](const auto& result) {
                        still_sound(result);
                        on_stopped_();
                      });
}

}  // namespace motcua::service
