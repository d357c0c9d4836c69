// Keys for the server and every device of the demo, made anew for each run.
//
// Writes keys/*.key, keys/server.pub and keys/devices.toml under a folder. An error is one sentence.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include <tl/expected.hpp>

#include "protocol/device.h"
#include "protocol/transport/curve.h"

namespace motcua::demo {

inline constexpr const char* kDisplayDevice = "display";
inline constexpr const char* kKioskDevice = "kiosk";
inline constexpr const char* kCrowdDevice = "crowd";      // the citizens at the kiosk
inline constexpr const char* kWatcherDevice = "watcher";  // reads the staff's picture
inline constexpr const char* kTerminalDevice = "terminal";

std::string clerk_device(std::uint32_t counter);

class Keys {
 public:
  static tl::expected<Keys, std::string> make(const std::filesystem::path& folder, const protocol::Devices& devices);

  transport::ClientCurve curve_of(const std::string& device) const;
  std::filesystem::path key_file(const std::string& device) const;
  std::filesystem::path server_key() const { return folder_ / "server.pub"; }

 private:
  std::filesystem::path folder_;
  std::string server_public_;
  std::map<std::string, transport::KeyPair> pairs_;
};

}  // namespace motcua::demo
