// A real dispatcher process to measure: a folder with a site, keys for any number of clients, the program started in
// it.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <sys/types.h>
#include <zmq.hpp>

#include "protocol/messages.pb.h"
#include "protocol/transport/curve.h"

namespace motcua::bench {

// A child process that is ended with the object.
class Child {
 public:
  explicit Child(std::vector<std::string> words);
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  bool alive();
  pid_t pid() const { return pid_; }

 private:
  pid_t pid_ = -1;
};

// Below `parent`, so that the record lies on the disk that is to be measured.
class BenchHall {
 public:
  BenchHall(const std::filesystem::path& parent, const std::filesystem::path& programs, std::uint32_t counters);
  ~BenchHall();

  const std::filesystem::path& folder() const { return folder_; }
  transport::ClientCurve curve() const { return {true, client_, server_.public_key}; }
  const transport::KeyPair& server() const { return server_; }
  std::string endpoint(const std::string& channel) const;

 private:
  void write_site(std::uint32_t counters) const;

  std::filesystem::path folder_;
  transport::KeyPair server_ = transport::make_key_pair("server");
  transport::KeyPair client_ = transport::make_key_pair("bench");
  std::unique_ptr<Child> dispatcher_;
};

// A client on a bare socket: what is measured is the dispatcher, not a client's comfort.
class BareClient {
 public:
  BareClient(zmq::context_t& context, const std::string& endpoint, const transport::ClientCurve& curve,
             std::uint64_t session);
  void hello();
  void send(const protocol::Command& command);
  // Blocks for the next answer; throws after 20 s of silence.
  protocol::Answer receive();
  zmq::socket_t& socket() { return socket_; }

 private:
  zmq::socket_t socket_;
  std::uint64_t session_;
  std::uint64_t number_ = 0;
};

}  // namespace motcua::bench
