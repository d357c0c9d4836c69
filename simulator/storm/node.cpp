#include "simulator/storm/node.h"

#include <fmt/format.h>

#include "protocol/frame.h"

namespace motcua::storm {
namespace {

constexpr std::size_t kLowBytes = 160 * 1024;
constexpr std::uint64_t kRecordsPerSnapshot = 150;
constexpr Time kLookAgain = std::chrono::milliseconds(250);
constexpr auto kRestartAfter = std::chrono::seconds(1);

}  // namespace

Node::Node(Timeline& timeline, Weather& weather, Ledger& ledger, Site& site, NodeOutput& output, std::uint64_t seed)
    : timeline_(timeline),
      weather_(weather),
      ledger_(ledger),
      site_(site),
      output_(output),
      random_(seed),
      disk_(seed + 1),
      vfs_(disk_) {
  disk_.fail_by([this](DiskCall call) { return fault_of(call); });
}

Node::~Node() {
  life_.end();
  disk_.die();
  service_.reset();
  store_.reset();
}

// ------------------------------------------------------------------------------------------------------- start and end

void Node::start() {
  if (serving()) return;
  while (weather_.strikes(Fault::kBitFlip, 0.5)) damage_at_rest();
  if (open()) return;
  ++counts_.refused_starts;
  disk_.die();
  store_.reset();
  const bool power = disk_crash_ && disk_crash_->power;
  disk_crash_.reset();
  disk_.process_ended(power);
  timeline_.after(kRestartAfter, [this] { start(); });
}

bool Node::open() {
  // As the real one, above all on a disk that is low: then the room is wanted.
  if (const auto room = disk_.room(); room && *room < kReservedBytes) ++counts_.starts_short_of_room;
  auto store = journal::open_sqlite_store_on(vfs_.name(), kRecord, kReservedBytes);
  if (!store) {
    output_.note("the record is not opened: " + store.error().message);
    return false;
  }
  store_ = std::move(*store);
  auto recovered = service::recover(*store_);
  if (!recovered) {
    output_.note("the record is not read: " + recovered.error());
    return false;
  }
  const auto end = newest_row();
  if (disk_.dead() || !end) return false;
  record_end_ = *end;
  ledger_.recovered(*recovered);
  serve(std::move(*recovered));
  return true;
}

journal::StoreResult<journal::Tail> Node::newest_row() {
  auto rows = journal::RowReader::open_on(vfs_.name(), kRecord);
  if (!rows) return tl::unexpected(std::move(rows.error()));
  return (*rows)->newest();
}

void Node::serve(service::Recovered recovered) {
  ++counts_.starts;
  life_.renew();
  incarnation_ = static_cast<std::uint64_t>(random_.below(1U << 30U)) + 1;
  disk_free_at_ = timeline_.now();
  service::ServiceOptions options;
  options.devices = site_.devices();
  options.calendar = Site::day_at;
  options.incarnation = incarnation_;
  options.records_per_snapshot = kRecordsPerSnapshot;
  options.staff = site_.staff();
  options.pin_checker = this;
  options.record_end = record_end_;
  options.old_rows = this;
  options.read_site = [this] { return site_.read(); };
  const service::MachineClock machine{[this] { return dispatcher_ms(); }, [this] { return wall_ms(); }};
  const auto not_before_ms = recovered.state.last_event_ms;
  ledger_.process_started(timeline_.now(), machine.wall_ms());
  service::HallClock clock(machine, 0, not_before_ms, site_.speed_permille());
  service_ = std::make_unique<service::Service>(
      std::move(recovered), clock, *this, *this, std::move(options),
      [this](const std::string& sentence) {
        ++counts_.failed_disks;
        output_.note("the process ends: " + sentence);
        throw Crash{false};
      },
      [this](std::int64_t real_ms) {
        const auto generation = ++wake_generation_;
        soon(Time(real_ms * 1000), [this, generation] {
          if (generation == wake_generation_) service_->on_due();
        });
      });
  output_.note(fmt::format("serving as incarnation {} from record {}", incarnation_, service_->last_seq()));
  taking_ = stopping_ = false;
  soon(Time(0), [this] {
    service_->apply_settings(site_.settings());
    taking_ = true;
  });
  soon(std::chrono::seconds(1), [this] { every_second(); });
}

void Node::forget_process(bool power_cut) {
  life_.end();
  if (service_) counts_.repeated += service_->counts().repeated;
  service_.reset();
  store_.reset();
  disk_.process_ended(power_cut);
  ledger_.process_ended(power_cut);
  drained_asked_ = false;
  output_.node_ended();
  timeline_.after(kRestartAfter, [this] { start(); });
}

void Node::end(const Crash& crash) {
  output_.note(crash.power ? "the power is cut" : "the process is killed");
  ++(crash.power ? counts_.power_cuts : counts_.kills);
  disk_.die();
  disk_crash_.reset();
  stalled_until_ = Time(0);
  forget_process(crash.power);
}

void Node::move_to(const Disk& other) {
  end(Crash{true});
  disk_.become(other);
}

void Node::stop() {
  if (!serving()) return;
  output_.note("the process is asked to stop");
  stopping_ = true;
  service_->stop([this] {
    timeline_.after(Time(0), life_.guard([this] {
      ++counts_.stops;
      forget_process(false);
    }));
  });
}

void Node::damage_at_rest() {
  count(Damage(disk_, ledger_, random_).at_rest());
}

void Node::damage_under_way() {
  if (!serving() || service_->committing()) return;
  ++counts_.flips_under_way;
  count(Damage(disk_, ledger_, random_).under_way());
}

void Node::count(Damage::Found found) {
  switch (found) {
    case Damage::Found::kNoticed:
      ++counts_.flips_found;
      return;
    case Damage::Found::kHarmless:
      ++counts_.flips_harmless;
      return;
    case Damage::Found::kAtTheEnd:
      ++counts_.flips_at_the_end;
      return;
  }
}

// ------------------------------------------------------------------------------------------------------------- faults

DiskFault Node::fault_of(DiskCall call) {
  if (weather_.strikes(Fault::kKill, weather_.crash() * 0.3)) disk_crash_ = Crash{false};
  if (weather_.strikes(Fault::kPower, weather_.crash() * 0.3)) disk_crash_ = Crash{true};
  if (disk_crash_) return DiskFault::kCrash;
  if (weather_.strikes(Fault::kDiskError, weather_.disk_error())) return DiskFault::kError;
  const bool grows = call == DiskCall::kWrite || call == DiskCall::kTruncate;
  if (grows && weather_.strikes(Fault::kDiskFull, weather_.disk_full())) return DiskFault::kFull;
  return DiskFault::kNone;
}

void Node::crash_here(const char* step) {
  const bool kill = weather_.strikes(Fault::kKill, weather_.crash());
  const bool power = weather_.strikes(Fault::kPower, weather_.crash());
  if (!kill && !power) return;
  output_.note(fmt::format("it ends {}", step));
  throw Crash{power};
}

void Node::soon(Time delay, Timeline::Action action) {
  timeline_.after(delay, life_.guard([this, action = std::move(action)]() mutable {
    if (timeline_.now() >= stalled_until_) return action();
    soon(std::min(stalled_until_ - timeline_.now(), kLookAgain), std::move(action));
  }));
}

bool Node::disk_is_low() const {
  const auto room = disk_.room();
  return room && *room < kLowBytes;
}

void Node::every_second() {
  soon(std::chrono::seconds(1), [this] { every_second(); });
  service_->set_disk_low(disk_is_low());
  const bool free = !service_->committing() && !stopping_;
  service_->on_second();
  if (free) ledger_.expect_jumps_noted();
}

// ------------------------------------------------------------------------------------------------------------ the wire

void Node::receive(const std::string& route, const std::string& device, const std::string& frame) {
  if (!serving()) return;
  soon(Time(0), [this, route, device, frame] {
    if (!taking_) return;  // as the real one: first the configuration, then the sockets
    auto message = protocol::decode_client(frame);
    protocol::ServerMessage answer;
    if (!message) {
      answer.mutable_refusal()->set_code(message.error().code);
      answer.mutable_refusal()->set_detail(message.error().detail);
      return output_.to_client(route, protocol::encode(answer));
    }
    if (message->has_ping()) {
      auto& pong = *answer.mutable_pong();
      pong.set_client_time_ms(message->ping().client_time_ms());
      pong.set_dispatcher_time_ms(static_cast<std::uint64_t>(dispatcher_ms()));
      pong.set_incarnation(incarnation_);
      return output_.to_client(route, protocol::encode(answer));
    }
    service_->on_message({route, device}, std::move(*message));
    if (std::exchange(drained_asked_, true)) return;
    soon(Time(0), [this] {
      drained_asked_ = false;
      service_->on_drained();
    });
  });
}

void Node::send(const service::Peer& peer, const std::string& frame) {
  const auto message = protocol::decode_server(frame);
  if (message && message->has_answer()) {
    ledger_.answer_leaves(peer.device, message->answer());
    crash_here("before an answer leaves");
  }
  if (message && message->has_view()) check_leaving(message->view());
  output_.to_client(peer.route, frame);
}

void Node::check_leaving(const protocol::View& view) {
  if (view.has_staff()) return ledger_.staff_leaves(view);
  ledger_.board_leaves(view.board());
  output_.board_leaves();
}

void Node::publish(protocol::Audience audience, const std::string& frame) {
  ++counts_.published;
  auto decoded = protocol::decode_view(frame);
  if (!decoded || decoded->has_staff() != (audience == protocol::STAFF)) {
    throw Broken("a picture is published that cannot be read, or to the wrong audience");
  }
  const auto view = std::make_shared<const protocol::View>(std::move(*decoded));
  check_leaving(*view);
  crash_here("before a picture leaves");
  output_.to_subscribers(view);
}

// ------------------------------------------------------------------------------------------------------------ the disk

void Node::disk_work(std::function<journal::StoreResult<void>()> work, service::Committer::Done done) {
  disk_free_at_ = std::max(disk_free_at_, timeline_.now()) + weather_.disk_time();
  soon(disk_free_at_ - timeline_.now(), [this, work = std::move(work), done = std::move(done)] {
    const auto result = work();
    if (disk_crash_) {
      output_.note("it ends in the middle of a write");
      throw Crash(*disk_crash_);
    }
    done(result);
  });
}

void Node::append(std::vector<journal::EncodedRecord> batch, service::Committer::Done done) {
  crash_here("before a batch is written");
  ledger_.attempted(timeline_.now(), wall_ms(), batch);
  disk_work(
      [this, batch = std::move(batch)] {
        auto result = store_->append(batch);
        if (result && !disk_crash_) {
          ledger_.promised(batch.back().seq);
          crash_here("after a batch is written");
        }
        return result;
      },
      [this, done = std::move(done)](const auto& result) {
        done(result);
        if (service_ && !service_->committing()) ledger_.committed(service_->state());
      });
}

void Node::snapshot(std::uint64_t seq, std::string bytes, service::Committer::Done done) {
  ledger_.snapshot_leaves(seq, bytes);
  ++counts_.snapshots;
  disk_work([this, seq, bytes = std::move(bytes)] { return store_->write_snapshot(seq, bytes); }, std::move(done));
}

// On a thread of its own in the real one: it does not wait for what is being written.
void Node::read_after(std::uint64_t after, std::size_t bytes_max, service::OldRows::Done done) {
  soon(weather_.disk_time(), [this, after, bytes_max, done = std::move(done)] {
    const auto rows = rows_from_file(after, bytes_max);
    if (disk_crash_) {
      output_.note("it ends while it reads older records");
      throw Crash(*disk_crash_);
    }
    done(rows);
  });
}

journal::StoreResult<journal::RowsAfter> Node::rows_from_file(std::uint64_t after, std::size_t bytes_max) {
  constexpr std::size_t kRowsMax = 2'000;
  const auto reader = journal::RowReader::open_on(vfs_.name(), kRecord);
  if (!reader) return tl::unexpected(reader.error());
  return journal::rows_after(**reader, after, kRowsMax, bytes_max);
}

void Node::check(const std::string& pin_hash, const std::string& pin, std::function<void(bool)> done) {
  soon(Time(20'000), [right = pin_hash == pin, done = std::move(done)] { done(right); });
}

Node::Counts Node::counts() const {
  auto counts = counts_;
  if (service_) counts.repeated += service_->counts().repeated;
  return counts;
}

void Node::compare_record() {
  if (store_) ledger_.compare_all(*store_);
}

}  // namespace motcua::storm
