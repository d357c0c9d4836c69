#include "cli/link.h"

#include <fmt/format.h>

namespace motcua::cli {

tl::expected<transport::ClientCurve, std::string> client_curve(const LinkOptions& options) {
  transport::ClientCurve curve;
  curve.enabled = !options.no_curve;
  if (!curve.enabled) return curve;
  const auto own_file = options.keys / (options.device + ".key");
  const auto server_file = options.keys / "server.pub";
  for (const auto& file : {own_file, server_file}) {
    if (!std::filesystem::exists(file)) {
      return tl::unexpected(fmt::format("{}: no such file; name the folder with the keys by --keys", file.string()));
    }
  }
  auto own = transport::read_key_file(own_file, true);
  if (!own) return tl::unexpected(own.error());
  const auto server = transport::read_key_file(server_file, false);
  if (!server) return tl::unexpected(server.error());
  curve.own = std::move(*own);
  curve.server_public_key = server->public_key;
  return curve;
}

}  // namespace motcua::cli
