// Reads WAV: 16-bit PCM, one channel or two (made one), 8 to 192 kHz.
//
// Any thread. Errors are one sentence that names the source and what is wrong with it.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "display/voice/sound.h"

namespace motcua::voice {

inline constexpr std::size_t kWavSizeMax = 32 * 1024 * 1024;

// `source` is named in errors. A length of about 2 GiB, as written by programs that do not know it yet, means "to the
// end".
tl::expected<Sound, std::string> parse_wav(std::string_view bytes, const std::string& source);
tl::expected<Sound, std::string> read_wav(const std::filesystem::path& file);

}  // namespace motcua::voice
