// kill -9 in the middle of the work: everything acknowledged is there afterwards, nothing twice.
#include <doctest/doctest.h>

#include <csignal>
#include <map>
#include <random>
#include <set>

#include "tests/support/commands.h"
#include "tests/support/desk.h"

using namespace motcua;
using namespace motcua::test;
using Kind = transport::CommandOutcome::Kind;

namespace {

// What the clients were told, kept apart from the dispatcher.
struct Told {
  std::map<std::string, std::uint64_t> issued;  // number -> visit
  std::set<std::uint64_t> called;
  int duplicates = 0;

  void ticket(const protocol::Ticket& ticket) {
    if (!issued.emplace(ticket.number(), ticket.visit()).second) ++duplicates;
  }
};

// Several kiosks and clerks that keep pressing, each with one request under way.
class Crowd {
 public:
  Crowd(const RealHall& hall, std::string service, Told& told) : service_(std::move(service)), told_(told) {
    for (const auto* device : {"kiosk-1", "kiosk-1", "kiosk-1", "counter-1", "counter-2"}) {
      clients_.push_back(std::make_unique<transport::CommandClient>(io_, context_, hall.client_options(device)));
      clients_.back()->start();
    }
  }
  boost::asio::io_context& io() { return io_; }
  int answers() const { return answers_; }

  void press_all() {
    for (std::size_t i = 0; i < clients_.size(); ++i) press(i);
  }
  bool all_connected() const {
    return std::all_of(clients_.begin(), clients_.end(), [](const auto& c) { return c->connection().connected; });
  }
  void rest() { resting_ = true; }

 private:
  void press(std::size_t i) {
    if (resting_) return;
    const auto counter = static_cast<std::uint32_t>(i < 3 ? 0 : i - 2);
    auto command = counter == 0 ? issue(service_) : opened_[i] ? finish_and_call_next(counter) : open(counter);
    clients_[i]->request(std::move(command), kPatience, [this, i, counter](const auto& outcome) {
      ++answers_;
      if (outcome.kind == Kind::kDone) {
        opened_[i] = true;
        if (counter == 0)
          told_.ticket(outcome.done.ticket());
        else if (outcome.done.ticket().visit() != 0)
          told_.called.insert(outcome.done.ticket().visit());
      } else if (outcome.kind == Kind::kRejected) {
        opened_[i] = outcome.rejection.code() != protocol::COUNTER_CLOSED;
      }
      press(i);
    });
  }

  boost::asio::io_context io_;
  zmq::context_t context_;
  std::vector<std::unique_ptr<transport::CommandClient>> clients_;
  std::string service_;
  Told& told_;
  std::map<std::size_t, bool> opened_;
  int answers_ = 0;
  bool resting_ = false;
};

}  // namespace

TEST_CASE("killed at random moments under load, ten times: everything acknowledged is there, nothing twice") {
  RealHall hall;
  hall.start();
  std::string service;
  {
    Desk desk(hall, "operator");
    REQUIRE(desk.connect());
    service = desk.fetch(protocol::PUBLIC_BOARD)->board().services(0).key();
  }
  Told told;
  std::minstd_rand random(7);
  for (int round = 0; round < 10; ++round) {
    Crowd crowd(hall, service, told);
    REQUIRE(run_until(crowd.io(), [&] { return crowd.all_connected(); }));
    crowd.press_all();
    const int until = 30 + static_cast<int>(random() % 150);
    REQUIRE(run_until(crowd.io(), [&] { return crowd.answers() >= until; }));
    hall.kill_hard();
    crowd.rest();
    crowd.io().restart();
    crowd.io().poll();  // answers that had left before the end still count as told
    hall.start();
  }
  Desk desk(hall, "operator");
  REQUIRE(desk.connect());
  const auto day = desk.fetch(protocol::STAFF)->staff().day();
  CHECK(told.duplicates == 0);
  CHECK(told.issued.size() > 100);
  // At most the requests under way at each of the ten cuts were executed without being acknowledged.
  CHECK(day.issued() >= told.issued.size());
  CHECK(day.issued() <= told.issued.size() + 10 * 3);
  CHECK(day.called() >= told.called.size());
  CHECK(day.issued() == day.called() + day.waiting() + day.left());
  // Every acknowledged ticket is known: none can be issued again and each is called or still waiting.
  for (const auto& [number, visit] : told.issued) {
    protocol::Command cancel;
    cancel.mutable_cancel_ticket()->set_ticket(number);
    const auto outcome = desk.ask(cancel);
    if (outcome.kind == Kind::kDone) {
      CHECK(outcome.done.ticket().visit() == visit);
      CHECK_FALSE(told.called.contains(visit));
    } else {
      CHECK((outcome.rejection.code() == protocol::TICKET_ENDED ||
             outcome.rejection.code() == protocol::TICKET_IS_CALLED));
    }
  }
}

TEST_CASE(
    "situation 06: power is cut in the middle of a call; after it the ticket is still called there, nothing is "
    "announced again") {
  RealHall hall;
  hall.start();
  std::uint64_t visit = 0;
  protocol::Board before;
  {
    Desk desk(hall, "operator");
    REQUIRE(desk.connect());
    const auto service = desk.fetch(protocol::PUBLIC_BOARD)->board().services(0).key();
    desk.ask(open(1));
    desk.ask(issue(service));
    visit = desk.ask(call_next(1)).done.ticket().visit();
    REQUIRE(visit != 0);
    before = desk.fetch(protocol::PUBLIC_BOARD)->board();
  }
  hall.kill_hard();
  hall.start();
  Desk desk(hall, "operator");
  REQUIRE(desk.connect());
  const auto staff = desk.fetch(protocol::STAFF)->staff();
  CHECK(staff.counters(0).state() == protocol::CALLING);
  CHECK(staff.counters(0).current().ticket().visit() == visit);
  const auto after = desk.fetch(protocol::PUBLIC_BOARD)->board();
  CHECK(after.SerializeAsString() == before.SerializeAsString());
}

TEST_CASE("a client that is connected through the power cut goes on by itself within three seconds of the return") {
  RealHall hall;
  hall.start();
  const auto endpoint = hall.endpoint("command");
  Desk desk(hall, "operator");
  REQUIRE(desk.connect());
  const auto service = desk.fetch(protocol::PUBLIC_BOARD)->board().services(0).key();
  hall.kill_hard();
  REQUIRE(run_until(desk.io(), [&] { return !desk.client().connection().connected; }));
  CHECK(desk.ask(issue(service)).kind == Kind::kNoConnection);
  hall.set_command_port(endpoint.substr(endpoint.rfind(':') + 1));
  hall.start();
  const auto back = std::chrono::steady_clock::now();
  REQUIRE(desk.connect());
  MESSAGE("back after "
          << std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - back).count()
          << " ms");
  const auto outcome = desk.ask(issue(service));
  REQUIRE(outcome.kind == Kind::kDone);
  CHECK(outcome.done.ticket().number().ends_with("001"));  // the refused press did not come after it
}
