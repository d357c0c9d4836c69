#include "dispatcher/runner.h"

#include <sys/resource.h>
#include <systemd/sd-daemon.h>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <random>
#include <thread>

#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <nlohmann/json.hpp>

#include "dispatcher/journal/memory_store.h"
#include "dispatcher/journal/sqlite_store.h"
#include "dispatcher/service/file_old_rows.h"
#include "dispatcher/service/journal_committer.h"
#include "dispatcher/service/recovery.h"
#include "dispatcher/service/service.h"
#include "dispatcher/service/sodium_pin_checker.h"
#include "dispatcher/site/devices_file.h"
#include "dispatcher/site/zone.h"
#include "dispatcher/site_files.h"
#include "protocol/transport/command_server.h"
#include "protocol/transport/curve.h"
#include "protocol/transport/view_publisher.h"
#include "protocol/transport/zap.h"

namespace motcua::dispatcher {
namespace {

namespace asio = boost::asio;
using Error = tl::unexpected<std::string>;

constexpr std::uintmax_t kDiskFreeBytesMin = 64U * 1024 * 1024;
constexpr std::uint64_t kReservedBytes = 6U * 1024 * 1024;
// While a batch is on its way to the disk the thread looks for its end for so long instead of going to sleep: to be
// woken up costs as much again as the sync itself on a machine whose processors rest.
constexpr std::chrono::microseconds kLookFor{500};
constexpr const char* kDeviceWithoutCurve = "anyone";

std::uint64_t random_incarnation() {
  std::random_device random;
  const auto high = static_cast<std::uint64_t>(random());
  return (high << 32U | random()) | 1U;
}

// Every connection is a file descriptor.
void raise_file_limit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace

class Runner::Impl final : public service::Outbox, public transport::CommandServer::Handler {
 public:
  explicit Impl(RunnerOptions options) : options_(std::move(options)) {}

  tl::expected<void, std::string> open();
  int run();

  void send(const service::Peer& peer, const std::string& frame) override {
    server_->send_encoded({peer.route, peer.device}, frame);
  }
  void publish(protocol::Audience audience, const std::string& frame) override {
    (audience == protocol::STAFF ? staff_ : board_)->publish_encoded(frame);
  }
  void on_message(const transport::Peer& peer, protocol::ClientMessage&& message) override {
    service_->on_message({peer.routing_id, peer.device}, std::move(message));
  }
  void on_drained() override { service_->on_drained(); }

 private:
  tl::expected<void, std::string> open_record();
  tl::expected<void, std::string> open_store();
  tl::expected<void, std::string> open_old_rows();
  tl::expected<void, std::string> open_sockets();
  tl::expected<void, std::string> keep_recorded_configuration();
  void make_service(service::Recovered recovered);
  tl::expected<service::SiteFiles, std::string> read_site_again() const;
  void every_second();
  void look_at_disk();
  void wake_after(std::int64_t real_ms);
  void serve();
  void fail(const std::string& sentence);
  void stop(int signal);
  tl::expected<void, std::string> tell_ready();

  RunnerOptions options_;
  asio::io_context io_{1};
  zmq::context_t context_{1};
  std::unique_ptr<journal::Store> store_;
  std::unique_ptr<service::JournalCommitter> committer_;
  service::SodiumPinChecker pins_{[this](std::function<void()> done) { asio::post(io_, std::move(done)); }};
  std::optional<journal::Tail> record_end_;
  std::unique_ptr<service::FileOldRows> old_rows_;
  std::unique_ptr<service::Service> service_;
  std::unique_ptr<transport::ZapHandler> zap_;
  std::unique_ptr<transport::CommandServer> server_;
  std::unique_ptr<transport::ViewPublisher> board_;
  std::unique_ptr<transport::ViewPublisher> staff_;
  asio::steady_timer second_{io_};
  asio::steady_timer due_{io_};
  asio::signal_set signals_{io_, SIGTERM, SIGINT};
  std::uint64_t incarnation_ = random_incarnation();
  service::MachineClock machine_ = service::real_clock();
  bool disk_low_ = false;  // as the record's folder was last seen
  int exit_code_ = 0;
};

tl::expected<void, std::string> Runner::Impl::open() {
  raise_file_limit();
  if (options_.training) forget_timetable(options_.site.settings);
  if (!options_.config.curve) {
    options_.devices[kDeviceWithoutCurve] = {kDeviceWithoutCurve, {}, protocol::Role::kOperator, 0};
    spdlog::warn("CURVE is off: whoever reaches the endpoints may command everything");
  }
  if (auto opened = open_record(); !opened) return opened;
  if (auto opened = open_sockets(); !opened) return opened;
  service_->set_catalogue(options_.site.catalogue);
  if (const auto obstacle = service_->apply_settings(options_.site.settings, options_.site.calendar)) {
    spdlog::error("the site file is not applied, the recorded configuration stays in force: {}", *obstacle);
    return keep_recorded_configuration();
  }
  return {};
}

tl::expected<void, std::string> Runner::Impl::keep_recorded_configuration() {
  const auto& in_force = service_->state().settings;
  const auto zone = site::Zone::find(in_force.time_zone);
  if (!zone) return Error(zone.error());
  service_->set_calendar(calendar_of(*zone, in_force.rollover_minutes));
  return {};
}

tl::expected<void, std::string> Runner::Impl::open_store() {
  if (options_.training) {
    spdlog::warn("training: nothing that happens now is recorded");
    store_ = std::make_unique<journal::MemoryStore>();
    return {};
  }
  // Above all on a disk that is low: then the room is wanted.
  auto store = journal::open_sqlite_store(options_.config.journal, kReservedBytes);
  if (!store) return Error(store.error().message);
  store_ = std::move(*store);
  return {};
}

// For copies on other machines.
tl::expected<void, std::string> Runner::Impl::open_old_rows() {
  if (options_.training) return {};
  const auto rows = journal::RowReader::open(options_.config.journal);
  if (!rows) return Error(rows.error().message);
  const auto newest = (*rows)->newest();
  if (!newest) return Error(newest.error().message);
  record_end_ = *newest;
  old_rows_ = std::make_unique<service::FileOldRows>(
      options_.config.journal, [this](std::function<void()> done) { asio::post(io_, std::move(done)); });
  return {};
}

tl::expected<void, std::string> Runner::Impl::open_record() {
  if (auto opened = open_store(); !opened) return opened;
  if (auto opened = open_old_rows(); !opened) return opened;
  auto recovered = service::recover(*store_);
  if (!recovered) return Error(fmt::format("{}: {}", options_.config.journal.string(), recovered.error()));
  spdlog::info("record {} read: {} records, snapshot at {}", options_.config.journal.string(), recovered->last_seq,
               recovered->snapshot_seq);
  committer_ = std::make_unique<service::JournalCommitter>(
      *store_, [this](std::function<void()> done) { asio::post(io_, std::move(done)); });
  make_service(std::move(*recovered));
  return {};
}

void Runner::Impl::make_service(service::Recovered recovered) {
  const auto not_before_ms = recovered.state.last_event_ms;
  service::HallClock clock(machine_, options_.clock_start_ms, not_before_ms, options_.speed_permille);
  if (const auto ahead = not_before_ms - machine_.wall_ms(); options_.clock_start_ms == 0 && ahead > 1000) {
    spdlog::warn("the newest record is {} ms later than the wall clock; hall time goes on from the record", ahead);
  }
  service::ServiceOptions service_options;
  service_options.devices = options_.devices;
  // What is over by now ends by the calendar it began with; that of the file comes with its configuration.
  const auto& recorded = recovered.state.configured;
  const auto zone = site::Zone::find(recorded.time_zone);
  service_options.calendar = zone ? calendar_of(*zone, recorded.rollover_minutes) : options_.site.calendar;
  service_options.staff = options_.site.staff;
  service_options.training = options_.training;
  service_options.pin_checker = &pins_;
  service_options.record_end = record_end_;
  service_options.old_rows = old_rows_.get();
  service_options.read_site = [this] { return read_site_again(); };
  service_options.on_devices = [this](const protocol::Devices& devices) {
    if (zap_) zap_->admission().set_devices(devices);
  };
  service_options.incarnation = incarnation_;
  service_options.software = options_.software;
  service_ = std::make_unique<service::Service>(
      std::move(recovered), clock, *committer_, *this, std::move(service_options),
      [this](const std::string& sentence) { fail(sentence); }, [this](std::int64_t real_ms) { wake_after(real_ms); });
}

// A counter that is new has a terminal that is new.
tl::expected<service::SiteFiles, std::string> Runner::Impl::read_site_again() const {
  // One sentence for whoever asked; all of them are in the log.
  const auto told = [this](const site::Mistakes& mistakes) {
    for (const auto& mistake : mistakes) spdlog::error("{}", mistake);
    if (mistakes.size() == 1) return mistakes.front();
    return fmt::format("{} (and {} more: motcua check-config {})", mistakes.front(), mistakes.size() - 1,
                       options_.config.site.string());
  };
  auto files = read_site_files(options_.config.site);
  if (!files) return Error(told(files.error()));
  if (options_.training) forget_timetable(files->settings);
  if (!options_.config.curve) return std::move(*files);
  auto devices = site::load_devices(options_.config.devices, &files->settings);
  if (!devices) return Error(told(devices.error()));
  files->devices = std::move(*devices);
  return std::move(*files);
}

tl::expected<void, std::string> Runner::Impl::open_sockets() {
  const auto& config = options_.config;
  transport::ServerCurve curve{config.curve, {}};
  if (config.curve) {
    auto key = transport::read_key_file(config.server_key, true);
    if (!key) return Error(key.error());
    curve.own = std::move(*key);
    auto zap = transport::ZapHandler::open(io_, context_, transport::Admission(options_.devices, config.board_open));
    if (!zap) return Error(zap.error());
    zap_ = std::move(*zap);
  }
  auto board = transport::ViewPublisher::open(io_, context_, {config.board_endpoint, curve, protocol::PUBLIC_BOARD});
  if (!board) return Error(board.error());
  board_ = std::move(*board);
  auto staff = transport::ViewPublisher::open(io_, context_, {config.staff_endpoint, curve, protocol::STAFF});
  if (!staff) return Error(staff.error());
  staff_ = std::move(*staff);
  transport::CommandServerOptions server{config.command_endpoint, curve, kDeviceWithoutCurve, incarnation_,
                                         [this] { return static_cast<std::uint64_t>(machine_.steady_ms()); }};
  auto opened = transport::CommandServer::open(io_, context_, std::move(server), *this);
  if (!opened) return Error(opened.error());
  server_ = std::move(*opened);
  return {};
}

void Runner::Impl::every_second() {
  second_.expires_after(std::chrono::seconds(1));
  second_.async_wait([this](const boost::system::error_code& error) {
    if (error) return;
    look_at_disk();
    service_->on_second();
    if (service_->stalled()) {
      spdlog::critical("the disk does not answer; nothing is published until it does");
    } else {
      sd_notify(0, "WATCHDOG=1");
    }
    every_second();
  });
}

void Runner::Impl::look_at_disk() {
  if (options_.training) return;
  std::error_code error;
  const auto folder = options_.config.journal.parent_path();
  const auto space = std::filesystem::space(folder.empty() ? "." : folder, error);
  const bool low = !error && space.available < kDiskFreeBytesMin;
  constexpr auto kMiB = kDiskFreeBytesMin / 1024 / 1024;
  if (low && !disk_low_) {
    spdlog::warn("less than {} MiB free in {}: new tickets are refused, calling and finishing go on", kMiB,
                 folder.string());
  } else if (disk_low_ && !low) {
    spdlog::info("more than {} MiB free again in {}: new tickets are given", kMiB, folder.string());
  }
  disk_low_ = low;
  if (service_) service_->set_disk_low(low);
}

void Runner::Impl::wake_after(std::int64_t real_ms) {
  due_.expires_after(std::chrono::milliseconds(real_ms));
  due_.async_wait([this](const boost::system::error_code& error) {
    if (!error) service_->on_due();
  });
}

void Runner::Impl::fail(const std::string& sentence) {
  spdlog::critical("{}; nothing more is answered, the process ends and is to be started again", sentence);
  exit_code_ = kExitFailedDisk;
  io_.stop();
}

void Runner::Impl::stop(int signal) {
  spdlog::info("stopping on signal {}", signal);
  sd_notify(0, "STOPPING=1");
  service_->stop([this] { io_.stop(); });
}

tl::expected<void, std::string> Runner::Impl::tell_ready() {
  if (!options_.ready_file.empty()) {
    const nlohmann::json ready{
        {"command", server_->endpoint()}, {"board", board_->endpoint()}, {"staff", staff_->endpoint()}};
    const auto temporary = options_.ready_file.string() + ".new";
    std::ofstream(temporary) << ready.dump() << '\n';
    std::error_code error;
    std::filesystem::rename(temporary, options_.ready_file, error);
    if (error) return Error(fmt::format("{}: cannot be written: {}", options_.ready_file.string(), error.message()));
  }
  sd_notify(0, "READY=1");
  spdlog::info("serving at {}, board {}, staff {}", server_->endpoint(), board_->endpoint(), staff_->endpoint());
  return {};
}

void Runner::Impl::serve() {
  using Clock = std::chrono::steady_clock;
  while (!io_.stopped()) {
    const auto look_until = Clock::now() + kLookFor;
    while (!io_.stopped() && service_->committing() && Clock::now() < look_until) {
      if (io_.poll() == 0) std::this_thread::yield();
    }
    if (!io_.stopped()) io_.run_one();
  }
}

int Runner::Impl::run() {
  signals_.async_wait([this](const boost::system::error_code& error, int signal) {
    if (!error) stop(signal);
  });
  look_at_disk();
  every_second();
  if (auto ready = tell_ready(); !ready) {
    spdlog::critical("{}", ready.error());
    return 1;
  }
  serve();
  const auto& counts = service_->counts();
  spdlog::info("ended: {} commands, {} rejections, {} repeated, {} batches, {} records", counts.commands,
               counts.rejections, counts.repeated, counts.batches, service_->last_seq());
  return exit_code_;
}

Runner::Runner(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Runner::~Runner() = default;

tl::expected<std::unique_ptr<Runner>, std::string> Runner::open(RunnerOptions options) {
  auto impl = std::make_unique<Impl>(std::move(options));
  if (auto opened = impl->open(); !opened) return Error(opened.error());
  return std::unique_ptr<Runner>(new Runner(std::move(impl)));
}

int Runner::run() {
  return impl_->run();
}

}  // namespace motcua::dispatcher
