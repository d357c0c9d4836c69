// The dispatcher in the storm: the real service over the real journal on the simulated disk, with the simulated
// network around it; started, ended at any step and started again.
//
// One thread. Ends by Crash (thrown through whatever it was doing), which the world catches and hands to end().
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "dispatcher/journal/sqlite_store.h"
#include "dispatcher/service/service.h"
#include "simulator/crowd/random.h"
#include "simulator/storm/damage.h"
#include "simulator/storm/disk.h"
#include "simulator/storm/disk_vfs.h"
#include "simulator/storm/ledger.h"
#include "simulator/storm/site.h"
#include "simulator/storm/timeline.h"
#include "simulator/storm/weather.h"

namespace motcua::storm {

// Where the node's frames go.
class NodeOutput {
 public:
  virtual ~NodeOutput() = default;
  virtual void to_client(const std::string& route, const std::string& frame) = 0;
  virtual void board_leaves() = 0;  // to whomever
  virtual void to_subscribers(const std::shared_ptr<const protocol::View>& view) = 0;
  virtual void node_ended() = 0;
  virtual void note(const std::string& line) = 0;  // for the trace
};

class Node final : public service::Outbox,
                   public service::Committer,
                   public service::PinChecker,
                   public service::OldRows {
 public:
  // So large that a disk that is nearly full has room for a part of it.
  static constexpr std::uint64_t kReservedBytes = 256 * 1024;

  struct Counts {
    std::uint64_t starts = 0;
    std::uint64_t starts_short_of_room = 0;  // ... with less left than the record wants to keep
    std::uint64_t repeated = 0;              // requests that were answered from memory
    std::uint64_t refused_starts = 0;
    std::uint64_t stops = 0;
    std::uint64_t kills = 0;
    std::uint64_t power_cuts = 0;
    std::uint64_t failed_disks = 0;
    std::uint64_t flips_found = 0;
    std::uint64_t flips_harmless = 0;
    std::uint64_t flips_at_the_end = 0;
    std::uint64_t flips_under_way = 0;  // of the others, those under a process that wrote on
    std::uint64_t published = 0;
    std::uint64_t snapshots = 0;
  };

  Node(Timeline& timeline, Weather& weather, Ledger& ledger, Site& site, NodeOutput& output, std::uint64_t seed);
  ~Node() override;

  // Reads the record and serves; tries again later when it cannot.
  void start();
  bool serving() const { return service_ != nullptr; }
  // ... and neither it nor its disk hangs.
  bool working() const {
    const auto now = timeline_.now();
    return serving() && stalled_until_ <= now && disk_free_at_ <= now && !service_->stalled();
  }
  // What a Crash means, once its stack is gone.
  void end(const Crash& crash);
  // The PC is lost, and another one begins with what is on its disk.
  void move_to(const Disk& other);
  // As systemd asks for it: the batch under way and a snapshot first.
  void stop();
  // A bit of its record turns over while it serves.
  void damage_under_way();
  void heal() { stalled_until_ = Time(0); }
  // The process hangs for so long.
  void stall(Time duration) { stalled_until_ = std::max(stalled_until_, timeline_.now() + duration); }

  void receive(const std::string& route, const std::string& device, const std::string& frame);
  std::int64_t dispatcher_ms() const { return timeline_.now().count() / 1000 + kClockAheadMs; }
  // Virtual time at which the dispatcher's clock showed `dispatcher_ms`.
  static Time moment_of(std::int64_t dispatcher_ms) { return Time((dispatcher_ms - kClockAheadMs) * 1000); }
  std::uint64_t incarnation() const { return incarnation_; }
  const service::Service& service() const { return *service_; }
  // The whole record against the ledger; the service stands still meanwhile.
  void compare_record();
  Counts counts() const;
  const Disk& disk() const { return disk_; }
  // Somebody else's files leave so much room; none: they are gone.
  void leave_room(std::optional<std::size_t> bytes) { disk_.leave_room(bytes); }

  // service::Outbox
  void send(const service::Peer& peer, const std::string& frame) override;
  void publish(protocol::Audience audience, const std::string& frame) override;
  // service::Committer
  void append(std::vector<journal::EncodedRecord> batch, service::Committer::Done done) override;
  void snapshot(std::uint64_t seq, std::string bytes, service::Committer::Done done) override;
  // service::PinChecker
  void check(const std::string& pin_hash, const std::string& pin, std::function<void(bool)> done) override;
  // service::OldRows
  void read_after(std::uint64_t after, std::size_t bytes_max, service::OldRows::Done done) override;

  std::int64_t wall_ms() const { return kOpensMs + timeline_.now().count() / 1000 + site_.wall_offset_ms; }

 private:
  static constexpr std::int64_t kClockAheadMs = 86'400'000;

  bool open();
  journal::StoreResult<journal::Tail> newest_row();
  journal::StoreResult<journal::RowsAfter> rows_from_file(std::uint64_t after, std::size_t bytes_max);
  void damage_at_rest();
  void count(Damage::Found found);
  void serve(service::Recovered recovered);
  DiskFault fault_of(DiskCall call);
  void crash_here(const char* step);
  void check_leaving(const protocol::View& view);
  // Runs while the process lives, later when it hangs.
  void soon(Time delay, Timeline::Action action);
  bool disk_is_low() const;
  // Nothing of the process is left.
  void forget_process(bool power_cut);
  void every_second();
  void disk_work(std::function<journal::StoreResult<void>()> work, service::Committer::Done done);

  Timeline& timeline_;
  Weather& weather_;
  Ledger& ledger_;
  Site& site_;
  NodeOutput& output_;
  crowd::Random random_;
  Disk disk_;
  DiskVfs vfs_;
  Life life_;
  std::unique_ptr<journal::Store> store_;
  std::optional<journal::Tail> record_end_;
  std::unique_ptr<service::Service> service_;
  std::uint64_t incarnation_ = 0;
  std::uint64_t wake_generation_ = 0;
  Time stalled_until_{0};
  Time disk_free_at_{0};
  bool taking_ = false;
  bool stopping_ = false;
  bool drained_asked_ = false;
  std::optional<Crash> disk_crash_;
  Counts counts_;
};

}  // namespace motcua::storm
