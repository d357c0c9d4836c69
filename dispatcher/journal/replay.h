// The hall as a record says it, read with the suspicion that somebody has changed it: the checksum chain, the decoding,
// and whether each event can follow at all. For verification, and for what can still be read of a damaged record.
//
// One thread. After a fault nothing more is to be followed; of a record that contradicts itself the hall may have
// followed the first events.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include <tl/expected.hpp>

#include "dispatcher/journal/row_reader.h"

namespace motcua::journal {

class Replay {
 public:
  using Also = std::function<void(const Record&)>;
  // `also` sees every record after the hall has followed it.
  explicit Replay(Also also = {}) : also_(std::move(also)) {}

  // What is wrong with the record file, without a subject: "is damaged: the checksum of record 7 does not match".
  tl::expected<void, std::string> follow(const Row& row);

  const hall::State& state() const { return state_; }
  const Tail& tail() const { return tail_; }
  hall::TimeMs hall_ms() const { return hall_ms_; }  // of the newest record

 private:
  Also also_;
  hall::State state_;
  Tail tail_;
  hall::TimeMs hall_ms_ = 0;
};

// As far as a file can be read and is sound; an empty hall when it cannot be opened at all.
struct SoundPart {
  hall::State state;
  std::uint64_t records = 0;
  std::optional<StoreError> stopped_by;  // why the rest is not known; none: it was read to its end
};
SoundPart read_what_is_sound(const std::filesystem::path& file);

}  // namespace motcua::journal
