#include "simulator/demo/show.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "simulator/demo/house.h"
#include "simulator/demo/live_crowd.h"
#include "simulator/demo/places.h"
#include "simulator/demo/report.h"

namespace motcua::demo {
namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

constexpr milliseconds kConnectPatience{20'000};
constexpr milliseconds kQuietPatience{15'000};
constexpr milliseconds kForever{std::chrono::hours(24)};
constexpr double kMiddleFrom = 0.4;  // of the run: pictures when the hall is busy, by then at the latest
constexpr double kMiddleUntil = 0.6;

int complain(const crowd::Mistakes& mistakes, int code) {
  for (const auto& mistake : mistakes) std::cerr << "motcua-demo: " << mistake << '\n';
  return code;
}

class Show {
 public:
  Show(const DemoOptions& options, const Scene& scene, const WorkFolder& folder)
      : options_(options), scene_(scene), house_(options, folder.path(), pump_) {}

  tl::expected<void, std::string> open(const std::filesystem::path& folder);
  void run();
  Report close();

 private:
  bool over();
  bool busy() const;
  double progress();
  double seconds() const { return std::chrono::duration<double>(Clock::now() - began_).count(); }
  void take_middle_pictures();
  void count_up();

  const DemoOptions& options_;
  const Scene& scene_;
  boost::asio::io_context io_{1};
  zmq::context_t context_{1};
  Pump pump_{io_};
  House house_;
  Tally tally_;
  std::unique_ptr<LiveCrowd> crowd_;
  Clock::time_point began_ = Clock::now();
  std::int64_t middle_ms_ = 0;  // hall time at which half of the citizens have come
  Report report_;
  bool middle_taken_ = false;
};

tl::expected<void, std::string> Show::open(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder / "logs", error);
  std::filesystem::create_directories(folder / "pictures", error);
  const auto keys = Keys::make(folder, devices_of(scene_));
  if (!keys) return tl::unexpected(keys.error());
  if (auto screen = house_.start_screen(); !screen) return screen;
  const auto endpoints = house_.start_dispatcher(scene_);
  if (!endpoints) return tl::unexpected(endpoints.error());
  began_ = Clock::now();
  crowd_ = std::make_unique<LiveCrowd>(io_, context_, scene_, *endpoints, *keys, options_.seed, tally_);
  crowd_->start();
  if (auto windows = house_.start_windows(scene_, *endpoints, *keys); !windows) return windows;
  std::string dead;
  const auto settled = [&] {
    return crowd_->ready() || pump_.interrupted() > 0 || !(dead = house_.find_dead()).empty();
  };
  const bool ready = pump_.until(settled, kConnectPatience);
  if (!dead.empty()) return tl::unexpected(dead);
  if (!ready) return tl::unexpected("the crowd found no way to the dispatcher: " + crowd_->trouble());
  if (auto windows = house_.await_windows(); !windows) return windows;
  const auto& arrivals = scene_.plan.arrivals;
  middle_ms_ = scene_.midnight_ms + (arrivals.empty() ? 0 : arrivals[arrivals.size() / 2].at_ms);
  return {};
}

// Somebody is being called, others wait, the terminal has work: that is what pictures should show.
bool Show::busy() const {
  const auto& picture = crowd_->view()->staff();
  bool calling = false;
  bool at_work = !scene_.terminal_is_ours;
  for (const auto& counter : picture.counters()) {
    calling = calling || counter.state() == protocol::CALLING;
    at_work = at_work || (counter.number() == scene_.terminal && counter.has_current());
  }
  return calling && at_work && picture.day().waiting() * 2 > scene_.site.services.size();
}

// 0.5 when half of the run is over, by the hall's clock or by --seconds, whichever comes first.
double Show::progress() {
  const auto hall = static_cast<double>(crowd_->hall_now_ms() - scene_.start_ms) /
                    static_cast<double>(std::max<std::int64_t>(middle_ms_ - scene_.start_ms, 1)) / 2;
  return options_.seconds ? std::max(hall, seconds() / *options_.seconds) : hall;
}

bool Show::over() {
  if (pump_.interrupted() > 0) report_.ended_by = "signal";
  if (options_.seconds && seconds() >= *options_.seconds) report_.ended_by = "seconds";
  if (crowd_->day_over()) report_.ended_by = "day";
  return !report_.ended_by.empty();
}

void Show::take_middle_pictures() {
  if (middle_taken_ || !crowd_->view()) return;
  const auto now = progress();
  if (now < kMiddleFrom || (now < kMiddleUntil && !busy())) return;
  middle_taken_ = true;
  report_.screens = house_.take_pictures(options_.pictures, "");
}

void Show::run() {
  const auto happened = [&] {
    return over() || !house_.find_dead().empty() || (!middle_taken_ && progress() >= kMiddleFrom);
  };
  while (!over()) {
    pump_.until(happened, kForever);
    if (auto dead = house_.find_dead(); !dead.empty()) {
      report_.ended_by = "death";
      return;
    }
    take_middle_pictures();
    if (!middle_taken_) pump_.until([&] { return over() || busy(); }, milliseconds(50));
  }
}

// The dispatcher's count and the crowd's, once nothing is on its way any more.
void Show::count_up() {
  crowd_->rest();
  if (crowd_->view()) report_.day = crowd_->view()->staff().day();
  if (report_.ended_by == "death") return;
  pump_.until([&] { return crowd_->quiet() || pump_.interrupted() > 1; }, kQuietPatience);
  bool answered = false;
  std::shared_ptr<const protocol::View> last;
  crowd_->fetch([&](auto view) {
    answered = true;
    last = std::move(view);
  });
  pump_.until([&] { return answered || pump_.interrupted() > 1; }, kQuietPatience);
  if (!last) {
    report_.trouble.emplace_back("the dispatcher gave no last picture of the day");
    return;
  }
  report_.day = last->staff().day();
  for (auto& fault : find_faults(report_.day, tally_, !options_.headless && options_.windows))
    report_.trouble.push_back(std::move(fault));
  if (auto silence = find_silence(tally_); !silence.empty()) report_.trouble.push_back(std::move(silence));
}

Report Show::close() {
  report_.seconds = seconds();
  report_.hall_minutes = static_cast<double>(crowd_->hall_now_ms() - scene_.start_ms) / 60'000;
  report_.speed = options_.speed;
  count_up();
  const auto last_pictures = house_.take_pictures(options_.pictures, "-end");
  if (report_.screens.empty()) report_.screens = last_pictures;
  report_.processes = house_.stop(report_.trouble);
  report_.acknowledged = tally_.counts();
  report_.duplicate_numbers = tally_.duplicate_numbers();
  report_.tickets_at_two_counters = tally_.tickets_at_two_counters();
  report_.rejections = tally_.rejections();
  report_.commands = crowd_->commands();
  report_.pictures_seen = tally_.pictures();
  std::map<std::string, std::string> names;
  for (const auto& service : scene_.site.services) names[service.key] = service.letter + " " + service.name.en;
  report_.waits = waits_of(tally_, names);
  return report_;
}

bool write_json(const std::filesystem::path& file, const Report& report) {
  if (file.empty()) return true;
  std::ofstream out(file);
  out << json_of(report).dump(2) << '\n' << std::flush;
  if (!out) std::cerr << fmt::format("motcua-demo: {}: cannot be written\n", file.string());
  return static_cast<bool>(out);
}

void announce(const DemoOptions& options, const Scene& scene, const WorkFolder& folder) {
  std::cout << fmt::format("{}: {} citizens, {} services, {} counters, speed {:g}\n", scene.site.site.en,
                           scene.plan.arrivals.size(), scene.site.services.size(), scene.site.counters.size(),
                           options.speed);
  if (!options.headless && !options.all_clerks) {
    std::cout << fmt::format("Counter {} is yours: its terminal is the window in the middle.\n", scene.terminal);
  }
  if (folder.kept()) std::cout << "Site, keys, record and logs: " << folder.path().string() << '\n';
  std::cout << "Ctrl-C ends the day and counts up." << std::endl;
}

}  // namespace

int play(const DemoOptions& options) {
  auto folder = WorkFolder::make(options.keep);
  if (!folder) return complain({folder.error()}, kExitBadInput);
  const auto scene = make_scene(options, folder->path());
  if (!scene) return complain(scene.error(), kExitBadInput);
  announce(options, *scene, *folder);
  Show show(options, *scene, *folder);
  if (auto opened = show.open(folder->path()); !opened) return complain({opened.error()}, 1);
  show.run();
  const Report report = show.close();
  std::cout << table_of(report) << std::flush;
  const bool written = write_json(options.json, report);
  if (report.trouble.empty() && written) return 0;
  folder->keep();
  std::cerr << fmt::format("motcua-demo: the logs are in {}\n", (folder->path() / "logs").string());
  return 1;
}

}  // namespace motcua::demo
