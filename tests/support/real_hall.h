// A real dispatcher process in a folder of its own: site, keys, devices, record; started, killed and started again by
// the test.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

#include "protocol/device.h"
#include "protocol/transport/command_client.h"
#include "protocol/transport/curve.h"

namespace motcua::test {

// How and where the process runs. Changes hold from the next start, those of address and record after write_config().
struct Place {
  std::map<std::string, std::string> environment;  // beside the test's own
  std::vector<std::string> launcher;               // words before the program, e.g. ip netns exec hall
  std::string address = "127.0.0.1";
  std::filesystem::path record = "journal.sqlite";  // below the hall's folder, or absolute
};

// What a finished process left behind.
struct Ended {
  int exit_code = -1;  // -signal when a signal ended it
  std::string log;
};

class RealHall {
 public:
  RealHall();
  ~RealHall();  // ends the process and removes the folder
  RealHall(const RealHall&) = delete;
  RealHall& operator=(const RealHall&) = delete;

  // Starts it and waits until it serves; fails the test if it ends instead.
  void start(const std::vector<std::string>& arguments = {});
  // Starts it and does not wait: for what is killed before it serves.
  void launch(const std::vector<std::string>& arguments = {}) { spawn(arguments); }
  // Of a process that was launched.
  void await_serving();
  // Starts it and waits for its end: for what must not start.
  Ended start_and_wait(const std::vector<std::string>& arguments = {});
  void signal(int number) const;
  Ended wait();  // for its end
  std::optional<Ended> has_ended();
  void kill_hard();  // SIGKILL, then wait

  const std::filesystem::path& folder() const { return folder_; }
  std::filesystem::path record() const { return folder_ / place_.record; }
  const std::string& endpoint(const std::string& channel) const { return endpoints_.at(channel); }
  std::string log() const;
  pid_t pid() const { return pid_; }

  transport::ClientCurve curve(const std::string& device) const;
  transport::CommandClientOptions client_options(const std::string& device) const;
  std::filesystem::path key_file(const std::string& device) const;  // for a program that takes a file
  std::filesystem::path server_key_file() const;
  Place& place() { return place_; }
  // As written into dispatcher.toml; "*" (a free port) by default.
  void set_command_port(const std::string& port);
  // The ports it got at the last start are its own from now on: clients find it again.
  void keep_ports();
  void write_config() const;

 private:
  void spawn(const std::vector<std::string>& arguments);
  bool ended(Ended& result, bool block);

  std::filesystem::path folder_;
  transport::KeyPair server_;
  std::map<std::string, transport::KeyPair> keys_;
  Place place_;
  std::map<std::string, std::string> ports_{{"command", "*"}, {"board", "*"}, {"staff", "*"}};
  std::map<std::string, std::string> endpoints_;
  pid_t pid_ = -1;
};

// A folder below the system's temporary one that nobody else has.
std::filesystem::path make_folder(const std::string& name);

}  // namespace motcua::test
