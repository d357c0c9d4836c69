// The smaller configuration files: devices, staff, the dispatcher's own. Whatever is read is checked as it says.
#include <cstdint>
#include <string>

#include "dispatcher/site/devices_file.h"
#include "dispatcher/site/dispatcher_file.h"
#include "dispatcher/site/staff_file.h"
#include "tests/fuzz/require.h"
#include "tests/fuzz/scratch_file.h"

namespace {

using namespace motcua;

bool same(const protocol::Devices& a, const protocol::Devices& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
    return x.first == y.first && x.second.public_key == y.second.public_key && x.second.role == y.second.role &&
           x.second.counter == y.second.counter;
  });
}

void hold_devices(const fuzz::ScratchFolder& folder, const std::filesystem::path& file) {
  const auto devices = site::load_devices(file);
  if (!devices) return fuzz::require(!devices.error().empty(), "a refusal says why");
  const auto again = site::load_devices(folder.write("again.toml", site::devices_text(*devices)));
  fuzz::require(again.has_value(), "devices written are read: " + (again ? "" : again.error().front()));
  fuzz::require(same(*devices, *again), "devices written are the same when read");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const fuzz::ScratchFolder folder;
  const auto file = folder.write("input.toml", {reinterpret_cast<const char*>(data), size});
  hold_devices(folder, file);
  if (const auto staff = site::load_staff(file); !staff) fuzz::require(!staff.error().empty(), "a refusal says why");
  const auto config = site::load_dispatcher_config(file);
  fuzz::require(config || !config.error().empty(), "a refusal says why");
  fuzz::require(!config || !config->command_endpoint.empty(), "there is an address to listen at");
  return 0;
}
