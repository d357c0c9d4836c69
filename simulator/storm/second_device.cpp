#include "simulator/storm/second_device.h"

#include <utility>

#include "dispatcher/service/record_feed.h"
#include "dispatcher/service/take_over.h"
#include "simulator/storm/promise.h"

namespace motcua::storm {
namespace {

constexpr Time kPoll = std::chrono::milliseconds(400);
constexpr int kTriesMax = 200;

}  // namespace

SecondDevice::SecondDevice(Client::Surroundings around, Client& client, std::uint64_t seed)
    : around_(around), client_(client), disk_(seed), vfs_(disk_) {
  disk_.fail_by([this](DiskCall) { return fault_of(); });
  client_.on_picture([this](const protocol::View*) {
    if (!client_.alive()) close();  // its process ended
  });
}

SecondDevice::~SecondDevice() {
  disk_.die();
  copy_.reset();
}

DiskFault SecondDevice::fault_of() {
  auto& weather = around_.weather;
  if (weather.strikes(Fault::kKill, weather.crash() * 0.1)) crash_ = Crash{false};
  if (weather.strikes(Fault::kPower, weather.crash() * 0.1)) crash_ = Crash{true};
  if (crash_) return DiskFault::kCrash;
  if (weather.strikes(Fault::kDiskError, weather.disk_error())) return DiskFault::kError;
  return DiskFault::kNone;
}

// ------------------------------------------------------------------------------------------------------------ the copy

void SecondDevice::start() {
  around_.timeline.after(kPoll, [this] { poll(); });
}

void SecondDevice::poll() {
  start();
  look();
}

void SecondDevice::look() {
  if (!client_.alive() || asked_ || client_.hung_since(around_.timeline.now())) return;
  if (!copy_) open();
  if (copy_ && client_.connected()) ask();
}

void SecondDevice::close() {
  copy_.reset();
  asked_ = false;
  ++question_;
  const bool power = crash_ && crash_->power;
  crash_.reset();
  disk_.process_ended(power);
}

void SecondDevice::failed(const journal::StoreError& error) {
  const auto failures = disk_.counts().errors + disk_.counts().full;
  const bool disk = crash_ || std::exchange(failures_, failures) != failures;
  if (!disk) throw Broken("the second device, whose disk is sound, stops: " + error.message);
  ++counts_.ended;
  disk_.die();  // whatever it would still write
  close();
}

void SecondDevice::open() {
  auto copy = journal::RecordCopy::open_on(vfs_.name(), kRecord);
  if (!copy) return failed(copy.error());
  ++counts_.opened;
  copy_.emplace(std::move(*copy));
  const auto found = copy_->tail().seq;
  require(found >= newest_, "the second device said that record {} is safe, and holds {}", newest_, found);
  newest_ = found;
}

void SecondDevice::ask() {
  asked_ = true;
  client_.fetch_records(newest_, [this, question = ++question_](std::shared_ptr<const protocol::Records> records) {
    if (question != question_) return;
    asked_ = false;
    if (records) take(*records);
  });
}

void SecondDevice::take(const protocol::Records& records) {
  const auto rows = service::rows_of(records);
  around_.ledger.copied(rows.rows);
  if (const auto taken = copy_->take(rows); !taken) return failed(taken.error());
  newest_ = copy_->tail().seq;
  counts_.rows += rows.rows.size();
  if (newest_ < rows.newest) return look();  // the rest at once
  if (const auto sound = copy_->look_again(); !sound) failed(sound.error());
}

bool SecondDevice::caught_up() const {
  return copy_ && newest_ == around_.node.service().last_seq();
}

// ----------------------------------------------------------------------------------------------------------- take-over

SecondDevice::NewRecord SecondDevice::take_over(std::uint32_t skip, std::int64_t wall_ms) {
  close();
  taken_after_.reset();
  for (int i = 0; i < kTriesMax; ++i) {
    if (auto record = try_to_take_over(skip, wall_ms)) return std::move(*record);
  }
  throw Broken("the second device cannot take over");
}

std::optional<SecondDevice::NewRecord> SecondDevice::try_to_take_over(std::uint32_t skip, std::int64_t wall_ms) {
  const auto give_up = [this](const std::string& why) {
    failed({why});
    return std::nullopt;
  };
  auto store = journal::open_record_or_copy_on(vfs_.name(), kRecord);
  if (!store) return give_up(store.error().message);
  const auto newest = (*store)->last_seq();
  if (!newest) return give_up(newest.error().message);
  if (!taken_after_) {
    require(*newest >= newest_, "the second device said that record {} is safe, and holds {}", newest_, *newest);
    require((*store)->is_copy(), "the copy is not marked as one before it is taken over");
    taken_after_ = *newest;
  }
  const auto taken = service::take_over(
      **store, {skip, wall_ms, [](const hall::Settings&) { return service::Calendar(Site::day_at); }, std::nullopt});
  if (!taken) return store->reset(), give_up(taken.error());
  if (const auto own = (*store)->set_copy(false); !own) return store->reset(), give_up(own.error().message);
  NewRecord record{*taken_after_, {}};
  const auto read = (*store)->read_after(*taken_after_, [&](const journal::Record& row) {
    record.rows.push_back(journal::encode(row));
    return journal::StoreResult<void>{};
  });
  if (!read) return store->reset(), give_up(read.error().message);
  store->reset();
  if (crash_) return give_up("it ends when all is done");
  return record;
}

void SecondDevice::begin_anew() {
  close();
  newest_ = 0;
  disk_.become(Disk(1));
}

}  // namespace motcua::storm
