#include "kiosk/chain_words.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "kiosk/words.h"
#include "ui/text/words.h"

namespace motcua::kiosk {

std::string chain_route(const protocol::ChainView& chain, const protocol::Board& board, const text::Catalogue& words) {
  std::vector<std::string> stops;
  for (const auto& key : chain.services()) {
    const auto* service = find_service(board, key);
    if (service == nullptr) continue;
    stops.push_back(service->letter().empty() ? text::name_in(service->name(), words) : service->letter());
  }
  return fmt::format("{}", fmt::join(stops, words.get("kiosk.then_arrow")));
}

std::string chain_detail(const protocol::ChainView& chain, const protocol::Board& board, const text::Catalogue& words) {
  for (const auto& key : chain.services()) {
    const auto* service = find_service(board, key);
    if (service == nullptr) continue;
    // Open: the first one's people. Closed: the reason of the first one that is.
    if (chain.accepting() || !service->accepting()) return service_detail(*service, board, words);
  }
  return words.get("kiosk.service_closed");
}

std::string then_words(const google::protobuf::RepeatedPtrField<std::string>& services, const protocol::Board& board,
                       const text::Catalogue& words) {
  std::vector<std::string> names;
  for (const auto& key : services) {
    if (const auto* service = find_service(board, key)) names.push_back(text::name_in(service->name(), words));
  }
  if (names.empty()) return "";
  // A name with a comma of its own would read as two services.
  const bool comma = std::any_of(names.begin(), names.end(),
                                 [](const std::string& name) { return name.find(',') != std::string::npos; });
  return words.format("kiosk.then", {{"services", fmt::format("{}", fmt::join(names, comma ? "; " : ", "))}});
}

}  // namespace motcua::kiosk
