#include "simulator/demo/live_crowd.h"

#include <algorithm>
#include <utility>

namespace motcua::demo {
namespace {

using protocol::Command;

constexpr std::chrono::milliseconds kTick{10};
constexpr std::chrono::seconds kFetchPatience{5};
constexpr std::int64_t kUnservedMs = 60'000;  // of hall time, before somebody is called in
constexpr std::int64_t kClockDoubtMs = 5;     // of real time: how exactly the dispatcher's clock is known
constexpr std::uint64_t kCitizenSeed = 1'000'003;

}  // namespace

LiveCrowd::LiveCrowd(boost::asio::io_context& io, zmq::context_t& context, const Scene& scene,
                     const Endpoints& endpoints, const Keys& keys, std::uint64_t seed, Tally& tally)
    : io_(io),
      context_(context),
      scene_(scene),
      tally_(tally),
      kiosk_(io, context, endpoints.command, keys.curve_of(kCrowdDevice), tally),
      watcher_(io, context, endpoints.command, keys.curve_of(kWatcherDevice), tally),
      citizens_(scene.plan, scene.midnight_ms, seed + kCitizenSeed, kiosk_, tally),
      timer_(io) {
  for (const auto& counter : scene.site.counters) {
    if (counter.number == scene.terminal && !scene.terminal_is_ours) continue;
    add_desk(scene, endpoints, keys, counter.number, seed);
  }
  transport::ViewSubscriberOptions options;
  options.endpoint = endpoints.staff;
  options.curve = keys.curve_of(kWatcherDevice);
  options.audience = protocol::STAFF;
  subscriber_ = std::make_unique<transport::ViewSubscriber>(io_, context_, std::move(options),
                                                            [this](auto view) { see(std::move(view)); });
}

LiveCrowd::~LiveCrowd() {
  // Stopping tells outstanding requests how they ended; everything they touch is still here.
  resting_ = true;
  for (auto& [counter, desk] : desks_) desk.device->stop();
  kiosk_.stop();
  watcher_.stop();
}

void LiveCrowd::add_desk(const Scene& scene, const Endpoints& endpoints, const Keys& keys, std::uint32_t counter,
                         std::uint64_t seed) {
  crowd::ClerkOptions options;
  options.counter = counter;
  options.recalls_max = scene.site.rules.recalls_max;
  options.seed = seed + counter;
  options.outcomes.push_back(scene.site.default_outcome().key);
  for (const auto& outcome : scene.site.outcomes) {
    if (!outcome.is_default) options.outcomes.push_back(outcome.key);
  }
  for (const auto& shift : scene.plan.shifts) {
    if (shift.counter != counter) continue;
    options.shifts.push_back({counter, scene.midnight_ms + shift.from_ms, scene.midnight_ms + shift.until_ms});
  }
  Desk desk;
  desk.device =
      std::make_unique<CrowdDevice>(io_, context_, endpoints.command, keys.curve_of(clerk_device(counter)), tally_);
  desk.clerk = std::make_unique<crowd::Clerk>(
      std::move(options), [this](const protocol::Ticket& ticket) { return citizens_.manner_of(ticket); });
  desks_.emplace(counter, std::move(desk));
}

void LiveCrowd::start() {
  subscriber_->start();
  watcher_.start();
  kiosk_.start();
  for (auto& [counter, desk] : desks_) desk.device->start();
  tick();
}

void LiveCrowd::tick() {
  timer_.expires_after(kTick);
  // Weak: a timer that has run out already cannot be cancelled any more.
  timer_.async_wait([this, here = std::weak_ptr<bool>(here_)](const boost::system::error_code& error) {
    if (error || here.expired()) return;
    if (!resting_ && clock_.known() && watcher_.connected()) {
      citizens_.step(hall_now_ms());
      for (auto& [counter, desk] : desks_) step(desk);
    }
    tick();
  });
}

void LiveCrowd::step(Desk& desk) {
  if (resting_ || !desk.device->connected()) return;
  auto command = desk.clerk->next(hall_now_ms());
  if (!command) return;
  Desk* self = &desk;
  desk.device->send(*command, [this, self, sent = *command](const transport::CommandOutcome& outcome) {
    answered(*self, sent, outcome);
    if (outcome.kind == transport::CommandOutcome::Kind::kDone) step(*self);
  });
}

void LiveCrowd::answered(Desk& desk, const Command& command, const transport::CommandOutcome& outcome) {
  acted_ms_ = hall_now_ms();
  if (outcome.kind != transport::CommandOutcome::Kind::kDone) {
    desk.clerk->failed(acted_ms_);
    return;
  }
  count(command, desk.clerk->counter(), outcome.done);
  desk.clerk->done(acted_ms_, outcome.done);
}

void LiveCrowd::count(const Command& command, std::uint32_t counter, const protocol::Done& done) {
  const auto call = [&] {
    if (!done.nobody_waiting()) tally_.called(counter, done.ticket(), acted_ms_);
  };
  switch (command.body_case()) {
    case Command::kCallNext:
      call();
      break;
    case Command::kFinish:
      tally_.finished(command.finish().visit());
      break;
    case Command::kFinishAndCallNext:
      tally_.finished(command.finish_and_call_next().visit());
      call();
      break;
    case Command::kNoShow:
      tally_.no_show(command.no_show().visit());
      break;
    default:
      break;
  }
}

void LiveCrowd::see(std::shared_ptr<const protocol::View> view) {
  view_ = std::move(view);
  clock_.see(view_->head());
  tally_.saw(view_->staff());
  if (resting_ || !watcher_.connected()) return;
  const auto now_ms = hall_now_ms();
  const auto doubt_ms = kClockDoubtMs * clock_.speed_permille() / 1000;
  const auto true_at_ms = static_cast<std::int64_t>(view_->head().hall_ms()) - doubt_ms;
  for (const auto& counter : view_->staff().counters()) {
    const auto desk = desks_.find(counter.number());
    if (desk == desks_.end()) continue;
    desk->second.clerk->see(true_at_ms, now_ms, counter);
    step(desk->second);
  }
  call_in_clerks(view_->staff());
}

bool LiveCrowd::calls(std::uint32_t counter, const std::string& service) const {
  const auto* settings = scene_.site.find_counter(counter);
  if (settings == nullptr) return false;
  const auto& services = scene_.site.profiles[*scene_.site.find_profile(settings->profile)].services;
  return std::find(services.begin(), services.end(), service) != services.end();
}

// By one of ours: a person at the terminal may be reading this instead.
bool LiveCrowd::is_served(const protocol::StaffPicture& picture, const std::string& service) const {
  return std::any_of(picture.counters().begin(), picture.counters().end(), [&](const auto& counter) {
    return counter.state() != protocol::CLOSED && desks_.contains(counter.number()) && calls(counter.number(), service);
  });
}

crowd::Clerk* LiveCrowd::clerk_for(const std::string& service) {
  for (auto& [counter, desk] : desks_) {
    if (calls(counter, service)) return desk.clerk.get();
  }
  return nullptr;
}

// Nobody is sent home unserved: where people wait and every clerk of the service has gone, one comes back until they
// are called.
void LiveCrowd::call_in_clerks(const protocol::StaffPicture& picture) {
  const auto now_ms = hall_now_ms();
  for (const auto& service : picture.services()) {
    const auto in = called_in_.find(service.key());
    if (in != called_in_.end()) {
      if (service.waiting() > 0) continue;
      auto* const clerk = in->second;
      called_in_.erase(in);
      const bool needed =
          std::any_of(called_in_.begin(), called_in_.end(), [&](const auto& one) { return one.second == clerk; });
      clerk->call_in(needed);
    } else if (service.waiting() == 0 || is_served(picture, service.key())) {
      unserved_since_ms_.erase(service.key());
    } else if (now_ms - unserved_since_ms_.try_emplace(service.key(), now_ms).first->second >= kUnservedMs) {
      auto* const clerk = clerk_for(service.key());
      if (clerk == nullptr) continue;
      clerk->call_in(true);
      called_in_[service.key()] = clerk;
    }
  }
}

bool LiveCrowd::ready() const {
  return view_ && kiosk_.connected() && watcher_.connected() &&
         std::all_of(desks_.begin(), desks_.end(), [](const auto& desk) { return desk.second.device->connected(); });
}

bool LiveCrowd::quiet() const {
  return kiosk_.in_flight() == 0 && std::all_of(desks_.begin(), desks_.end(),
                                                [](const auto& desk) { return desk.second.device->in_flight() == 0; });
}

bool LiveCrowd::day_over() const {
  if (!view_) return false;
  const auto seen_ms = static_cast<std::int64_t>(view_->head().hall_ms());
  // Some real time before the next business date begins, with its own numbers and counts.
  if (seen_ms >= scene_.end_ms - 60'000 - clock_.speed_permille()) return true;
  if (!citizens_.all_came() || !quiet() || view_->staff().day().waiting() > 0) return false;
  if (seen_ms <= acted_ms_ + kClockDoubtMs * clock_.speed_permille() / 1000) return false;
  const auto now_ms = seen_ms - scene_.midnight_ms;
  if (!scene_.plan.arrivals.empty() && now_ms < scene_.plan.arrivals.back().at_ms) return false;
  return std::all_of(desks_.begin(), desks_.end(), [](const auto& desk) { return desk.second.clerk->free(); });
}

std::int64_t LiveCrowd::hall_now_ms() {
  return clock_.now_ms(watcher_.clock_offset_ms());
}

void LiveCrowd::fetch(std::function<void(std::shared_ptr<const protocol::View>)> done) {
  watcher_.client().fetch(protocol::STAFF, kFetchPatience, [this, done = std::move(done)](auto view) {
    if (view) tally_.saw(view->staff());
    done(view);
  });
}

std::uint64_t LiveCrowd::commands() const {
  std::uint64_t commands = kiosk_.commands();
  for (const auto& [counter, desk] : desks_) commands += desk.device->commands();
  return commands;
}

std::string LiveCrowd::trouble() const {
  for (const auto& [counter, desk] : desks_) {
    if (!desk.device->trouble().empty()) return desk.device->trouble();
  }
  return watcher_.trouble().empty() ? kiosk_.trouble() : watcher_.trouble();
}

}  // namespace motcua::demo
