#include "simulator/storm/actor.h"

#include <fmt/format.h>

namespace motcua::storm {
namespace {

using protocol::Command;

constexpr auto kPatience = std::chrono::seconds(5);

const protocol::CounterView* find(const protocol::View& view, std::uint32_t number) {
  for (const auto& counter : view.staff().counters()) {
    if (counter.number() == number) return &counter;
  }
  return nullptr;
}

}  // namespace

Actor::Actor(Client& client, Kind kind, std::uint32_t counter, Site& site, std::uint64_t seed)
    : client_(client), kind_(kind), counter_(counter), site_(site), random_(seed) {}

void Actor::act(bool calm) {
  if (!client_.alive() || client_.under_way() > 3) return;
  if (calm && kind_ == Kind::kDesk) return let_all_call_everything();
  if (kind_ != Kind::kTerminal) {
    if (calm) return;
    if (kind_ == Kind::kReception) return press(at_reception());
    if (kind_ == Kind::kDesk) return press(at_desk());
    if (auto command = at_kiosk()) press(*command);
    return;
  }
  // A clerk may press what the picture of a moment ago says, or anything when there is none.
  const auto view = client_.shown();
  const auto* counter = view ? find(*view, counter_) : nullptr;
  protocol::CounterView unknown;
  unknown.set_number(counter_);
  if (calm && counter == nullptr) return;
  const auto command = calm ? to_the_end(*counter) : at_terminal(counter != nullptr ? *counter : unknown);
  if (command) press(*command);
}

void Actor::press_next() {
  if (kind_ != Kind::kTerminal || !client_.alive() || client_.under_way() > 3) return;
  const auto view = client_.shown();
  const auto* counter = view ? find(*view, counter_) : nullptr;
  Command command;
  command.mutable_finish_and_call_next()->set_counter(counter_);
  if (counter != nullptr) command.mutable_finish_and_call_next()->set_visit(counter->current().ticket().visit());
  press(command);
}

void Actor::let_all_call_everything() {
  const auto view = client_.shown();
  if (!view) return;
  for (const auto& counter : view->staff().counters()) {
    if (counter.profile() == "all") continue;
    Command command;
    command.mutable_switch_profile()->set_counter(counter.number());
    command.mutable_switch_profile()->set_profile("all");
    press(command);
  }
}

// A double click now and then.
void Actor::press(const Command& command) {
  const int times = random_.chance(0.05) ? 2 : 1;
  for (int i = 0; i < times; ++i) client_.request(command, kPatience, [](const auto&) {});
}

std::string Actor::some_service() {
  const auto& services = site_.settings().services;
  return random_.chance(0.02) ? "nothing" : services[random_.below(services.size())].key;
}

std::uint32_t Actor::some_counter() {
  return static_cast<std::uint32_t>(random_.below(site_.counters() + 2));
}

std::string Actor::some_ticket() {
  const auto& services = site_.settings().services;
  const auto& letter = services[random_.below(services.size())].letter;
  return fmt::format("{}{:03}", random_.chance(0.1) ? "U" : letter, 1 + random_.below(60));
}

std::optional<Command> Actor::at_kiosk() {
  Command command;
  if (random_.chance(0.05)) {
    command.mutable_check_in()->set_code(fmt::format("C{}", random_.below(30)));
    return command;
  }
  auto& issue = *command.mutable_issue_ticket();
  issue.set_service(some_service());
  if (random_.chance(0.2)) issue.set_priority_class("elderly");
  if (random_.chance(0.1)) issue.add_then(some_service());
  if (random_.chance(0.1)) issue.set_dossiers(static_cast<std::uint32_t>(random_.below(30)));
  if (random_.chance(0.05)) issue.set_approach(true);
  return command;
}

std::optional<Command> Actor::to_the_end(const protocol::CounterView& counter) {
  Command command;
  if (random_.chance(0.02)) {  // perhaps a greeter is signed in here, who may not call
    command.mutable_sign_out()->set_counter(counter_);
    return command;
  }
  switch (counter.state()) {
    case protocol::CLOSED:
    case protocol::ON_BREAK:
      command.mutable_open_counter()->set_counter(counter_);
      command.mutable_open_counter()->set_profile("all");
      return command;
    case protocol::CALLING:
      command.mutable_start_service()->set_counter(counter_);
      command.mutable_start_service()->set_visit(counter.current().ticket().visit());
      return command;
    case protocol::SERVING:
      command.mutable_finish()->set_counter(counter_);
      command.mutable_finish()->set_visit(counter.current().ticket().visit());
      return command;
    default:
      break;
  }
  if (counter.parked_size() > 0) {
    command.mutable_resume()->set_counter(counter_);
  } else if (counter.state() == protocol::IDLE || counter.waiting() > 0) {
    command.mutable_call_next()->set_counter(counter_);
  } else {
    return std::nullopt;  // ready: the next one comes by itself
  }
  return command;
}

std::optional<Command> Actor::at_terminal(const protocol::CounterView& counter) {
  if (random_.chance(0.02)) {
    Command command;
    if (random_.chance(0.5)) {
      command.mutable_sign_in()->set_code(random_.chance(0.7) ? "7" : "8");
      command.mutable_sign_in()->set_pin(random_.chance(0.7) ? "1234" : "0000");
    } else {
      command.mutable_sign_out()->set_counter(counter_);
    }
    return command;
  }
  const bool busy = counter.state() == protocol::CALLING || counter.state() == protocol::SERVING;
  return busy || random_.chance(0.05) ? with_ticket(counter) : without_ticket(counter);
}

std::optional<Command> Actor::with_ticket(const protocol::CounterView& counter) {
  Command command;
  const auto visit = counter.current().ticket().visit();
  const auto at = [&](auto* what) {
    what->set_counter(counter_);
    what->set_visit(visit);
    return what;
  };
  const bool serving = counter.state() == protocol::SERVING;
  const auto draw = random_.below(20);
  if (draw == 0) return std::nullopt;
  if (draw == 1) return at(command.mutable_recall()), command;
  if (draw == 2) return at(command.mutable_undo_call()), command;
  if (draw == 3) return at(command.mutable_no_show()), command;
  if (draw == 4) return at(command.mutable_park())->set_reason("paper"), command;
  if (draw == 5) {
    auto* transfer = at(command.mutable_transfer());
    transfer->set_service(some_service());
    if (random_.chance(0.3)) transfer->set_to_counter(some_counter());
    transfer->set_place(static_cast<protocol::TransferPlace>(random_.below(4)));
    return command;
  }
  if (draw == 6) {
    command.mutable_close_counter()->set_counter(counter_);
    command.mutable_close_counter()->set_release(random_.chance(0.7));
    return command;
  }
  if (!serving && draw < 14) return at(command.mutable_start_service()), command;
  if (draw < 10) return at(command.mutable_finish()), command;
  return at(command.mutable_finish_and_call_next()), command;
}

std::optional<Command> Actor::without_ticket(const protocol::CounterView& counter) {
  Command command;
  const auto draw = random_.below(20);
  if (counter.state() == protocol::CLOSED || draw == 0) {
    command.mutable_open_counter()->set_counter(counter_);
  } else if (draw == 1) {
    command.mutable_close_counter()->set_counter(counter_);
  } else if (draw == 2) {
    command.mutable_take_break()->set_counter(counter_);
    command.mutable_take_break()->set_reason("tea");
  } else if (draw == 3) {
    command.mutable_call_ticket()->set_counter(counter_);
    command.mutable_call_ticket()->set_ticket(some_ticket());
    command.mutable_call_ticket()->set_reason("asked for");
  } else if (draw < 6) {
    command.mutable_resume()->set_counter(counter_);
  } else if (draw == 6) {
    command.mutable_reinstate()->set_ticket(some_ticket());
  } else {
    command.mutable_call_next()->set_counter(counter_);
  }
  return command;
}

Command Actor::at_reception() {
  Command command;
  const auto draw = random_.below(8);
  if (draw == 0) {
    auto& change = *command.mutable_change_ticket();
    change.set_ticket(some_ticket());
    change.set_priority_class("elderly");
    change.set_reason("old age");
  } else if (draw == 1) {
    command.mutable_change_ticket()->set_ticket(some_ticket());
    command.mutable_change_ticket()->set_service(some_service());
  } else if (draw < 4) {
    command.mutable_cancel_ticket()->set_ticket(some_ticket());
  } else if (draw == 4) {
    command.mutable_reprint()->set_ticket(some_ticket());
  } else if (draw == 5) {
    command.mutable_reinstate()->set_ticket(some_ticket());
  } else {
    command.mutable_issue_ticket()->set_service(some_service());
  }
  return command;
}

Command Actor::at_desk() {
  Command command;
  if (!on_paper_.empty()) {
    *command.mutable_enter_ticket() = on_paper_.back();
    on_paper_.pop_back();
    return command;
  }
  const auto draw = random_.below(10);
  if (draw < 2) {
    site_.edit(random_);
    command.mutable_reload();
  } else if (draw == 2) {
    command.mutable_switch_profile()->set_counter(some_counter());
    command.mutable_switch_profile()->set_profile(random_.chance(0.5) ? "all" : "ranked");
  } else if (draw == 3) {
    command.mutable_force_finish()->set_counter(some_counter());
  } else if (draw < 8) {
    auto& book = *command.mutable_book_appointment();
    book.set_code(fmt::format("C{}", random_.below(30)));
    const auto hall_ms = client_.hall_now_ms();
    const auto day = Site::day_at(hall_ms);
    book.set_date(day.date);
    book.set_minute(static_cast<std::uint32_t>(hall_ms / 60'000 % 1440 + 10) / 30 * 30 % 1440);
    book.set_service(some_service());
  } else if (draw == 8) {
    command.mutable_cancel_appointment()->set_code(fmt::format("C{}", random_.below(30)));
  } else {
    command.mutable_cancel_ticket()->set_ticket(some_ticket());
  }
  return command;
}

}  // namespace motcua::storm
