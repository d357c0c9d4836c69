// Boards with calls, WAV files and tones for the tests of the voice.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "display/voice/sound.h"
#include "protocol/messages.pb.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/wait_until.h"

namespace motcua::tests {

using test::TemporaryFolder;
using test::wait_until;

inline constexpr std::int64_t kMorningMs = 1'795'401'720'000;  // 2026-11-23 09:42 in Hanoi

protocol::View empty_board();
// The next number; "A047" to counter 3 unless said otherwise.
protocol::Announcement& add_call(protocol::Board& board, const std::string& ticket = "A047", std::uint32_t counter = 3);

std::shared_ptr<const protocol::View> shared(const protocol::View& view);

voice::Sound tone(int frequency_hz, int duration_ms, double level = 0.5, int rate = 22'050);
std::string wav_bytes(const voice::Sound& sound);
void write(const std::filesystem::path& file, const std::string& bytes);

// Every clip that tickets A000 to A999 to counters 1 to 9 need, in one language, and the chime. What is recorded of a
// counter is a tone of 1000 Hz and 200 more for each counter, and lasts 30 ms and 10 more for each.
void record_clips(const std::filesystem::path& folder, const std::string& language);
inline int counter_tone_hz(std::uint32_t counter) {
  return 1000 + 200 * static_cast<int>(counter);
}

}  // namespace motcua::tests
