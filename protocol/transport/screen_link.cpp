#include "protocol/transport/screen_link.h"

#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>

#include "protocol/transport/own_clock.h"
#include "protocol/transport/view_keeper.h"
#include "protocol/transport/view_subscriber.h"
#include "protocol/version.h"

namespace motcua::transport {
namespace {

namespace asio = boost::asio;

constexpr std::chrono::milliseconds kFetchPatience{3000};

}  // namespace

struct ScreenLink::Impl {
  Impl(ScreenLinkOptions options_in, std::function<void()> wake_in)
      : options(std::move(options_in)), wake(std::move(wake_in)) {
    CommandClientOptions client_options;
    client_options.endpoint = options.command_endpoint;
    client_options.curve = options.curve;
    client_options.software = options.software;
    client = std::make_unique<CommandClient>(io, context, std::move(client_options));
    client->on_connection([this](const Connection& now) { on_connection(now); });
    subscriber = std::make_unique<ViewSubscriber>(
        io, context, ViewSubscriberOptions{options.view_endpoint, options.curve, options.audience},
        [this](std::shared_ptr<const protocol::View> view) { on_view(std::move(view)); });
    thread = std::thread([this] { run(); });
  }

  ~Impl() {
    asio::post(io, [this] {
      subscriber.reset();
      client.reset();
      work.reset();
    });
    thread.join();
  }

  void run() {
    client->start();
    subscriber->start();
    io.run();
  }

  // Link's thread.
  void on_connection(const Connection& now) {
    note(now);
    if (now.connected && client) {
      client->fetch(options.audience, kFetchPatience, [this](std::shared_ptr<const protocol::View> view) {
        if (view) on_view(std::move(view));
      });
    }
    wake();
  }

  // Link's thread.
  void on_view(std::shared_ptr<const protocol::View> view) {
    if (client) note(client->connection());
    bool shown = false;
    {
      const std::lock_guard lock(mutex);
      shown = keeper.offer(own_time(), std::move(view));
    }
    if (shown) wake();
  }

  // The command channel's word on which incarnation runs and what time it has.
  void note(const Connection& now) {
    const std::lock_guard lock(mutex);
    connection = now;
    if (now.connected) keeper.confirm(now.welcome.incarnation(), latest_offset_ms(now));
  }

  // Link's thread.
  void request(protocol::Command&& command, std::chrono::milliseconds patience, CommandClient::OnOutcome done) {
    client->request(std::move(command), patience, [this, done = std::move(done)](const CommandOutcome& outcome) {
      {
        const std::lock_guard lock(mutex);
        finished.push_back([done, outcome] { done(outcome); });
      }
      wake();
    });
  }

  // Link's thread.
  void fetch_catalogue(std::chrono::milliseconds patience, CommandClient::OnCatalogue done) {
    client->fetch_catalogue(patience, [this, done = std::move(done)](auto catalogue) {
      {
        const std::lock_guard lock(mutex);
        finished.push_back([done, catalogue] { done(catalogue); });
      }
      wake();
    });
  }

  ScreenLinkOptions options;
  std::function<void()> wake;
  zmq::context_t context{1};
  asio::io_context io{1};
  asio::executor_work_guard<asio::io_context::executor_type> work{io.get_executor()};
  std::unique_ptr<CommandClient> client;       // link's thread
  std::unique_ptr<ViewSubscriber> subscriber;  // link's thread

  mutable std::mutex mutex;  // for what follows; held for moments only
  ViewKeeper keeper{kStaleAfter};
  Connection connection;
  std::vector<std::function<void()>> finished;  // outcomes on their way to the drawing thread

  std::thread thread;
};

ScreenLink::ScreenLink(ScreenLinkOptions options, std::function<void()> wake)
    : impl_(std::make_unique<Impl>(std::move(options), std::move(wake))) {}
ScreenLink::~ScreenLink() = default;

std::shared_ptr<const protocol::View> ScreenLink::view() const {
  const std::lock_guard lock(impl_->mutex);
  return impl_->keeper.view();
}

LinkStatus ScreenLink::status() const {
  const Time now = own_time();
  const std::lock_guard lock(impl_->mutex);
  LinkStatus status;
  status.fresh = impl_->keeper.fresh(now);
  status.connected = impl_->connection.connected;
  status.trouble = impl_->connection.trouble;
  status.picture_age = impl_->keeper.age(now).value_or(std::chrono::milliseconds(0));
  status.round_trip = impl_->connection.round_trip;
  status.hall_now_ms = impl_->keeper.hall_now_ms(now);
  status.fresh_for = impl_->keeper.fresh_for(now);
  status.older_dispatcher = impl_->connection.connected && impl_->connection.welcome.minor() < protocol::kVersionMinor;
  return status;
}

void ScreenLink::send(protocol::Command command, std::chrono::milliseconds patience, CommandClient::OnOutcome done) {
  asio::post(impl_->io, [impl = impl_.get(), command = std::move(command), patience, done = std::move(done)]() mutable {
    if (impl->client) impl->request(std::move(command), patience, std::move(done));
  });
}

void ScreenLink::fetch_catalogue(std::chrono::milliseconds patience, CommandClient::OnCatalogue done) {
  asio::post(impl_->io, [impl = impl_.get(), patience, done = std::move(done)]() mutable {
    if (impl->client) impl->fetch_catalogue(patience, std::move(done));
  });
}

void ScreenLink::report(protocol::DeviceState state) {
  asio::post(impl_->io, [impl = impl_.get(), state = std::move(state)]() mutable {
    if (impl->client) impl->client->report(std::move(state));
  });
}

void ScreenLink::poll() {
  std::vector<std::function<void()>> callbacks;
  {
    const std::lock_guard lock(impl_->mutex);
    callbacks.swap(impl_->finished);
  }
  for (auto& callback : callbacks) callback();
}

}  // namespace motcua::transport
