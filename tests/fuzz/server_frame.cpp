// What a client receives on both channels: answers, views, catalogues. What decodes encodes to something that decodes
// to the same.
#include <cstdint>
#include <string>

#include "protocol/frame.h"
#include "protocol/version.h"
#include "tests/fuzz/require.h"

using Input = motcua::protocol::ServerMessage;
#include "tests/fuzz/mutator_entry.h"

namespace {

using namespace motcua;

template <class Decode>
void hold(std::string_view frame, Decode decode) {
  const auto message = decode(frame);
  if (!message) return fuzz::require(!message.error().detail.empty(), "a refusal says why");
  const auto encoded = protocol::encode(*message);
  const auto again = decode(encoded);
  fuzz::require(again.has_value(), "what was encoded decodes");
  fuzz::require(protocol::encode(*again) == encoded, "encoding is stable");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  hold(bytes, protocol::decode_server);
  std::string frame{'M', 'Q', static_cast<char>(protocol::kVersionMajor), 0};
  hold(std::string(frame).append(bytes), protocol::decode_server);
  hold(frame.append(bytes), protocol::decode_view);
  const auto message = protocol::decode_server(frame);
  if (message && message->has_view()) hold(protocol::encode(message->view()), protocol::decode_view);
  return 0;
}
