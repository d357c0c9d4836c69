// Recorded clips in place of espeak-ng: FOLDER/LANGUAGE/NAME.wav, names as in spoken_words.h; FOLDER/chime.wav.
//
// Reads the files anew for every sentence (the system keeps them in its cache; we do not), so that a clip can be
// recorded again while the hall is open. Blocking, for the voice's thread. Errors are one sentence that names the file.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "display/voice/sound.h"
#include "protocol/messages.pb.h"
#include "ui/text/catalogue.h"

namespace motcua::voice {

// Every clip that the calls of a hall can need.
struct ClipNeeds {
  std::set<std::string> letters;  // "letter-A"
  std::set<std::uint32_t> counters;
  bool operator==(const ClipNeeds&) const = default;
};
ClipNeeds clip_needs(const protocol::Board& board);

// Files below `folder` that are not there or cannot be used, e.g. "vi/counter-12.wav".
std::vector<std::string> missing_clips(const std::filesystem::path& folder, const text::Catalogue& words,
                                       const ClipNeeds& needs);
// One sentence; empty: nothing is missing.
std::string missing_sentence(const std::filesystem::path& folder, const std::vector<std::string>& missing);

// The clips of one language one after another, at the output rate.
tl::expected<Sound, std::string> clip_sentence(const std::filesystem::path& folder, const std::string& language,
                                               const std::vector<std::string>& names);

}  // namespace motcua::voice
