// Whatever is wrong at the start: one clear sentence saying what and where, a non-zero exit, nothing lost.
#include <doctest/doctest.h>
#include <sqlite3.h>

#include <csignal>
#include <fstream>
#include <sstream>

#include <zmq.hpp>

#include "tests/support/commands.h"
#include "tests/support/desk.h"

using namespace motcua;
using namespace motcua::test;

namespace {

void replace(const std::filesystem::path& file, const std::string& what, const std::string& with) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  std::string all = text.str();
  const auto at = all.find(what);
  REQUIRE(at != std::string::npos);
  all.replace(at, what.size(), with);
  std::ofstream(file) << all;
}

bool says(const Ended& ended, const std::string& what) {
  const bool found = ended.log.find(what) != std::string::npos;
  if (!found) MESSAGE("the log: " << ended.log);
  return found;
}

void sql(const std::filesystem::path& file, const std::string& statement) {
  sqlite3* db = nullptr;
  REQUIRE(sqlite3_open(file.c_str(), &db) == SQLITE_OK);
  const int result = sqlite3_exec(db, statement.c_str(), nullptr, nullptr, nullptr);
  sqlite3_close(db);
  REQUIRE(result == SQLITE_OK);
}

}  // namespace

TEST_CASE("a typo in the site file is told with file, line and key") {
  RealHall hall;
  replace(hall.folder() / "site.toml", "time_zone", "time_zome");
  const auto end = hall.start_and_wait();
  CHECK(end.exit_code == 2);
  CHECK(says(end, "site.toml:"));
  CHECK(says(end, "time_zome"));
}

TEST_CASE("a typo in the dispatcher file is told with file, line and key") {
  RealHall hall;
  replace(hall.folder() / "dispatcher.toml", "journal =", "jurnal =");
  const auto end = hall.start_and_wait();
  CHECK(end.exit_code == 2);
  CHECK(says(end, "dispatcher.toml:"));
  CHECK(says(end, "jurnal"));
}

TEST_CASE("a missing key file is told by its name") {
  RealHall hall;
  std::filesystem::remove(hall.folder() / "keys/server.key");
  const auto end = hall.start_and_wait();
  CHECK(end.exit_code == 1);
  CHECK(says(end, "server.key"));
}

TEST_CASE("a port in use is told by its endpoint") {
  zmq::context_t context;
  zmq::socket_t taken(context, zmq::socket_type::router);
  taken.bind("tcp://127.0.0.1:*");
  const auto endpoint = taken.get(zmq::sockopt::last_endpoint);
  RealHall hall;
  hall.set_command_port(endpoint.substr(endpoint.rfind(':') + 1));
  const auto end = hall.start_and_wait();
  CHECK(end.exit_code == 1);
  CHECK(says(end, endpoint));
}

TEST_CASE("a record that is no SQLite file, or another program's, is refused and left as it is") {
  RealHall hall;
  std::ofstream(hall.record()) << "this is a shopping list, not a record, and it is long enough to be looked at\n";
  const auto end = hall.start_and_wait();
  CHECK(end.exit_code == 1);
  CHECK(says(end, "journal.sqlite"));
  CHECK(std::filesystem::file_size(hall.record()) == 77);
  std::filesystem::remove(hall.record());
  sql(hall.record(), "create table shopping(item text)");
  CHECK(hall.start_and_wait().exit_code == 1);
}

TEST_CASE("a record changed behind its back is refused, and the first bad record is named") {
  RealHall hall;
  hall.start();
  {
    Desk desk(hall, "operator");
    REQUIRE(desk.connect());
    const auto service = desk.fetch(protocol::PUBLIC_BOARD)->board().services(0).key();
    for (int i = 0; i < 5; ++i) desk.ask(issue(service));
  }
  hall.kill_hard();  // no snapshot: everything is replayed
  sql(hall.record(), "update record set payload = zeroblob(length(payload)) where seq = 5");
  const auto end = hall.start_and_wait();
  CHECK(end.exit_code == 1);
  CHECK(says(end, "journal.sqlite"));
  CHECK(says(end, "5"));
}

TEST_CASE("a second dispatcher on the same record is refused while the first lives") {
  RealHall hall;
  hall.start();
  RealHall other;
  std::filesystem::remove(other.record());
  replace(other.folder() / "dispatcher.toml", "journal = \"journal.sqlite\"",
          "journal = \"" + hall.record().string() + "\"");
  const auto end = other.start_and_wait();
  CHECK(end.exit_code == 1);
  CHECK(says(end, hall.record().string()));
}

TEST_CASE("wrong arguments are told, and help is there") {
  RealHall hall;
  CHECK(hall.start_and_wait({"--sped", "3"}).exit_code == 2);
  CHECK(hall.start_and_wait({"--clock-start", "yesterday"}).exit_code == 2);
  const auto help = hall.start_and_wait({"--help"});
  CHECK(help.exit_code == 0);
  CHECK(says(help, "--config"));
}
