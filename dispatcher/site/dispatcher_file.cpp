#include "dispatcher/site/dispatcher_file.h"

#include <charconv>

#include <fmt/format.h>

#include "config/reader.h"
#include "config/words.h"
#include "dispatcher/site/site_words.h"

namespace motcua::site {
namespace {

using config::Table;

bool is_port(std::string_view text) {
  unsigned port = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), port);
  return parsed.ec == std::errc() && parsed.ptr == text.data() + text.size() && port >= 1 && port <= 65535;
}

// tcp://ADDRESS:PORT with a port or * for any free one, or ipc://PATH.
bool is_endpoint(std::string_view text) {
  constexpr std::string_view kTcp = "tcp://";
  constexpr std::string_view kIpc = "ipc://";
  if (text.starts_with(kIpc)) return text.size() > kIpc.size();
  if (!text.starts_with(kTcp)) return false;
  const std::size_t colon = text.rfind(':');
  const std::string_view port = text.substr(colon + 1);
  return colon > kTcp.size() && (port == "*" || is_port(port));
}

std::string read_endpoint(const Table& endpoints, std::string_view key, const std::string& fallback, Unique& seen) {
  std::string endpoint = endpoints.text(key, fallback);
  if (!is_endpoint(endpoint)) {
    endpoints.mistake(key, fmt::format("{}, expected an endpoint as in \"{}\"", config::in_quotes(endpoint), fallback));
  } else if (!endpoint.ends_with(":*")) {
    seen.add(endpoints, key, endpoint);
  }
  return endpoint;
}

void read_endpoints(const Table& endpoints, DispatcherConfig& config) {
  Unique seen;
  config.command_endpoint = read_endpoint(endpoints, "command", config.command_endpoint, seen);
  config.board_endpoint = read_endpoint(endpoints, "board", config.board_endpoint, seen);
  config.staff_endpoint = read_endpoint(endpoints, "staff", config.staff_endpoint, seen);
}

void read_curve(const Table& curve, DispatcherConfig& config) {
  config.curve = curve.flag("enabled", config.curve);
  config.server_key = config.curve ? curve.path("key") : curve.path("key", "");
  config.devices = config.curve ? curve.path("devices") : curve.path("devices", "");
  config.board_open = curve.flag("board_open", config.board_open);
}

}  // namespace

tl::expected<DispatcherConfig, Mistakes> load_dispatcher_config(const std::filesystem::path& file) {
  const auto document = config::Document::load(file);
  if (!document) return tl::unexpected(Mistakes{document.error()});
  const Table root = document->root();
  DispatcherConfig config;
  config.site = root.path("site");
  config.journal = root.path("journal");
  const config::Choices<std::string> levels{
      {"trace", "trace"}, {"debug", "debug"}, {"info", "info"}, {"warning", "warning"}, {"error", "error"}};
  config.log_level = root.choice("log_level", levels, config.log_level);
  read_endpoints(root.table("endpoints"), config);
  read_curve(root.table("curve"), config);
  if (auto mistakes = document->mistakes(); !mistakes.empty()) return tl::unexpected(std::move(mistakes));
  return config;
}

}  // namespace motcua::site
