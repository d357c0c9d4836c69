#include "cli/keys.h"

#include <algorithm>
#include <fstream>
#include <iostream>

#include <fmt/format.h>

#include "dispatcher/service/sodium_pin_checker.h"
#include "dispatcher/site/devices_file.h"
#include "dispatcher/site/site_file.h"
#include "protocol/device_name.h"
#include "protocol/transport/curve.h"

namespace motcua::cli {
namespace {

namespace fs = std::filesystem;
using protocol::Role;
using site::Mistakes;

fs::path secret_file(const fs::path& folder, const std::string& name) {
  return folder / (name + ".key");
}
fs::path public_file(const fs::path& folder, const std::string& name) {
  return folder / (name + ".pub");
}

tl::expected<void, std::string> make_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return tl::unexpected(fmt::format("{}: the folder cannot be made: {}", folder.string(), error.message()));
  return {};
}

bool is_file_name(const std::string& name) {
  return protocol::is_device_name(name) && name.front() != '.';
}

// The key pair of that name, made if it is not there; `made` says which.
tl::expected<transport::KeyPair, std::string> keep_or_make(const fs::path& folder, const std::string& name,
                                                           bool& made) {
  const fs::path secret = secret_file(folder, name);
  made = !fs::exists(secret);
  auto keys = made ? transport::make_key_pair(name) : transport::read_key_file(secret, true);
  if (!keys) return keys;
  if (made) {
    if (auto written = transport::write_key_file(secret, *keys, true); !written) return tl::unexpected(written.error());
  }
  if (made || !fs::exists(public_file(folder, name))) {
    auto written = transport::write_key_file(public_file(folder, name), *keys, false);
    if (!written) return tl::unexpected(written.error());
  }
  return keys;
}

std::vector<protocol::Device> wanted_devices(const hall::Settings& settings) {
  std::vector<protocol::Device> devices;
  for (const auto& counter : hall::counters_of_all_days(settings)) {
    devices.push_back({fmt::format("counter-{}", counter.number), "", Role::kTerminal, counter.number});
    devices.push_back({fmt::format("rating-{}", counter.number), "", Role::kRating, counter.number});
  }
  devices.push_back({"display-1", "", Role::kDisplay, 0});
  devices.push_back({"kiosk-1", "", Role::kKiosk, 0});
  devices.push_back({"reception-1", "", Role::kTerminal, 0});
  devices.push_back({"operator", "", Role::kOperator, 0});
  return devices;
}

// Appended, so that what somebody wrote into the file by hand stays as it is.
tl::expected<void, std::string> append_devices(const fs::path& file, const protocol::Devices& devices) {
  std::string text = site::devices_text(devices);
  if (fs::exists(file)) text.erase(0, text.find('\n') + 1);  // the comment at the head is there already
  std::ofstream out(file, std::ios::binary | std::ios::app);
  out << text << std::flush;
  if (!out) return tl::unexpected(fmt::format("{}: cannot be written", file.string()));
  return {};
}

class KeyMaker {
 public:
  explicit KeyMaker(fs::path folder) : folder_(std::move(folder)) {}

  void read_devices() {
    if (!fs::exists(devices_file())) return;
    auto devices = site::load_devices(devices_file());
    if (devices)
      known_ = std::move(*devices);
    else
      mistakes_ = devices.error();
  }

  std::string make(const std::string& name) {
    bool made = false;
    const auto keys = keep_or_make(folder_, name, made);
    if (!keys) {
      mistakes_.push_back(keys.error());
      return {};
    }
    if (made) done_.push_back(fmt::format("made {}", secret_file(folder_, name).string()));
    return keys->public_key;
  }

  void add(protocol::Device device) {
    device.public_key = make(device.name);
    if (device.public_key.empty()) return;
    const auto known = known_.find(device.name);
    if (known == known_.end()) {
      added_.emplace(device.name, device);
    } else if (known->second.public_key != device.public_key) {
      mistakes_.push_back(fmt::format("{}: {} has another public key than {}, expected the same",
                                      devices_file().string(), device.name,
                                      secret_file(folder_, device.name).string()));
    }
  }

  tl::expected<std::vector<std::string>, Mistakes> finish() && {
    if (mistakes_.empty() && !added_.empty()) {
      if (auto written = append_devices(devices_file(), added_); !written) mistakes_.push_back(written.error());
    }
    if (!mistakes_.empty()) return tl::unexpected(std::move(mistakes_));
    for (const auto& [name, device] : added_)
      done_.push_back(fmt::format("added {} to {}", name, devices_file().string()));
    if (done_.empty()) done_.push_back("nothing to do: every key is there");
    return std::move(done_);
  }

  bool has_mistakes() const { return !mistakes_.empty(); }

 private:
  fs::path devices_file() const { return folder_ / "devices.toml"; }

  fs::path folder_;
  protocol::Devices known_;
  protocol::Devices added_;
  std::vector<std::string> done_;
  Mistakes mistakes_;
};

}  // namespace

tl::expected<std::string, std::string> make_key(const std::string& name, const fs::path& folder) {
  if (!is_file_name(name))
    return tl::unexpected(fmt::format("\"{}\", expected a name of letters, digits, -, _ and .", name));
  for (const auto& file : {secret_file(folder, name), public_file(folder, name)}) {
    if (fs::exists(file))
      return tl::unexpected(fmt::format("{}: exists already and is not overwritten", file.string()));
  }
  if (auto ready = make_folder(folder); !ready) return tl::unexpected(ready.error());
  bool made = false;
  auto keys = keep_or_make(folder, name, made);
  if (!keys) return tl::unexpected(keys.error());
  return keys->public_key;
}

tl::expected<std::vector<std::string>, Mistakes> make_keys(const fs::path& site_file, const fs::path& folder) {
  const auto settings = site::load_site(site_file);
  if (!settings) return tl::unexpected(settings.error());
  if (auto ready = make_folder(folder); !ready) return tl::unexpected(Mistakes{ready.error()});
  KeyMaker maker(folder);
  maker.read_devices();
  if (!maker.has_mistakes()) {
    maker.make("server");
    for (const auto& device : wanted_devices(*settings)) maker.add(device);
  }
  return std::move(maker).finish();
}

tl::expected<std::vector<std::string>, std::vector<std::string>> hash_line() {
  using Lines = std::vector<std::string>;
  std::string pin;
  std::getline(std::cin, pin);
  const bool digits = std::all_of(pin.begin(), pin.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (pin.size() < 4 || pin.size() > 12 || !digits) {
    return tl::unexpected(Lines{"a PIN has 4 to 12 digits, one line on standard input"});
  }
  const std::string hash = service::hash_pin(pin);
  if (hash.empty()) return tl::unexpected(Lines{"there is not enough memory to hash a PIN"});
  return Lines{fmt::format("pin = '{}'", hash)};
}

}  // namespace motcua::cli
