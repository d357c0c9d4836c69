#include "simulator/storm/world.h"

#include <algorithm>

#include <fmt/format.h>

#include "protocol/frame.h"
#include "simulator/storm/picture_check.h"

namespace motcua::storm {
namespace {

// After the faults have stopped: until the dispatcher must be back (what its disk hangs on may take a while yet), until
// every screen must show the truth from then on, until a last change must have travelled, and until the last ticket
// must be served.
constexpr Time kWorksWithin = std::chrono::seconds(60);
constexpr Time kRightWithin = std::chrono::seconds(3);
constexpr Time kPictureWithin = std::chrono::seconds(2);
constexpr double kServedWithinHours = 12;
constexpr Time kPeopleComeAfter = std::chrono::seconds(1);  // the devices are on
// In the evening the clerks and the operator go home, whoever is still there: some wait, some have been called, some
// are put aside when the day ends. The kiosk goes on giving tickets.
constexpr hall::DurationMs kClerksLeaveMs = (18 * 60 + 30) * hall::kMinuteMs;

Time hall_hours(double hours, std::uint32_t speed_permille) {
  return Time(static_cast<std::int64_t>(hours * 3600.0 * 1e6 * 1000.0 / static_cast<double>(speed_permille)));
}

}  // namespace

World::World(const StormOptions& options)
    : options_(options),
      weather_(options.seed * 7 + 1, options.faults),
      site_(options.seed * 7 + 2, options.speed_permille, options.size),
      ledger_(by_itself(site_.settings().rules), options.speed_permille),
      node_(timeline_, weather_, ledger_, site_, *this, options.seed * 7 + 3),
      random_(options.seed * 7 + 4),
      nonsense_({timeline_, weather_, ledger_, node_}, options.seed * 7 + 5) {
  add_devices(options.seed);
  ledger_.calls().on_call([this](std::uint64_t number) {
    for (auto& wall : walls_) wall->must_announce(number);
  });
  ledger_.calls().on_day([this] {
    for (auto& wall : walls_) wall->another_day();
  });
}

Client& World::add_client(const std::string& device, protocol::Audience audience) {
  const auto seed = static_cast<std::uint64_t>(random_.below(1U << 30U));
  clients_.push_back(
      std::make_unique<Client>(Client::Surroundings{timeline_, weather_, ledger_, node_}, device, audience, seed));
  return *clients_.back();
}

void World::add_devices(std::uint64_t seed) {
  const auto add_actor = [&](Client& client, Actor::Kind kind, std::uint32_t counter) {
    actors_.push_back(std::make_unique<Actor>(client, kind, counter, site_, seed * 31 + actors_.size()));
    return actors_.back().get();
  };
  for (std::uint32_t i = 1; i <= options_.size.kiosks; ++i) {
    add_actor(add_client(Site::kiosk(i), protocol::PUBLIC_BOARD), Actor::Kind::kKiosk, 0);
  }
  add_actor(add_client("reception", protocol::STAFF), Actor::Kind::kReception, 0);
  desk_ = add_actor(add_client("desk", protocol::STAFF), Actor::Kind::kDesk, 0);
  for (std::uint32_t counter = 1; counter <= site_.counters(); ++counter) {
    add_actor(add_client(fmt::format("counter-{}", counter), protocol::STAFF), Actor::Kind::kTerminal, counter);
  }
  Faults crashes;
  crashes.add(Fault::kClientCrash);
  const bool only_crashes = options_.faults == crashes;
  for (std::uint32_t i = 1; i <= options_.size.displays; ++i) {
    walls_.push_back(
        std::make_unique<Wall>(add_client(Site::display(i), protocol::PUBLIC_BOARD), timeline_, only_crashes));
  }
  add_client("stranger", protocol::AUDIENCE_UNKNOWN);
  auto& second = add_client("second", protocol::AUDIENCE_UNKNOWN);
  second_ =
      std::make_unique<SecondDevice>(Client::Surroundings{timeline_, weather_, ledger_, node_}, second, seed * 7 + 6);
}

// ------------------------------------------------------------------------------------------------------------ the run

void World::run() {
  node_.start();
  for (auto& client : clients_) client->start();
  for (auto& actor : actors_) people_act(*actor, kPeopleComeAfter);
  if (weather_.has(Fault::kGarbage)) send_nonsense();
  if (weather_.has(Fault::kDiskFull)) fill_disk();
  all_press_next();
  second_->start();
  if (weather_.has(Fault::kLostPc)) lose_pc();
  strike();
  go_on(hall_hours(options_.hours, options_.speed_permille));
  heal();
  await_dispatcher();
  expect_convergence(kRightWithin);
  drain();
  expect_convergence(kPictureWithin);
  ledger_.settle();
  node_.compare_record();
}

void World::go_on(Time until) {
  for (bool more = true; more;) {
    try {
      more = timeline_.step(until);
    } catch (const Crash& crash) {
      node_.end(crash);
    } catch (const ClientCrash& crash) {
      note(fmt::format("{} ends {}", crash.client->device(), crash.step));
      crash.client->crash(weather_.spell());
    }
  }
}

// Somebody at each device, with pauses like people's in hall time.
void World::people_act(Actor& actor, Time after) {
  timeline_.after(after, [this, &actor] {
    const Time mean = hall_hours(calm_ ? 0.01 : 0.025, options_.speed_permille);
    people_act(actor, weather_.pause(mean));
    if (!actor.goes_home() || !evening()) actor.act(calm_);
  });
}

void World::heal() {
  note("the faults end");
  calm_ = true;
  weather_.calm();
  node_.heal();
  node_.leave_room(std::nullopt);
  for (auto& client : clients_) client->heal();
}

// All that waits is called and served when the clerks do their work.
void World::drain() {
  const Time end = timeline_.now() + hall_hours(kServedWithinHours, options_.speed_permille);
  for (auto left = still_there(); left; left = still_there()) {
    if (timeline_.now() >= end) throw Broken(*left + ", though the clerks have nothing else to do");
    go_on(timeline_.now() + std::chrono::seconds(1));
  }
}

std::optional<std::string> World::still_there() const {
  if (!node_.serving()) return "the dispatcher does not serve";
  for (const auto& [id, visit] : node_.service().state().visits) {
    const auto& leg = visit.leg();
    // Sent to somebody who is not here.
    if (visit.state == hall::VisitState::kWaiting && leg.restriction.kind == hall::Restriction::Kind::kClerk) continue;
    if (visit.state >= hall::VisitState::kFinished) continue;
    std::string counters;
    for (const auto& [number, counter] : node_.service().state().counters) {
      counters += fmt::format(" {}:{}/{}/{}/{}", number, static_cast<int>(counter.state), counter.profile,
                              counter.current, counter.parked.size());
    }
    return fmt::format("ticket {} (visit {}, service {}, class {}, for counter {}) is still in state {}; counters{}",
                       hall::to_string(visit.ticket), id, leg.service, leg.priority_class, leg.restriction.id,
                       static_cast<int>(visit.state), counters);
  }
  return std::nullopt;
}

void World::await_dispatcher() {
  const Time end = timeline_.now() + kWorksWithin;
  while (!node_.working()) {
    if (timeline_.now() >= end) throw Broken("the dispatcher does not serve after the faults have ended");
    go_on(timeline_.now() + std::chrono::milliseconds(3));
  }
}

// Everybody is connected and sees what is true, all in one moment.
void World::expect_convergence(Time within) {
  const Time end = timeline_.now() + within;
  for (auto wrong = what_is_wrong(); wrong; wrong = what_is_wrong()) {
    if (timeline_.now() >= end) throw Broken(*wrong + " after the faults have ended");
    go_on(timeline_.now() + std::chrono::milliseconds(3));
  }
}

std::optional<std::string> World::what_is_wrong() {
  if (!node_.serving()) return "the dispatcher does not serve";
  const auto& state = node_.service().state();
  for (const auto& client : clients_) {
    if (!client->connected()) return client->device() + " is not connected";
    if (client->audience() == protocol::AUDIENCE_UNKNOWN) continue;
    const auto view = client->shown();
    if (!view) return client->device() + " shows no picture";
    if (const auto wrong = what_is_wrong_with(*view, state)) return client->device() + " " + *wrong;
  }
  if (!second_->caught_up()) return fmt::format("the copy ends at record {}", second_->newest());
  return hall::find_contradiction(state);
}

// ------------------------------------------------------------------------------------------------------- what strikes

// About twice a minute of real time something happens somewhere, and more often where nothing else happens.
void World::strike() {
  timeline_.after(weather_.pause(std::chrono::seconds(weather_.few() ? 5 : 15)), [this] {
    if (calm_) return;
    strike();
    auto& client = *clients_[random_.below(clients_.size())];
    strike_client(client);
    if (weather_.strikes(Fault::kStall, 0.1)) node_.stall(weather_.spell());
    if (weather_.strikes(Fault::kPartition, weather_.few() ? 0.3 : 0.03)) cut_all();
    if (weather_.strikes(Fault::kWallClock, weather_.few() ? 0.6 : 0.2)) jump();
    if (weather_.strikes(Fault::kBitFlip, 0.05)) node_.damage_under_way();
    if (weather_.strikes(Fault::kKill, 0.1)) {
      if (random_.chance(0.3)) return node_.stop();
      throw Crash{false};
    }
    if (weather_.strikes(Fault::kPower, 0.1)) throw Crash{true};
  });
}

void World::cut_all() {
  const auto duration = weather_.spell();
  note("the switch is dead");
  ++switch_cuts_;
  for (auto& each : clients_) each->cut(duration);
}

void World::jump() {
  const std::int64_t jumps[] = {-3'600'000, -120'000, -1500, 1500, 120'000, 3'600'000};
  const auto by_ms = jumps[random_.below(6)];
  site_.wall_offset_ms += by_ms;
  ledger_.wall_clock_jumped(by_ms);
  note(fmt::format("the wall clock jumps by {} ms", by_ms));
}

void World::strike_client(Client& client) {
  if (!client.alive()) return;
  if (weather_.strikes(Fault::kPartition, 0.3)) {
    note(client.device() + " is cut off");
    client.cut(weather_.spell());
  }
  if (weather_.strikes(Fault::kClientCrash, 0.2)) {
    note(client.device() + " ends");
    client.crash(weather_.spell());
  }
  if (weather_.strikes(Fault::kClientStall, 0.2)) {
    note(client.device() + " hangs");
    client.stall(weather_.spell());
  }
}

void World::send_nonsense() {
  timeline_.after(weather_.pause(std::chrono::seconds(3)), [this] {
    if (calm_) return;
    send_nonsense();
    auto& client = *clients_[random_.below(clients_.size())];
    if (!client.alive()) return;
    weather_.struck(Fault::kGarbage);
    nonsense_.send(client);
  });
}

// Somebody else's files fill the disk, nearly or to the last byte, and are deleted again. Often there is no room for
// the reserve, and sometimes for a part of it.
void World::fill_disk() {
  timeline_.after(weather_.pause(std::chrono::seconds(30)), [this] {
    if (calm_) return;
    fill_disk();
    weather_.struck(Fault::kDiskFull);
    note("the disk is nearly full");
    node_.leave_room(random_.chance(0.2) ? 0 : 10'000 + random_.below(Node::kReservedBytes));
    timeline_.after(std::chrono::seconds(2) + weather_.spell(), [this] { node_.leave_room(std::nullopt); });
  });
}

// Now and then all clerks press "next" in the same moment.
void World::all_press_next() {
  timeline_.after(weather_.pause(hall_hours(0.05, options_.speed_permille)), [this] {
    if (calm_) return;
    all_press_next();
    if (evening()) return;
    for (auto& actor : actors_) actor->press_next();
  });
}

// The dispatcher's PC dies, and is not there again (situation 36). Often the way to the second device was cut before.
void World::lose_pc() {
  const auto mean = hall_hours(options_.hours * (weather_.few() ? 0.2 : 0.7), options_.speed_permille);
  timeline_.after(weather_.pause(mean), [this] {
    if (calm_) return;
    lose_pc();
    Time later{0};
    if (random_.chance(0.7)) {
      later = weather_.spell();
      note("the second device is cut off");
      second_->cut(later + std::chrono::seconds(1));
    }
    timeline_.after(later, [this] {
      if (!calm_ && ledger_.can_go_on_from(second_->newest())) take_over();
    });
  });
}

// Whoever takes over leaves out as many numbers as may have been given since the copy's newest row, or were left out
// since, and some more.
void World::take_over() {
  weather_.struck(Fault::kLostPc);
  constexpr std::uint32_t kSomeMore = 20;
  const auto lost = ledger_.tickets_after(second_->newest());
  auto skip = static_cast<std::uint32_t>(lost.size()) + kSomeMore;
  for (const auto& [row, by] : left_out_) skip += row > second_->newest() ? by : 0;
  note(fmt::format("the dispatcher's PC is lost; its copy has record {}", second_->newest()));
  // Whoever takes over has a clock that is right: a fast hall is ahead of the simulated one.
  const auto record = second_->take_over(skip, std::max(node_.wall_ms(), ledger_.newest_ms()));
  desk_->enter(ledger_.tickets_after(record.after));
  node_.move_to(second_->disk());
  ledger_.goes_on_from(record.after, record.rows);
  std::erase_if(left_out_, [&](const auto& earlier) { return earlier.first > record.after; });
  left_out_.emplace_back(record.after + record.rows.size(), skip);
  for (auto& wall : walls_) wall->another_day();
  second_->begin_anew();
}

bool World::evening() const {
  if (calm_ || !node_.serving()) return false;
  return node_.service().state().last_event_ms % hall::kDayMs >= kClerksLeaveMs;
}

// --------------------------------------------------------------------------------------------------------- the network

void World::to_client(const std::string& route, const std::string& frame) {
  for (auto& client : clients_) {
    if (client->route() != route) continue;
    int copies = weather_.strikes(Fault::kDuplicate, weather_.duplicate()) ? 2 : 1;
    if (weather_.strikes(Fault::kDrop, weather_.drop())) --copies;
    for (int i = 0; i < copies; ++i) {
      auto carried = frame;
      if (weather_.strikes(Fault::kTruncate, weather_.truncate())) carried.resize(random_.below(carried.size()));
      timeline_.after(weather_.travel(),
                      [one = client.get(), route, carried = std::move(carried)] { one->arrive(route, carried); });
    }
  }
}

void World::to_subscribers(const std::shared_ptr<const protocol::View>& view) {
  for (auto& client : clients_) {
    if (!client->alive() || client->audience() != (view->has_staff() ? protocol::STAFF : protocol::PUBLIC_BOARD))
      continue;
    // A frame that is cut short does not decode and is passed over: the same as one that is lost.
    if (weather_.strikes(Fault::kDrop, weather_.drop()) || weather_.strikes(Fault::kTruncate, weather_.truncate())) {
      continue;
    }
    const int copies = weather_.strikes(Fault::kDuplicate, weather_.duplicate()) ? 2 : 1;
    for (int i = 0; i < copies; ++i) {
      client->publish_to(view, weather_.travel());
    }
  }
}

void World::board_leaves() {
  for (auto& wall : walls_) wall->check(timeline_.now());
}

void World::node_ended() {
  for (auto& client : clients_) client->node_ended();
}

void World::note(const std::string& line) {
  trace_.push_back(fmt::format("{:10.3f} s  {}", static_cast<double>(timeline_.now().count()) / 1e6, line));
  if (trace_.size() > options_.trace_lines) trace_.pop_front();
}

void World::fill(StormResult& result) const {
  result.trace.assign(trace_.begin(), trace_.end());
  result.machine_s = static_cast<double>(timeline_.now().count()) / 1e6;
  result.hall_s = result.machine_s * options_.speed_permille / 1000.0;
  result.steps = timeline_.steps();
  result.switch_cuts = switch_cuts_;
  for (const auto& client : clients_) {
    result.pictures += client->pictures();
    result.client_crashes += client->crashes();
    result.client_crashes_under_way += client->crashes_under_way();
  }
  for (const auto& wall : walls_) {
    result.announced += wall->announced();
    result.displays_restarted += wall->restarted();
  }
  result.ledger = ledger_.counts();
  result.node = node_.counts();
  result.struck = weather_.counts();
  result.disk = node_.disk().counts();
  result.second = second_->counts();
}

std::string command_line(const StormOptions& options) {
  const auto& size = options.size;
  auto line = fmt::format("motcua-simulator --seed {} --hours {} --speed {} --faults {} --kiosks {} --displays {}",
                          options.seed, options.hours, static_cast<double>(options.speed_permille) / 1000.0,
                          to_text(options.faults), size.kiosks, size.displays);
  if (size.counters != 0) line += fmt::format(" --counters {}", size.counters);
  if (!options.planted.empty()) line += " --plant " + options.planted;
  return line;
}

StormResult run_storm(const StormOptions& options) {
  StormResult result;
  result.seed = options.seed;
  result.again = command_line(options);
  World world(options);
  try {
    world.run();
  } catch (const Broken& broken) {
    result.broken = broken.what();
  }
  world.fill(result);
  return result;
}

}  // namespace motcua::storm
