#include "dispatcher/journal/codec.h"

#include <fmt/format.h>
#include <google/protobuf/arena.h>

#include "dispatcher/journal/event_codec.h"
#include "dispatcher/journal/state_codec.h"

namespace motcua::journal {
namespace {

// What is written today. Every version up to it can be read.
constexpr std::uint32_t kRecordVersion = 4;
constexpr std::uint32_t kSnapshotVersion = 4;
// An older snapshot is made again from the records.
constexpr std::uint32_t kSnapshotVersionMin = 4;

template <class Message>
tl::expected<void, std::string> parse(std::string_view bytes, std::uint32_t newest, Message& message) {
  if (bytes.size() > INT32_MAX || !message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
    return tl::unexpected(std::string("its bytes cannot be read"));
  }
  if (message.version() > newest) {
    return tl::unexpected(
        fmt::format("it was written in version {}, this program reads up to version {}", message.version(), newest));
  }
  if (message.version() == 0) return tl::unexpected(std::string("it does not say its version"));
  if (!message.complete()) return tl::unexpected(std::string("it was cut short"));
  return {};
}

}  // namespace

EncodedRecord encode(const Record& record) {
  record::Record out;
  out.set_version(kRecordVersion);
  if (record.origin != Origin{}) {
    auto& origin = *out.mutable_origin();
    origin.set_device(record.origin.device);
    origin.set_session(record.origin.session);
    origin.set_number(record.origin.number);
  }
  for (const auto& event : record.events) to_record(event, *out.add_events());
  out.set_answer(record.answer);
  out.set_complete(true);
  return {record.seq, record.hall_ms, record.wall_ms, out.SerializeAsString()};
}

// Where messages are read into. The first block is large enough for all but configurations.
struct RecordDecoder::Memory {
  static constexpr std::size_t kFirstBlock = 16 * 1024;
  std::unique_ptr<char[]> block = std::make_unique<char[]>(kFirstBlock);
  google::protobuf::Arena arena{block.get(), kFirstBlock};
};

RecordDecoder::RecordDecoder() : memory_(std::make_unique<Memory>()) {}
RecordDecoder::~RecordDecoder() = default;
RecordDecoder::RecordDecoder(RecordDecoder&&) noexcept = default;
RecordDecoder& RecordDecoder::operator=(RecordDecoder&&) noexcept = default;

tl::expected<void, std::string> RecordDecoder::decode(const EncodedRecord& encoded, Record& record) {
  const auto fault = [&encoded](const std::string& what) {
    return tl::unexpected(fmt::format("record {}: {}", encoded.seq, what));
  };
  memory_->arena.Reset();
  auto& in = *google::protobuf::Arena::CreateMessage<record::Record>(&memory_->arena);
  if (const auto parsed = parse(encoded.payload, kRecordVersion, in); !parsed) return fault(parsed.error());
  record.seq = encoded.seq;
  record.hall_ms = encoded.hall_ms;
  record.wall_ms = encoded.wall_ms;
  record.origin.device = in.origin().device();
  record.origin.session = in.origin().session();
  record.origin.number = in.origin().number();
  record.events.clear();
  record.events.reserve(static_cast<std::size_t>(in.events_size()));
  for (const auto& one : in.events()) {
    auto event = from_record(one);
    if (!event) return fault(event.error());
    record.events.push_back(std::move(*event));
  }
  record.answer = in.answer();
  return {};
}

tl::expected<Record, std::string> decode_record(const EncodedRecord& encoded) {
  Record record;
  if (auto decoded = RecordDecoder().decode(encoded, record); !decoded) {
    return tl::unexpected(std::move(decoded.error()));
  }
  return record;
}

std::string encode(const Snapshot& snapshot) {
  record::Snapshot out;
  out.set_version(kSnapshotVersion);
  out.set_seq(snapshot.seq);
  to_record(snapshot.state, *out.mutable_state());
  out.set_sessions(snapshot.sessions);
  out.set_complete(true);
  return out.SerializeAsString();
}

tl::expected<Snapshot, std::string> decode_snapshot(std::string_view bytes) {
  record::Snapshot in;
  if (const auto parsed = parse(bytes, kSnapshotVersion, in); !parsed) {
    return tl::unexpected(fmt::format("snapshot: {}", parsed.error()));
  }
  if (in.version() < kSnapshotVersionMin) {
    return tl::unexpected(fmt::format("snapshot: version {} is made again from the records", in.version()));
  }
  auto state = from_record(in.state());
  if (!state) return tl::unexpected(fmt::format("snapshot after record {}: {}", in.seq(), state.error()));
  return Snapshot{in.seq(), std::move(*state), in.sessions()};
}

bool is_older_snapshot(std::string_view bytes) {
  record::Snapshot in;
  return parse(bytes, kSnapshotVersion, in).has_value() && in.version() < kSnapshotVersionMin;
}

}  // namespace motcua::journal
