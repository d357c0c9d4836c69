#include "cli/remote.h"

#include <cstdlib>

#include <fmt/format.h>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>

#include "cli/client.h"
#include "cli/printing.h"
#include "config/words.h"
#include "protocol/transport/view_subscriber.h"
#include "ui/text/words.h"

namespace motcua::cli {
namespace {

using transport::CommandOutcome;

void complain(std::string_view sentence) {
  fmt::print(stderr, "motcua: {}\n", sentence);
}

void print(std::string_view text) {
  fmt::print("{}", text);
  std::fflush(stdout);
}

// Vietnamese where the environment is, English otherwise.
const text::Catalogue& words_of(const text::Catalogues& all, const LinkOptions& options) {
  const char* environment = std::getenv("LANG");
  const bool vietnamese = environment != nullptr && std::string_view(environment).starts_with("vi");
  const std::string language = !options.language.empty() ? options.language : vietnamese ? "vi" : "en";
  const text::Catalogue* found = all.find(language);
  return found != nullptr ? *found : all.vietnamese();
}

ExitCode answer(const CommandWord& word, const Arguments& arguments, const CommandOutcome& outcome,
                const LinkOptions& options) {
  const auto all = text::Catalogues::embedded();
  const auto& words = words_of(all, options);
  protocol::Answer json;
  switch (outcome.kind) {
    case CommandOutcome::Kind::kDone:
      *json.mutable_done() = outcome.done;
      print((options.json ? to_json(json) : word.say(arguments, outcome.done)) + "\n");
      return ExitCode::kDone;
    case CommandOutcome::Kind::kRejected:
      *json.mutable_rejection() = outcome.rejection;
      if (options.json) print(to_json(json) + "\n");
      complain(text::rejection(outcome.rejection.code(), words));
      if (!outcome.rejection.detail().empty()) complain(outcome.rejection.detail());
      return ExitCode::kRejected;
    case CommandOutcome::Kind::kNoConnection:
      complain(words.get("connection.none"));
      return ExitCode::kNoConnection;
    case CommandOutcome::Kind::kUnconfirmed:
      break;
  }
  complain(words.get("connection.unconfirmed"));
  return ExitCode::kUnconfirmed;
}

void resolve_service(const protocol::Board& board, std::string& service) {
  for (const auto& each : board.services()) {
    if (each.key() == service) return;
  }
  for (const auto& each : board.services()) {
    if (each.letter() == service) service = each.key();
  }
}

// A letter stands for the service or class that has it. What is not known goes as it is: the dispatcher says so.
tl::expected<void, std::string> resolve_letters(const protocol::Board& board, Arguments& arguments) {
  resolve_service(board, arguments.service);
  for (auto& service : arguments.then) resolve_service(board, service);
  std::vector<std::string_view> classes;
  for (const auto& each : board.classes()) {
    if (each.key() == arguments.priority_class) return {};
    if (!each.letter().empty() && each.letter() == arguments.priority_class) classes.push_back(each.key());
  }
  if (classes.size() > 1) {
    return tl::unexpected(fmt::format("--class {}: several classes have this letter, expected {}",
                                      arguments.priority_class, config::alternatives(classes)));
  }
  if (!classes.empty()) arguments.priority_class = classes.front();
  return {};
}

// Prints the pictures that come.
class Watcher {
 public:
  Watcher(const WatchOptions& watch, const LinkOptions& options, transport::ClientCurve curve)
      : watch_(watch),
        options_(options),
        words_(words_of(catalogues_, options)),
        signals_(io_, SIGINT, SIGTERM),
        silence_(io_) {
    transport::ViewSubscriberOptions subscriber;
    subscriber.endpoint = watch.audience == protocol::STAFF ? options.staff_endpoint : options.board_endpoint;
    subscriber.curve = std::move(curve);
    subscriber.audience = watch.audience;
    endpoint_ = subscriber.endpoint;
    subscriber_ = std::make_unique<transport::ViewSubscriber>(io_, context_, std::move(subscriber),
                                                              [this](auto view) { show(*view); });
  }

  ExitCode run() {
    signals_.async_wait([this](const auto& error, int) {
      if (!error) io_.stop();
    });
    subscriber_->start();
    expect_picture();
    io_.run();
    subscriber_->stop();
    return seen_ > 0 ? ExitCode::kDone : ExitCode::kNoConnection;
  }

 private:
  void show(const protocol::View& view) {
    expect_picture();
    ++seen_;
    const std::string body = view.has_staff() ? view.staff().SerializeAsString() : view.board().SerializeAsString();
    if (!watch_.every && shown_ > 0 && body == last_body_) return;
    last_body_ = body;
    ++shown_;
    print(options_.json ? to_json(view) + "\n" : view_text(view, words_) + "\n");
    if (watch_.count > 0 && shown_ >= watch_.count) io_.stop();
  }

  // Says so when the pictures stay away.
  void expect_picture() {
    constexpr std::chrono::seconds kSilence{3};
    silence_.expires_after(kSilence);
    silence_.async_wait([this, kSilence](const auto& error) {
      if (error) return;
      complain(fmt::format("{}: no picture for {} s", endpoint_, kSilence.count()));
      expect_picture();
    });
  }

  const WatchOptions& watch_;
  const LinkOptions& options_;
  text::Catalogues catalogues_ = text::Catalogues::embedded();
  const text::Catalogue& words_;
  std::string endpoint_;
  zmq::context_t context_{1};
  boost::asio::io_context io_;
  boost::asio::signal_set signals_;
  boost::asio::steady_timer silence_;
  std::unique_ptr<transport::ViewSubscriber> subscriber_;
  std::string last_body_;
  std::uint64_t seen_ = 0;
  std::uint64_t shown_ = 0;
};

}  // namespace

ExitCode run_command(const CommandWord& word, Arguments arguments, const LinkOptions& options) {
  auto curve = client_curve(options);
  if (!curve) return complain(curve.error()), ExitCode::kUsage;
  Client client(options, std::move(*curve));
  if (const auto connected = client.connect(); !connected) return complain(connected.error()), ExitCode::kNoConnection;
  if (!arguments.service.empty() || !arguments.priority_class.empty() || !arguments.then.empty()) {
    const auto view = client.fetch(protocol::PUBLIC_BOARD);
    if (!view) return complain("the dispatcher gave no picture to look the service up in"), ExitCode::kNoConnection;
    arguments.head = view->head();
    if (const auto known = resolve_letters(view->board(), arguments); !known) {
      return complain(known.error()), ExitCode::kUsage;
    }
  }
  return answer(word, arguments, client.request(word.make(arguments)), options);
}

ExitCode run_show(protocol::Audience audience, const LinkOptions& options) {
  auto curve = client_curve(options);
  if (!curve) return complain(curve.error()), ExitCode::kUsage;
  Client client(options, std::move(*curve));
  if (const auto connected = client.connect(); !connected) return complain(connected.error()), ExitCode::kNoConnection;
  const auto view = client.fetch(audience);
  if (!view)
    return complain("the dispatcher gave no picture: is this device permitted to see it?"), ExitCode::kNoConnection;
  const auto all = text::Catalogues::embedded();
  print(options.json ? to_json(*view) + "\n" : view_text(*view, words_of(all, options)));
  return ExitCode::kDone;
}

ExitCode run_watch(const WatchOptions& watch, const LinkOptions& options) {
  auto curve = client_curve(options);
  if (!curve) return complain(curve.error()), ExitCode::kUsage;
  return Watcher(watch, options, std::move(*curve)).run();
}

}  // namespace motcua::cli
