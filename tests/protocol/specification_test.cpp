// protocol/README.md is what other people write clients from: its examples and tables must be true.
#include <doctest/doctest.h>
#include <google/protobuf/text_format.h>
#include <google/protobuf/util/message_differencer.h>

#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "protocol/frame.h"
#include "protocol/version.h"

namespace motcua::protocol {
namespace {

struct Example {
  std::string type;  // of the message, e.g. ClientMessage
  std::string text;
  std::string frame;
};

std::string unhex(const std::string& text) {
  std::istringstream in(text);
  std::string bytes;
  for (std::string byte; in >> byte;) bytes.push_back(static_cast<char>(std::stoi(byte, nullptr, 16)));
  return bytes;
}

// Every block ```textproto TYPE with the block ```hex that follows it.
std::vector<Example> examples() {
  std::ifstream file(MOTCUA_SPECIFICATION);
  std::vector<Example> found;
  std::string block;
  std::string content;
  for (std::string line; std::getline(file, line);) {
    if (line.rfind("```", 0) != 0) {
      content += line + '\n';
      continue;
    }
    if (block.rfind("```textproto ", 0) == 0) found.push_back({block.substr(13), content, ""});
    if (block == "```hex" && !found.empty()) found.back().frame = unhex(content);
    block = block.empty() ? line : "";
    content.clear();
  }
  return found;
}

std::string specification() {
  std::ifstream file(MOTCUA_SPECIFICATION);
  return {std::istreambuf_iterator<char>(file), {}};
}

template <class Message, class Decode>
void check_example(const Example& example, Decode decode) {
  CAPTURE(example.text);
  Message expected;
  REQUIRE(google::protobuf::TextFormat::ParseFromString(example.text, &expected));
  const auto decoded = decode(example.frame);
  REQUIRE_MESSAGE(decoded.has_value(), (decoded ? "" : decoded.error().detail));
  CHECK(google::protobuf::util::MessageDifferencer::Equals(*decoded, expected));
  CHECK(encode(expected) == example.frame);
}

TEST_CASE("the specification's examples in hex are what their text says") {
  const auto all = examples();
  CHECK(all.size() >= 12);
  for (const auto& example : all) {
    if (example.type == "ClientMessage") {
      check_example<ClientMessage>(example, decode_client);
    } else if (example.type == "ServerMessage") {
      check_example<ServerMessage>(example, decode_server);
    } else {
      REQUIRE(example.type == "View");
      check_example<View>(example, decode_view);
    }
  }
}

// Each value has a row "| number | NAME | ...", so that no code is left without a meaning.
void check_table(const google::protobuf::EnumDescriptor* codes) {
  const std::string text = specification();
  for (int i = 0; i < codes->value_count(); ++i) {
    const auto* value = codes->value(i);
    if (value->number() == 0) continue;
    const std::string row = "| " + std::to_string(value->number()) + " | `" + value->name() + "` |";
    CHECK_MESSAGE(text.find(row) != std::string::npos, row);
  }
}

TEST_CASE("the specification explains every code") {
  check_table(RejectionCode_descriptor());
  check_table(RefusalCode_descriptor());
  check_table(AnnouncementState_descriptor());
  check_table(CounterState_descriptor());
  check_table(CallRule_descriptor());
  check_table(Audience_descriptor());
}

TEST_CASE("the specification names every message a client sends or gets") {
  const std::string text = specification();
  for (const auto* message : {ClientMessage::descriptor(), ServerMessage::descriptor(), Command::descriptor()}) {
    for (int i = 0; i < message->field_count(); ++i) {
      const std::string name = "`" + message->field(i)->message_type()->name() + "`";
      CHECK_MESSAGE(text.find(name) != std::string::npos, name);
    }
  }
}

TEST_CASE("the specification's version and limits are the code's") {
  const std::string text = specification();
  const std::string version = std::to_string(kVersionMajor) + "." + std::to_string(kVersionMinor);
  CHECK(text.find("version " + version) != std::string::npos);
  CHECK(text.find(std::to_string(kCommandFrameSizeMax) + " bytes") != std::string::npos);
  CHECK(text.find(std::to_string(kViewFrameSizeMax) + " bytes") != std::string::npos);
}

}  // namespace
}  // namespace motcua::protocol
