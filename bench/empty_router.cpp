#include "bench/empty_router.h"

#include <csignal>
#include <fstream>
#include <iostream>
#include <vector>

#include <zmq.hpp>

#include "dispatcher/journal/sqlite_store.h"
#include "protocol/transport/curve.h"

namespace motcua::bench {
namespace {

constexpr std::size_t kRecordBytes = 160;  // about what a command's record takes

struct Message {
  zmq::message_t peer;
  zmq::message_t frame;
};

// Without a ZAP handler, CURVE lets every client in.
zmq::socket_t open_router(zmq::context_t& context, const transport::KeyPair& key) {
  zmq::socket_t router(context, zmq::socket_type::router);
  router.set(zmq::sockopt::curve_server, true);
  router.set(zmq::sockopt::curve_secretkey, key.secret_key);
  router.bind("tcp://127.0.0.1:*");
  return router;
}

std::vector<Message> receive_all(zmq::socket_t& router) {
  std::vector<Message> messages;
  Message message;
  if (!router.recv(message.peer)) return messages;
  do {
    if (!router.recv(message.frame)) break;
    messages.push_back(std::move(message));
    message = {};
  } while (messages.size() < 1000 && router.recv(message.peer, zmq::recv_flags::dontwait));
  return messages;
}

}  // namespace

int serve_empty_router(const std::filesystem::path& folder) {
  std::signal(SIGTERM, [](int) { std::_Exit(0); });
  const auto key = transport::read_key_file(folder / "server.key", true);
  auto store = journal::open_sqlite_store(folder / "empty.sqlite");
  if (!key || !store) {
    std::cerr << (key ? store.error().message : key.error()) << '\n';
    return 1;
  }
  zmq::context_t context;
  auto router = open_router(context, *key);
  std::ofstream(folder / "ready.new") << router.get(zmq::sockopt::last_endpoint);
  std::filesystem::rename(folder / "ready.new", folder / "ready");
  std::uint64_t seq = 0;
  for (;;) {
    auto messages = receive_all(router);
    std::vector<journal::EncodedRecord> records;
    for (std::size_t i = 0; i < messages.size(); ++i) records.push_back({++seq, 1, 1, std::string(kRecordBytes, 'x')});
    if (auto appended = (*store)->append(records); !appended) {
      std::cerr << appended.error().message << '\n';
      return 1;
    }
    for (auto& message : messages) {
      router.send(message.peer, zmq::send_flags::sndmore);
      router.send(message.frame, zmq::send_flags::none);
    }
  }
}

}  // namespace motcua::bench
