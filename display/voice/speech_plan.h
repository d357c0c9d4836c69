// What is to be read out next. Calls queue in order; none is left out. When more calls wait than can be read soon, the
// further languages are left out first, then the repeats, never a call. A call that was withdrawn before it was begun
// is not read; a recall is a call of its own and is read again.
//
// Pure: no clock, no sound. Used by the voice's one thread. Never fails.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "display/announcer.h"
#include "protocol/messages.pb.h"

namespace motcua::voice {

// The newest waiting call begins to be read so long after the next sentence does, if leaving out languages and repeats
// can do it.
inline constexpr std::int64_t kBehindMs = 10'000;

struct PlanSettings {
  std::vector<std::string> languages{"vi"};  // the first one is never left out
  int repeats = 0;
};

struct Call {
  std::uint64_t announcement = 0;
  std::string ticket;
  std::uint32_t counter = 0;
  bool operator==(const Call&) const = default;
};

// One sentence.
struct Utterance {
  Call call;
  std::string language;
  int repeat = 0;      // 0: the first reading
  bool first = false;  // begins a call: with a chime
  bool operator==(const Utterance&) const = default;
};

// How long a sentence takes with its chime and its pause, as exactly as is known before it is read.
using LengthMs = std::function<std::int64_t(const Utterance&)>;

class SpeechPlan {
 public:
  SpeechPlan(PlanSettings settings, LengthMs length_ms)
      : settings_(std::move(settings)), length_ms_(std::move(length_ms)) {}

  // A picture that is current; `hall_now_ms` by the hall's clock.
  void see(const protocol::Board& board, std::int64_t hall_now_ms);
  // There is no current picture any more: nothing is begun until there is one. What waits is kept for as long as the
  // Announcer would announce it.
  void away();

  // What is to be begun now; nothing: silence.
  std::optional<Utterance> next() const;
  // The same, and it counts as read.
  std::optional<Utterance> take();

 private:
  // What is read of each call while others wait.
  enum class Extent { kAll, kFirstLanguage, kOnce };
  struct Waiting {
    Call call;
    int part = 0;                  // the next one: repeat * languages + language
    bool answered = false;         // the citizen is there, or did not come: once is enough
    Extent extent = Extent::kAll;  // what has been left out of a call stays left out
  };
  // Where in the queue, and which part of that call.
  using Place = std::pair<std::size_t, int>;

  void follow(const protocol::Board& board);
  int parts() const { return static_cast<int>(settings_.languages.size()) * (settings_.repeats + 1); }
  bool read_at(Extent extent, int part) const;
  std::optional<int> next_part(const Waiting& waiting, Extent extent) const;
  std::int64_t remaining_ms(const Waiting& waiting, Extent extent) const;
  Extent extent() const;
  std::optional<Place> find_next() const;
  Utterance utterance(const Call& call, int part) const;

  PlanSettings settings_;
  LengthMs length_ms_;
  display::Announcer announcer_;
  std::deque<Waiting> waiting_;
  std::uint64_t newest_ = 0;
  std::int64_t seen_hall_ms_ = 0;
  bool watching_ = false;
};

}  // namespace motcua::voice
