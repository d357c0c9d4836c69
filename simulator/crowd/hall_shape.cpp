#include "simulator/crowd/hall_shape.h"

#include <algorithm>
#include <map>
#include <set>

#include "simulator/crowd/percentile.h"

namespace motcua::crowd {
namespace {

using Kind = DayEvent::Kind;

constexpr std::int64_t kPromiseStepS = 60;
constexpr std::int64_t kPromiseMinS = 120;
constexpr std::int64_t kPromiseMaxS = 3600;
constexpr std::size_t kCallsPerCounter = 60;  // when nothing is known of the counters

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return text;
}

bool is_letter(std::string_view text) {
  return text.size() <= 3 && text != kPriorityLetter &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::string free_letter(const std::set<std::string>& taken) {
  for (char first = 'A'; first <= 'Z'; ++first) {
    for (char second = 'A'; second <= 'Z'; ++second) {
      const std::string letter = taken.size() < 20 ? std::string(1, second) : std::string{first, second};
      if (letter != kPriorityLetter && !taken.contains(letter)) return letter;
    }
  }
  return "ZZZ";  // more than 600 services without a letter of their own: the site file's reader refuses them
}

// The wait within which four of five ordinary citizens of the service were called, in whole minutes.
std::int64_t promise_of(const RecordedDay& day, const std::string& service) {
  std::map<std::string_view, std::int64_t> issued;
  std::vector<std::int64_t> waits;
  for (const auto& event : day.events) {
    if (event.service != service || event.priority) continue;
    if (event.kind == Kind::kIssue) issued[event.ticket] = event.time_s;
    const auto since = issued.find(event.ticket);
    if (event.kind == Kind::kCall && since != issued.end()) waits.push_back(event.time_s - since->second);
  }
  const auto wait_s = percentile(std::move(waits), 80).value_or(kPromiseMaxS / 2);
  return std::clamp((wait_s / kPromiseStepS + 1) * kPromiseStepS, kPromiseMinS, kPromiseMaxS);
}

std::vector<ShapeService> services_of(const RecordedDay& day) {
  std::set<std::string> recorded;
  for (const auto& event : day.events) {
    if (event.kind == Kind::kIssue) recorded.insert(event.service);
  }
  std::set<std::string> letters, keys;
  for (const auto& name : recorded) {
    if (is_letter(name)) letters.insert(name);
  }
  std::vector<ShapeService> services;
  for (const auto& name : recorded) {
    const std::string letter = is_letter(name) ? name : free_letter(letters);
    letters.insert(letter);
    std::string key = lower(name);
    while (!keys.insert(key).second) key += "-2";  // "a" and "A" are two services
    services.push_back({name, key, letter, promise_of(day, name)});
  }
  return services;
}

bool counters_are_known(const RecordedDay& day) {
  return std::any_of(day.events.begin(), day.events.end(),
                     [](const auto& event) { return event.kind == Kind::kCall && event.counter != 0; });
}

std::vector<ShapeCounter> known_counters(const RecordedDay& day, const HallShape& shape) {
  std::map<std::uint32_t, ShapeCounter> counters;
  std::map<std::uint32_t, std::set<std::string>> services;
  for (const auto& event : day.events) {
    const auto* service = shape.find(event.service);
    if (event.kind != Kind::kCall || event.counter == 0 || service == nullptr) continue;
    services[event.counter].insert(service->key);
    ++counters[event.counter].calls;
  }
  std::vector<ShapeCounter> all;
  for (auto& [number, counter] : counters) {
    counter.number = number;
    counter.services.assign(services[number].begin(), services[number].end());
    all.push_back(std::move(counter));
  }
  return all;
}

// A service that no known counter called goes to the counter with the most calls.
void cover_all(const HallShape& shape, std::vector<ShapeCounter>& counters) {
  auto& busiest = *std::max_element(counters.begin(), counters.end(),
                                    [](const auto& a, const auto& b) { return a.calls < b.calls; });
  for (const auto& service : shape.services) {
    const bool covered = std::any_of(counters.begin(), counters.end(), [&](const auto& counter) {
      return std::find(counter.services.begin(), counter.services.end(), service.key) != counter.services.end();
    });
    if (!covered) busiest.services.push_back(service.key);
  }
}

// As many for each service as were ever open for it.
std::vector<ShapeCounter> counted_counters(const RecordedDay& day, const HallShape& shape) {
  std::map<std::string_view, std::size_t> most, issued;
  for (const auto& event : day.events) {
    if (event.kind == Kind::kIssue) ++issued[event.service];
    if (event.kind == Kind::kCounters) most[event.service] = std::max<std::size_t>(most[event.service], event.counter);
  }
  std::vector<ShapeCounter> counters;
  for (const auto& service : shape.services) {
    const bool counted = most.contains(service.recorded);
    const std::size_t needed = counted ? most[service.recorded] : issued[service.recorded] / kCallsPerCounter + 1;
    for (std::uint32_t rank = 1; rank <= std::max<std::size_t>(needed, 1); ++rank) {
      counters.push_back({static_cast<std::uint32_t>(counters.size() + 1), {service.key}, rank, 0});
    }
  }
  return counters;
}

}  // namespace

const ShapeService* HallShape::find(std::string_view recorded) const {
  const auto found =
      std::find_if(services.begin(), services.end(), [&](const auto& service) { return service.recorded == recorded; });
  return found == services.end() ? nullptr : &*found;
}

HallShape shape_of(const RecordedDay& day) {
  HallShape shape;
  shape.services = services_of(day);
  if (!counters_are_known(day)) {
    shape.counters = counted_counters(day, shape);
    return shape;
  }
  shape.counters = known_counters(day, shape);
  if (shape.counters.empty()) {
    shape.counters = counted_counters(day, shape);
  } else {
    cover_all(shape, shape.counters);
  }
  return shape;
}

}  // namespace motcua::crowd
