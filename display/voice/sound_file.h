// Reads sound files through libsndfile: WAV, FLAC and what else it knows, one channel or two (made one), 8 to 192 kHz,
// at most a minute.
//
// Any thread. Errors are one sentence that names the source and what is wrong with it.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "display/voice/sound.h"

namespace motcua::voice {

inline constexpr std::size_t kSoundFileMax = 32 * 1024 * 1024;
inline constexpr int kSoundSecondsMax = 60;

// `source` is named in errors. A file that is shorter than it says is read as far as it goes: programs that write to a
// pipe (espeak-ng) cannot know the length when they begin.
tl::expected<Sound, std::string> parse_sound(std::string_view bytes, const std::string& source);
tl::expected<Sound, std::string> read_sound(const std::filesystem::path& file);

}  // namespace motcua::voice
