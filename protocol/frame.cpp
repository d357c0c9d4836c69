#include "protocol/frame.h"

#include <fmt/format.h>
#include <google/protobuf/stubs/logging.h>

#include "protocol/version.h"

namespace motcua::protocol {
namespace {

std::string with_header(const google::protobuf::MessageLite& message) {
  std::string frame;
  frame.reserve(kHeaderSize + message.ByteSizeLong());
  frame.push_back('M');
  frame.push_back('Q');
  frame.push_back(static_cast<char>(kVersionMajor));
  frame.push_back(static_cast<char>(kVersionMinor));
  message.AppendToString(&frame);
  return frame;
}

template <class Message>
Decoded<Message> decode(std::string_view frame, std::size_t size_max, const char* what) {
  const auto malformed = [](std::string detail) {
    return tl::unexpected(FrameError{MALFORMED_FRAME, std::move(detail)});
  };
  if (frame.size() > size_max) {
    return malformed(fmt::format("a {} of {} bytes; at most {} are allowed", what, frame.size(), size_max));
  }
  if (frame.size() < kHeaderSize || frame[0] != 'M' || frame[1] != 'Q') {
    return malformed(fmt::format("a {} must begin with the header 'MQ' and two version bytes", what));
  }
  const auto major = static_cast<std::uint8_t>(frame[2]);
  if (major != kVersionMajor) {
    return tl::unexpected(
        FrameError{VERSION_NOT_SUPPORTED, fmt::format("protocol version {}.{} is not spoken here, only {}.x", major,
                                                      static_cast<std::uint8_t>(frame[3]), kVersionMajor)});
  }
  Message message;
  // Protobuf prints a line for each string that is not UTF-8: whoever sends garbage must not fill the log.
  const google::protobuf::LogSilencer quiet;
  if (!message.ParseFromArray(frame.data() + kHeaderSize, static_cast<int>(frame.size() - kHeaderSize))) {
    return malformed(fmt::format("the body of a {} is not a message of this protocol", what));
  }
  return message;
}

}  // namespace

std::string encode(const ClientMessage& message) {
  return with_header(message);
}
std::string encode(const ServerMessage& message) {
  return with_header(message);
}
std::string encode(const View& view) {
  return with_header(view);
}

namespace {

// What a newer minor version has added is not known here, and nobody's mistake.
bool is_newer(std::string_view frame) {
  return static_cast<std::uint8_t>(frame[3]) > kVersionMinor;
}

}  // namespace

Decoded<ClientMessage> decode_client(std::string_view frame) {
  auto message = decode<ClientMessage>(frame, kCommandFrameSizeMax, "command frame");
  if (message && message->body_case() == ClientMessage::BODY_NOT_SET && !is_newer(frame)) {
    return tl::unexpected(FrameError{MALFORMED_FRAME, "a command frame without a known body"});
  }
  return message;
}

Decoded<ServerMessage> decode_server(std::string_view frame) {
  auto message = decode<ServerMessage>(frame, kViewFrameSizeMax, "server frame");
  if (message && message->body_case() == ServerMessage::BODY_NOT_SET && !is_newer(frame)) {
    return tl::unexpected(FrameError{MALFORMED_FRAME, "a server frame without a known body"});
  }
  return message;
}

Decoded<View> decode_view(std::string_view frame) {
  auto view = decode<View>(frame, kViewFrameSizeMax, "view frame");
  if (view && (!view->has_head() || view->body_case() == View::BODY_NOT_SET)) {
    return tl::unexpected(FrameError{MALFORMED_FRAME, "a view frame without a head or a picture"});
  }
  return view;
}

}  // namespace motcua::protocol
