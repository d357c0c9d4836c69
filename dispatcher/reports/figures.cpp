#include "dispatcher/reports/figures.h"

#include <algorithm>
#include <cassert>

namespace motcua::reports {

std::int64_t rounded(std::int64_t numerator, std::int64_t denominator) {
  assert(numerator >= 0 && denominator > 0);
  return (2 * numerator + denominator) / (2 * denominator);
}

std::optional<std::int64_t> share(std::int64_t part, std::int64_t whole) {
  if (whole == 0) return std::nullopt;
  return rounded(part * 10'000, whole);
}

void Durations::add(hall::DurationMs one) {
  all_.push_back(one);
  sum_ += one;
}

void Durations::sort() {
  std::sort(all_.begin(), all_.end());
}

std::optional<std::int64_t> Durations::mean() const {
  if (all_.empty()) return std::nullopt;
  return rounded(sum_, count());
}

std::optional<std::int64_t> Durations::percentile(int percent) const {
  if (all_.empty()) return std::nullopt;
  assert(percent >= 1 && percent <= 100 && std::is_sorted(all_.begin(), all_.end()));
  const std::int64_t rank = (count() * percent + 99) / 100;
  return all_[static_cast<std::size_t>(rank - 1)];
}

void Stars::add(std::uint32_t stars) {
  if (stars == 0) return;
  ++count;
  sum += stars;
}

std::optional<std::int64_t> Stars::mean_hundredths() const {
  if (count == 0) return std::nullopt;
  return rounded(sum * 100, count);
}

void Figures::add(const LegFact& leg) {
  ++issued;
  if (leg.leg == 0) ++tickets;
  if (leg.called()) {
    ++called;
    waits.add(leg.waited_ms);
    if (leg.working_wait_ms <= leg.promise_ms) ++within_promise;
  }
  add_end(leg);
  if (!leg.rating) return;
  ratings.add(leg.rating->stars);
  if (criteria.size() < leg.rating->criteria.size()) criteria.resize(leg.rating->criteria.size());
  for (std::size_t i = 0; i < leg.rating->criteria.size(); ++i) criteria[i].add(leg.rating->criteria[i]);
}

void Figures::add_end(const LegFact& leg) {
  switch (leg.end) {
    case hall::LegEnd::kFinished:
      ++finished;
      services.add(leg.service_ms);
      dossiers += leg.dossiers;
      if (leg.on_the_spot) ++on_the_spot;
      break;
    case hall::LegEnd::kForced:
      ++forced;
      break;
    case hall::LegEnd::kNoShow:
      ++(leg.reinstated ? reinstated : no_shows);
      break;
    case hall::LegEnd::kTransferred:
      ++transferred;
      break;
    case hall::LegEnd::kCancelled:
      ++cancelled;
      break;
    case hall::LegEnd::kDayEnded:
      ++day_ended;
      break;
    case hall::LegEnd::kOpen:
      ++open;
      break;
  }
}

void Figures::sort() {
  waits.sort();
  services.sort();
}

}  // namespace motcua::reports
