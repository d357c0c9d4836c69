#include "simulator/demo/keys.h"

#include <fstream>

#include <fmt/format.h>

#include "dispatcher/site/devices_file.h"

namespace motcua::demo {

std::string clerk_device(std::uint32_t counter) {
  return fmt::format("clerk-{}", counter);
}

tl::expected<Keys, std::string> Keys::make(const std::filesystem::path& folder, const protocol::Devices& devices) {
  Keys keys;
  keys.folder_ = folder / "keys";
  std::error_code error;
  std::filesystem::create_directories(keys.folder_, error);
  const auto server = transport::make_key_pair("server");
  keys.server_public_ = server.public_key;
  if (auto wrote = transport::write_key_file(keys.folder_ / "server.key", server, true); !wrote)
    return tl::unexpected(wrote.error());
  if (auto wrote = transport::write_key_file(keys.server_key(), server, false); !wrote)
    return tl::unexpected(wrote.error());
  protocol::Devices known = devices;
  for (auto& [name, device] : known) {
    auto pair = transport::make_key_pair(name);
    device.public_key = pair.public_key;
    if (auto wrote = transport::write_key_file(keys.key_file(name), pair, true); !wrote)
      return tl::unexpected(wrote.error());
    keys.pairs_.emplace(name, std::move(pair));
  }
  std::ofstream out(keys.folder_ / "devices.toml");
  out << site::devices_text(known) << std::flush;
  if (!out) return tl::unexpected((keys.folder_ / "devices.toml").string() + ": cannot be written");
  return keys;
}

transport::ClientCurve Keys::curve_of(const std::string& device) const {
  return {true, pairs_.at(device), server_public_};
}

std::filesystem::path Keys::key_file(const std::string& device) const {
  return folder_ / (device + ".key");
}

}  // namespace motcua::demo
