// The shell around the rules: takes everything that has arrived into one batch, decides and applies each command in
// turn, hands the batch to the committer, and after the sync answers, publishes, and takes the next. Nothing leaves
// before it is on disk.
//
// One thread. Knows the network, the disk and the clock through Outbox, Committer and HallClock only.
// A failed commit is final: `on_fatal` is called once with a sentence, and nothing is answered or published any more.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "dispatcher/hall/hall.h"
#include "dispatcher/service/batch.h"
#include "dispatcher/service/clock.h"
#include "dispatcher/service/committer.h"
#include "dispatcher/service/device_states.h"
#include "dispatcher/service/outbox.h"
#include "dispatcher/service/record_feed.h"
#include "dispatcher/service/recovery.h"
#include "dispatcher/service/refusals.h"
#include "dispatcher/service/session_limit.h"
#include "dispatcher/service/staff.h"
#include "dispatcher/service/views.h"
#include "protocol/device.h"
#include "protocol/messages.pb.h"

namespace motcua::service {

// What the site's files say, read as one.
struct SiteFiles {
  hall::Settings settings;
  Calendar calendar;
  StaffSecrets staff;
  protocol::Catalogue catalogue;
  std::optional<protocol::Devices> devices{};  // none: as they were
};
// All mistakes as one text, when they cannot be read.
using ReadSite = std::function<tl::expected<SiteFiles, std::string>()>;

struct ServiceOptions {
  protocol::Devices devices;
  Calendar calendar;
  std::uint64_t incarnation = 0;
  std::string software;
  std::size_t waiting_commands_max = 20'000;  // more are rejected as OVERLOADED
  std::uint64_t records_per_snapshot = 20'000;
  bool training = false;
  StaffSecrets staff;
  ReadSite read_site;                                        // for Reload; none: it is refused
  std::function<void(const protocol::Devices&)> on_devices;  // a reload has brought others
  PinChecker* pin_checker = nullptr;                         // outlives the service; none: nobody can sign in
  // The newest row on the disk, for copies of the record; none, or another one than was recovered: it is not given.
  std::optional<journal::Tail> record_end;
  OldRows* old_rows = nullptr;  // outlives the service
};

// What happened so far, for logs and tests.
struct ServiceCounts {
  std::uint64_t batches = 0;
  std::uint64_t commands = 0;
  std::uint64_t rejections = 0;
  std::uint64_t repeated = 0;  // answered from memory
  std::uint64_t overloaded = 0;
};

class Service {
 public:
  using OnFatal = std::function<void(const std::string&)>;
  // Asks to be woken (on_due) after that many real milliseconds at the latest; the newest request counts.
  using WakeAfter = std::function<void(std::int64_t)>;

  Service(Recovered recovered, HallClock clock, Committer& committer, Outbox& outbox, ServiceOptions options,
          OnFatal on_fatal, WakeAfter wake_after);

  // Puts a configuration into the record if it differs from the one in force. A sentence if it cannot be applied now.
  // `calendar`: its own, from then on the one in force; none: the one in force stays.
  std::optional<std::string> apply_settings(const hall::Settings& settings, Calendar calendar = {});

  // What procedures there are, for whoever fetches them. At the start; a Reload brings its own.
  void set_catalogue(const protocol::Catalogue& catalogue);

  void on_message(const Peer& peer, protocol::ClientMessage&& message);
  // No more messages for now: the batch is formed, unless one is on its way to the disk.
  void on_drained();
  // A deadline of the hall has come.
  void on_due() { on_drained(); }
  // Once a second of real time: publishes what is committed, notes a jump of the wall clock.
  void on_second();
  // While it is low, new tickets are refused, no snapshots are made, and everything else goes on.
  void set_disk_low(bool low) { disk_low_ = low; }
  // The calendar of the configuration in force, when that is not the one the service was made with.
  void set_calendar(Calendar calendar) { options_.calendar = std::move(calendar); }
  // The disk has not answered for long: nothing is published as current any more, and the watchdog is to be left alone.
  bool stalled() const;
  // A batch is on its way to the disk.
  bool committing() const { return under_way_.has_value(); }
  // Ends after the batch under way: writes a snapshot if there is room, then calls `done`. Messages that come later are
  // not taken.
  void stop(std::function<void()> done);

  const hall::State& state() const { return state_; }
  const ServiceCounts& counts() const { return counts_; }
  std::uint64_t last_seq() const { return last_seq_; }

 private:
  struct Incoming {
    Peer peer;
    protocol::ClientMessage message;
    std::optional<bool> pin_is_right{};  // once the PIN of a sign-in was looked at
    std::string pin_hash{};              // beside which one
  };
  struct Execution {
    protocol::Answer answer;
    hall::Events events;
  };

  hall::Moment moment() const;
  static hall::Moment by_calendar(const Calendar& calendar, const hall::Moment& moment);
  void form_batch();
  void take(const Incoming& incoming, const hall::Moment& now, Batch& batch);
  void take_hello(const Peer& peer, const protocol::Hello& hello, const hall::Moment& now, Batch& batch);
  // False: refused, the device opens too many.
  bool open_session(const Peer& peer, const protocol::Hello& hello, const hall::Moment& now, Batch& batch);
  void take_request(const Incoming& incoming, const hall::Moment& now, Batch& batch);
  void take_device_state(const Peer& peer, const protocol::DeviceState& state);
  void answer_repeated(const Peer& peer, const std::string& answer, Batch& batch);
  // The command as the hall knows it, with what only the shell knows: who is meant by a badge, what the site file says.
  tl::expected<hall::Command, protocol::Rejection> command_of(const Incoming& incoming);
  Execution execute(const protocol::Request& request, const hall::Command& command, const hall::Moment& now);
  void note_activity(const Peer& peer, const hall::Moment& now, hall::Events& events);
  // True: the PIN is being looked at; the request comes back by itself when that is done.
  bool look_at_pin(const Incoming& incoming);
  // Looking at a PIN is slow on purpose: a device that asks without end keeps nobody else from signing in.
  bool too_many_pins(const Incoming& incoming) const;
  tl::expected<hall::Command, protocol::Rejection> sign_in_of(const Incoming& incoming) const;
  tl::expected<hall::Command, protocol::Rejection> read_site_again();
  void use(SiteFiles files);
  void keep_catalogue(const protocol::Catalogue& catalogue);
  // Refused without a record: nothing happened, and a new request may find another answer.
  std::optional<protocol::Rejection> refuse_unrecorded(const Peer& peer, const protocol::Request& request) const;
  void run_due(const hall::Moment& now, Batch& batch);
  void apply(const hall::Events& events, const hall::Moment& now);
  // Into the batch and the sessions; the events are applied already.
  void put_on_record(const hall::Moment& now, const journal::Origin& origin, hall::Events events, std::string answer,
                     Batch& batch);
  void commit(Batch batch);
  // Asks to be woken at the next deadline.
  void arm();
  void on_committed(const journal::StoreResult<void>& result);
  void release(const Batch& batch);
  void answer_fetches(const Batch& batch);
  void answer_announcement_fetches(const Batch& batch);
  void answer_catalogue_fetches(const Batch& batch);
  void answer_record_fetches(const Batch& batch);
  void build_pictures();
  void publish(protocol::Audience audience);
  // The newest committed picture with a fresh head.
  const protocol::View& stamped(protocol::Audience audience);
  void snapshot_if_due();
  // False, after telling on_fatal, when the disk has failed.
  bool still_sound(const journal::StoreResult<void>& result);
  void finish_stop();

  hall::State state_;
#ifdef MOTCUA_PLANTED_BUGS  // Bug::kOldStateDecides
  std::optional<hall::State> batch_began_with_;
  const hall::State& deciding_state() const {
    return batch_began_with_ ? *batch_began_with_ : state_;
  }
#else
  const hall::State& deciding_state() const {
    return state_;
  }
#endif
  Sessions sessions_;
  Refusals refusals_;
  SessionLimit session_limit_;
  std::uint64_t last_seq_;
  std::uint64_t snapshot_seq_;
  HallClock clock_;
  Committer& committer_;
  Outbox& outbox_;
  ServiceOptions options_;
  OnFatal on_fatal_;
  WakeAfter wake_after_;

  std::vector<Incoming> incoming_;
  std::optional<Batch> under_way_;
  std::int64_t under_way_since_ms_ = 0;  // dispatcher time
  // The pictures of the newest committed state; `next_*` those of the batch under way.
  protocol::View board_, staff_;
  protocol::View next_board_, next_staff_;
  std::uint64_t board_seq_ = 0;
  std::uint64_t staff_seq_ = 0;
  Surroundings around_;
  DeviceStates device_states_;
  std::string catalogue_frame_;
  std::optional<RecordFeed> feed_;
  std::optional<SiteFiles> files_read_;  // by the reload under way, used if the hall takes it
  bool calendar_changed_ = false;        // by what was just taken
  std::set<std::tuple<std::string, std::uint64_t, std::uint64_t>> pins_looked_at_;
  bool disk_low_ = false;
  bool failed_ = false;
  bool stopping_ = false;
  std::function<void()> on_stopped_;
  ServiceCounts counts_;
};

}  // namespace motcua::service
