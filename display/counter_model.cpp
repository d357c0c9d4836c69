#include "display/counter_model.h"

#include <algorithm>
#include <tuple>

namespace motcua::display {
namespace {

using State = CounterModel::State;

const protocol::CounterLight* find(const protocol::Board& board, std::uint32_t number) {
  for (const auto& counter : board.counters()) {
    if (counter.number() == number) return &counter;
  }
  return nullptr;
}

// The newest call of the ticket that stands at the counter; null: it came there without one that is still known.
const protocol::Announcement* call_of(const protocol::Board& board, const protocol::CounterLight& counter) {
  const protocol::Announcement* newest = nullptr;
  for (const auto& call : board.announcements()) {
    const bool its = call.counter() == counter.number() && call.ticket() == counter.ticket();
    if (its && (newest == nullptr || call.number() > newest->number())) newest = &call;
  }
  return newest;
}

State state_of(const protocol::CounterLight& counter, const protocol::Announcement* call) {
  if (!counter.ticket().empty()) {
    const bool open_call = call != nullptr && call->state() == protocol::CALL_OPEN;
    return counter.calling() || open_call ? State::kCalling : State::kServing;
  }
  return counter.open() ? State::kFree : State::kClosed;
}

void say(const CounterInput& input, const char* key, CounterModel& model) {
  model.sentence = both(input.words, input.beside, key);
}

void add_ticket(const CounterInput& input, const protocol::CounterLight& counter, CounterModel& model) {
  const auto* call = call_of(input.view->board(), counter);
  model.state = state_of(counter, call);
  model.ticket = counter.ticket();
  if (model.state == State::kClosed) say(input, "display.counter_closed", model);
  if (model.state == State::kFree) say(input, "display.counter_free", model);
  if (model.state == State::kServing) model.ticket_label = both(input.words, input.beside, "display.now_serving");
  if (model.state != State::kCalling) return;
  const bool approach = call != nullptr && call->approach();
  model.ticket_label = both(input.words, input.beside, approach ? "display.approach" : "display.now_calling");
  if (call == nullptr) return;  // so long ago that the board does not carry it any more
  if (!input.stage.large_is_new() || input.stage.large() != call->number()) return;
  model.pulse_from_ms = input.stage.large_since_ms();
  model.pulse_until_ms = model.pulse_from_ms + kPulseMs;
}

}  // namespace

bool CounterModel::same_picture(const CounterModel& other) const {
  const auto seen = [](const CounterModel& m) {
    return std::tie(m.state, m.counter_label, m.counter, m.ticket_label, m.ticket, m.sentence, m.pulse_from_ms,
                    m.pulse_until_ms);
  };
  return seen(*this) == seen(other);
}

CounterModel make_counter_model(const CounterInput& input, std::int64_t now_ms) {
  CounterModel model;
  model.counter_label = both(input.words, input.beside, "display.counter");
  model.counter = std::to_string(input.counter);
  if (input.view == nullptr || !input.view->has_board() || !input.link.fresh) {
    say(input, "display.stale", model);
    return model;
  }
  model.next_change_ms = now_ms + std::max<std::int64_t>(1, input.link.fresh_for_ms);
  if (const auto next = input.stage.next_turn_ms()) {
    model.next_change_ms = std::min(model.next_change_ms, std::max(now_ms + 1, *next));
  }
  const auto* counter = find(input.view->board(), input.counter);
  if (counter == nullptr) {
    model.state = State::kUnknown;
    say(input, "display.counter_unknown", model);
    return model;
  }
  add_ticket(input, *counter, model);
  return model;
}

}  // namespace motcua::display
