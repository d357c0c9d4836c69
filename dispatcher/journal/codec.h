// Records and snapshots to bytes and back (events.proto: versioned, its own, old versions stay readable).
// Pure, any thread. Decoding trusts nothing: an error says what is wrong.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "dispatcher/journal/record.h"

namespace motcua::journal {

EncodedRecord encode(const Record& record);
tl::expected<Record, std::string> decode_record(const EncodedRecord& encoded);

// The same for one record after the other: it keeps its memory, which is most of the cost. One thread at a time.
class RecordDecoder {
 public:
  RecordDecoder();
  ~RecordDecoder();
  RecordDecoder(RecordDecoder&&) noexcept;
  RecordDecoder& operator=(RecordDecoder&&) noexcept;

  // Into `record`, whatever was in it before. After an error it is of no use.
  tl::expected<void, std::string> decode(const EncodedRecord& encoded, Record& record);

 private:
  struct Memory;
  std::unique_ptr<Memory> memory_;
};

std::string encode(const Snapshot& snapshot);
tl::expected<Snapshot, std::string> decode_snapshot(std::string_view bytes);
// Sound, but of a version that is made again from the records.
bool is_older_snapshot(std::string_view bytes);

}  // namespace motcua::journal
