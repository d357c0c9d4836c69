// Key files: a refusal in a sentence that names the file, or keys that survive being written and read again.
#include <cstdint>

#include "protocol/transport/curve.h"
#include "tests/fuzz/require.h"
#include "tests/fuzz/scratch_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace motcua;
  static const fuzz::ScratchFolder folder;
  const auto file = folder.write("counter-1.key", {reinterpret_cast<const char*>(data), size});
  std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  for (const bool secret_needed : {true, false}) {
    const auto keys = transport::read_key_file(file, secret_needed);
    if (!keys) {
      fuzz::require(keys.error().find("counter-1.key") != std::string::npos, "a refusal names the file");
      continue;
    }
    fuzz::require(keys->public_key.size() == 40, "a public key has 40 characters");
    fuzz::require(!secret_needed || keys->secret_key.size() == 40, "a secret key has 40 characters");
    const auto copy = file.parent_path() / "copy.key";
    fuzz::require(transport::write_key_file(copy, *keys, secret_needed).has_value(), "keys can be written");
    const auto again = transport::read_key_file(copy, secret_needed);
    fuzz::require(again && again->public_key == keys->public_key, "and are the same when read again");
  }
  return 0;
}
