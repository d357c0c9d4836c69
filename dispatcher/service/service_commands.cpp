// The service's commands: exactly once in effect, permitted or refused, with what only the shell knows.
#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "dispatcher/service/answers.h"
#include "dispatcher/service/permissions.h"
#include "dispatcher/service/service.h"
#include "dispatcher/service/translate.h"
#include "planted/bugs.h"
#include "protocol/frame.h"

namespace motcua::service {
namespace {

constexpr std::size_t kPinsLookedAtMax = 8;  // of a device at once; people type one at a time

}  // namespace

void Service::answer_repeated(const Peer& peer, const std::string& answer, Batch& batch) {
  ++counts_.repeated;
  batch.replies.emplace_back(peer, answer);
}

void Service::take_request(const Incoming& incoming, const hall::Moment& now, Batch& batch) {
  const Peer& peer = incoming.peer;
  const auto& request = incoming.message.request();
  const auto known = sessions_.find(peer.device, request.session(), request.number());
  if (known.known == Sessions::Known::kAnswered && !planted::is_planted(planted::Bug::kRetryExecutedAgain)) {
    return answer_repeated(peer, *known.answer, batch);
  }
  if (const auto* refusal = refusals_.find(peer.device, request.session(), request.number())) {
    batch.replies.emplace_back(peer, *refusal);
    return;
  }
  auto refused = refuse_unrecorded(peer, request);
  if (!refused && too_many_pins(incoming)) {
    refused = rejection(protocol::OVERLOADED, "too many PINs of this device wait to be looked at");
  }
  if (!refused && look_at_pin(incoming)) return;
  tl::expected<hall::Command, protocol::Rejection> command = hall::Command(hall::Tick{});
  if (!refused) {
    command = command_of(incoming);
    if (!command) refused = std::move(command.error());
  }
  if (refused) {
    ++counts_.rejections;
    const bool may_be_asked_again =
        refused->code() == protocol::UNKNOWN_SESSION || refused->code() == protocol::OVERLOADED;  // the same request
    const auto& [to, frame] = batch.replies.emplace_back(peer, answer_frame(request, std::move(*refused)));
    if (!may_be_asked_again) refusals_.keep(peer.device, request.session(), request.number(), frame);
    return;
  }
  // What is decided of a new configuration is decided by its own calendar.
  const bool reload = std::holds_alternative<hall::ApplySettings>(*command);
  auto [answer, events] = execute(request, *command, reload ? by_calendar(files_read_->calendar, now) : now);
  note_activity(peer, now, events);
  auto frame = answer_frame(std::move(answer));
  batch.replies.emplace_back(peer, frame);
  put_on_record(now, {peer.device, request.session(), request.number()}, std::move(events), std::move(frame), batch);
  if (!calendar_changed_) run_due(now, batch);  // else by the new one, in form_batch
}

std::optional<protocol::Rejection> Service::refuse_unrecorded(const Peer& peer,
                                                              const protocol::Request& request) const {
  const auto device = options_.devices.find(peer.device);
  if (device == options_.devices.end()) return rejection(protocol::NOT_PERMITTED, "the device is not known here");
  if (auto refusal = why_not_permitted(device->second, request.command(), state_); !refusal.reason.empty()) {
    return rejection(refusal.code, std::move(refusal.reason));
  }
  const auto known = sessions_.find(peer.device, request.session(), request.number()).known;
  if (known == Sessions::Known::kUnknownSession) {
    return rejection(protocol::UNKNOWN_SESSION, "the session is not open here: say hello first");
  }
  if (known == Sessions::Known::kTooOld || request.number() == 0) {
    return rejection(protocol::NUMBER_TOO_OLD,
                     fmt::format("request {} is older than the answers that are kept", request.number()));
  }
  if (request.deadline_ms() != 0 && static_cast<std::uint64_t>(clock_.dispatcher_ms()) > request.deadline_ms()) {
    return rejection(protocol::DEADLINE_PASSED, fmt::format("request {} arrived after its deadline", request.number()));
  }
  if (state_.settings.services.empty() && !request.command().has_reload()) {
    return rejection(protocol::BAD_SETTINGS, "there is no configuration yet");
  }
  const bool issues = request.command().has_issue_ticket() || request.command().has_check_in();
  if (disk_low_ && issues) {
    return rejection(protocol::DISK_LOW, "the disk is nearly full: no new tickets until there is room");
  }
  return std::nullopt;
}

tl::expected<hall::Command, protocol::Rejection> Service::command_of(const Incoming& incoming) {
  const auto& command = incoming.message.request().command();
  if (command.has_sign_in()) return sign_in_of(incoming);
  if (command.has_sign_out()) return hall::SignOut{command.sign_out().counter(), incoming.peer.device};
  if (command.has_reload()) return read_site_again();
  auto known = to_hall(command);
  if (!known) return tl::unexpected(rejection(protocol::MALFORMED, "the command is not known here"));
  return std::move(*known);
}

// A wrong PIN is on the record, though it is refused: the tries count over a restart.
Service::Execution Service::execute(const protocol::Request& request, const hall::Command& command,
                                    const hall::Moment& now) {
  ++counts_.commands;
  Execution result;
  result.answer.set_session(request.session());
  result.answer.set_number(request.number());
  if (const auto refused = hall::decide(deciding_state(), command, now, result.events)) {
    ++counts_.rejections;
    *result.answer.mutable_rejection() = to_wire(*refused);
    return result;
  }
  apply(result.events, now);
  if (std::holds_alternative<hall::ApplySettings>(command)) use(std::move(*std::exchange(files_read_, std::nullopt)));
  const auto* wrong_pin = result.events.empty() ? nullptr : std::get_if<hall::SignInFailed>(&result.events.front());
  if (wrong_pin != nullptr) {
    ++counts_.rejections;
    *result.answer.mutable_rejection() = state_.pin_locked(wrong_pin->clerk, now.hall_ms)
                                             ? rejection(protocol::LOCKED, "the PIN is wrong, once too often")
                                             : rejection(protocol::WRONG_PIN, "the PIN is wrong");
  } else {
    *result.answer.mutable_done() = done_of(state_, request.command(), result.events);
  }
  return result;
}

// Whoever is signed in at a device without a counter is not forgotten while something comes from there.
void Service::note_activity(const Peer& peer, const hall::Moment& now, hall::Events& events) {
  hall::Events active;
  hall::decide(state_, hall::NoteActivity{peer.device}, now, active);
  apply(active, now);
  events.insert(events.end(), active.begin(), active.end());
}

// ------------------------------------------------------------------------------------------------------------- people

bool Service::look_at_pin(const Incoming& incoming) {
  const auto& request = incoming.message.request();
  if (!request.command().has_sign_in()) return false;
  const auto secret = options_.staff.find(request.command().sign_in().code());
  if (secret == options_.staff.end() || options_.pin_checker == nullptr) return false;
  // Once more, where a reload has given the code to somebody else meanwhile.
  if (incoming.pin_is_right && incoming.pin_hash == secret->second.pin_hash) return false;
  const auto key = std::tuple(incoming.peer.device, request.session(), request.number());
  if (!pins_looked_at_.insert(key).second) return true;  // a retry
  options_.pin_checker->check(secret->second.pin_hash, request.command().sign_in().pin(),
                              [this, incoming, key, pin_hash = secret->second.pin_hash](bool right) {
                                pins_looked_at_.erase(key);
                                if (failed_ || stopping_) return;
                                incoming_.push_back({incoming.peer, incoming.message, right, pin_hash});
                                on_drained();
                              });
  return true;
}

bool Service::too_many_pins(const Incoming& incoming) const {
  const auto& request = incoming.message.request();
  if (!request.command().has_sign_in() || incoming.pin_is_right) return false;
  const auto& device = incoming.peer.device;
  if (pins_looked_at_.contains({device, request.session(), request.number()})) return false;  // a retry
  const auto from = pins_looked_at_.lower_bound({device, 0, 0});
  const auto of_device = [&device](const auto& key) { return std::get<0>(key) == device; };
  return static_cast<std::size_t>(std::distance(from, std::find_if_not(from, pins_looked_at_.end(), of_device))) >=
         kPinsLookedAtMax;
}

// At a terminal that belongs to a counter one signs in at that counter, whatever the message says.
tl::expected<hall::Command, protocol::Rejection> Service::sign_in_of(const Incoming& incoming) const {
  const auto& command = incoming.message.request().command().sign_in();
  const auto device = options_.devices.find(incoming.peer.device);
  const bool known = device != options_.devices.end();
  const auto bound = known ? device->second.counter : 0;
  // The command line may everything by itself: it signs in people elsewhere and is nobody's own device.
  const bool own = !known || device->second.role != protocol::Role::kOperator;
  const auto secret = options_.staff.find(command.code());
  if (secret == options_.staff.end() || !incoming.pin_is_right) {
    return tl::unexpected(rejection(protocol::UNKNOWN_CLERK, "nobody here has this code"));
  }
  return hall::SignIn{secret->second.clerk, *incoming.pin_is_right, bound != 0 ? bound : command.counter(),
                      own ? incoming.peer.device : std::string()};
}

// ------------------------------------------------------------------------------------------------------ configuration

tl::expected<hall::Command, protocol::Rejection> Service::read_site_again() {
  if (!options_.read_site) {
    return tl::unexpected(rejection(protocol::BAD_SETTINGS, "there is no site file to read again"));
  }
  auto files = options_.read_site();
  if (!files) {
    spdlog::error("the configuration is not applied, the old one stays in force: {}", files.error());
    return tl::unexpected(rejection(protocol::BAD_SETTINGS, std::move(files.error())));
  }
  files_read_ = std::move(*files);
  return hall::ApplySettings{files_read_->settings};
}

void Service::use(SiteFiles files) {
  options_.staff = std::move(files.staff);
  options_.calendar = std::move(files.calendar);
  calendar_changed_ = true;
  keep_catalogue(files.catalogue);
  if (files.devices) {
    options_.devices = std::move(*files.devices);
    if (options_.on_devices) options_.on_devices(options_.devices);
  }
  spdlog::info("the configuration was read again and applied");
}

void Service::set_catalogue(const protocol::Catalogue& catalogue) {
  keep_catalogue(catalogue);
  board_.mutable_board()->set_catalogue_version(catalogue.version());
}

void Service::keep_catalogue(const protocol::Catalogue& catalogue) {
  around_.catalogue_version = catalogue.version();
  protocol::ServerMessage message;
  *message.mutable_catalogue() = catalogue;
  catalogue_frame_ = encode(message);
}

}  // namespace motcua::service
