#include "display/zone.h"

#include <algorithm>

#include <fmt/format.h>

namespace motcua::display {
namespace {

template <class Set, class Value>
bool belongs(const Set& some, const Value& value) {
  return some.empty() || some.contains(value);
}

// Removes from a repeated field what does not belong.
template <class Field, class Belongs>
void keep(Field& field, Belongs belongs) {
  field.erase(std::remove_if(field.begin(), field.end(), [&](const auto& one) { return !belongs(one); }), field.end());
}

std::vector<std::string> unknown(const protocol::Board& board, const Zone& zone) {
  std::vector<std::string> sentences;
  for (const auto& key : zone.services) {
    const auto is_it = [&](const auto& service) { return service.key() == key; };
    if (std::none_of(board.services().begin(), board.services().end(), is_it)) {
      sentences.push_back(fmt::format("services: the site has no service '{}'", key));
    }
  }
  for (const auto number : zone.counters) {
    const auto is_it = [&](const auto& counter) { return counter.number() == number; };
    if (std::none_of(board.counters().begin(), board.counters().end(), is_it)) {
      sentences.push_back(fmt::format("counters: the site has no counter {}", number));
    }
  }
  return sentences;
}

class ZonedPictures {
 public:
  ZonedPictures(Zone zone, std::function<void(const std::string&)> complain)
      : zone_(std::move(zone)), complain_(std::move(complain)) {}

  std::shared_ptr<const protocol::View> of(const std::shared_ptr<const protocol::View>& whole) {
    if (whole == nullptr || !whole->has_board()) return whole;
    if (whole == whole_) return part_;
    whole_ = whole;
    for (const auto& sentence : unknown(whole->board(), zone_)) {
      if (complained_.insert(sentence).second) complain_(sentence);
    }
    auto part = std::make_shared<protocol::View>();
    *part->mutable_head() = whole->head();
    *part->mutable_board() = part_of(whole->board(), zone_);
    part_ = std::move(part);
    return part_;
  }

 private:
  Zone zone_;
  std::function<void(const std::string&)> complain_;
  std::set<std::string> complained_;
  std::shared_ptr<const protocol::View> whole_;
  std::shared_ptr<const protocol::View> part_;
};

}  // namespace

protocol::Board part_of(const protocol::Board& board, const Zone& zone) {
  protocol::Board part = board;
  keep(*part.mutable_services(), [&](const auto& service) { return belongs(zone.services, service.key()); });
  keep(*part.mutable_counters(), [&](const auto& counter) { return belongs(zone.counters, counter.number()); });
  // Kept, so that numbers only ever grow, but as if undone: nobody shows or reads what was withdrawn.
  for (auto& call : *part.mutable_announcements()) {
    const bool service = call.service().empty() || belongs(zone.services, call.service());
    if (!service || !belongs(zone.counters, call.counter())) call.set_state(protocol::CALL_WITHDRAWN);
  }
  return part;
}

Source zoned(Source source, Zone zone, std::function<void(const std::string&)> complain) {
  if (zone.everything()) return source;
  const auto pictures = std::make_shared<ZonedPictures>(std::move(zone), std::move(complain));
  return [source = std::move(source), pictures] {
    const auto [view, link] = source();
    return std::pair(pictures->of(view), link);
  };
}

}  // namespace motcua::display
