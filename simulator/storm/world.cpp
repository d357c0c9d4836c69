#include "simulator/storm/world.h"

#include <fmt/format.h>

#include "protocol/frame.h"

namespace motcua::storm {
namespace {

// After the faults have stopped: until every screen must show the truth, and until the last ticket must be served.
constexpr Time kRightWithin = std::chrono::seconds(20);
constexpr double kServedWithinHours = 12;

Time hall_hours(double hours, std::uint32_t speed_permille) {
  return Time(static_cast<std::int64_t>(hours * 3600.0 * 1e6 * 1000.0 / static_cast<double>(speed_permille)));
}

}  // namespace

World::World(const StormOptions& options)
    : options_(options),
      weather_(options.seed * 7 + 1, options.faults),
      site_(options.seed * 7 + 2, options.speed_permille, options.size),
      node_(timeline_, weather_, ledger_, site_, *this, options.seed * 7 + 3),
      random_(options.seed * 7 + 4) {
  add_devices(options.seed);
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
  };
  for (std::uint32_t i = 1; i <= options_.size.kiosks; ++i) {
    add_actor(add_client(Site::kiosk(i), protocol::PUBLIC_BOARD), Actor::Kind::kKiosk, 0);
  }
  add_actor(add_client("reception", protocol::STAFF), Actor::Kind::kReception, 0);
  add_actor(add_client("desk", protocol::STAFF), Actor::Kind::kDesk, 0);
  for (std::uint32_t counter = 1; counter <= site_.counters(); ++counter) {
    add_actor(add_client(fmt::format("counter-{}", counter), protocol::STAFF), Actor::Kind::kTerminal, counter);
  }
  for (std::uint32_t i = 1; i <= options_.size.displays; ++i) {
    walls_.push_back(std::make_unique<Wall>(add_client(Site::display(i), protocol::PUBLIC_BOARD), timeline_));
  }
  add_client("stranger", protocol::AUDIENCE_UNKNOWN);
}

// ------------------------------------------------------------------------------------------------------------ the run

void World::run() {
  node_.start();
  for (auto& client : clients_) client->start();
  for (auto& actor : actors_) people_act(*actor, Time(0));
  if (weather_.has(Fault::kGarbage)) send_nonsense();
  strike();
  go_on(hall_hours(options_.hours, options_.speed_permille));
  heal();
  go_on(timeline_.now() + kRightWithin);
  expect_convergence();
  drain();
  expect_convergence();
  ledger_.settle();
  node_.compare_record();
}

void World::go_on(Time until) {
  for (bool more = true; more;) {
    try {
      more = timeline_.step(until);
    } catch (const Crash& crash) {
      node_.end(crash);
    }
  }
}

// Somebody at each device, with pauses like people's in hall time.
void World::people_act(Actor& actor, Time after) {
  timeline_.after(after, [this, &actor] {
    actor.act(calm_);
    const Time mean = hall_hours(calm_ ? 0.01 : 0.025, options_.speed_permille);
    people_act(actor, weather_.pause(mean));
  });
}

void World::heal() {
  note("the faults end");
  calm_ = true;
  weather_.calm();
  node_.heal();
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

// Everybody is connected and sees what is true, once the last picture has travelled.
void World::expect_convergence() {
  const Time end = timeline_.now() + std::chrono::seconds(2);
  for (auto wrong = what_is_wrong(); wrong; wrong = what_is_wrong()) {
    if (timeline_.now() >= end) throw Broken(*wrong + " after the faults have ended");
    go_on(timeline_.now() + std::chrono::milliseconds(3));
  }
}

std::optional<std::string> World::what_is_wrong_with(const protocol::StaffPicture& picture) const {
  const auto& counters = node_.service().state().counters;
  if (static_cast<std::size_t>(picture.counters_size()) != counters.size())
    return " shows too few or too many counters";
  for (const auto& shown : picture.counters()) {
    const auto counter = counters.find(shown.number());
    if (counter == counters.end() || shown.current().ticket().visit() != counter->second.current ||
        static_cast<std::size_t>(shown.parked_size()) != counter->second.parked.size() ||
        static_cast<int>(shown.state()) != static_cast<int>(counter->second.state)) {
      return fmt::format(" shows counter {} otherwise than the hall has it", shown.number());
    }
  }
  return std::nullopt;
}

std::optional<std::string> World::what_is_wrong() {
  if (!node_.serving()) return "the dispatcher does not serve";
  const auto& state = node_.service().state();
  if (auto contradiction = hall::find_contradiction(state)) return contradiction;
  const auto board = service::board_of(state, state.last_event_ms, {});
  for (const auto& client : clients_) {
    if (!client->connected()) return client->device() + " is not connected";
    if (client->device() == "stranger") continue;
    const auto view = client->shown();
    if (!view) return client->device() + " shows no picture";
    if (view->has_staff()) {
      if (auto wrong = what_is_wrong_with(view->staff())) return client->device() + *wrong;
      continue;
    }
    if (view->board().counters_size() != board.counters_size()) return client->device() + " shows too few counters";
    for (int i = 0; i < board.counters_size(); ++i) {
      const auto& shown = view->board().counters(i).ticket();
      const auto& right = board.counters(i).ticket();
      if (shown != right) {
        return fmt::format("{} shows '{}' at counter {}, the hall says '{}'", client->device(), shown, i + 1, right);
      }
    }
  }
  return std::nullopt;
}

// ------------------------------------------------------------------------------------------------------- what strikes

// About twice a minute of real time something happens somewhere.
void World::strike() {
  timeline_.after(weather_.pause(std::chrono::seconds(15)), [this] {
    if (calm_) return;
    strike();
    auto& client = *clients_[random_.below(clients_.size())];
    strike_client(client);
    if (weather_.strikes(Fault::kStall, 0.1)) node_.stall(weather_.spell());
    if (weather_.strikes(Fault::kPartition, 0.03)) {
      const auto duration = weather_.spell();
      note("the switch is dead");
      for (auto& each : clients_) each->cut(duration);
    }
    if (weather_.strikes(Fault::kKill, 0.1)) {
      if (random_.chance(0.3)) return node_.stop();
      throw Crash{false};
    }
    if (weather_.strikes(Fault::kPower, 0.1)) throw Crash{true};
    if (weather_.strikes(Fault::kWallClock, 0.2)) {
      const std::int64_t jumps[] = {-3'600'000, -120'000, -1500, 1500, 120'000, 3'600'000};
      site_.wall_offset_ms += jumps[random_.below(6)];
      note("the wall clock jumps");
    }
  });
}

void World::strike_client(Client& client) {
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

// Noise, frames of ours with nothing in them, requests of sessions that do not exist, numbers at the limits.
void World::send_nonsense() {
  timeline_.after(weather_.pause(std::chrono::seconds(3)), [this] {
    if (calm_) return;
    send_nonsense();
    auto& client = *clients_[random_.below(clients_.size())];
    if (!client.alive()) return;
    std::string noise(random_.below(64), '\0');
    for (auto& byte : noise) byte = static_cast<char>(random_.below(256));
    protocol::ClientMessage message;
    auto& request = *message.mutable_request();
    request.set_session(random_.below(3));
    request.set_number(random_.chance(0.5) ? 0 : ~std::uint64_t{0});
    request.mutable_command()->mutable_call_next()->set_counter(~std::uint32_t{0});
    client.send_raw(random_.chance(0.5) ? noise : protocol::encode(message));
  });
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
      timeline_.after(weather_.travel(), [one = client.get(), view] { one->arrive_view(view); });
    }
  }
}

void World::board_leaves(const protocol::Board& board) {
  for (const auto& announcement : board.announcements()) {
    if (announcement.number() <= announced_up_to_) continue;
    announced_up_to_ = announcement.number();
    for (auto& wall : walls_) wall->published(announcement);
  }
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
  for (const auto& client : clients_) result.pictures += client->pictures();
  for (const auto& wall : walls_) result.announced += wall->announced();
  result.ledger = ledger_.counts();
  result.node = node_.counts();
  result.disk = node_.disk().counts();
}

StormResult run_storm(const StormOptions& options) {
  StormResult result;
  result.seed = options.seed;
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
