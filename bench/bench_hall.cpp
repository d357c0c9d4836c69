#include "bench/bench_hall.h"

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <stdexcept>
#include <thread>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "dispatcher/site/devices_file.h"
#include "protocol/frame.h"

namespace motcua::bench {
namespace {

// One service with an ordinary and a priority class, one profile; counters follow.
constexpr const char* kSiteHead = R"(name = { vi = "Hội trường đo", en = "Measured hall" }
time_zone = "Asia/Ho_Chi_Minh"
[rules]
recall_every = "0s"
no_show_after = "0s"
series_max = 999999
[[class]]
key = "ordinary"
name = { vi = "Công dân", en = "Citizen" }
promise = "30min"
[[class]]
key = "priority"
name = { vi = "Ưu tiên", en = "Priority" }
letter = "U"
legal_priority = true
promise = "10min"
[[service]]
key = "civil"
letter = "A"
name = { vi = "Hộ tịch", en = "Civil status" }
[[service]]
key = "land"
letter = "B"
name = { vi = "Đất đai", en = "Land" }
[[profile]]
key = "all"
name = { vi = "Tất cả", en = "All" }
services = ["civil", "land"]
[[outcome]]
key = "received"
name = { vi = "Đã tiếp nhận", en = "Received" }
default = true
)";

}  // namespace

Child::Child(std::vector<std::string> words) {
  std::vector<char*> argv;
  for (auto& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  pid_ = fork();
  if (pid_ < 0) throw std::runtime_error("fork failed");
  if (pid_ > 0) return;
  prctl(PR_SET_PDEATHSIG, SIGKILL);  // it never outlives the benchmark
  execv(argv[0], argv.data());
  _exit(127);
}

Child::~Child() {
  if (!alive()) return;
  kill(pid_, SIGTERM);
  waitpid(pid_, nullptr, 0);
}

bool Child::alive() {
  if (pid_ > 0 && waitpid(pid_, nullptr, WNOHANG) == pid_) pid_ = -1;
  return pid_ > 0;
}

BenchHall::BenchHall(const std::filesystem::path& parent, const std::filesystem::path& programs,
                     std::uint32_t counters) {
  std::string pattern = (parent / "motcua-bench-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error(parent.string() + ": no folder can be made there");
  folder_ = pattern;
  write_site(counters);
  const protocol::Devices devices{{"bench", {"bench", client_.public_key, protocol::Role::kOperator, 0}}};
  std::ofstream(folder_ / "devices.toml") << site::devices_text(devices);
  if (auto written = transport::write_key_file(folder_ / "server.key", server_, true); !written) {
    throw std::runtime_error(written.error());
  }
  std::ofstream(folder_ / "dispatcher.toml")
      << "site = \"site.toml\"\njournal = \"journal.sqlite\"\nlog_level = \"warning\"\n[endpoints]\n"
         "command = \"tcp://127.0.0.1:*\"\nboard = \"tcp://127.0.0.1:*\"\nstaff = \"tcp://127.0.0.1:*\"\n"
         "[curve]\nenabled = true\nkey = \"server.key\"\ndevices = \"devices.toml\"\n";
  dispatcher_ = std::make_unique<Child>(std::vector<std::string>{(programs / "motcua-dispatcher").string(), "--config",
                                                                 (folder_ / "dispatcher.toml").string(), "--ready-file",
                                                                 (folder_ / "ready.json").string()});
  while (!std::filesystem::exists(folder_ / "ready.json")) {
    if (!dispatcher_->alive()) throw std::runtime_error("the dispatcher did not start");
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
}

BenchHall::~BenchHall() {
  dispatcher_.reset();
  std::filesystem::remove_all(folder_);
}

void BenchHall::write_site(std::uint32_t counters) const {
  std::ofstream out(folder_ / "site.toml");
  out << kSiteHead;
  for (std::uint32_t number = 1; number <= counters; ++number) {
    out << fmt::format("[[counter]]\nnumber = {}\nprofile = \"all\"\n", number);
  }
}

std::string BenchHall::endpoint(const std::string& channel) const {
  return nlohmann::json::parse(std::ifstream(folder_ / "ready.json")).at(channel);
}

BareClient::BareClient(zmq::context_t& context, const std::string& endpoint, const transport::ClientCurve& curve,
                       std::uint64_t session)
    : socket_(context, zmq::socket_type::dealer), session_(session) {
  socket_.set(zmq::sockopt::linger, 0);
  socket_.set(zmq::sockopt::rcvtimeo, 20'000);
  transport::apply(socket_, curve);
  socket_.connect(endpoint);
}

void BareClient::hello() {
  protocol::ClientMessage message;
  message.mutable_hello()->set_session(session_);
  socket_.send(zmq::buffer(encode(message)));
  zmq::message_t frame;
  if (!socket_.recv(frame)) throw std::runtime_error("the dispatcher does not answer");
  const auto answer = protocol::decode_server(frame.to_string_view());
  if (!answer || !answer->has_welcome()) throw std::runtime_error("the dispatcher did not welcome the benchmark");
}

void BareClient::send(const protocol::Command& command) {
  protocol::ClientMessage message;
  auto& request = *message.mutable_request();
  request.set_session(session_);
  request.set_number(++number_);
  *request.mutable_command() = command;
  socket_.send(zmq::buffer(encode(message)));
}

protocol::Answer BareClient::receive() {
  zmq::message_t frame;
  if (!socket_.recv(frame)) throw std::runtime_error("an answer did not come within 20 s");
  const auto message = protocol::decode_server(frame.to_string_view());
  if (!message || !message->has_answer()) throw std::runtime_error("something else came in place of an answer");
  return message->answer();
}

}  // namespace motcua::bench
