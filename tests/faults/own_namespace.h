// A test program that runs as root of namespaces of its own (user, network, mounts), so that it may mount a small disk
// and cut a cable without touching the machine. Needs unshare (util-linux) and ip (iproute2) and a kernel that permits
// it.
//
// The program's main() enters them by starting itself again; tests ask whether that worked and skip with a message.
#pragma once

#include <string>

namespace motcua::test {

// Starts this program again inside, when that is possible and not done yet. Before any thread.
void enter_own_namespace(char** argv);
// False: the test says skipped_words() and returns.
bool in_own_namespace();
inline constexpr const char* kNoNamespace =
    "skipped: this machine does not permit namespaces of one's own (unshare -rnm, ip from iproute2)";

// Runs a command of the system; true when it ended well.
bool command_succeeds(const std::string& command);

}  // namespace motcua::test
