#include "tests/voice/voice_support.h"

#include <cmath>
#include <fstream>
#include <numbers>

namespace motcua::tests {
namespace {

std::string bytes_of(std::uint32_t value, int size) {
  std::string out;
  for (int i = 0; i < size; ++i) out += static_cast<char>((value >> (8 * i)) & 0xFF);
  return out;
}

}  // namespace

protocol::View empty_board() {
  protocol::View view;
  view.mutable_head()->set_hall_ms(kMorningMs);
  view.mutable_head()->set_utc_offset_s(7 * 3600);
  auto& service = *view.mutable_board()->add_services();
  service.set_letter("A");
  return view;
}

protocol::Announcement& add_call(protocol::Board& board, const std::string& ticket, std::uint32_t counter) {
  std::uint64_t number = 1;
  for (const auto& call : board.announcements()) number = std::max(number, call.number() + 1);
  auto& call = *board.add_announcements();
  call.set_number(number);
  call.set_ticket(ticket);
  call.set_counter(counter);
  call.set_hall_ms(static_cast<std::uint64_t>(kMorningMs));
  call.set_state(protocol::CALL_OPEN);
  return call;
}

std::shared_ptr<const protocol::View> shared(const protocol::View& view) {
  return std::make_shared<const protocol::View>(view);
}

voice::Sound tone(int frequency_hz, int duration_ms, double level, int rate) {
  voice::Sound sound{rate, {}};
  for (int i = 0; i < rate * duration_ms / 1000; ++i) {
    const double phase = 2 * std::numbers::pi * frequency_hz * i / rate;
    sound.samples.push_back(static_cast<std::int16_t>(std::lround(level * 32'767 * std::cos(phase))));
  }
  return sound;
}

std::string wav_bytes(const voice::Sound& sound) {
  std::string data;
  for (const std::int16_t sample : sound.samples) data += bytes_of(static_cast<std::uint16_t>(sample), 2);
  const auto rate = static_cast<std::uint32_t>(sound.rate);
  const auto length = static_cast<std::uint32_t>(data.size());
  return "RIFF" + bytes_of(36 + length, 4) + "WAVEfmt " + bytes_of(16, 4) + bytes_of(1, 2) + bytes_of(1, 2) +
         bytes_of(rate, 4) + bytes_of(2 * rate, 4) + bytes_of(2, 2) + bytes_of(16, 2) + "data" + bytes_of(length, 4) +
         data;
}

void write(const std::filesystem::path& file, const std::string& bytes) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
}

void record_clips(const std::filesystem::path& folder, const std::string& language) {
  const auto record = [&](const std::string& name, const voice::Sound& sound) {
    write(folder / language / (name + ".wav"), wav_bytes(sound));
  };
  write(folder / "chime.wav", wav_bytes(tone(400, 50)));
  record("invite", tone(600, 40));
  record("to-counter", tone(700, 40));
  record("letter-A", tone(800, 40));
  for (int digit = 0; digit <= 9; ++digit) record("digit-" + std::to_string(digit), tone(3200 + 100 * digit, 40));
  for (std::uint32_t counter = 1; counter <= 9; ++counter) {
    record("counter-" + std::to_string(counter), tone(counter_tone_hz(counter), 30 + 10 * static_cast<int>(counter)));
  }
}

}  // namespace motcua::tests
