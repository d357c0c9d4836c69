// The yardstick for throughput: a ROUTER with CURVE that receives everything there is, commits one row per message in
// one SQLite transaction (as the record does), and echoes. No rules, no messages, no views. Runs in a process of its
// own.
#pragma once

#include <filesystem>

namespace motcua::bench {

// Serves until SIGTERM; writes its endpoint into `folder`/ready. Takes the server's key from `folder`/server.key.
int serve_empty_router(const std::filesystem::path& folder);

}  // namespace motcua::bench
