// What the record holds: one Record per command that reached the hall (or per thing that fell due), in order of `seq`,
// without gaps. A record is written whole or not at all.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "dispatcher/hall/event.h"
#include "dispatcher/hall/state.h"

namespace motcua::journal {

// Whose command it was. Empty device: the hall's own clock or its configuration.
struct Origin {
  std::string device;
  std::uint64_t session = 0;
  std::uint64_t number = 0;  // 0 with a session: the session was opened
  bool operator==(const Origin&) const = default;
};

struct Record {
  std::uint64_t seq = 0;  // from 1
  hall::TimeMs hall_ms = 0;
  hall::TimeMs wall_ms = 0;
  Origin origin;
  hall::Events events;
  std::string answer;  // as it went out; the journal does not look into it
  bool operator==(const Record&) const = default;
};

// The state after the record `seq`, and the sessions in the service's own encoding.
struct Snapshot {
  std::uint64_t seq = 0;
  hall::State state;
  std::string sessions;
};

// A record ready for the disk.
struct EncodedRecord {
  std::uint64_t seq = 0;
  hall::TimeMs hall_ms = 0;
  hall::TimeMs wall_ms = 0;
  std::string payload;
};

}  // namespace motcua::journal
