#include "simulator/demo/scene.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <set>

#include <date/date.h>
#include <fmt/format.h>

#include "config/reader.h"
#include "dispatcher/hall/timetable.h"
#include "dispatcher/site/site_file.h"
#include "dispatcher/site/zone.h"
#include "simulator/crowd/generated_plan.h"
#include "simulator/crowd/procedures.h"
#include "simulator/crowd/recorded_plan.h"
#include "simulator/crowd/site_text.h"
#include "simulator/crowd/spare_counter.h"
#include "simulator/demo/keys.h"
#include "simulator/demo/places.h"

namespace motcua::demo {
namespace {

using crowd::Mistakes;
using Error = tl::unexpected<Mistakes>;

constexpr const char* kSiteFile = "site.toml";
constexpr const char* kProceduresFile = "procedures.csv";
constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kRolloverMinutesMax = 240;

tl::expected<void, Mistakes> write_text(const std::filesystem::path& file, const std::string& text) {
  std::ofstream out(file, std::ios::binary);
  out << text << std::flush;
  if (!out) return Error(Mistakes{file.string() + ": cannot be written"});
  return {};
}

tl::expected<std::vector<crowd::CatalogueEntry>, Mistakes> read_catalogue(const std::filesystem::path& file) {
  const auto text = config::read_file(file);
  if (!text) return Error(Mistakes{text.error()});
  return crowd::parse_catalogue(*text, file);
}

tl::expected<void, Mistakes> write_procedures(const DemoOptions& options, const std::filesystem::path& folder,
                                              const std::vector<std::string>& services) {
  if (options.procedures.empty()) return {};
  const auto catalogue = read_catalogue(options.procedures);
  if (!catalogue) return Error(catalogue.error());
  return write_text(folder / kProceduresFile, crowd::procedures_text(*catalogue, services));
}

// The names of the services lie beside the days, or beside the folder of the days.
crowd::ServiceNames find_service_names(const std::filesystem::path& day, const std::string& day_name) {
  const auto stem = day_name.substr(0, day_name.find('-'));
  const auto folder = std::filesystem::absolute(day).parent_path();
  for (const auto& place : {folder, folder.parent_path()}) {
    if (const auto text = config::read_file(place / (stem + "-services.csv")))
      return crowd::read_service_names(*text, day_name);
  }
  return {};
}

// One more counter for a person, where every recorded one is needed: it calls every service.
void add_spare(crowd::HallShape& shape) {
  crowd::ShapeCounter spare;
  for (const auto& counter : shape.counters) spare.number = std::max(spare.number, counter.number);
  ++spare.number;
  spare.rank = 1;
  for (const auto& service : shape.services) spare.services.push_back(service.key);
  shape.counters.push_back(std::move(spare));
}

// Work that goes on after midnight still belongs to the day.
std::uint32_t rollover_of(std::int64_t first_ms) {
  return static_cast<std::uint32_t>(std::min(first_ms / kMinuteMs, kRolloverMinutesMax));
}

tl::expected<hall::Settings, Mistakes> load_again(const std::filesystem::path& folder) {
  return site::load_site(folder / kSiteFile);
}

tl::expected<void, Mistakes> derive_scene(const DemoOptions& options, const std::filesystem::path& folder,
                                          Scene& scene) {
  const auto day = crowd::read_recorded_day(options.day);
  if (!day) return Error(day.error());
  auto shape = crowd::shape_of(*day);
  scene.plan = crowd::plan_recorded_day(*day, shape, options.seed);
  auto spare = crowd::spare_counter(crowd::duties_of(shape));
  if (options.all_clerks) {
    spare = crowd::busiest_counter(crowd::duties_of(shape), scene.plan);
  } else if (!spare) {
    add_spare(shape);
    spare = shape.counters.back().number;
  }
  scene.terminal = *spare;
  std::vector<std::string> services;
  for (const auto& service : shape.services) services.push_back(service.key);
  if (auto written = write_procedures(options, folder, services); !written) return written;
  crowd::SiteWords words{day->name, find_service_names(options.day, day->name),
                         options.procedures.empty() ? "" : kProceduresFile, rollover_of(scene.plan.first_ms)};
  if (auto written = write_text(folder / kSiteFile, crowd::site_text(shape, words)); !written) return written;
  auto site = load_again(folder);
  if (!site) return Error(site.error());
  scene.site = std::move(*site);
  return {};
}

// A site file that names no procedures gets told of them; it is the first line, before any table.
tl::expected<void, Mistakes> name_procedures_file(const std::filesystem::path& folder) {
  const auto text = config::read_file(folder / kSiteFile);
  if (!text) return Error(Mistakes{text.error()});
  std::string kept;
  for (std::size_t at = 0; at < text->size();) {
    const auto end = std::min(text->find('\n', at), text->size() - 1) + 1;
    const auto line = text->substr(at, end - at);
    if (!line.starts_with("procedures")) kept += line;
    at = end;
  }
  return write_text(folder / kSiteFile, fmt::format("procedures = \"{}\"\n", kProceduresFile) + kept);
}

tl::expected<void, Mistakes> copy_site(const std::filesystem::path& from, const std::filesystem::path& folder) {
  std::error_code error;
  if (!std::filesystem::exists(from / kSiteFile, error)) {
    return Error(Mistakes{fmt::format("{}: not there, expected a site's folder", (from / kSiteFile).string())});
  }
  for (const auto& entry : std::filesystem::directory_iterator(from, error)) {
    const auto extension = entry.path().extension();
    if (!entry.is_regular_file() || (extension != ".toml" && extension != ".csv")) continue;
    std::filesystem::copy_file(entry.path(), folder / entry.path().filename(),
                               std::filesystem::copy_options::overwrite_existing, error);
    if (error) break;
  }
  if (error) return Error(Mistakes{fmt::format("{}: cannot be copied: {}", from.string(), error.message())});
  return {};
}

// Simulated clerks recall by hand, at the pace of people: the clock would come before them in a fast hall.
tl::expected<void, Mistakes> recall_by_hand(const std::filesystem::path& folder) {
  const auto text = config::read_file(folder / kSiteFile);
  if (!text) return Error(Mistakes{text.error()});
  std::string changed;
  bool rules = false;
  for (std::size_t at = 0; at < text->size();) {
    const auto end = std::min(text->find('\n', at), text->size() - 1) + 1;
    const auto line = text->substr(at, end - at);
    at = end;
    if (line.starts_with("recall_every") || line.starts_with("no_show_after")) continue;
    changed += line;
    if (!line.starts_with("[rules]")) continue;
    rules = true;
    changed += "recall_every = \"0s\"\nno_show_after = \"0s\"\n";
  }
  if (!rules) changed += "\n[rules]\nrecall_every = \"0s\"\nno_show_after = \"0s\"\n";
  return write_text(folder / kSiteFile, changed);
}

tl::expected<void, Mistakes> sample_scene(const DemoOptions& options, const std::filesystem::path& folder,
                                          Scene& scene) {
  const auto from = options.site.empty() ? sample_sites() / "provincial-centre" : options.site;
  if (auto copied = copy_site(from, folder); !copied) return copied;
  if (auto changed = recall_by_hand(folder); !changed) return changed;
  auto site = load_again(folder);
  if (site && !options.procedures.empty()) {
    std::vector<std::string> services;
    for (const auto& service : site->services) services.push_back(service.key);
    if (auto written = write_procedures(options, folder, services); !written) return written;
    if (auto named = name_procedures_file(folder); !named) return named;
    site = load_again(folder);
  }
  if (!site) return Error(site.error());
  scene.site = std::move(*site);
  scene.plan = crowd::plan_generated_day(scene.site, options.seed);
  if (scene.site.counters.empty()) return Error(Mistakes{from.string() + ": no counters, expected at least one"});
  const auto duties = crowd::duties_of(scene.site);
  const auto terminal = options.all_clerks ? crowd::busiest_counter(duties, scene.plan) : crowd::spare_counter(duties);
  if (!terminal) {
    return Error(Mistakes{from.string() + ": every counter is needed, none can be left to a person; say --all-clerks"});
  }
  scene.terminal = *terminal;
  return {};
}

tl::expected<void, Mistakes> set_clock(Scene& scene) {
  const auto zone = site::Zone::find(scene.site.time_zone);
  if (!zone) return Error(Mistakes{zone.error()});
  using std::chrono::milliseconds;
  const auto now =
      std::chrono::duration_cast<milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
  const auto today = zone->day_at(now, 0).date;
  const auto open_day = hall::open_on(scene.site, today) ? today : hall::next_open_date(scene.site, today);
  const std::uint32_t date = scene.plan.date.value_or(open_day != 0 ? open_day : today);
  const date::sys_days day =
      date::year(static_cast<int>(date / 10'000)) / static_cast<int>(date / 100 % 100) / static_cast<int>(date % 100);
  const auto utc_midnight_ms = std::chrono::duration_cast<milliseconds>(day.time_since_epoch()).count();
  const auto local_noon = zone->day_at(utc_midnight_ms + 12 * 60 * kMinuteMs, 0);
  scene.midnight_ms = utc_midnight_ms - std::int64_t{local_noon.utc_offset_s} * 1000;
  scene.start_ms = scene.midnight_ms + scene.plan.first_ms;
  scene.end_ms = zone->day_at(scene.start_ms, scene.site.rollover_minutes).ends_ms;
  // Nobody comes when no tickets are given.
  const auto hours = hall::plan_day(scene.site, date, scene.midnight_ms + 12 * 60 * kMinuteMs);
  std::erase_if(scene.plan.arrivals,
                [&](const auto& arrival) { return !hall::gives_tickets(hours, scene.midnight_ms + arrival.at_ms); });
  return {};
}

}  // namespace

protocol::Devices devices_of(const Scene& scene) {
  using protocol::Role;
  protocol::Devices devices;
  const auto add = [&](const std::string& name, Role role, std::uint32_t counter = 0) {
    devices[name] = {name, {}, role, counter};
  };
  add(kDisplayDevice, Role::kDisplay);
  add(kKioskDevice, Role::kKiosk);
  add(kCrowdDevice, Role::kKiosk);
  add(kWatcherDevice, Role::kOperator);
  add(kTerminalDevice, Role::kTerminal, scene.terminal);
  for (const auto& counter : scene.site.counters) add(clerk_device(counter.number), Role::kTerminal, counter.number);
  return devices;
}

tl::expected<Scene, Mistakes> make_scene(const DemoOptions& options, const std::filesystem::path& folder) {
  Scene scene;
  const auto made = options.day.empty() ? sample_scene(options, folder, scene) : derive_scene(options, folder, scene);
  if (!made) return Error(made.error());
  crowd::name_procedures(scene.site, options.seed, scene.plan);
  scene.terminal_is_ours = options.all_clerks;
  if (auto set = set_clock(scene); !set) return Error(set.error());
  return scene;
}

}  // namespace motcua::demo
