#include "tests/support/real_hall.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <thread>

#include <nlohmann/json.hpp>

#include "dispatcher/site/devices_file.h"

namespace motcua::test {
namespace {

constexpr auto kDeadline = std::chrono::seconds(60);

std::string contents(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<std::string> environment_with(const std::map<std::string, std::string>& more) {
  std::vector<std::string> all;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string variable = *entry;
    if (!more.contains(variable.substr(0, variable.find('=')))) all.push_back(variable);
  }
  for (const auto& [name, value] : more) all.push_back(name + '=' + value);
  return all;
}

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> all;
  for (auto& word : words) all.push_back(word.data());
  all.push_back(nullptr);
  return all;
}

}  // namespace

std::filesystem::path make_folder(const std::string& name) {
  std::string pattern = (std::filesystem::temp_directory_path() / (name + "-XXXXXX")).string();
  const char* made = mkdtemp(pattern.data());
  REQUIRE(made != nullptr);
  return made;
}

RealHall::RealHall() : folder_(make_folder("motcua-hall")), server_(transport::make_key_pair("server")) {
  std::filesystem::copy(std::filesystem::path(MOTCUA_SOURCE_DIR) / "sites/commune", folder_,
                        std::filesystem::copy_options::recursive);
  std::filesystem::create_directories(folder_ / "keys");
  REQUIRE(transport::write_key_file(folder_ / "keys/server.key", server_, true));
  protocol::Devices devices;
  const auto add = [&](const std::string& name, protocol::Role role, std::uint32_t counter) {
    keys_[name] = transport::make_key_pair(name);
    devices[name] = {name, keys_[name].public_key, role, counter};
  };
  for (std::uint32_t counter = 1; counter <= 3; ++counter) {
    add("counter-" + std::to_string(counter), protocol::Role::kTerminal, counter);
  }
  add("kiosk-1", protocol::Role::kKiosk, 0);
  add("display-1", protocol::Role::kDisplay, 0);
  add("operator", protocol::Role::kOperator, 0);
  REQUIRE(transport::write_key_file(server_key_file(), server_, false));
  for (const auto& [name, pair] : keys_) REQUIRE(transport::write_key_file(key_file(name), pair, true));
  keys_["stranger"] = transport::make_key_pair("stranger");
  std::ofstream(folder_ / "keys/devices.toml") << site::devices_text(devices);
  write_config();
}

RealHall::~RealHall() {
  if (pid_ > 0) kill_hard();
  std::filesystem::remove_all(folder_);
}

void RealHall::set_command_port(const std::string& port) {
  ports_["command"] = port;
  write_config();
}

void RealHall::keep_ports() {
  for (auto& [channel, port] : ports_) port = endpoints_.at(channel).substr(endpoints_.at(channel).rfind(':') + 1);
  write_config();
}

void RealHall::write_config() const {
  std::ofstream out(folder_ / "dispatcher.toml");
  out << "site = \"site.toml\"\njournal = \"" << place_.record.string() << "\"\nlog_level = \"info\"\n[endpoints]\n";
  for (const auto& [channel, port] : ports_) {
    out << channel << " = \"tcp://" << place_.address << ':' << port << "\"\n";
  }
  out << "[curve]\nenabled = true\nkey = \"keys/server.key\"\ndevices = \"keys/devices.toml\"\n";
}

void RealHall::spawn(const std::vector<std::string>& arguments) {
  REQUIRE(pid_ == -1);
  std::filesystem::remove(folder_ / "ready.json");
  std::vector<std::string> words = place_.launcher;
  for (const auto& word :
       {std::string(MOTCUA_DISPATCHER), std::string("--config"), (folder_ / "dispatcher.toml").string(),
        std::string("--ready-file"), (folder_ / "ready.json").string()}) {
    words.push_back(word);
  }
  words.insert(words.end(), arguments.begin(), arguments.end());
  auto environment = environment_with(place_.environment);
  const auto argv = pointers(words);
  const auto envp = pointers(environment);
  const std::string log_file = (folder_ / "log").string();
  pid_ = fork();
  REQUIRE(pid_ >= 0);
  if (pid_ > 0) return;
  prctl(PR_SET_PDEATHSIG, SIGKILL);  // it never outlives the test
  const int log = ::open(log_file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  dup2(log, STDOUT_FILENO);
  dup2(log, STDERR_FILENO);
  execvpe(argv[0], argv.data(), envp.data());
  _exit(127);
}

bool RealHall::ended(Ended& result, bool block) {
  int status = 0;
  if (waitpid(pid_, &status, block ? 0 : WNOHANG) != pid_) return false;
  pid_ = -1;
  result.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  result.log = log();
  return true;
}

void RealHall::start(const std::vector<std::string>& arguments) {
  spawn(arguments);
  await_serving();
}

void RealHall::await_serving() {
  const auto end = std::chrono::steady_clock::now() + kDeadline;
  Ended result;
  while (!std::filesystem::exists(folder_ / "ready.json")) {
    REQUIRE_MESSAGE(!ended(result, false), "the dispatcher ended instead of serving: " << result.log);
    REQUIRE_MESSAGE(std::chrono::steady_clock::now() < end, "the dispatcher did not serve in time: " << log());
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  const auto ready = nlohmann::json::parse(contents(folder_ / "ready.json"));
  endpoints_ = ready.get<std::map<std::string, std::string>>();
}

Ended RealHall::start_and_wait(const std::vector<std::string>& arguments) {
  spawn(arguments);
  return wait();
}

void RealHall::signal(int number) const {
  REQUIRE(pid_ > 0);
  kill(pid_, number);
}

Ended RealHall::wait() {
  const auto end = std::chrono::steady_clock::now() + kDeadline;
  Ended result;
  while (!ended(result, false)) {
    if (std::chrono::steady_clock::now() > end) {
      kill_hard();
      FAIL("the dispatcher did not end in time: " << log());
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return result;
}

std::optional<Ended> RealHall::has_ended() {
  Ended result;
  if (!ended(result, false)) return std::nullopt;
  return result;
}

void RealHall::kill_hard() {
  Ended result;
  kill(pid_, SIGKILL);
  ended(result, true);
}

std::string RealHall::log() const {
  return contents(folder_ / "log");
}

std::filesystem::path RealHall::key_file(const std::string& device) const {
  return folder_ / "keys" / (device + ".key");
}
std::filesystem::path RealHall::server_key_file() const {
  return folder_ / "keys/server.pub";
}

transport::ClientCurve RealHall::curve(const std::string& device) const {
  return {true, keys_.at(device), server_.public_key};
}

transport::CommandClientOptions RealHall::client_options(const std::string& device) const {
  transport::CommandClientOptions options;
  options.endpoint = endpoint("command");
  options.curve = curve(device);
  options.software = "test";
  return options;
}

}  // namespace motcua::test
