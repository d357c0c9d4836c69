#include "kiosk/catalogue_worker.h"

#include <utility>

namespace motcua::kiosk {

void CatalogueWorker::give(std::shared_ptr<const protocol::Catalogue> catalogue) {
  {
    const std::lock_guard lock(mutex_);
    next_ = std::move(catalogue);
    ready_.reset();
  }
  if (!thread_.joinable()) thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
  given_.notify_one();
}

SharedProcedures CatalogueWorker::take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(ready_, nullptr);
}

bool CatalogueWorker::busy() const {
  const std::lock_guard lock(mutex_);
  return next_ || working_ || ready_;
}

void CatalogueWorker::run(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (given_.wait(lock, stop, [this] { return next_ != nullptr; })) {
    const auto catalogue = std::exchange(next_, nullptr);
    working_ = true;
    lock.unlock();
    auto made = std::make_shared<const Procedures>(*catalogue);
    lock.lock();
    working_ = false;
    if (!next_) ready_ = std::move(made);
  }
}

}  // namespace motcua::kiosk
