// How the service gets a batch onto the disk without waiting for it.
//
// append() returns at once; `done` is called later on the service's thread, in order, after the sync or with the error.
// At most one batch is under way at a time: the service gathers the next meanwhile. After an error the service ends the
// process.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "dispatcher/journal/store.h"

namespace motcua::service {

class Committer {
 public:
  using Done = std::function<void(const journal::StoreResult<void>&)>;
  virtual ~Committer() = default;
  virtual void append(std::vector<journal::EncodedRecord> batch, Done done) = 0;
  virtual void snapshot(std::uint64_t seq, std::string bytes, Done done) = 0;
};

}  // namespace motcua::service
