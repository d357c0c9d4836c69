#include <doctest/doctest.h>
#include <google/protobuf/util/message_differencer.h>
#include <rapidcheck.h>

#include <vector>

#include "protocol/frame.h"
#include "protocol/version.h"

namespace motcua::protocol {
namespace {

using google::protobuf::util::MessageDifferencer;

std::string text() {
  return *rc::gen::container<std::string>(rc::gen::inRange<char>(' ', '~'));
}
std::uint64_t number() {
  return *rc::gen::arbitrary<std::uint64_t>();
}
std::uint32_t small() {
  return *rc::gen::inRange<std::uint32_t>(0, 1000);
}

Command any_command() {
  Command command;
  switch (*rc::gen::inRange(0, 5)) {
    case 0:
      command.mutable_issue_ticket()->set_service(text());
      command.mutable_issue_ticket()->set_priority_class(text());
      break;
    case 1:
      command.mutable_call_next()->set_counter(small());
      break;
    case 2:
      command.mutable_finish_and_call_next()->set_visit(number());
      command.mutable_finish_and_call_next()->set_outcome(text());
      break;
    case 3:
      command.mutable_undo_call()->set_visit(number());
      break;
    default:
      command.mutable_cancel_ticket()->set_ticket(text());
  }
  return command;
}

ClientMessage any_client_message() {
  ClientMessage message;
  switch (*rc::gen::inRange(0, 5)) {
    case 0:
      message.mutable_hello()->set_session(number());
      message.mutable_hello()->set_software(text());
      break;
    case 1:
      message.mutable_ping()->set_client_time_ms(number());
      break;
    case 2:
      message.mutable_request()->set_session(number());
      message.mutable_request()->set_number(number());
      *message.mutable_request()->mutable_command() = any_command();
      break;
    case 3:
      message.mutable_fetch()->set_audience(STAFF);
      break;
    default:
      message.mutable_fetch_announcements()->set_since(number());
  }
  return message;
}

View any_view() {
  View view;
  view.mutable_head()->set_incarnation(number());
  view.mutable_head()->set_seq(number());
  if (*rc::gen::arbitrary<bool>()) {
    view.mutable_staff()->mutable_site()->set_vi(text());
    view.mutable_staff()->add_counters()->set_number(small());
    return view;
  }
  Board& board = *view.mutable_board();
  board.mutable_site()->set_vi(text());
  for (std::uint32_t i = *rc::gen::inRange<std::uint32_t>(0, 10); i > 0; --i) {
    board.add_announcements()->set_number(number());
    board.add_counters()->set_ticket(text());
  }
  return view;
}

ServerMessage any_server_message() {
  ServerMessage message;
  switch (*rc::gen::inRange(0, 4)) {
    case 0:
      message.mutable_welcome()->set_device(text());
      break;
    case 1:
      message.mutable_answer()->set_number(number());
      message.mutable_answer()->mutable_rejection()->set_code(COUNTER_BUSY);
      message.mutable_answer()->mutable_rejection()->set_detail(text());
      break;
    case 2:
      *message.mutable_view() = any_view();
      break;
    default:
      message.mutable_refusal()->set_detail(text());
  }
  return message;
}

TEST_CASE("every message survives its frame") {
  CHECK(rc::check("client messages", [] {
    const auto message = any_client_message();
    const auto decoded = decode_client(encode(message));
    RC_ASSERT(decoded.has_value());
    RC_ASSERT(MessageDifferencer::Equals(*decoded, message));
  }));
  CHECK(rc::check("server messages", [] {
    const auto message = any_server_message();
    const auto decoded = decode_server(encode(message));
    RC_ASSERT(decoded.has_value());
    RC_ASSERT(MessageDifferencer::Equals(*decoded, message));
  }));
  CHECK(rc::check("views", [] {
    const auto view = any_view();
    const auto decoded = decode_view(encode(view));
    RC_ASSERT(decoded.has_value());
    RC_ASSERT(MessageDifferencer::Equals(*decoded, view));
  }));
}

// Decodes as everything; a refused frame always comes with a reason.
void decode_as_everything(std::string_view frame) {
  const auto client = decode_client(frame);
  const auto server = decode_server(frame);
  const auto view = decode_view(frame);
  RC_ASSERT(client.has_value() || !client.error().detail.empty());
  RC_ASSERT(server.has_value() || !server.error().detail.empty());
  RC_ASSERT(view.has_value() || !view.error().detail.empty());
}

TEST_CASE("no truncation of a valid frame crashes or throws") {
  CHECK(rc::check("truncations", [] {
    for (const auto& frame : {encode(any_client_message()), encode(any_server_message()), encode(any_view())}) {
      for (std::size_t size = 0; size <= frame.size(); ++size) {
        // A copy of exactly this size, so that reading past its end is seen by the sanitizer.
        const std::vector<char> cut(frame.begin(), frame.begin() + static_cast<std::ptrdiff_t>(size));
        decode_as_everything({cut.data(), cut.size()});
        if (size < kHeaderSize) RC_ASSERT(!decode_client({cut.data(), cut.size()}).has_value());
      }
    }
  }));
}

TEST_CASE("no mutation of a valid frame crashes or throws") {
  CHECK(rc::check("mutations", [] {
    for (auto frame : {encode(any_client_message()), encode(any_server_message()), encode(any_view())}) {
      for (int i = *rc::gen::inRange(1, 8); i > 0; --i) {
        frame[*rc::gen::inRange<std::size_t>(0, frame.size())] = *rc::gen::arbitrary<char>();
      }
      decode_as_everything(frame);
    }
  }));
  CHECK(rc::check("noise behind a valid header",
                  [] { decode_as_everything(std::string("MQ\x01\x00", 4) + *rc::gen::arbitrary<std::string>()); }));
}

TEST_CASE("another major version is refused, and the refusal names both") {
  ClientMessage message;
  message.mutable_ping()->set_client_time_ms(5);
  auto frame = encode(message);
  frame[2] = 9;
  frame[3] = 4;
  for (const auto& error : {decode_client(frame).error(), decode_server(frame).error(), decode_view(frame).error()}) {
    CHECK(error.code == VERSION_NOT_SUPPORTED);
    CHECK(error.detail == "protocol version 9.4 is not spoken here, only 1.x");
  }
}

TEST_CASE("a higher minor version is understood, fields that are not known are passed over") {
  ClientMessage message;
  message.mutable_ping()->set_client_time_ms(5);
  auto frame = encode(message);
  frame[3] = static_cast<char>(kVersionMinor + 1);
  frame += std::string("\xf8\x06\x01", 3);  // field 111, varint 1
  const auto decoded = decode_client(frame);
  REQUIRE(decoded.has_value());
  CHECK(decoded->ping().client_time_ms() == 5);
}

TEST_CASE("a message that only a newer minor version knows is passed over, from an equal one it is a mistake") {
  auto frame = encode(ClientMessage{}) + std::string("\xf8\x06\x01", 3);
  CHECK_FALSE(decode_client(frame).has_value());
  CHECK_FALSE(decode_server(frame).has_value());
  frame[3] = static_cast<char>(kVersionMinor + 1);
  REQUIRE(decode_client(frame).has_value());
  CHECK(decode_client(frame)->body_case() == ClientMessage::BODY_NOT_SET);
  CHECK(decode_server(frame).has_value());
}

TEST_CASE("a frame larger than allowed is refused with both sizes") {
  ClientMessage message;
  message.mutable_hello()->set_software(std::string(kCommandFrameSizeMax, 'x'));
  const auto decoded = decode_client(encode(message));
  REQUIRE_FALSE(decoded.has_value());
  CHECK(decoded.error().detail.find(std::to_string(kCommandFrameSizeMax)) != std::string::npos);
  CHECK_FALSE(decode_view(std::string(kViewFrameSizeMax + 1, 'M')).has_value());
}

TEST_CASE("a frame without a body, and a view without head or picture, are refused") {
  CHECK_FALSE(decode_client(encode(ClientMessage())).has_value());
  CHECK_FALSE(decode_server(encode(ServerMessage())).has_value());
  CHECK_FALSE(decode_view(encode(View())).has_value());
  View headless;
  headless.mutable_board();
  CHECK_FALSE(decode_view(encode(headless)).has_value());
  CHECK_FALSE(decode_client("").has_value());
}

}  // namespace
}  // namespace motcua::protocol
