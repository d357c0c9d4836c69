#include "cli/client.h"

#include <optional>

#include <fmt/format.h>

namespace motcua::cli {
namespace {

// Callbacks come within the patience; this is what the wait for them may take on top.
constexpr std::chrono::milliseconds kGrace{1000};

}  // namespace

Client::Client(const LinkOptions& options, transport::ClientCurve curve) : options_(options) {
  transport::CommandClientOptions client;
  client.endpoint = options.command_endpoint;
  client.curve = std::move(curve);
  client.software = "motcua command line";
  client_ = std::make_unique<transport::CommandClient>(io_, context_, std::move(client));
}

Client::~Client() {
  client_->stop();
  io_.restart();
  io_.poll();
  client_.reset();
}

void Client::run_until(const std::function<bool()>& done, std::chrono::milliseconds patience) {
  const auto until = std::chrono::steady_clock::now() + patience;
  while (!done() && std::chrono::steady_clock::now() < until) {
    io_.restart();
    io_.run_one_until(until);
  }
}

tl::expected<void, std::string> Client::connect() {
  client_->start();
  // A trouble may pass, e.g. when the dispatcher is just starting: it counts when the patience is over.
  run_until([&] { return client_->connection().connected; }, options_.patience());
  const auto& now = client_->connection();
  if (now.connected) return {};
  if (!now.trouble.empty()) return tl::unexpected(now.trouble);
  return tl::unexpected(
      fmt::format("{}: no dispatcher answered within {} s", options_.command_endpoint, options_.patience_s));
}

transport::CommandOutcome Client::request(const protocol::Command& command) {
  // Shared with the callback, which may come after the wait for it is over.
  const auto outcome = std::make_shared<std::optional<transport::CommandOutcome>>();
  client_->request(command, options_.patience(), [outcome](const transport::CommandOutcome& got) { *outcome = got; });
  run_until([&] { return outcome->has_value(); }, options_.patience() + kGrace);
  if (*outcome) return **outcome;
  transport::CommandOutcome unconfirmed;
  unconfirmed.kind = transport::CommandOutcome::Kind::kUnconfirmed;
  return unconfirmed;
}

std::shared_ptr<const protocol::View> Client::fetch(protocol::Audience audience) {
  struct Reply {
    bool came = false;
    std::shared_ptr<const protocol::View> view;
  };
  const auto reply = std::make_shared<Reply>();
  client_->fetch(audience, options_.patience(), [reply](std::shared_ptr<const protocol::View> view) {
    reply->came = true;
    reply->view = std::move(view);
  });
  run_until([&] { return reply->came; }, options_.patience() + kGrace);
  return reply->view;
}

}  // namespace motcua::cli
