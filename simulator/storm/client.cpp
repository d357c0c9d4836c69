#include "simulator/storm/client.h"

#include <utility>

#include <fmt/format.h>

#include "protocol/frame.h"
#include "simulator/storm/promise.h"

namespace motcua::storm {
namespace {

constexpr Time kConnectAfter = std::chrono::milliseconds(20);
constexpr Time kLookAgain = std::chrono::milliseconds(250);
constexpr Time kHeartbeatLost = std::chrono::milliseconds(2500);
constexpr auto kRecordsPatience = std::chrono::seconds(3);
// Situation 22: after so long a screen must say that there is no connection, and that its picture is old.
constexpr Time kMustBeNoticed = std::chrono::seconds(3);
// What a clock read in whole milliseconds at both ends may be wrong by.
constexpr Time kRounding = std::chrono::milliseconds(2);

// What arrives ends too early. (A message that is altered and still whole is for the encryption to find.)
void cut_short(std::string& frame, crowd::Random& random) {
  frame.resize(random.below(frame.size()));
}

}  // namespace

Client::Client(Surroundings around, std::string device, protocol::Audience audience, std::uint64_t seed)
    : around_(around),
      device_(std::move(device)),
      audience_(audience),
      random_(seed),
      clock_ahead_(std::chrono::milliseconds(random_.below(1'000'000'000))) {}

// ------------------------------------------------------------------------------------------------------- start and end

void Client::start() {
  life_.renew();
  started_ = around_.timeline.now();
  transport::CommandSessionOptions options;
  options.session = static_cast<std::uint64_t>(random_.below(1U << 30U)) + 1;
  options.software = "storm";
  keeper_ = std::make_unique<transport::ViewKeeper>(transport::kStaleAfter);
  session_ = std::make_unique<transport::CommandSession>(options, *this);
  session_->on_connection([this](const transport::Connection& now) {
    note_connection();
    if (!now.connected || audience_ == protocol::AUDIENCE_UNKNOWN) return;
    session_->fetch(own_now(), audience_, std::chrono::seconds(3), [this](auto view) {
      if (view) take(std::move(view));
    });
  });
  linked_ = false;
  session_->start(own_now());
  connect_later();
  arm();
}

void Client::crash(Time away) {
  if (!alive()) return;
  ++crashes_;
  if (under_way_ > 0) ++crashes_under_way_;
  life_.end();
  stalled_until_ = Time(0);
  session_.reset();
  keeper_.reset();
  under_way_ = 0;
  pressing_ = 0;
  armed_for_ = Time::max();
  will_look_ = false;
  ++epoch_;
  linked_ = broken_ = false;
  if (on_picture_) on_picture_(nullptr);
  around_.timeline.after(away, [this] {
    if (!alive()) start();
  });
}

// At any step between a press and what comes of it.
void Client::crash_here(const char* step) {
  if (around_.weather.strikes(Fault::kClientCrash, around_.weather.client_crash())) throw ClientCrash{this, step};
}

void Client::cut(Time duration) {
  if (!cut_off()) cut_since_ = around_.timeline.now();
  cut_until_ = std::max(cut_until_, around_.timeline.now() + duration);
  soon(kHeartbeatLost, [this] {
    if (cut_off()) lose_connection();
  });
}

bool Client::in_outage() const {
  return cut_off() && around_.timeline.now() > std::max(cut_since_, stalled_until_) + kMustBeNoticed;
}

void Client::stall(Time duration) {
  stalled_until_ = std::max(stalled_until_, around_.timeline.now() + duration);
}

void Client::heal() {
  cut_until_ = Time(0);
  stalled_until_ = std::min(stalled_until_, around_.timeline.now());
  if (!alive()) start();
  notice_end();
}

void Client::soon(Time delay, Timeline::Action action) {
  around_.timeline.after(delay, life_.guard([this, action = std::move(action)]() mutable {
    const auto now = around_.timeline.now();
    if (now >= stalled_until_) return action();
    soon(std::min(stalled_until_ - now, kLookAgain), std::move(action));  // it may be helped before
  }));
}

// ------------------------------------------------------------------------------------------------------ the connection

void Client::connect_later() {
  soon(kConnectAfter, [this] {
    if (linked_) return;
    if (cut_off() || !around_.node.serving()) return connect_later();
    linked_ = true;
    route_ = fmt::format("{}#{}", device_, ++epoch_);
    session_->writable(own_now(), true);
    arm();
  });
}

void Client::lose_connection() {
  broken_ = false;
  if (!std::exchange(linked_, false)) return;
  ++epoch_;
  session_->writable(own_now(), false);
  connect_later();
  arm();
}

// The connection is gone for the network at once, for whoever hangs or is cut off when that is over.
void Client::node_ended() {
  if (!alive() || !linked_) return;
  broken_ = true;
  notice_end();
}

void Client::notice_end() {
  if (!broken_) return;
  soon(std::max(cut_until_ - around_.timeline.now(), Time(0)) + Time(1000), [this] {
    if (broken_) lose_connection();
  });
}

void Client::renew() {
  linked_ = broken_ = false;
  ++epoch_;
  connect_later();
}

bool Client::send(const protocol::ClientMessage& message) {
  if (!linked_) return false;
  if (message.has_request() && pressing_ != 0) {
    around_.ledger.left(std::exchange(pressing_, 0), {device_, session_->session(), message.request().number()});
  }
  crash_here("before it sends");
  auto frame = protocol::encode(message);
  if (around_.weather.strikes(Fault::kTruncate, around_.weather.truncate())) cut_short(frame, random_);
  if (around_.weather.strikes(Fault::kDuplicate, around_.weather.duplicate())) carry(frame);
  carry(std::move(frame));
  crash_here("after it has sent");
  return true;
}

void Client::send_raw(const std::string& frame) {
  if (linked_) carry(frame);
}

void Client::carry(std::string frame) {
  if (around_.weather.strikes(Fault::kDrop, around_.weather.drop())) return;
  around_.timeline.after(around_.weather.travel(), [this, frame = std::move(frame), route = route_] {
    // What was on its way when the connection broke is gone with it.
    if (!linked_ || broken_ || route != route_ || cut_off() || !around_.node.serving()) return;
    around_.node.receive(route, device_, frame);
  });
}

void Client::arrive(const std::string& route, const std::string& frame) {
  if (!alive() || !linked_ || broken_ || route != route_ || cut_off()) return;
  soon(Time(0), [this, frame, route] {
    if (!linked_ || route != route_) return;
    auto message = protocol::decode_server(frame);
    if (!message) return;
    crash_here("before it reads");
    session_->receive(own_now(), std::move(*message));
    crash_here("after it has read");
    note_connection();
    arm();
  });
}

// An earlier wake does no harm: then it is armed again.
void Client::arm() {
  const auto next = session_->next_wake();
  if (armed_for_ <= next) return;
  armed_for_ = next;
  const auto generation = ++wake_generation_;
  soon(std::max(next - own_now(), Time(0)), [this, generation] {
    if (generation != wake_generation_) return;
    armed_for_ = Time::max();
    session_->wake(own_now());
    note_connection();
    arm();
  });
}

void Client::request(protocol::Command command, std::chrono::milliseconds patience, OnOutcome done) {
  if (!session_) return;
  const auto press = around_.ledger.pressed(device_, command, in_outage());
  pressing_ = press;
  ++under_way_;
  session_->request(own_now(), std::move(command), patience,
                    [this, press, done = std::move(done)](const auto& outcome) {
                      --under_way_;
                      around_.ledger.told(press, outcome);
                      done(outcome);
                    });
  pressing_ = 0;
  arm();
}

void Client::fetch_records(std::uint64_t seq, transport::CommandClient::OnRecords done) {
  session_->fetch_records(own_now(), seq, kRecordsPatience, std::move(done));
  arm();
}

// ------------------------------------------------------------------------------------------------------------ pictures

void Client::note_connection() {
  const auto& connection = session_->connection();
  if (!connection.connected) return;
  if (keeper_->confirm(connection.welcome.incarnation(), transport::latest_offset_ms(connection))) look();
}

void Client::publish_to(std::shared_ptr<const protocol::View> view, Time travel) {
  around_.timeline.after(travel, life_.guard([this, view = std::move(view)] {
    if (cut_off()) return;
    soon(Time(0), [this, view] { take(view); });
  }));
}

void Client::take(std::shared_ptr<const protocol::View> view) {
  ++pictures_;
  crash_here("with a new picture");
  note_connection();
  if (keeper_->offer(own_now(), std::move(view))) look();
}

void Client::look() {
  const auto view = shown();
  if (on_picture_) on_picture_(view.get());
  look_later();
}

// A screen looks again when its picture has become old, if no newer one came meanwhile.
void Client::look_later() {
  const auto fresh_for = keeper_->fresh_for(own_now());
  if (fresh_for.count() <= 0 || std::exchange(will_look_, true)) return;
  soon(fresh_for, [this] {
    will_look_ = false;
    keeper_->fresh(own_now()) ? look_later() : look();
  });
}

std::shared_ptr<const protocol::View> Client::shown() {
  if (!alive() || !keeper_->fresh(own_now())) return nullptr;
  auto view = keeper_->view();
  check_age(*view);
  return view;
}

void Client::check_age(const protocol::View& view) const {
  const auto& head = view.head();
  const auto made = Node::moment_of(static_cast<std::int64_t>(head.dispatcher_time_ms()));
  const auto age = around_.timeline.now() - made;
  require(age <= kMustBeNoticed + kRounding, "{} shows a picture of {} ms ago as current", device_, age.count() / 1000);
}

}  // namespace motcua::storm
