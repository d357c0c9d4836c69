// A screen without a window, as a process of its own: the real link to the dispatcher, and what it would show as one
// line in a file, anew whenever it changes. Tests stop, kill and start it.
#include <csignal>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <thread>

#include "protocol/transport/screen_link.h"

namespace {

using namespace motcua;

std::string line_of(const transport::LinkStatus& status, const protocol::View* view) {
  std::ostringstream line;
  line << (status.fresh ? "fresh" : "stale") << ' ' << (status.connected ? "connected" : "alone");
  if (view == nullptr || !status.fresh) return line.str();
  if (view->has_board()) {
    const auto& calls = view->board().announcements();
    line << ' ' << (calls.empty() ? 0 : calls.rbegin()->number());
  } else {
    line << ' ' << view->staff().day().issued();
    for (const auto& counter : view->staff().counters()) line << ' ' << counter.current().ticket().number() << ';';
  }
  return line.str();
}

void show(const std::filesystem::path& file, const std::string& line) {
  const auto written = file.string() + ".new";
  std::ofstream(written) << line << '\n';
  std::filesystem::rename(written, file);
}

}  // namespace

// command endpoint, view endpoint, board|staff, key file, server's key file, file for the line
int main(int argc, char** argv) {
  if (argc != 7) return 2;
  const auto own = transport::read_key_file(argv[4], true);
  const auto server = transport::read_key_file(argv[5], false);
  if (!own || !server) {
    std::cerr << (own ? server.error() : own.error()) << '\n';
    return 1;
  }
  const auto audience = std::string(argv[3]) == "staff" ? protocol::STAFF : protocol::PUBLIC_BOARD;
  const transport::ScreenLink link({argv[1], argv[2], audience, {true, *own, server->public_key}, "test"}, [] {});
  std::string shown;
  for (;;) {
    const auto view = link.view();
    const auto line = line_of(link.status(), view.get());
    if (line != shown) show(argv[6], shown = line);
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}
