// The dispatcher's PC dies and another takes its place: real processes, a real copy kept over the wire.
#include <doctest/doctest.h>
#include <csignal>
#include <map>
#include <set>
#include <thread>

#include "tests/support/commands.h"
#include "tests/support/desk.h"
#include "tests/support/motcua_program.h"

using namespace motcua;
using namespace motcua::test;
using Kind = transport::CommandOutcome::Kind;
namespace fs = std::filesystem;

namespace {

// Everything that was told to a citizen: number -> visit.
using Told = std::map<std::string, std::uint64_t>;

// Kiosks that keep pressing until the dispatcher is gone.
class Kiosks {
 public:
  Kiosks(const RealHall& hall, std::string service, Told& told) : service_(std::move(service)), told_(told) {
    for (int i = 0; i < 3; ++i) {
      clients_.push_back(std::make_unique<transport::CommandClient>(io_, context_, hall.client_options("kiosk-1")));
      clients_.back()->start();
    }
    REQUIRE(run_until(io_, [this] {
      return std::all_of(clients_.begin(), clients_.end(), [](const auto& one) { return one->connection().connected; });
    }));
    for (auto& client : clients_) press(*client);
  }
  void until_told(std::size_t tickets) {
    REQUIRE(run_until(io_, [&] { return told_.size() >= tickets; }));
  }
  void rest() {
    resting_ = true;
    io_.restart();
    io_.poll();  // what had left before the end still counts as told
  }

 private:
  void press(transport::CommandClient& client) {
    if (resting_) return;
    client.request(issue(service_), kPatience, [this, &client](const auto& outcome) {
      if (outcome.kind == Kind::kDone) told_[outcome.done.ticket().number()] = outcome.done.ticket().visit();
      press(client);
    });
  }

  boost::asio::io_context io_;
  zmq::context_t context_;
  std::vector<std::unique_ptr<transport::CommandClient>> clients_;
  std::string service_;
  Told& told_;
  bool resting_ = false;
};

std::string service_of(const RealHall& hall) {
  Desk desk(hall, "operator");
  REQUIRE(desk.connect());
  return desk.fetch(protocol::PUBLIC_BOARD)->board().services(0).key();
}

// The hall's time of the day, e.g. 09:30.
std::string clock_of(const protocol::ViewHead& head) {
  const auto minute = (static_cast<std::int64_t>(head.hall_ms()) / 1000 + head.utc_offset_s()) / 60 % 1440;
  const auto two = [](std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return two(minute / 60) + ":" + two(minute % 60);
}

// The copy is an exact beginning of the record that was lost.
void check_is_beginning(const fs::path& copy, const fs::path& record) {
  const auto tail = tail_of(copy);
  const auto lost = journal::RowReader::open(record);
  REQUIRE(lost);
  const auto at = (*lost)->chain_at(tail.seq);
  REQUIRE(at);
  CHECK(*at == tail.chain);
}

}  // namespace

TEST_CASE(
    "situation 36: killed under load, another PC goes on from the copy; nothing that reached it is lost, no number is "
    "given twice, hand-written tickets count") {
  RealHall dies, takes_over;
  dies.start();
  const auto service = service_of(dies);
  Motcua follow(follow_words(dies, takes_over.record()), takes_over.folder() / "follow.log");
  REQUIRE(follow.says("caught up"));
  Told told;
  {
    Kiosks kiosks(dies, service, told);
    // The load goes on until the copy has something to be checked by.
    std::size_t tickets = 300;
    kiosks.until_told(tickets);
    while (tail_of(takes_over.record()).seq <= 100 && tickets < 20'000) kiosks.until_told(tickets += 100);
    dies.kill_hard();
    kiosks.rest();
  }
  REQUIRE(follow.says("goes on by itself"));
  CHECK(follow.end(SIGTERM) == 0);

  const auto copied = tail_of(takes_over.record());
  const auto lost = tail_of(dies.record()).seq - copied.seq;
  MESSAGE("the copy holds " << copied.seq << " records and lacks " << lost);
  CHECK(copied.seq > 100);
  check_is_beginning(takes_over.record(), dies.record());

  const auto config = (takes_over.folder() / "dispatcher.toml").string();
  const auto skipped = run({"take-over", "--config", config, "--skip", "500"}, takes_over.folder());
  REQUIRE_MESSAGE(skipped.exit_code == 0, skipped.said);
  takes_over.start();
  Desk desk(takes_over, "operator");
  REQUIRE(desk.connect());
  const auto before = desk.fetch(protocol::STAFF)->staff().day();
  std::set<std::uint64_t> visits;
  for (const auto& [number, visit] : told) visits.insert(visit);
  for (int i = 0; i < 20; ++i) {
    const auto outcome = desk.ask(issue(service));
    REQUIRE(outcome.kind == Kind::kDone);
    const auto& ticket = outcome.done.ticket();
    CHECK_FALSE(told.contains(ticket.number()));
    CHECK_FALSE(visits.contains(ticket.visit()));
  }
  // The service's letter, and a number between what was told and what is given now.
  const auto letter = told.begin()->first.substr(0, told.begin()->first.find_first_of("0123456789"));
  const std::string written = letter + std::to_string(told.size() + 200);
  const std::vector<std::string> word{"enter-ticket", written,
                                      "--service",    service,
                                      "--dispatcher", takes_over.endpoint("command"),
                                      "--keys",       (takes_over.folder() / "keys").string()};
  auto waiting = word;
  const std::string clock = clock_of(desk.fetch(protocol::STAFF)->head());
  waiting.insert(waiting.end(), {"--issued", clock});
  const auto entered = run(waiting, takes_over.folder());
  CHECK_MESSAGE(entered.exit_code == 0, entered.said);
  CHECK(run(waiting, takes_over.folder()).exit_code == 1);  // a number has one ticket
  auto served = waiting;
  served[1] = letter + std::to_string(told.size() + 201);
  served.insert(served.end(), {"--counter", "1", "--called", clock, "--finished", clock});
  const auto counted = run(served, takes_over.folder());
  CHECK_MESSAGE(counted.exit_code == 0, counted.said);
  const auto day = desk.fetch(protocol::STAFF)->staff().day();
  CHECK(day.issued() == before.issued() + 22);
  CHECK(day.finished() == before.finished() + 1);
  CHECK(run({"verify", takes_over.record().string()}, takes_over.folder()).exit_code == 0);
}

TEST_CASE("a copy survives the dispatcher's restart, and has everything when it has caught up") {
  RealHall hall;
  hall.start();
  hall.keep_ports();
  const auto service = service_of(hall);
  const auto copy = hall.folder() / "copy.sqlite";
  Motcua follow(follow_words(hall, copy), hall.folder() / "follow.log");
  REQUIRE(follow.says("caught up"));
  Told told;
  for (int round = 1; round <= 2; ++round) {
    {
      Kiosks kiosks(hall, service, told);
      kiosks.until_told(static_cast<std::size_t>(round) * 60);
      hall.kill_hard();
      kiosks.rest();
    }
    // The second time it is back before anybody has noticed.
    if (round == 1) REQUIRE(follow.says("goes on by itself"));
    hall.start();
    REQUIRE(follow.says("is there again"));
  }
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (tail_of(copy) != tail_of(hall.record())) {
    REQUIRE_MESSAGE(std::chrono::steady_clock::now() < until, follow.said());
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  CHECK(follow.end(SIGINT) == 0);
  CHECK(run({"verify", copy.string()}, hall.folder()).exit_code == 0);
}

TEST_CASE("the record is copied by an operator's device alone, and a copy of another hall is refused") {
  RealHall hall, other;
  hall.start();
  other.start();
  Desk kiosk(hall, "kiosk-1");
  REQUIRE(kiosk.connect());
  bool answered = false;
  kiosk.client().fetch_records(0, kPatience, [&](const auto& records) {
    CHECK(records == nullptr);
    answered = true;
  });
  REQUIRE(run_until(kiosk.io(), [&] { return answered; }));
  CHECK(kiosk.client().connection().trouble.find("may not copy the record") != std::string::npos);

  const auto copy = hall.folder() / "copy.sqlite";
  auto once = follow_words(hall, copy);
  once.push_back("--once");
  const auto first = run(once, hall.folder());
  CHECK_MESSAGE(first.exit_code == 0, first.said);
  // Sessions are records too: the other hall has at least as many as the copy.
  Desk one(other, "operator"), two(other, "operator");
  REQUIRE((one.connect() && two.connect()));
  auto foreign = follow_words(other, copy);
  foreign.push_back("--once");
  const auto refused = run(foreign, hall.folder());
  CHECK(refused.exit_code == 1);
  CHECK_MESSAGE(refused.said.find("is a copy of another record") != std::string::npos, refused.said);
  // From the file, in the same machine, the copy goes on all the same.
  const auto from_file = run({"follow", copy.string(), "--journal", hall.record().string(), "--once"}, hall.folder());
  CHECK_MESSAGE(from_file.exit_code == 0, from_file.said);
}
