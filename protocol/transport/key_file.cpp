// The key files of curve.h.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <optional>
#include <sstream>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "protocol/device_name.h"
#include "protocol/transport/curve.h"

namespace motcua::transport {
namespace {

constexpr std::size_t kKeyLength = 40;

bool is_key(const std::string& text) {
  std::array<std::uint8_t, 32> binary{};
  return text.size() == kKeyLength && zmq_z85_decode(binary.data(), text.c_str()) != nullptr;
}

bool belong_together(const KeyPair& keys) {
  std::array<char, kKeyLength + 1> derived{};
  return zmq_curve_public(derived.data(), keys.secret_key.c_str()) == 0 && keys.public_key == derived.data();
}

// What is wrong with the keys read, if anything.
std::optional<std::string> fault_of(const KeyPair& keys, bool secret_needed) {
  if (keys.name.empty()) return "'name' is missing; expected the name of the device";
  if (!protocol::is_device_name(keys.name)) {
    return fmt::format("'name' is not a name; expected at most {} letters, digits, -, _ and .",
                       protocol::kDeviceNameSizeMax);
  }
  if (keys.public_key.empty()) return "'public' is missing; expected a key of 40 characters (Z85)";
  if (!is_key(keys.public_key)) return "'public' is not a key; expected 40 characters (Z85)";
  if (keys.secret_key.empty()) {
    if (!secret_needed) return std::nullopt;
    return "'secret' is missing; this file holds a public key only, the owner's file is needed here";
  }
  if (!is_key(keys.secret_key)) return "'secret' is not a key; expected 40 characters (Z85)";
  if (!belong_together(keys)) return "'public' and 'secret' do not belong together";
  return std::nullopt;
}

tl::expected<void, std::string> write_all(const std::filesystem::path& file, const std::string& text, mode_t mode) {
  const auto failed = [&](int error) {
    return tl::unexpected(fmt::format("cannot write the key file {}: {}", file.string(), std::strerror(error)));
  };
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);
  if (descriptor < 0) return failed(errno);
  // An older file keeps its mode otherwise.
  const bool written = ::fchmod(descriptor, mode) == 0 &&
                       ::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
                       ::fsync(descriptor) == 0;
  const int error = errno;
  ::close(descriptor);
  if (!written) return failed(error);
  return {};
}

}  // namespace

tl::expected<KeyPair, std::string> read_key_file(const std::filesystem::path& file, bool secret_needed) {
  toml::table table;
  try {
    table = toml::parse_file(file.string());
  } catch (const toml::parse_error& error) {
    return tl::unexpected(fmt::format("cannot read the key file {}, line {}: {}", file.string(),
                                      error.source().begin.line, error.description()));
  }
  KeyPair keys{table["name"].value_or(std::string()), table["public"].value_or(std::string()),
               table["secret"].value_or(std::string())};
  if (const auto fault = fault_of(keys, secret_needed)) {
    return tl::unexpected(fmt::format("the key file {}: {}", file.string(), *fault));
  }
  return keys;
}

tl::expected<void, std::string> write_key_file(const std::filesystem::path& file, const KeyPair& keys,
                                               bool with_secret) {
  toml::table table{{"name", keys.name}, {"public", keys.public_key}};
  if (with_secret) table.insert("secret", keys.secret_key);
  std::ostringstream text;
  text << table << '\n';
  // Beside it and then renamed: a crash leaves the old file or the new one.
  std::filesystem::path beside = file;
  beside += ".new";
  if (auto written = write_all(beside, text.str(), with_secret ? 0600 : 0644); !written) return written;
  std::error_code error;
  std::filesystem::rename(beside, file, error);
  if (error) {
    return tl::unexpected(fmt::format("cannot write the key file {}: {}", file.string(), error.message()));
  }
  return {};
}

}  // namespace motcua::transport
