// The processes of the demo: a screen to draw on, the dispatcher, the windows.
//
// One thread. Errors are one sentence that names the program and, when it said something, its last words.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

#include "simulator/demo/child.h"
#include "simulator/demo/keys.h"
#include "simulator/demo/live_crowd.h"
#include "simulator/demo/options.h"
#include "simulator/demo/pump.h"
#include "simulator/demo/scene.h"

namespace motcua::demo {

class House {
 public:
  House(const DemoOptions& options, std::filesystem::path folder, Pump& pump)
      : options_(options), folder_(std::move(folder)), pump_(pump) {}

  tl::expected<void, std::string> start_screen();
  tl::expected<Endpoints, std::string> start_dispatcher(const Scene& scene);
  tl::expected<void, std::string> start_windows(const Scene& scene, const Endpoints& endpoints, const Keys& keys);
  // Every window has said that it is up.
  tl::expected<void, std::string> await_windows();

  // The dispatcher first, then the windows: name and process.
  std::vector<std::pair<std::string, pid_t>> processes() const;
  // Why a process is not there any more; empty: all are.
  std::string find_dead();
  // One picture of each window into `target` with this ending of the name; those that were taken.
  std::vector<std::string> take_pictures(const std::filesystem::path& target, const std::string& ending);
  // Windows, dispatcher, screen. Names of those that lived and ended well; the others with the reason in `trouble`.
  std::vector<std::string> stop(std::vector<std::string>& trouble);

 private:
  tl::expected<void, std::string> start_window(const std::string& program, const Keys& keys, const std::string& device,
                                               const Place& place, std::vector<std::string> arguments);
  std::filesystem::path log_of(const std::string& name) const { return folder_ / "logs" / (name + ".log"); }
  std::filesystem::path picture_of(const Child& window) const {
    return folder_ / "pictures" / (window.name() + ".png");
  }
  void end(Child& child, std::vector<std::string>& lived, std::vector<std::string>& trouble);

  const DemoOptions& options_;
  std::filesystem::path folder_;
  Pump& pump_;
  std::string display_;
  // Ended from the last to the first, also when something throws.
  std::optional<Child> screen_;
  std::optional<Child> dispatcher_;
  std::vector<Child> windows_;
};

}  // namespace motcua::demo
