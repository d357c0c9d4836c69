#include "protocol/transport/command_session.h"

#include <algorithm>

#include "planted/bugs.h"

namespace motcua::transport {

using protocol::ClientMessage;
using protocol::ServerMessage;

CommandSession::CommandSession(CommandSessionOptions options, CommandWire& wire)
    : options_(std::move(options)), wire_(wire) {}

void CommandSession::start(Time now) {
  heard_at_ = now;
  greet(now);
  deliver();
}

void CommandSession::stop() {
  state_ = State::kStopped;
  for (auto& [number, request] : requests_) finish(std::move(request), {CommandOutcome::Kind::kUnconfirmed, {}, {}});
  requests_.clear();
  end_fetches();
  for (auto& fetch : announcements_) callbacks_.push_back([done = std::move(fetch.done)] { done(nullptr); });
  announcements_.clear();
  for (auto& fetch : catalogues_) callbacks_.push_back([done = std::move(fetch.done)] { done(nullptr); });
  catalogues_.clear();
  end_records();
  set_connection(false, "");
  deliver();
}

// Hello and ping together: connected is who was welcomed and knows the dispatcher's time.
void CommandSession::greet(Time now) {
  ClientMessage message;
  message.mutable_hello()->set_session(options_.session);
  message.mutable_hello()->set_software(options_.software);
  hello_at_ = now + options_.retry_interval;
  welcomed_ = false;
  state_ = State::kDown;
  set_connection(false, connection_.trouble);
  if (!wire_.send(message)) return;
  state_ = State::kGreeting;
  ping(now);
}

void CommandSession::up(Time now) {
  state_ = State::kUp;
  ping_at_ = now + options_.ping_interval;
  set_connection(true, "");
  retry(now, true);
  if (state_ == State::kUp) tell_state(now);
}

void CommandSession::down(Time now) {
  state_ = State::kDown;
  welcomed_ = false;
  hello_at_ = now + options_.retry_interval;
  set_connection(false, connection_.trouble);
}

void CommandSession::ping(Time now) {
  ping_at_ = now + options_.ping_interval;
  ClientMessage message;
  const auto stamp = static_cast<std::uint64_t>(std::chrono::floor<std::chrono::milliseconds>(now).count());
  message.mutable_ping()->set_client_time_ms(stamp);
  if (!wire_.send(message)) {
    down(now);
    return;
  }
  // Two within one millisecond: the first is measured against, which only makes the round trip longer than it was.
  pings_.emplace(stamp, now);
  while (pings_.size() > 8) pings_.erase(pings_.begin());
}

void CommandSession::report(Time now, protocol::DeviceState state) {
  state_of_device_ = std::move(state);
  if (state_ == State::kUp) tell_state(now);
  deliver();
}

void CommandSession::tell_state(Time now) {
  tell_state_at_ = now + kDeviceStateInterval;
  if (!state_of_device_ || connection_.welcome.minor() < kMinorOfDeviceStates) return;
  ClientMessage message;
  *message.mutable_device_state() = *state_of_device_;
  if (!wire_.send(message)) down(now);
}

void CommandSession::receive(Time now, ServerMessage&& message) {
  if (state_ == State::kStopped) return;
  heard_at_ = now;
  switch (message.body_case()) {
    case ServerMessage::kWelcome:
      on_welcome(now, std::move(*message.mutable_welcome()));
      break;
    case ServerMessage::kPong:
      on_pong(now, message.pong());
      break;
    case ServerMessage::kAnswer:
      on_answer(now, std::move(*message.mutable_answer()));
      break;
    case ServerMessage::kView:
      on_view(std::move(*message.mutable_view()));
      break;
    case ServerMessage::kAnnouncements:
      on_announcements(std::move(*message.mutable_announcements()));
      break;
    case ServerMessage::kCatalogue:
      on_catalogue(std::move(*message.mutable_catalogue()));
      break;
    case ServerMessage::kRecords:
      on_records(std::move(*message.mutable_records()));
      break;
    case ServerMessage::kRefusal:
      on_refusal(now, message.refusal());
      break;
    case ServerMessage::BODY_NOT_SET:
      break;
  }
  deliver();
}

void CommandSession::on_welcome(Time now, protocol::Welcome&& welcome) {
  if (welcome.session() != options_.session || state_ == State::kUp) return;
  connection_.welcome = std::move(welcome);
  welcomed_ = true;
  if (clock_.known() && clock_.incarnation() == connection_.welcome.incarnation()) up(now);
}

void CommandSession::on_pong(Time now, const protocol::Pong& pong) {
  const auto sent = pings_.find(pong.client_time_ms());
  if (sent == pings_.end()) return;
  clock_.sample(pong.incarnation(), sent->second, now, pong.dispatcher_time_ms());
  pings_.erase(pings_.begin(), std::next(sent));
  connection_.round_trip = clock_.round_trip();
  connection_.clock_offset_ms = clock_.offset_ms();
  const bool same = pong.incarnation() == connection_.welcome.incarnation();
  if (state_ == State::kUp && !same) greet(now);  // it was restarted faster than we noticed
  if (state_ == State::kGreeting && welcomed_ && same) up(now);
}

void CommandSession::on_answer(Time now, protocol::Answer&& answer) {
  if (answer.session() != options_.session) return;
  const auto found = requests_.find(answer.number());
  if (found == requests_.end()) return;  // its patience ended before, or it was answered already
  CommandOutcome outcome;
  if (answer.has_done()) {
    outcome.kind = CommandOutcome::Kind::kDone;
    outcome.done = std::move(*answer.mutable_done());
  } else {
    if (on_soft_rejection(now, answer.number(), answer.rejection())) return;
    outcome.kind = CommandOutcome::Kind::kRejected;
    outcome.rejection = std::move(*answer.mutable_rejection());
  }
  finish(std::move(found->second), std::move(outcome));
  requests_.erase(found);
}

// Rejections that say nothing about what an earlier sending of the same request did. True: dealt with.
bool CommandSession::on_soft_rejection(Time now, std::uint64_t number, const protocol::Rejection& rejection) {
  Outstanding& request = requests_.at(number);
  if (rejection.code() == protocol::OVERLOADED) {
    ++request.overloaded;
    request.overload_detail = rejection.detail();
    request.retry_at = now + options_.retry_interval;
    return true;
  }
  const bool unknown_session = rejection.code() == protocol::UNKNOWN_SESSION;
  if (!unknown_session && rejection.code() != protocol::NUMBER_TOO_OLD) return false;
  if (request.sent > 1) {
    finish(std::move(request), {CommandOutcome::Kind::kUnconfirmed, {}, {}});
    requests_.erase(number);
  } else if (unknown_session) {
    request.sent = 0;  // goes again once we are welcome
  } else {
    return false;
  }
  if (unknown_session && state_ == State::kUp) greet(now);
  return true;
}

void CommandSession::on_refusal(Time now, const protocol::Refusal& refusal) {
  if (refusal.code() == protocol::AUDIENCE_NOT_PERMITTED) {
    end_fetches();
  } else if (refusal.code() == protocol::RECORDS_NOT_GIVEN) {
    end_records();
  } else if (refusal.code() == protocol::VERSION_NOT_SUPPORTED) {
    down(now);
    hello_at_ = now + options_.silence_max;  // until somebody updates one of the two
  }
  set_connection(state_ == State::kUp, refusal.detail());
}

void CommandSession::explain(std::string trouble) {
  if (state_ == State::kUp || state_ == State::kStopped) return;
  set_connection(false, std::move(trouble));
  deliver();
}

void CommandSession::writable(Time now, bool can_send) {
  if (state_ == State::kStopped) return;
  if (!can_send && state_ != State::kDown) down(now);
  if (can_send && state_ == State::kDown) greet(now);
  deliver();
}

void CommandSession::wake(Time now) {
  if (state_ == State::kStopped) return;
  expire(now);
  if (now - heard_at_ >= options_.silence_max) {
    heard_at_ = now;
    down(now);
    pings_.clear();
    wire_.renew();
  } else if (state_ == State::kUp) {
    if (now >= ping_at_) ping(now);
    if (state_ == State::kUp) retry(now, false);
    if (state_ == State::kUp && now >= tell_state_at_) tell_state(now);
  } else if (now >= hello_at_) {
    greet(now);
  }
  deliver();
}

Time CommandSession::next_wake() const {
  if (state_ == State::kStopped) return Time::max();
  const bool is_up = state_ == State::kUp;
  Time next = std::min<Time>(heard_at_ + options_.silence_max, is_up ? ping_at_ : hello_at_);
  if (is_up && state_of_device_) next = std::min(next, tell_state_at_);
  for (const auto& [number, request] : requests_) {
    next = std::min(next, request.expires);
    if (is_up) next = std::min(next, request.retry_at);
  }
  for (const auto& fetch : fetches_) {
    next = std::min(next, fetch.expires);
    if (is_up) next = std::min(next, fetch.retry_at);
  }
  for (const auto& fetch : catalogues_) {
    next = std::min(next, fetch.expires);
    if (is_up) next = std::min(next, fetch.retry_at);
  }
  if (records_) next = std::min({next, records_->expires, is_up ? records_->retry_at : records_->expires});
  for (const auto& fetch : announcements_) next = std::min(next, fetch.expires);
  return next;
}

void CommandSession::request(Time now, protocol::Command command, std::chrono::milliseconds patience,
                             CommandClient::OnOutcome done) {
  Outstanding request;
  request.command = std::move(command);
  request.expires = now + patience;
  request.done = std::move(done);
  if (state_ == State::kUp && transmit(now, next_number_, request)) {
    requests_.emplace(next_number_++, std::move(request));
  } else {
    if (planted::is_planted(planted::Bug::kPressKeptOverOutage)) {
      requests_.emplace(next_number_++, Outstanding{request.command, request.expires, now, 0, 0, "", [](auto&) {}});
    }
    finish(std::move(request), {CommandOutcome::Kind::kNoConnection, {}, {}});
  }
  deliver();
}

// The deadline is reckoned anew at each sending: dispatcher time does not outlive an incarnation, the patience does.
bool CommandSession::transmit(Time now, std::uint64_t number, Outstanding& request) {
  ClientMessage message;
  protocol::Request& body = *message.mutable_request();
  body.set_session(options_.session);
  body.set_number(number);
  body.set_deadline_ms(static_cast<std::uint64_t>(std::max<std::int64_t>(1, clock_.dispatcher_ms(request.expires))));
  *body.mutable_command() = request.command;
  if (!wire_.send(message)) return false;
  ++request.sent;
  request.retry_at = now + options_.retry_interval;
  return true;
}

// Sends again what is due, or everything after a new handshake.
void CommandSession::retry(Time now, bool all) {
  for (auto& [number, request] : requests_) {
    if (!all && now < request.retry_at) continue;
    const auto sent_as = planted::is_planted(planted::Bug::kRetryWithNewNumber) ? number + 100'000 : number;
    if (!transmit(now, sent_as, request)) return down(now);
  }
  for (auto& fetch : fetches_) {
    if (!all && now < fetch.retry_at) continue;
    if (!transmit(now, fetch)) return down(now);
  }
  for (auto& fetch : catalogues_) {
    if (!all && now < fetch.retry_at) continue;
    if (!transmit(now, fetch)) return down(now);
  }
  if (records_ && (all || now >= records_->retry_at) && !transmit(now, *records_)) return down(now);
  if (all && !announcements_.empty()) announcements_.front().sent = false;
  transmit_announcements();
}

void CommandSession::expire(Time now) {
  for (auto request = requests_.begin(); request != requests_.end();) {
    if (now < request->second.expires) {
      ++request;
      continue;
    }
    CommandOutcome outcome{CommandOutcome::Kind::kUnconfirmed, {}, {}};
    if (request->second.sent == 0) {
      outcome.kind = CommandOutcome::Kind::kNoConnection;  // what was sent is known to be without effect
    } else if (request->second.overloaded == request->second.sent) {
      outcome.kind = CommandOutcome::Kind::kRejected;
      outcome.rejection.set_code(protocol::OVERLOADED);
      outcome.rejection.set_detail(request->second.overload_detail);
    }
    finish(std::move(request->second), std::move(outcome));
    request = requests_.erase(request);
  }
  std::erase_if(fetches_, [&](OutstandingFetch& fetch) {
    if (now < fetch.expires) return false;
    callbacks_.push_back([done = std::move(fetch.done)] { done(nullptr); });
    return true;
  });
  std::erase_if(catalogues_, [&](OutstandingCatalogue& fetch) {
    if (now < fetch.expires) return false;
    callbacks_.push_back([done = std::move(fetch.done)] { done(nullptr); });
    return true;
  });
  if (records_ && now >= records_->expires) end_records();
  std::erase_if(announcements_, [&](OutstandingAnnouncements& fetch) {
    if (now < fetch.expires) return false;
    callbacks_.push_back([done = std::move(fetch.done)] { done(nullptr); });
    return true;
  });
  if (state_ == State::kUp) transmit_announcements();
}

void CommandSession::finish(Outstanding&& request, CommandOutcome outcome) {
  callbacks_.push_back([done = std::move(request.done), outcome = std::move(outcome)] { done(outcome); });
}

void CommandSession::set_connection(bool connected, std::string trouble) {
  if (connection_.connected == connected && connection_.trouble == trouble) return;
  connection_.connected = connected;
  connection_.trouble = std::move(trouble);
  connection_changed_ = true;
}

// Last in every call: what the callbacks ask for finds the state in order.
void CommandSession::deliver() {
  while (connection_changed_ || !callbacks_.empty()) {
    if (std::exchange(connection_changed_, false) && on_connection_) on_connection_(connection_);
    for (auto& callback : std::exchange(callbacks_, {})) callback();
  }
}

}  // namespace motcua::transport
