#include "dispatcher/site_files.h"

#include "dispatcher/site/procedures_file.h"
#include "dispatcher/site/staff_file.h"

namespace motcua::dispatcher {

service::Calendar calendar_of(const site::Zone& zone, std::uint32_t rollover_minutes) {
  return [zone, rollover_minutes](hall::TimeMs now_ms) {
    const auto day = zone.day_at(now_ms, rollover_minutes);
    return service::LocalDay{day.date, day.ends_ms, day.utc_offset_s, day.midday_ms};
  };
}

tl::expected<service::SiteFiles, site::Mistakes> read_site_files(const std::filesystem::path& site_file) {
  service::SiteFiles files;
  auto settings = site::load_site(site_file);
  if (!settings) return tl::unexpected(std::move(settings.error()));
  files.settings = std::move(*settings);
  const auto zone = site::Zone::find(files.settings.time_zone);
  if (!zone) return tl::unexpected(site::Mistakes{zone.error()});
  files.calendar = calendar_of(*zone, files.settings.rollover_minutes);
  if (const auto file = site::file_named_in(site_file, "staff"); !file.empty()) {
    const auto staff = site::load_staff(file);
    if (!staff) return tl::unexpected(staff.error());
    for (const auto& one : *staff) {
      files.staff[std::to_string(one.number)] = {one.number, one.pin_hash};
      if (!one.badge.empty()) files.staff[one.badge] = {one.number, one.pin_hash};
    }
  }
  if (const auto file = site::file_named_in(site_file, "procedures"); !file.empty()) {
    site::SynonymList synonyms;
    if (const auto synonyms_file = site::file_named_in(site_file, "synonyms"); !synonyms_file.empty()) {
      auto read = site::load_synonyms(synonyms_file);
      if (!read) return tl::unexpected(std::move(read.error()));
      synonyms = std::move(*read);
    }
    auto catalogue = site::load_catalogue(file, files.settings, synonyms);
    if (!catalogue) return tl::unexpected(std::move(catalogue.error()));
    files.catalogue = std::move(*catalogue);
  }
  return files;
}

void forget_timetable(hall::Settings& settings) {
  settings.hours.clear();
  settings.holidays.clear();
  for (auto& day : settings.day_profiles) day.hours.clear();
}

}  // namespace motcua::dispatcher
