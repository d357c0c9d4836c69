// Makes a catalogue searchable on a thread of its own: that takes some frames' time.
//
// One thread gives and takes; what is handed over is immutable from then on. Of several that are given only the newest
// matters: one that has not been begun is dropped. The destructor waits for the one under way.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include "kiosk/procedures.h"
#include "protocol/messages.pb.h"

namespace motcua::kiosk {

class CatalogueWorker {
 public:
  CatalogueWorker() = default;
  CatalogueWorker(const CatalogueWorker&) = delete;
  CatalogueWorker& operator=(const CatalogueWorker&) = delete;

  void give(std::shared_ptr<const protocol::Catalogue> catalogue);
  // The newest that is ready, once; null: there is none.
  SharedProcedures take();
  // Something that was given has not been taken yet.
  bool busy() const;

 private:
  void run(const std::stop_token& stop);

  mutable std::mutex mutex_;
  std::condition_variable_any given_;
  std::shared_ptr<const protocol::Catalogue> next_;
  SharedProcedures ready_;
  bool working_ = false;
  std::jthread thread_;  // last: it uses all of the above; started with the first catalogue
};

}  // namespace motcua::kiosk
