// The table of synonyms: what people call a thing, and how the names of procedures say it. CSV in UTF-8 with the header
// `words,means`; several rows with the same words are several meanings.
//
// Reads a file; any thread. All mistakes come back, each as "FILE:LINE: COLUMN: what was found, what is expected".
#pragma once

#include <filesystem>
#include <vector>

#include <tl/expected.hpp>

#include "dispatcher/site/site_file.h"
#include "protocol/messages.pb.h"

namespace motcua::site {

inline constexpr std::size_t kSynonymsMax = 2'000;

using SynonymList = std::vector<protocol::Synonym>;

tl::expected<SynonymList, Mistakes> load_synonyms(const std::filesystem::path& file);

}  // namespace motcua::site
