// The calls and recalls of the business date as they are on the record, and what every board must show of them. Made of
// the events alone: how the hall keeps its announcements is not asked.
//
// One thread. Fed in the order of the record, only with what is safe. A contradiction is thrown as Broken.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <utility>

#include "dispatcher/hall/event.h"
#include "protocol/messages.pb.h"

namespace motcua::storm {

class Calls {
 public:
  // Told of each call once it is safe, and of each business date that begins and forgets them.
  void on_call(std::function<void(std::uint64_t number)> handler) { on_call_ = std::move(handler); }
  void on_day(std::function<void()> handler) { on_day_ = std::move(handler); }

  void take(const hall::Event& event);
  // The record was lost behind a row, and goes on from there: what take() was told up to it is told once more. Numbers
  // that were given behind it must not come back.
  void begin_again();
  void take_again(const hall::Event& event);
  // The newest 64 are on it, each as it was made, and none that was not made.
  void require_on(const protocol::Board& board) const;

 private:
  struct Call {
    std::uint64_t number = 0;
    hall::VisitId visit = 0;
    hall::CounterNumber counter = 0;
    bool recall = false;
  };
  static std::optional<Call> call_in(const hall::Event& event);
  // Another date: it forgets the calls of the one before.
  bool begins_date(const hall::Event& event);
  void put(const Call& call);

  std::deque<Call> calls_;  // oldest first
  hall::BusinessDate date_ = 0;
  std::uint64_t newest_ = 0;  // of all dates
  std::function<void(std::uint64_t)> on_call_;
  std::function<void()> on_day_;
};

}  // namespace motcua::storm
