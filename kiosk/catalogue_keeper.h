// Holds the catalogue that the board names: asks for it when the board names another version than the one held.
//
// Pure but for the asking, which is a function, and the thread that makes it searchable; used by the drawing thread.
// Until the new one is there, the old one stays. One that cannot be had is asked for again after a while.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>

#include "kiosk/catalogue_worker.h"
#include "kiosk/procedures.h"
#include "protocol/messages.pb.h"

namespace motcua::kiosk {

using FetchedCatalogue = std::function<void(std::shared_ptr<const protocol::Catalogue>)>;  // null: not to be had
using FetchCatalogue = std::function<void(std::chrono::milliseconds, FetchedCatalogue)>;

inline constexpr std::int64_t kCatalogueRetryMs = 5'000;
inline constexpr std::int64_t kCatalogueLookMs = 20;  // how often it is looked whether one is ready

class CatalogueKeeper {
 public:
  explicit CatalogueKeeper(FetchCatalogue fetch) : fetch_(std::move(fetch)) {}

  // `board` is null while there is no current one.
  void see(const protocol::Board* board, std::int64_t now_ms);
  const SharedProcedures& procedures() const { return procedures_; }
  // There will be one soon, and there is none yet.
  bool preparing() const { return !procedures_ && !wanted_.empty() && (asking_ || worker_.busy()); }
  std::int64_t next_change_ms() const;

 private:
  bool holds_wanted() const;
  void ask();

  FetchCatalogue fetch_;
  CatalogueWorker worker_;
  SharedProcedures procedures_;
  std::string wanted_;
  bool asking_ = false;
  std::int64_t now_ms_ = 0;
  std::int64_t not_before_ms_ = 0;
};

}  // namespace motcua::kiosk
