// Command frames: what decodes encodes to something that decodes to the same.
#include <cstdint>
#include <string>

#include "protocol/frame.h"
#include "protocol/version.h"
#include "tests/fuzz/require.h"

using Input = motcua::protocol::ClientMessage;
#include "tests/fuzz/mutator_entry.h"

namespace {

using namespace motcua;

void hold(std::string_view frame) {
  const auto message = protocol::decode_client(frame);
  if (!message) return fuzz::require(!message.error().detail.empty(), "a refusal says why");
  const auto encoded = protocol::encode(*message);
  const auto again = protocol::decode_client(encoded);
  fuzz::require(again.has_value(), "what was encoded decodes");
  fuzz::require(protocol::encode(*again) == encoded, "encoding is stable");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  hold(bytes);
  std::string frame{'M', 'Q', static_cast<char>(protocol::kVersionMajor), 0};
  hold(frame.append(bytes));
  return 0;
}
