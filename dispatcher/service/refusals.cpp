#include "dispatcher/service/refusals.h"

#include <algorithm>
#include <utility>

namespace motcua::service {

void Refusals::keep(const std::string& device, std::uint64_t session, std::uint64_t number, std::string frame) {
  auto& kept = by_device_[device];
  kept.push_back({session, number, std::move(frame)});
  if (kept.size() > kRefusalsKept) kept.pop_front();
}

const std::string* Refusals::find(const std::string& device, std::uint64_t session, std::uint64_t number) const {
  const auto kept = by_device_.find(device);
  if (kept == by_device_.end()) return nullptr;
  const auto found = std::find_if(kept->second.begin(), kept->second.end(),
                                  [&](const Refusal& one) { return one.session == session && one.number == number; });
  return found == kept->second.end() ? nullptr : &found->frame;
}

}  // namespace motcua::service
