// The figures of a group of legs. Integers only: milliseconds, counts, hundredths; a mean or a share is rounded half up
// once, from whole numbers, so that the same record gives the same bytes everywhere. Pure; one thread per object.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "dispatcher/reports/legs.h"

namespace motcua::reports {

// numerator / denominator, rounded half up; both not negative, the denominator not 0.
std::int64_t rounded(std::int64_t numerator, std::int64_t denominator);

// Durations with their mean, their largest, and percentiles by nearest rank: the smallest value that at least that many
// per cent of all do not exceed.
class Durations {
 public:
  void add(hall::DurationMs one);
  // From here on figures can be asked for; nothing is added any more.
  void sort();

  std::int64_t count() const { return static_cast<std::int64_t>(all_.size()); }
  // None when there are none at all.
  std::optional<std::int64_t> mean() const;
  std::optional<std::int64_t> percentile(int percent) const;
  std::optional<std::int64_t> max() const { return percentile(100); }

 private:
  std::vector<hall::DurationMs> all_;
  hall::DurationMs sum_ = 0;
};

struct Stars {
  std::int64_t count = 0;
  std::int64_t sum = 0;

  void add(std::uint32_t stars);
  std::optional<std::int64_t> mean_hundredths() const;
};

// issued = finished + forced + no_shows + reinstated + transferred + cancelled + day_ended + open
struct Figures {
  std::int64_t tickets = 0;
  std::int64_t issued = 0;
  std::int64_t called = 0;
  std::int64_t finished = 0;
  std::int64_t forced = 0;
  std::int64_t no_shows = 0;
  std::int64_t reinstated = 0;
  std::int64_t transferred = 0;
  std::int64_t cancelled = 0;
  std::int64_t day_ended = 0;
  std::int64_t open = 0;
  std::int64_t within_promise = 0;
  std::int64_t on_the_spot = 0;
  std::int64_t dossiers = 0;
  Durations waits;
  Durations services;
  Stars ratings;
  std::vector<Stars> criteria;

  void add(const LegFact& leg);
  void sort();

 private:
  void add_end(const LegFact& leg);
};

// Hundredths of a per cent, e.g. 9706 for 594 of 612; none of nothing.
std::optional<std::int64_t> share(std::int64_t part, std::int64_t whole);

}  // namespace motcua::reports
