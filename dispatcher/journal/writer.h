// The thread that appends and syncs, so that the service goes on receiving meanwhile.
//
// append() and snapshot() are called from the service's thread and return at once; work is done in order. Each
// completion is handed to `post`, which must bring it to the service's thread (boost::asio::post). After the first
// error nothing more is written and every completion carries that error.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "dispatcher/journal/store.h"

namespace motcua::journal {

class Writer {
 public:
  using Post = std::function<void(std::function<void()>)>;
  using Done = std::function<void(const StoreResult<void>&)>;

  // The store must outlive the writer and is used by its thread alone from now on.
  Writer(Store& store, Post post);
  ~Writer();  // finishes what was handed over, then joins
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  void append(std::vector<EncodedRecord> batch, Done done);
  void snapshot(std::uint64_t seq, std::string bytes, Done done);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace motcua::journal
