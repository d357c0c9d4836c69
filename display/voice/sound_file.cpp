#include "display/voice/sound_file.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <memory>

#include <fmt/format.h>
#include <sndfile.h>

#include "config/reader.h"

namespace motcua::voice {
namespace {

// Bytes in memory as libsndfile reads a file.
struct Bytes {
  std::string_view all;
  sf_count_t at = 0;

  static Bytes& of(void* self) { return *static_cast<Bytes*>(self); }
  sf_count_t size() const { return static_cast<sf_count_t>(all.size()); }
};

sf_count_t seek(sf_count_t offset, int whence, void* self) {
  auto& bytes = Bytes::of(self);
  const sf_count_t from = whence == SEEK_CUR ? bytes.at : whence == SEEK_END ? bytes.size() : 0;
  bytes.at = std::clamp<sf_count_t>(from + offset, 0, bytes.size());
  return bytes.at;
}

sf_count_t read(void* to, sf_count_t count, void* self) {
  auto& bytes = Bytes::of(self);
  const sf_count_t most = std::clamp<sf_count_t>(count, 0, bytes.size() - bytes.at);
  std::memcpy(to, bytes.all.data() + bytes.at, static_cast<std::size_t>(most));
  bytes.at += most;
  return most;
}

SF_VIRTUAL_IO from_memory() {
  return {[](void* self) { return Bytes::of(self).size(); }, seek, read, nullptr,
          [](void* self) { return Bytes::of(self).at; }};
}

// What is wrong with a file of this kind; empty: nothing.
std::string trouble(const SF_INFO& info) {
  if (info.channels != 1 && info.channels != 2) {
    return fmt::format("it has {} channels, expected one or two", info.channels);
  }
  if (info.samplerate < 8000 || info.samplerate > 192'000) {
    return fmt::format("it has {} samples a second, expected 8000 to 192000", info.samplerate);
  }
  if (info.frames > sf_count_t{kSoundSecondsMax} * info.samplerate) {
    return fmt::format("it is longer than {} seconds", kSoundSecondsMax);
  }
  return {};
}

// Both channels together, each at half its level.
std::vector<std::int16_t> one_channel(const std::vector<std::int16_t>& samples, int channels) {
  if (channels == 1) return samples;
  std::vector<std::int16_t> out;
  out.reserve(samples.size() / 2);
  for (std::size_t i = 0; i + 1 < samples.size(); i += 2) {
    out.push_back(static_cast<std::int16_t>((samples[i] + samples[i + 1]) / 2));
  }
  return out;
}

}  // namespace

tl::expected<Sound, std::string> parse_sound(std::string_view bytes, const std::string& source) {
  const auto bad = [&](const std::string& why) { return tl::unexpected(fmt::format("{}: {}", source, why)); };
  Bytes whole{bytes};
  auto io = from_memory();
  SF_INFO info{};
  const std::unique_ptr<SNDFILE, decltype(&sf_close)> file(sf_open_virtual(&io, SFM_READ, &info, &whole), sf_close);
  if (file == nullptr) return bad("it is no sound file that can be read");
  if (auto why = trouble(info); !why.empty()) return bad(why);
  sf_command(file.get(), SFC_SET_SCALE_FLOAT_INT_READ, nullptr, SF_TRUE);  // samples that are stored as fractions
  const auto wanted = static_cast<std::size_t>(std::max<sf_count_t>(0, info.frames));
  std::vector<std::int16_t> samples(wanted * static_cast<std::size_t>(info.channels));
  const sf_count_t got = sf_readf_short(file.get(), samples.data(), info.frames);
  if (got <= 0) return bad("it has no samples");
  samples.resize(static_cast<std::size_t>(got) * static_cast<std::size_t>(info.channels));
  return Sound{info.samplerate, one_channel(samples, info.channels)};
}

tl::expected<Sound, std::string> read_sound(const std::filesystem::path& file) {
  const auto bytes = config::read_file(file, kSoundFileMax);
  if (!bytes) return tl::unexpected(bytes.error());
  return parse_sound(*bytes, file.string());
}

}  // namespace motcua::voice
