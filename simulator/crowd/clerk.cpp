#include "simulator/crowd/clerk.h"

#include <algorithm>
#include <utility>

namespace motcua::crowd {
namespace {

using protocol::Command;

constexpr std::int64_t kPatienceMs = 20'000;  // before a recall, and before giving up
constexpr double kBreakShare = 0.05;          // of the finished ones are followed by a short break
constexpr double kUsualOutcomeShare = 0.7;

}  // namespace

Clerk::Clerk(ClerkOptions options, MannerOf manner_of)
    : options_(std::move(options)), manner_of_(std::move(manner_of)), random_(options_.seed) {}

bool Clerk::on_duty(std::int64_t now_ms) const {
  return called_in_ || std::any_of(options_.shifts.begin(), options_.shifts.end(), [&](const Shift& shift) {
           return now_ms >= shift.from_ms && now_ms < shift.until_ms;
         });
}

bool Clerk::free() const {
  return !in_flight_ && (state_ == State::kClosed || state_ == State::kIdle || state_ == State::kReady);
}

std::optional<Command> Clerk::next(std::int64_t now_ms) {
  if (in_flight_ || now_ms < due_ms_) return std::nullopt;
  auto command = command_now(now_ms);
  if (command) in_flight_ = command->body_case();
  return command;
}

std::optional<Command> Clerk::command_now(std::int64_t now_ms) {
  const bool here = on_duty(now_ms);
  Command command;
  switch (state_) {
    case State::kUnknown:
      return std::nullopt;
    case State::kClosed:
      if (!here) return std::nullopt;
      command.mutable_open_counter()->set_counter(options_.counter);
      return command;
    case State::kIdle:
      if (here) {
        command.mutable_call_next()->set_counter(options_.counter);
      } else {
        command.mutable_close_counter()->set_counter(options_.counter);
      }
      return command;
    case State::kReady:
      if (here) return std::nullopt;
      command.mutable_close_counter()->set_counter(options_.counter);
      return command;
    case State::kCalling:
      return at_ticket();
    case State::kServing:
      return finish(now_ms);
  }
  return std::nullopt;
}

// The citizen has come, has to be called again, or is given up.
Command Clerk::at_ticket() {
  Command command;
  const auto address = [&](auto* body) {
    body->set_counter(options_.counter);
    body->set_visit(visit_);
  };
  if (recalls_left_ > 0) {
    address(command.mutable_recall());
  } else if (manner_.comes) {
    address(command.mutable_start_service());
  } else {
    address(command.mutable_no_show());
  }
  return command;
}

Command Clerk::finish(std::int64_t now_ms) {
  Command command;
  const auto address = [&](auto* body) {
    body->set_counter(options_.counter);
    body->set_visit(visit_);
    body->set_outcome(draw_outcome());
  };
  if (!on_duty(now_ms) || random_.chance(kBreakShare)) {
    address(command.mutable_finish());
  } else {
    address(command.mutable_finish_and_call_next());
  }
  return command;
}

std::string Clerk::draw_outcome() {
  if (options_.outcomes.empty()) return {};
  if (random_.chance(kUsualOutcomeShare)) return options_.outcomes.front();
  return options_.outcomes[random_.below(options_.outcomes.size())];
}

void Clerk::done(std::int64_t now_ms, const protocol::Done& done) {
  const auto command = std::exchange(in_flight_, std::nullopt);
  settled_ms_ = due_ms_ = now_ms;
  if (command) follow(*command, now_ms, done);
}

void Clerk::follow(Command::BodyCase command, std::int64_t now_ms, const protocol::Done& done) {
  switch (command) {
    case Command::kOpenCounter:
      state_ = State::kIdle;
      break;
    case Command::kCloseCounter:
      state_ = State::kClosed;
      break;
    case Command::kCallNext:
    case Command::kFinishAndCallNext:
      state_ = State::kReady;
      if (!done.nobody_waiting()) begin(now_ms, now_ms, done.ticket());
      break;
    case Command::kRecall:
      --recalls_left_;
      due_ms_ = now_ms + (manner_.comes && recalls_left_ == 0 ? manner_.walk_ms : kPatienceMs);
      break;
    case Command::kStartService:
      state_ = State::kServing;
      due_ms_ = std::max(finish_ms_, now_ms);
      break;
    case Command::kFinish:
      state_ = State::kIdle;
      if (on_duty(now_ms)) due_ms_ = now_ms + static_cast<std::int64_t>(random_.between(20'000, 90'000));
      break;
    case Command::kNoShow:
      state_ = State::kIdle;
      break;
    default:
      state_ = State::kUnknown;
      break;
  }
}

void Clerk::failed(std::int64_t now_ms) {
  in_flight_.reset();
  settled_ms_ = due_ms_ = now_ms;
  state_ = State::kUnknown;
}

void Clerk::begin(std::int64_t called_ms, std::int64_t now_ms, const protocol::Ticket& ticket) {
  state_ = State::kCalling;
  visit_ = ticket.visit();
  manner_ = manner_of_(ticket);
  recalls_left_ = std::min(manner_.comes ? manner_.recalls : options_.recalls_max, options_.recalls_max);
  finish_ms_ = called_ms + manner_.service_ms;
  const bool at_once = manner_.comes && recalls_left_ == 0;
  due_ms_ = std::max(now_ms, called_ms + (at_once ? manner_.walk_ms : kPatienceMs));
}

void Clerk::see(std::int64_t true_at_ms, std::int64_t now_ms, const protocol::CounterView& counter) {
  if (in_flight_ || true_at_ms <= settled_ms_ + options_.slack_ms) return;
  if (state_ == State::kReady && counter.state() == protocol::CALLING) {
    // The hall called somebody here by itself.
    begin(static_cast<std::int64_t>(counter.current().called_ms()), now_ms, counter.current().ticket());
  }
  if (state_ == State::kUnknown) adopt(now_ms, counter);
}

// What a colleague would find who takes over the counter now.
void Clerk::adopt(std::int64_t now_ms, const protocol::CounterView& counter) {
  due_ms_ = now_ms;
  switch (counter.state()) {
    case protocol::CLOSED:
      state_ = State::kClosed;
      break;
    case protocol::IDLE:
      state_ = State::kIdle;
      break;
    case protocol::READY:
      state_ = State::kReady;
      break;
    case protocol::CALLING:
    case protocol::SERVING:
      begin(static_cast<std::int64_t>(counter.current().called_ms()), now_ms, counter.current().ticket());
      if (counter.state() == protocol::SERVING) {
        state_ = State::kServing;
        due_ms_ = std::max(finish_ms_, now_ms);
      } else {
        recalls_left_ = recalls_left_ > counter.current().recalls() ? recalls_left_ - counter.current().recalls() : 0;
      }
      break;
    default:
      break;
  }
}

}  // namespace motcua::crowd
