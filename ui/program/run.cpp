#include "ui/program/run.h"

#include <systemd/sd-daemon.h>

#include <algorithm>
#include <iostream>

#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "protocol/transport/screen_link.h"
#include "ui/frame_loop.h"
#include "ui/program/signal_thread.h"

namespace motcua::ui {
namespace {

void set_up_log(const std::string& name) {
  auto logger = spdlog::stderr_logger_mt(name);
  logger->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %n: %v");
  logger->flush_on(spdlog::level::info);
  spdlog::set_default_logger(std::move(logger));
}

tl::expected<transport::ClientCurve, std::string> read_keys(const ProgramOptions& options) {
  transport::ClientCurve curve;
  curve.enabled = options.curve;
  if (!options.curve) return curve;
  auto own = transport::read_key_file(options.key, true);
  if (!own) return tl::unexpected(own.error());
  auto server = transport::read_key_file(options.server_key, false);
  if (!server) return tl::unexpected(server.error());
  curve.own = *own;
  curve.server_public_key = server->public_key;
  return curve;
}

LinkState plain(const transport::LinkStatus& status) {
  return {status.fresh,       status.connected,         status.trouble,         status.round_trip.count(),
          status.hall_now_ms, status.fresh_for.count(), status.older_dispatcher};
}

CommandResult plain(const transport::CommandOutcome& outcome) {
  using From = transport::CommandOutcome::Kind;
  using To = CommandResult::Kind;
  To kind = To::kUnconfirmed;
  if (outcome.kind == From::kDone) kind = To::kDone;
  if (outcome.kind == From::kRejected) kind = To::kRejected;
  if (outcome.kind == From::kNoConnection) kind = To::kNoConnection;
  return {kind, outcome.done, outcome.rejection};
}

// Without what only its owner may know.
std::string for_the_log(protocol::Command command) {
  if (command.has_sign_in()) {
    command.mutable_sign_in()->clear_code();  // may be the text of a badge
    command.mutable_sign_in()->clear_pin();
  }
  return command.ShortDebugString();
}

// One line in the log for every change of the connection.
class ConnectionLog {
 public:
  void see(const transport::LinkStatus& status) {
    if (status.connected != connected_) {
      spdlog::info("connection state={} round_trip_us={}", status.connected ? "up" : "down", status.round_trip.count());
    }
    if (status.fresh != fresh_) {
      spdlog::info("picture state={} age_ms={}", status.fresh ? "fresh" : "stale", status.picture_age.count());
    }
    if (status.trouble != trouble_ && !status.trouble.empty())
      spdlog::warn("connection trouble=\"{}\"", status.trouble);
    connected_ = status.connected;
    fresh_ = status.fresh;
    trouble_ = status.trouble;
  }

 private:
  bool connected_ = false;
  bool fresh_ = false;
  std::string trouble_;
};

std::unique_ptr<transport::ScreenLink> open_link(const ProgramKind& kind, const ProgramOptions& options,
                                                 protocol::Audience audience, transport::ClientCurve curve) {
  transport::ScreenLinkOptions link;
  link.command_endpoint = options.dispatcher;
  link.view_endpoint = options.view;
  link.audience = audience;
  link.curve = std::move(curve);
  link.software = kind.name + " " MOTCUA_VERSION;
  return std::make_unique<transport::ScreenLink>(std::move(link), [] { Window::wake(); });
}

ScreenContext make_context(const ProgramOptions& options, const text::Catalogues& languages,
                           transport::ScreenLink& link, ConnectionLog& log) {
  const auto source = [&link, &log] {
    link.poll();
    const transport::LinkStatus status = link.status();
    log.see(status);
    return std::pair(link.view(), plain(status));
  };
  const auto send = [&link](protocol::Command command, std::chrono::milliseconds patience, auto done) {
    spdlog::info("command {}", for_the_log(command));
    link.send(std::move(command), patience, [done](const transport::CommandOutcome& outcome) {
      if (outcome.kind == transport::CommandOutcome::Kind::kRejected) {
        spdlog::info("rejected {}", outcome.rejection.ShortDebugString());
      }
      done(plain(outcome));
    });
  };
  const auto fetch_catalogue = [&link](std::chrono::milliseconds patience, auto done) {
    link.fetch_catalogue(patience, std::move(done));
  };
  const auto report = [&link](protocol::DeviceState state) { link.report(std::move(state)); };
  return {options, languages, *languages.find(options.language), source, send, fetch_catalogue, report};
}

FrameLoopOptions loop_options(const ProgramOptions& options) {
  FrameLoopOptions loop;
  loop.picture = options.picture;
  loop.quit_after_picture = options.quit_after_picture;
  loop.complain = [](const std::string& words) { spdlog::error("{}", words); };
  std::uint64_t watchdog_us = 0;
  if (sd_watchdog_enabled(0, &watchdog_us) > 0) {
    loop.longest_sleep_ms = std::max<std::int64_t>(100, static_cast<std::int64_t>(watchdog_us / 3000));
    loop.alive = [] { sd_notify(0, "WATCHDOG=1"); };
  }
  return loop;
}

tl::expected<void, std::string> run_screen(const ProgramKind& kind, const ProgramOptions& options,
                                           protocol::Audience audience, const MakeScreen& make) {
  LoopRequests requests;
  const SignalThread signals([&] { requests.stop(); }, [&] { requests.picture(); });
  auto curve = read_keys(options);
  if (!curve) return tl::unexpected(curve.error());
  auto fonts = read_fonts(font_folder(options.font_dir));
  if (!fonts) return tl::unexpected(fonts.error());
  const std::string title = options.counter == 0 ? kind.name : fmt::format("{} {}", kind.name, options.counter);
  auto window = Window::open({title, options.window, options.monitor, options.dock});
  if (!window) return tl::unexpected(window.error());
  const auto languages = text::Catalogues::embedded();
  ConnectionLog log;
  // After the window: it wakes it.
  const auto link = open_link(kind, options, audience, std::move(*curve));
  const auto context = make_context(options, languages, *link, log);
  const auto screen = make(context);
  FrameLoop loop(**window, *screen, std::move(*fonts), loop_options(options), requests);
  spdlog::info("started version={} dispatcher={} view={} curve={}", MOTCUA_VERSION, options.dispatcher, options.view,
               options.curve ? "on" : "off");
  sd_notify(0, "READY=1");
  auto ended = loop.run();
  sd_notify(0, "STOPPING=1");
  spdlog::info("stopped frames={}", loop.frames());
  return ended;
}

}  // namespace

int run_program(const ProgramKind& kind, protocol::Audience audience, const MakeScreen& make, int argc,
                const char* const* argv) {
  const auto options = read_options(kind, argc, argv);
  if (!options) {
    (options.error().code == 0 ? std::cout : std::cerr) << options.error().words;
    return options.error().code;
  }
  set_up_log(kind.name);
  try {
    const auto ran = run_screen(kind, *options, audience, make);
    if (ran) return 0;
    std::cerr << kind.name << ": " << ran.error() << '\n';
  } catch (const std::exception& error) {
    std::cerr << kind.name << ": " << error.what() << '\n';
  }
  return 1;
}

}  // namespace motcua::ui
