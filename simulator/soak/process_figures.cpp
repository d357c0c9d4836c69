#include "simulator/soak/process_figures.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

namespace motcua::soak {

std::optional<ProcessFigures> figures_of(pid_t process) {
  const auto folder = std::filesystem::path("/proc") / std::to_string(process);
  std::ifstream status(folder / "status");
  ProcessFigures figures;
  bool found = false;
  for (std::string line; std::getline(status, line);) {
    std::istringstream words(line);
    std::string key;
    words >> key;
    if (key == "RssAnon:") found = static_cast<bool>(words >> figures.memory_kib);
    if (key == "Threads:") words >> figures.threads;
  }
  std::error_code error;
  const std::filesystem::directory_iterator descriptors(folder / "fd", error);
  if (!found || error) return std::nullopt;
  figures.descriptors = static_cast<int>(std::distance(begin(descriptors), end(descriptors)));
  return figures;
}

}  // namespace motcua::soak
