#include <doctest/doctest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "protocol/transport/curve.h"
#include "tests/support/temporary_folder.h"

namespace motcua::transport {
namespace {

std::string fault_of(const std::string& text, bool secret_needed) {
  const test::TemporaryFolder folder;
  const auto file = folder.path() / "broken.toml";
  std::ofstream(file) << text;
  const auto keys = read_key_file(file, secret_needed);
  REQUIRE_FALSE(keys.has_value());
  CHECK(keys.error().find(file.string()) != std::string::npos);  // always names the file
  return keys.error();
}

TEST_CASE("a key pair survives its file, and a file with a secret is for its owner only") {
  const test::TemporaryFolder folder;
  const KeyPair keys = make_key_pair("Quay_12.counter-3");
  REQUIRE(write_key_file(folder.path() / "own.toml", keys, true).has_value());
  const auto read = read_key_file(folder.path() / "own.toml", true);
  REQUIRE(read.has_value());
  CHECK(read->name == keys.name);
  CHECK(read->public_key == keys.public_key);
  CHECK(read->secret_key == keys.secret_key);
  using std::filesystem::perms;
  CHECK(std::filesystem::status(folder.path() / "own.toml").permissions() == (perms::owner_read | perms::owner_write));
}

TEST_CASE("a public key file holds no secret, and says so where one is needed") {
  const test::TemporaryFolder folder;
  const KeyPair keys = make_key_pair("wall");
  const auto file = folder.path() / "wall.toml";
  REQUIRE(write_key_file(file, keys, false).has_value());
  const auto read = read_key_file(file, false);
  REQUIRE(read.has_value());
  CHECK(read->secret_key.empty());
  CHECK(read->public_key == keys.public_key);
  CHECK(read_key_file(file, true).error().find("'secret' is missing") != std::string::npos);
}

TEST_CASE("a public file in an old secret file's place loses the secret and the narrow mode") {
  const test::TemporaryFolder folder;
  const auto file = folder.path() / "keys.toml";
  REQUIRE(write_key_file(file, make_key_pair("a"), true).has_value());
  REQUIRE(write_key_file(file, make_key_pair("b"), false).has_value());
  CHECK(read_key_file(file, false)->name == "b");
  CHECK(read_key_file(file, false)->secret_key.empty());
}

TEST_CASE("what is wrong with a key file is said, with its name") {
  const KeyPair keys = make_key_pair("x");
  const KeyPair other = make_key_pair("y");
  CHECK(fault_of("name = ", false).find("line 1") != std::string::npos);
  CHECK(fault_of("public = \"abc\"", false).find("'name' is missing") != std::string::npos);
  for (const std::string name : {"counter 3", "Quầy", "a/b", "a\\\"b", "a\\nb"}) {
    const auto text = "name = \"" + name + "\"\npublic = \"" + keys.public_key + "\"";
    CHECK(fault_of(text, false).find("'name' is not a name; expected at most 64 letters") != std::string::npos);
  }
  CHECK(fault_of("name = \"x\"", false).find("'public' is missing") != std::string::npos);
  CHECK(fault_of("name = \"x\"\npublic = \"abc\"", false).find("'public' is not a key") != std::string::npos);
  CHECK(fault_of("name = \"x\"\npublic = \"" + keys.public_key + "\"\nsecret = \"abc\"", true)
            .find("'secret' is not a key") != std::string::npos);
  CHECK(fault_of("name = \"x\"\npublic = \"" + keys.public_key + "\"\nsecret = \"" + other.secret_key + "\"", true)
            .find("do not belong together") != std::string::npos);
}

TEST_CASE("a key file that is not there or cannot be written is named") {
  CHECK(read_key_file("/nowhere/at/all.toml", true).error().find("/nowhere/at/all.toml") != std::string::npos);
  CHECK(write_key_file("/nowhere/at/all.toml", make_key_pair("x"), true).error().find("/nowhere/at/all.toml") !=
        std::string::npos);
}

}  // namespace
}  // namespace motcua::transport
