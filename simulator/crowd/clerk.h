// What a simulated clerk does next: opens, calls, recalls, waits for the citizen, serves, finishes, goes home.
//
// Pure: no clock, no network. One thread at a time. The owner asks next() as hall time goes on, sends the command it
// gets, and tells how it was answered; meanwhile next() is silent. A rejection is no fault: the clerk looks at the next
// picture and goes on from there, as people do.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "protocol/messages.pb.h"
#include "simulator/crowd/day_plan.h"

namespace motcua::crowd {

struct ClerkOptions {
  std::uint32_t counter = 0;
  std::vector<Shift> shifts;          // hall time here: Unix milliseconds
  std::vector<std::string> outcomes;  // keys; the first is the usual one
  std::uint32_t recalls_max = 2;
  std::int64_t slack_ms = 0;  // a picture is newer than an answer only when it is so by more than this
  std::uint64_t seed = 1;
};

class Clerk {
 public:
  // How the citizen with this ticket behaves.
  using MannerOf = std::function<Manner(const protocol::Ticket&)>;

  Clerk(ClerkOptions options, MannerOf manner_of);

  // The command to send now, if any.
  std::optional<protocol::Command> next(std::int64_t now_ms);
  void done(std::int64_t now_ms, const protocol::Done& done);
  // Rejected, or never answered.
  void failed(std::int64_t now_ms);
  // The counter as a picture of `true_at_ms` shows it.
  void see(std::int64_t true_at_ms, std::int64_t now_ms, const protocol::CounterView& counter);

  // Also works outside the shifts while this is so.
  void call_in(bool called_in) { called_in_ = called_in; }
  bool on_duty(std::int64_t now_ms) const;
  // Nobody at the counter and nothing on its way.
  bool free() const;
  std::uint32_t counter() const { return options_.counter; }

 private:
  enum class State : std::uint8_t { kUnknown, kClosed, kIdle, kReady, kCalling, kServing };

  void follow(protocol::Command::BodyCase command, std::int64_t now_ms, const protocol::Done& done);
  void adopt(std::int64_t now_ms, const protocol::CounterView& counter);
  void begin(std::int64_t called_ms, std::int64_t now_ms, const protocol::Ticket& ticket);
  protocol::Command at_ticket();
  protocol::Command finish(std::int64_t now_ms);
  std::string draw_outcome();
  std::optional<protocol::Command> command_now(std::int64_t now_ms);

  ClerkOptions options_;
  MannerOf manner_of_;
  Random random_;
  State state_ = State::kUnknown;
  std::optional<protocol::Command::BodyCase> in_flight_;
  bool called_in_ = false;
  std::int64_t due_ms_ = 0;
  std::int64_t settled_ms_ = 0;  // older pictures say nothing new
  std::uint64_t visit_ = 0;
  Manner manner_;
  std::int64_t finish_ms_ = 0;
  std::uint32_t recalls_left_ = 0;
};

}  // namespace motcua::crowd
