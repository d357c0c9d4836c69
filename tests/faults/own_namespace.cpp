#include "tests/faults/own_namespace.h"

#include <unistd.h>

#include <array>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <vector>

namespace motcua::test {
namespace {

constexpr const char* kVariable = "MOTCUA_OWN_NAMESPACE";

}  // namespace

bool command_succeeds(const std::string& command) {
  return std::system((command + " >/dev/null 2>&1").c_str()) == 0;
}

void enter_own_namespace(char** argv) {
  if (std::getenv(kVariable) != nullptr) return;
  if (!command_succeeds("unshare -rnm sh -c 'mount -t tmpfs none /run && ip link set lo up && ip netns add try'"))
    return;
  setenv(kVariable, "yes", 1);
  const auto self = std::filesystem::read_symlink("/proc/self/exe").string();
  const char* prepare = "mount -t tmpfs none /run && ip link set lo up && exec \"$@\"";
  std::vector<std::string> words{"unshare", "-rnm", "sh", "-c", prepare, "sh", self};
  for (char** word = argv + 1; *word != nullptr; ++word) words.emplace_back(*word);
  std::vector<char*> pointers;
  for (auto& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  execvp(pointers[0], pointers.data());
}

bool in_own_namespace() {
  return std::getenv(kVariable) != nullptr;
}

}  // namespace motcua::test
