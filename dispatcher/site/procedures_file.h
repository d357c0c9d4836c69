// The table of procedures: CSV in UTF-8 with the header `code,name,service` and then any of `field`, `agency`,
// `handling_time`, `papers` (several are separated by ` | `) and `url`, which may be empty in a row.
//
// Of a name at most 2,000 bytes, of the departments (several are separated by `;`) 2,500, of each paper 1,000, of
// everything else 500.
//
// Any thread. All mistakes come back, each as "FILE:LINE: COLUMN: what was found, what is expected"; of very many, the
// first ones and how many more there are. Nothing is cut to make it fit.
#pragma once

#include <filesystem>
#include <vector>

#include <tl/expected.hpp>

#include "dispatcher/hall/settings.h"
#include "dispatcher/site/site_file.h"
#include "dispatcher/site/synonyms_file.h"
#include "protocol/messages.pb.h"

namespace motcua::site {

inline constexpr std::size_t kProceduresMax = 120'000;

// What the rules need of them. Checked against the services of `settings`; also what the kiosk shows is checked, and
// that the catalogue with its synonyms fits one message.
tl::expected<std::vector<hall::Procedure>, Mistakes> load_procedures(const std::filesystem::path& file,
                                                                     const hall::Settings& settings,
                                                                     const SynonymList& synonyms = {});

// What the kiosk shows of them, with the same checks. The version is a hash of the contents: the same procedures have
// the same version in every process.
tl::expected<protocol::Catalogue, Mistakes> load_catalogue(const std::filesystem::path& file,
                                                           const hall::Settings& settings,
                                                           const SynonymList& synonyms = {});

}  // namespace motcua::site
