// One batch under way: the records that go to the disk together, and what is held back until they are there.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "dispatcher/journal/record.h"
#include "dispatcher/service/peer.h"
#include "protocol/messages.pb.h"

namespace motcua::service {

struct Batch {
  std::vector<journal::EncodedRecord> records;
  std::vector<std::pair<Peer, std::string>> replies;  // frames
  std::vector<std::pair<Peer, protocol::Audience>> fetches;
  std::vector<std::pair<Peer, std::uint64_t>> announcement_fetches;  // with "since"
  std::vector<Peer> catalogue_fetches;
  std::vector<std::pair<Peer, std::uint64_t>> record_fetches;  // with "after"
  bool hall_changed = false;
};

}  // namespace motcua::service
