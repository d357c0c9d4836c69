// One frame of the wire: four bytes of header ('M', 'Q', major, minor), then one protobuf message.
//
// Pure functions, any thread. Decoding never throws and never trusts its input: it says what is wrong in a sentence.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "protocol/messages.pb.h"

namespace motcua::protocol {

inline constexpr std::size_t kHeaderSize = 4;
// A larger command frame closes the connection (ZMQ_MAXMSGSIZE) before it is read into memory.
inline constexpr std::size_t kCommandFrameSizeMax = 16 * 1024;
// Views of a large hall: 200 counters and 100 services stay far below.
inline constexpr std::size_t kViewFrameSizeMax = 4 * 1024 * 1024;

struct FrameError {
  RefusalCode code = MALFORMED_FRAME;
  std::string detail;
};

template <class T>
using Decoded = tl::expected<T, FrameError>;

std::string encode(const ClientMessage& message);
std::string encode(const ServerMessage& message);
std::string encode(const View& view);

Decoded<ClientMessage> decode_client(std::string_view frame);
Decoded<ServerMessage> decode_server(std::string_view frame);
Decoded<View> decode_view(std::string_view frame);

}  // namespace motcua::protocol
