#include "simulator/storm/world.h"

#include <fmt/format.h>

#include "protocol/frame.h"

namespace motcua::storm {
namespace {

// After the faults have stopped: until the dispatcher must be back (what its disk hangs on may take a while yet), until
// every screen must show the truth from then on, until a last change must have travelled, and until the last ticket
// must be served.
constexpr Time kWorksWithin = std::chrono::seconds(60);
constexpr Time kRightWithin = std::chrono::seconds(3);
constexpr Time kPictureWithin = std::chrono::seconds(2);
constexpr double kServedWithinHours = 12;

Time hall_hours(double hours, std::uint32_t speed_permille) {
  return Time(static_cast<std::int64_t>(hours * 3600.0 * 1e6 * 1000.0 / static_cast<double>(speed_permille)));
}

template <class Picture>
bool same_waiting(const Picture& picture, const hall::State& state) {
  std::uint64_t shown = 0;
  std::uint64_t right = 0;
  for (const auto& service : picture.services()) shown += service.waiting();
  for (const auto waiting : state.waiting) right += waiting;
  return shown == right;
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
  Faults crashes;
  crashes.add(Fault::kClientCrash);
  const bool only_crashes = options_.faults == crashes;
  for (std::uint32_t i = 1; i <= options_.size.displays; ++i) {
    walls_.push_back(
        std::make_unique<Wall>(add_client(Site::display(i), protocol::PUBLIC_BOARD), timeline_, only_crashes));
  }
  add_client("stranger", protocol::AUDIENCE_UNKNOWN);
}

// ------------------------------------------------------------------------------------------------------------ the run

void World::run() {
  node_.start();
  for (auto& client : clients_) client->start();
  for (auto& actor : actors_) people_act(*actor, Time(0));
  if (weather_.has(Fault::kGarbage)) send_nonsense();
  if (weather_.has(Fault::kDiskFull)) fill_disk();
  all_press_next();
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

std::optional<std::string> World::what_is_wrong_with(const protocol::StaffPicture& picture) const {
  const auto& counters = node_.service().state().counters;
  if (!same_waiting(picture, node_.service().state())) return " shows otherwise than the hall has it how many wait";
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
  for (const auto& client : clients_) {
    if (!client->connected()) return client->device() + " is not connected";
    if (client->device() == "stranger") continue;
    const auto view = client->shown();
    if (!view) return client->device() + " shows no picture";
    const auto wrong = view->has_staff() ? what_is_wrong_with(view->staff()) : what_is_wrong_with(view->board());
    if (wrong) return client->device() + *wrong;
  }
  return std::nullopt;
}

std::optional<std::string> World::what_is_wrong_with(const protocol::Board& picture) const {
  const auto& state = node_.service().state();
  const auto right = service::board_of(state, state.last_event_ms, {});
  if (picture.counters_size() != right.counters_size()) return " shows too few counters";
  for (int i = 0; i < right.counters_size(); ++i) {
    const auto& shown = picture.counters(i).ticket();
    if (shown != right.counters(i).ticket()) {
      return fmt::format(" shows '{}' at counter {}, the hall says '{}'", shown, i + 1, right.counters(i).ticket());
    }
  }
  if (!same_waiting(picture, state)) return " shows otherwise than the hall has it how many wait";
  if (picture.announcements_size() != right.announcements_size()) return " shows too few or too many calls";
  for (int i = 0; i < right.announcements_size(); ++i) {
    if (picture.announcements(i).SerializeAsString() != right.announcements(i).SerializeAsString()) {
      return fmt::format(" shows call {} otherwise than the hall has it", right.announcements(i).number());
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

// Somebody else's files fill the disk, nearly or to the last byte, and are deleted again.
void World::fill_disk() {
  timeline_.after(weather_.pause(std::chrono::seconds(30)), [this] {
    if (calm_) return;
    fill_disk();
    weather_.struck(Fault::kDiskFull);
    note("the disk is nearly full");
    node_.leave_room(random_.chance(0.2) ? 0 : 10'000 + random_.below(30'000));
    timeline_.after(std::chrono::seconds(2) + weather_.spell(), [this] { node_.leave_room(std::nullopt); });
  });
}

// Now and then all clerks press "next" in the same moment.
void World::all_press_next() {
  timeline_.after(weather_.pause(hall_hours(0.05, options_.speed_permille)), [this] {
    if (calm_) return;
    all_press_next();
    for (auto& actor : actors_) actor->press_next();
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
  for (const auto& wall : walls_) {
    result.announced += wall->announced();
    result.displays_restarted += wall->restarted();
  }
  result.ledger = ledger_.counts();
  result.node = node_.counts();
  result.struck = weather_.counts();
  result.disk = node_.disk().counts();
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
