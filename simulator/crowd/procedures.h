// The procedures of a catalogue as those of a site.
//
// Pure, any thread. Which service takes a procedure follows from its field alone, so related ones stay together and
// every run agrees.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "dispatcher/hall/settings.h"
#include "simulator/crowd/day_plan.h"
#include "simulator/crowd/recorded_day.h"

namespace motcua::crowd {

struct CatalogueEntry {
  std::string code;
  std::string name;
  std::string field;
  std::string agency{};
  std::string handling_time{};
  std::string papers{};
};

// CSV whose header begins with code,name,field; agency, handling_time and papers are taken where they are. Every
// mistake names file and line.
tl::expected<std::vector<CatalogueEntry>, Mistakes> parse_catalogue(std::string_view text,
                                                                    const std::filesystem::path& file);

// The table of procedures as a site reads it, each code once.
std::string procedures_text(const std::vector<CatalogueEntry>& catalogue, const std::vector<std::string>& services);

// Every arrival comes for one of the procedures of its service, if it has any.
void name_procedures(const hall::Settings& site, std::uint64_t seed, DayPlan& plan);

}  // namespace motcua::crowd
