// The site file of a recorded day's hall.
//
// Pure, any thread. Whatever the names hold, the text is one that dispatcher/site reads.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "simulator/crowd/hall_shape.h"

namespace motcua::crowd {

// By the service's name in the day file.
using ServiceNames = std::map<std::string, std::string, std::less<>>;

// Rows `office,service,name`, those of the office that the day's name holds (warsaw-OFFICE-DATE). A name says its
// letter first and separates its parts with bars: "A: THIS| THAT" becomes "This, that".
ServiceNames read_service_names(std::string_view csv, std::string_view day_name);

struct SiteWords {
  std::string day_name;
  ServiceNames services;
  std::string procedures;  // file beside the site file, empty: none
  std::uint32_t rollover_minutes = 0;
};

std::string site_text(const HallShape& shape, const SiteWords& words);

}  // namespace motcua::crowd
