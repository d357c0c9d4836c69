// What is played: the hall's configuration, the plan of the day, and who stands at which counter.
//
// Pure but for reading the named files and writing the site into the working folder. Mistakes of the input are lines
// that name file and line.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include <tl/expected.hpp>

#include "dispatcher/hall/settings.h"
#include "protocol/device.h"
#include "simulator/crowd/day_plan.h"
#include "simulator/crowd/recorded_day.h"
#include "simulator/demo/options.h"

namespace motcua::demo {

struct Scene {
  hall::Settings site;
  crowd::DayPlan plan;
  std::uint32_t terminal = 0;    // the counter whose terminal is shown
  bool terminal_is_ours = true;  // its clerk is simulated as well
  std::int64_t midnight_ms = 0;  // hall time of the day's local midnight; the plan's times count from here
  std::int64_t start_ms = 0;     // hall time at which the clock starts
  std::int64_t end_ms = 0;       // hall time at which the business date is over
};

// Writes site.toml and, if there are any, the procedures into `folder`.
tl::expected<Scene, crowd::Mistakes> make_scene(const DemoOptions& options, const std::filesystem::path& folder);

// Who may speak in it: screens, the crowd, a clerk at every counter. Without keys.
protocol::Devices devices_of(const Scene& scene);

}  // namespace motcua::demo
