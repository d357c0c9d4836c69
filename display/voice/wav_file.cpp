#include "display/voice/wav_file.h"

#include <optional>

#include <fmt/format.h>

#include "config/reader.h"

namespace motcua::voice {
namespace {

constexpr std::uint32_t kUnknownLength = 0x7FFF'0000;  // and larger
constexpr unsigned kPcm = 1;
constexpr unsigned kExtensible = 0xFFFE;

std::uint32_t number(std::string_view bytes, std::size_t at, int size) {
  std::uint32_t value = 0;
  for (int i = 0; i < size; ++i) {
    value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)])) << (8 * i);
  }
  return value;
}

struct Format {
  unsigned coding = 0;
  unsigned channels = 0;
  std::uint32_t rate = 0;
  unsigned bits = 0;
};

struct Chunks {
  std::optional<Format> format;
  std::optional<std::string_view> data;
};

tl::expected<Format, std::string> parse_format(std::string_view chunk) {
  if (chunk.size() < 16) return tl::unexpected(std::string("its description of the samples is cut off"));
  Format format{number(chunk, 0, 2), number(chunk, 2, 2), number(chunk, 4, 4), number(chunk, 14, 2)};
  if (format.coding == kExtensible && chunk.size() >= 26) format.coding = number(chunk, 24, 2);
  if (format.coding != kPcm || format.bits != 16) {
    return tl::unexpected(
        fmt::format("its samples are of coding {} with {} bits, expected 16-bit PCM", format.coding, format.bits));
  }
  if (format.channels != 1 && format.channels != 2) {
    return tl::unexpected(fmt::format("it has {} channels, expected one or two", format.channels));
  }
  if (format.rate < 8000 || format.rate > 192'000) {
    return tl::unexpected(fmt::format("it has {} samples a second, expected 8000 to 192000", format.rate));
  }
  return format;
}

tl::expected<Chunks, std::string> parse_chunks(std::string_view bytes) {
  Chunks chunks;
  while (bytes.size() >= 8 && !chunks.data) {
    const std::string_view name = bytes.substr(0, 4);
    const std::uint32_t length = number(bytes, 4, 4);
    bytes.remove_prefix(8);
    const bool unknown = name == "data" && length >= kUnknownLength;
    if (!unknown && length > bytes.size()) {
      return tl::unexpected(fmt::format("it ends {} bytes too early", length - bytes.size()));
    }
    const std::string_view body = bytes.substr(0, unknown ? bytes.size() : length);
    if (name == "data") chunks.data = body;
    if (name == "fmt ") {
      auto format = parse_format(body);
      if (!format) return tl::unexpected(format.error());
      chunks.format = *format;
    }
    bytes.remove_prefix(std::min(bytes.size(), body.size() + body.size() % 2));
  }
  return chunks;
}

Sound samples_of(const Format& format, std::string_view data) {
  Sound sound{static_cast<int>(format.rate), {}};
  const std::size_t frame = 2 * format.channels;
  sound.samples.reserve(data.size() / frame);
  for (std::size_t at = 0; at + frame <= data.size(); at += frame) {
    int sum = 0;
    for (unsigned channel = 0; channel < format.channels; ++channel) {
      sum += static_cast<std::int16_t>(number(data, at + 2 * channel, 2));
    }
    sound.samples.push_back(static_cast<std::int16_t>(sum / static_cast<int>(format.channels)));
  }
  return sound;
}

}  // namespace

tl::expected<Sound, std::string> parse_wav(std::string_view bytes, const std::string& source) {
  const auto bad = [&](const std::string& why) { return tl::unexpected(fmt::format("{}: {}", source, why)); };
  if (bytes.size() < 12 || bytes.substr(0, 4) != "RIFF" || bytes.substr(8, 4) != "WAVE") {
    return bad("it is not a WAV file");
  }
  const auto chunks = parse_chunks(bytes.substr(12));
  if (!chunks) return bad(chunks.error());
  if (!chunks->format) return bad("it does not say of what kind its samples are");
  if (!chunks->data) return bad("it has no samples");
  Sound sound = samples_of(*chunks->format, *chunks->data);
  if (sound.samples.empty()) return bad("it has no samples");
  return sound;
}

tl::expected<Sound, std::string> read_wav(const std::filesystem::path& file) {
  const auto bytes = config::read_file(file, kWavSizeMax);
  if (!bytes) return tl::unexpected(bytes.error());
  return parse_wav(*bytes, file.string());
}

}  // namespace motcua::voice
