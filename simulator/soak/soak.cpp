#include "simulator/soak/soak.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <memory>

#include <date/date.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "dispatcher/hall/timetable.h"
#include "simulator/crowd/generated_plan.h"
#include "simulator/demo/house.h"
#include "simulator/demo/live_crowd.h"
#include "simulator/demo/places.h"
#include "simulator/demo/report.h"
#include "simulator/soak/creep.h"
#include "simulator/soak/ledger.h"

namespace motcua::soak {
namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;
using Error = tl::unexpected<std::string>;

constexpr milliseconds kConnectPatience{30'000};
constexpr milliseconds kQuietPatience{15'000};
constexpr milliseconds kForever{std::chrono::hours(24)};
constexpr std::int64_t kDayMs = 24 * 60 * 60'000;
constexpr std::int64_t kAfterMidnightMs = 30 * 60'000;

// Days of the proleptic calendar: the plan's clock has no summer time to lose or win.
std::uint32_t date_after(std::uint32_t date, int days) {
  const date::sys_days day =
      date::year(static_cast<int>(date / 10'000)) / static_cast<int>(date / 100 % 100) / static_cast<int>(date % 100);
  const date::year_month_day later{day + date::days(days)};
  return static_cast<std::uint32_t>(static_cast<int>(later.year())) * 10'000 +
         static_cast<unsigned>(later.month()) * 100 + static_cast<unsigned>(later.day());
}

class Soak {
 public:
  Soak(const SoakOptions& options, demo::Scene scene, const demo::WorkFolder& folder)
      : options_(options),
        scene_(std::move(scene)),
        folder_(folder.path()),
        house_(options.hall, folder_, pump_),
        record_(folder_ / "journal.sqlite") {}

  tl::expected<void, std::string> open();
  // Until the days are over, the time is up, somebody interrupts, or something goes wrong.
  tl::expected<void, std::string> play_days();
  std::vector<std::string> close();
  const Ledger& ledger() const { return ledger_; }

 private:
  void plan_next_day();
  void sleep_until_next_date();
  tl::expected<void, std::string> play_day(std::uint64_t seed);
  tl::expected<void, std::string> count_up(demo::LiveCrowd& crowd, const demo::Tally& tally, double seconds);
  double minutes() const { return std::chrono::duration<double>(Clock::now() - began_).count() / 60; }
  bool interrupted() const { return pump_.interrupted() > 0; }

  const SoakOptions& options_;
  demo::Scene scene_;  // of the day that is played
  std::filesystem::path folder_;
  boost::asio::io_context io_{1};
  zmq::context_t context_{1};
  demo::Pump pump_{io_};
  demo::House house_;
  std::optional<demo::Keys> keys_;
  demo::Endpoints endpoints_;
  RecordWatch record_;
  Ledger ledger_;
  std::uint32_t date_ = 0;    // of the newest day
  std::int64_t hall_ms_ = 0;  // when the day was counted up
  Clock::time_point began_ = Clock::now();
};

tl::expected<void, std::string> Soak::open() {
  std::error_code error;
  std::filesystem::create_directories(folder_ / "logs", error);
  std::filesystem::create_directories(folder_ / "pictures", error);
  auto keys = demo::Keys::make(folder_, demo::devices_of(scene_));
  if (!keys) return Error(keys.error());
  keys_ = std::move(*keys);
  if (auto screen = house_.start_screen(); !screen) return screen;
  // The clock starts the day before: windows take some hours of a fast hall to come up.
  auto before = scene_;
  before.start_ms = scene_.midnight_ms - kDayMs / 2;
  auto endpoints = house_.start_dispatcher(before);
  if (!endpoints) return Error(endpoints.error());
  endpoints_ = *endpoints;
  if (auto windows = house_.start_windows(scene_, endpoints_, *keys_); !windows) return windows;
  return house_.await_windows();
}

// Whoever is still at a counter belongs to the old date; the new crowd is not to count them.
void Soak::sleep_until_next_date() {
  const auto night_ms = static_cast<double>(scene_.end_ms + kAfterMidnightMs - hall_ms_) / options_.hall.speed;
  pump_.until([&] { return interrupted() || !house_.find_dead().empty(); },
              milliseconds(std::max<std::int64_t>(0, static_cast<std::int64_t>(night_ms))));
}

// The next day on which the hall is open, with a crowd of its own.
void Soak::plan_next_day() {
  const auto noon = [this] { return scene_.midnight_ms + kDayMs / 2; };
  do {
    scene_.midnight_ms += kDayMs;
    scene_.end_ms += kDayMs;
    date_ = date_after(date_, 1);
  } while (!hall::open_on(scene_.site, date_));
  scene_.plan = crowd::plan_generated_day(scene_.site, options_.hall.seed + ledger_.days().size());
  const auto hours = hall::plan_day(scene_.site, date_, noon());
  std::erase_if(scene_.plan.arrivals,
                [&](const auto& arrival) { return !hall::gives_tickets(hours, scene_.midnight_ms + arrival.at_ms); });
}

tl::expected<void, std::string> Soak::count_up(demo::LiveCrowd& crowd, const demo::Tally& tally, double seconds) {
  crowd.rest();
  pump_.until([&] { return crowd.quiet(); }, kQuietPatience);
  std::optional<std::shared_ptr<const protocol::View>> last;
  crowd.fetch([&](auto view) { last = std::move(view); });
  pump_.until([&] { return last.has_value(); }, kQuietPatience);
  if (!last || !*last) return Error(std::string("the dispatcher gave no last picture of the day"));
  Day day{(*last)->head().business_date(), seconds, (*last)->staff().day(), tally.never_answered(), {}, {}};
  if (const auto faults = demo::find_faults(day.count, tally, false); !faults.empty()) return Error(faults.front());
  for (const auto& [name, process] : house_.processes()) {
    if (const auto figures = figures_of(process)) day.processes.emplace_back(name, *figures);
  }
  auto record = record_.look();
  if (!record) return Error(record.error());
  day.record = *record;
  hall_ms_ = static_cast<std::int64_t>((*last)->head().hall_ms());
  date_ = (*last)->head().business_date();
  ledger_.add(std::move(day));
  std::cout << ledger_.newest_line() << std::endl;
  return {};
}

tl::expected<void, std::string> Soak::play_day(std::uint64_t seed) {
  const auto began = Clock::now();
  demo::Tally tally;
  demo::LiveCrowd crowd(io_, context_, scene_, endpoints_, *keys_, seed, tally);
  crowd.start();
  std::string dead;
  const auto gone = [&] { return interrupted() || !(dead = house_.find_dead()).empty(); };
  if (!pump_.until([&] { return crowd.ready() || gone(); }, kConnectPatience)) {
    return Error("the crowd found no way to the dispatcher: " + crowd.trouble());
  }
  pump_.until([&] { return crowd.day_over() || gone(); }, kForever);
  if (!dead.empty()) return Error(dead);
  if (interrupted()) return {};
  return count_up(crowd, tally, std::chrono::duration<double>(Clock::now() - began).count());
}

tl::expected<void, std::string> Soak::play_days() {
  for (int day = 0; day < options_.days && !interrupted(); ++day) {
    if (options_.minutes > 0 && minutes() > options_.minutes) break;
    if (day > 0) {
      sleep_until_next_date();
      plan_next_day();
    }
    if (auto played = play_day(options_.hall.seed + static_cast<std::uint64_t>(day)); !played) return played;
  }
  return {};
}

std::vector<std::string> Soak::close() {
  std::vector<std::string> trouble;
  house_.stop(trouble);
  return trouble;
}

bool write_json(const std::filesystem::path& file, const Ledger& ledger) {
  if (file.empty()) return true;
  std::ofstream out(file);
  out << ledger.json().dump(2) << '\n' << std::flush;
  if (!out) std::cerr << fmt::format("motcua-soak: {}: cannot be written\n", file.string());
  return static_cast<bool>(out);
}

// True when all is well.
bool conclude(const Ledger& ledger, const std::vector<std::string>& trouble) {
  for (const auto& sentence : trouble) std::cerr << "motcua-soak: " << sentence << '\n';
  const auto creeps = ledger.creeps();
  for (const auto& sentence : creeps) std::cerr << "motcua-soak: " << sentence << '\n';
  if (ledger.days().size() < kDaysMin) {
    std::cout << fmt::format("{} days are too few to tell whether anything creeps ({} at least)\n",
                             ledger.days().size(), kDaysMin);
  } else if (creeps.empty()) {
    std::cout << fmt::format(
        "nothing crept in {} days: from day {} on, the middle of the second half is at most a tenth above that of the "
        "first\n",
        ledger.days().size(), kWarmUpDays + 1);
  }
  return trouble.empty() && creeps.empty();
}

}  // namespace

int play(const SoakOptions& options) {
  auto folder = demo::WorkFolder::make(options.hall.keep);
  const auto complain = [](const std::string& sentence, int code) {
    std::cerr << "motcua-soak: " << sentence << '\n';
    return code;
  };
  if (!folder) return complain(folder.error(), demo::kExitBadInput);
  auto scene = demo::make_scene(options.hall, folder->path());
  if (!scene) return complain(scene.error().front(), demo::kExitBadInput);
  Soak soak(options, std::move(*scene), *folder);
  auto played = soak.open();
  if (played) played = soak.play_days();
  auto trouble = soak.close();
  if (!played) trouble.insert(trouble.begin(), played.error());
  const bool written = write_json(options.hall.json, soak.ledger());
  if (conclude(soak.ledger(), trouble) && written) return 0;
  folder->keep();
  std::cerr << fmt::format("motcua-soak: the logs are in {}\n", (folder->path() / "logs").string());
  return 1;
}

}  // namespace motcua::soak
