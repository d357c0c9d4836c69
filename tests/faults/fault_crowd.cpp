#include "tests/faults/fault_crowd.h"

#include <algorithm>

#include "tests/support/commands.h"

namespace motcua::test {
namespace {

using Kind = transport::CommandOutcome::Kind;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kAgain{10};  // after a press that could not leave
constexpr int kKiosks = 3;
constexpr std::uint32_t kCounters = 3;

}  // namespace

FaultCrowd::FaultCrowd(const RealHall& hall, std::vector<std::string> services, Told& told, CrowdHabits habits)
    : services_(std::move(services)), told_(told), habits_(habits) {
  for (int kiosk = 0; kiosk < kKiosks; ++kiosk) add(hall, "kiosk-1", 0);
  for (std::uint32_t counter = 1; counter <= kCounters; ++counter) {
    add(hall, "counter-" + std::to_string(counter), counter);
  }
  watch(hall);
  for (auto& person : people_) press(*person);
}

FaultCrowd::~FaultCrowd() {
  resting_ = true;
  for (auto& person : people_) person->client->stop();
}

void FaultCrowd::add(const RealHall& hall, const std::string& device, std::uint32_t counter) {
  auto person = std::make_unique<Person>();
  person->counter = counter;
  person->client = std::make_unique<transport::CommandClient>(io_, context_, hall.client_options(device));
  person->again = std::make_unique<boost::asio::steady_timer>(io_);
  person->client->start();
  people_.push_back(std::move(person));
}

void FaultCrowd::watch(const RealHall& hall) {
  const auto subscribe = [&](protocol::Audience audience, const char* channel, const char* device, auto see) {
    transport::ViewSubscriberOptions options;
    options.endpoint = hall.endpoint(channel);
    options.curve = hall.curve(device);
    options.audience = audience;
    auto subscriber = std::make_unique<transport::ViewSubscriber>(io_, context_, std::move(options), see);
    subscriber->start();
    return subscriber;
  };
  board_ = subscribe(protocol::PUBLIC_BOARD, "board", "display-1", [this](auto view) { told_.saw(view->board()); });
  staff_ = subscribe(protocol::STAFF, "staff", "operator", [this](auto view) { told_.saw(view->staff()); });
}

bool FaultCrowd::idle() const {
  return std::none_of(people_.begin(), people_.end(), [](const auto& person) { return person->under_way; });
}

bool FaultCrowd::connected() const {
  return std::all_of(people_.begin(), people_.end(),
                     [](const auto& person) { return person->client->connection().connected; });
}

protocol::Command FaultCrowd::next_command(const Person& person) {
  if (person.counter == 0) return issue(services_[random_() % services_.size()]);
  if (!person.open) return open(person.counter);
  return finish_and_call_next(person.counter, person.visit);
}

void FaultCrowd::press(Person& person) {
  if (resting_) return;
  if (person.counter == 0 && !habits_.issues) return;
  const auto pressed = Clock::now();
  person.under_way = true;
  person.client->request(next_command(person), habits_.patience,
                         [this, &person, pressed, finishing = person.visit](const auto& outcome) {
                           person.under_way = false;
                           const auto took = Clock::now() - pressed;
                           if (outcome.kind == Kind::kDone) {
                             slowest_ = std::max(slowest_, std::chrono::duration_cast<std::chrono::microseconds>(took));
                           }
                           answered(person, finishing, outcome);
                           press_later(person);
                         });
}

// Through the loop, so that a client that refuses at once is not asked again from within its answer.
void FaultCrowd::press_later(Person& person) {
  if (resting_) return;
  const bool wait = !person.client->connection().connected;
  person.again->expires_after(wait ? kAgain : habits_.pause);
  person.again->async_wait([this, &person](const boost::system::error_code& error) {
    if (!error) press(person);
  });
}

void FaultCrowd::answered(Person& person, std::uint64_t finishing, const transport::CommandOutcome& outcome) {
  if (outcome.kind == Kind::kNoConnection) return;
  if (outcome.kind == Kind::kUnconfirmed) return told_.unconfirmed();
  ++answers_;
  if (outcome.kind == Kind::kRejected) {
    const auto code = outcome.rejection.code();
    if (code == protocol::DISK_LOW) ++refused_for_disk_;
    if (code == protocol::COUNTER_ALREADY_OPEN) person.open = true;
    if (code == protocol::COUNTER_CLOSED) person.open = false;
    person.visit = 0;
    return;
  }
  const auto& ticket = outcome.done.ticket();
  if (person.counter == 0) return told_.issued(ticket);
  const bool opened = !std::exchange(person.open, true);
  if (!opened && finishing != 0) told_.finished(finishing);
  person.visit = opened ? 0 : ticket.visit();
  if (person.visit != 0) told_.called(person.counter, ticket);
}

}  // namespace motcua::test
