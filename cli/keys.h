// `motcua keygen` and `motcua make-keys`: keys for a server and its devices. One thread.
//
// A key that is there is never overwritten: a lost secret would lock a device out. Errors name the file.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <tl/expected.hpp>

namespace motcua::cli {

// DIR/NAME.key (mode 0600, with the secret) and DIR/NAME.pub. Gives the public key. Refused if one of them exists.
tl::expected<std::string, std::string> make_key(const std::string& name, const std::filesystem::path& folder);

// A key for the server, each counter's terminal, a display, a kiosk and the operator, and devices.toml with all but the
// server. What is there is kept; what is missing is added. Gives what was done, a line each.
tl::expected<std::vector<std::string>, std::vector<std::string>> make_keys(const std::filesystem::path& site_file,
                                                                           const std::filesystem::path& folder);

// Reads a PIN from standard input: the line of the staff file, or what is wrong with the PIN.
tl::expected<std::vector<std::string>, std::vector<std::string>> hash_line();

}  // namespace motcua::cli
