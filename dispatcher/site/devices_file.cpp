#include "dispatcher/site/devices_file.h"

#include <algorithm>

#include <fmt/format.h>

#include "config/reader.h"
#include "config/words.h"
#include "dispatcher/site/site_words.h"
#include "protocol/device_name.h"

namespace motcua::site {
namespace {

using config::Table;
using protocol::Role;

constexpr std::size_t kKeySize = 40;

// ZeroMQ RFC 32.
bool is_z85_key(std::string_view text) {
  constexpr std::string_view kAlphabet =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";
  return text.size() == kKeySize &&
         std::all_of(text.begin(), text.end(), [&](char c) { return kAlphabet.find(c) != std::string_view::npos; });
}

void read_counter(const Table& table, protocol::Device& device, const hall::Settings* site) {
  device.counter = table.integer<std::uint32_t>("counter", {0, 9999}, 0U);
  const bool may_be_bound = device.role == Role::kTerminal || device.role == Role::kRating;
  if (device.counter != 0 && !may_be_bound) {
    table.mistake("counter", "only a terminal or a rating device has one, expected another role or no counter");
  } else if (site != nullptr && device.counter != 0 && !hall::has_counter_on_some_day(*site, device.counter)) {
    table.mistake("counter", fmt::format("{}, expected the number of a [[counter]] of the site", device.counter));
  }
}

protocol::Device read_device(const Table& table, const hall::Settings* site) {
  protocol::Device device;
  device.name = table.text("name");
  if (!device.name.empty() && !protocol::is_device_name(device.name)) {
    table.mistake("name", fmt::format("{}, expected at most {} letters, digits, -, _ and .",
                                      config::in_quotes(device.name), protocol::kDeviceNameSizeMax));
  }
  device.public_key = table.text("public");
  if (!device.public_key.empty() && !is_z85_key(device.public_key)) {
    table.mistake("public",
                  fmt::format("{}, expected a public key, 40 characters of Z85", config::in_quotes(device.public_key)));
  }
  device.role = table.choice<Role>("role", {{"display", Role::kDisplay},
                                            {"kiosk", Role::kKiosk},
                                            {"terminal", Role::kTerminal},
                                            {"operator", Role::kOperator},
                                            {"rating", Role::kRating}});
  read_counter(table, device, site);
  return device;
}

}  // namespace

tl::expected<protocol::Devices, Mistakes> load_devices(const std::filesystem::path& file, const hall::Settings* site) {
  const auto document = config::Document::load(file);
  if (!document) return tl::unexpected(Mistakes{document.error()});
  protocol::Devices devices;
  Unique names, keys;
  for (const Table& table : document->root().tables("device")) {
    protocol::Device device = read_device(table, site);
    names.add(table, "name", device.name);
    keys.add(table, "public", device.public_key);
    devices.emplace(device.name, device);
  }
  if (auto mistakes = document->mistakes(); !mistakes.empty()) return tl::unexpected(std::move(mistakes));
  return devices;
}

std::string devices_text(const protocol::Devices& devices) {
  std::string text =
      "# Whose keys the dispatcher accepts, and what they may do. A device without a line here is refused.\n";
  for (const auto& [name, device] : devices) {
    text += fmt::format("\n[[device]]\nname = \"{}\"\npublic = '{}'\nrole = \"{}\"\n", name, device.public_key,
                        protocol::to_string(device.role));
    if (device.counter != 0) text += fmt::format("counter = {}\n", device.counter);
  }
  return text;
}

}  // namespace motcua::site
