#include "bench/shown_calls.h"

#include <chrono>
#include <stdexcept>
#include <thread>

#include "bench/display_server.h"

namespace motcua::bench {
namespace {

using namespace std::chrono_literals;

constexpr std::uint64_t kCalling = 73;
constexpr int kOneByOne = 10;
constexpr int kAtOnce = 5;
constexpr auto kSettles = 3s;
constexpr auto kMoment = 3s;       // a call has been the large one for long enough
constexpr auto kAllMoments = 20s;  // of those that come at once, and the last one's pulse
constexpr Micros kPatience_us = 3e6;
constexpr Micros kRests_us = 400'000;  // nothing has changed for so long: all is there

// Where the tickets of the list stand.
constexpr int kLeft = 56, kTop = 640, kWidth = 400, kHeight = 330;

class ListOnScreen {
 public:
  std::string pixels() const { return server_.raw_pixels(kLeft, kTop, kWidth, kHeight); }

 private:
  DisplayServer server_;
};

void call(BareClient& client, std::uint32_t counter) {
  protocol::Command command;
  command.mutable_finish_and_call_next()->set_counter(counter);
  client.send(command);
}

void take_answer(BareClient& client) {
  const auto answer = client.receive();
  if (answer.has_rejection()) throw std::runtime_error("the hall refused: " + answer.rejection().detail());
}

Micros until_shown(BareClient& client, const ListOnScreen& list, std::uint32_t counter) {
  const std::string before = list.pixels();
  call(client, counter);
  take_answer(client);
  const Stopwatch watch;
  while (list.pixels() == before) {
    if (watch.elapsed_us() > kPatience_us) throw std::runtime_error("a call does not appear on the wall display");
    std::this_thread::sleep_for(500us);
  }
  return watch.elapsed_us();
}

Micros until_all_shown(BareClient& client, const ListOnScreen& list) {
  std::string seen = list.pixels();
  for (std::uint32_t counter = 1; counter <= kAtOnce; ++counter) call(client, counter);
  take_answer(client);
  const Stopwatch watch;
  for (int i = 1; i < kAtOnce; ++i) take_answer(client);
  Micros changed_us = 0;
  while (watch.elapsed_us() < changed_us + kRests_us) {
    std::string now = list.pixels();
    if (now != seen) changed_us = watch.elapsed_us();
    seen = std::move(now);
    std::this_thread::sleep_for(500us);
  }
  if (changed_us == 0) throw std::runtime_error("five calls do not appear on the wall display");
  return changed_us;
}

}  // namespace

ShownCalls watch_calls(const BenchHall& hall, const std::vector<std::string>& words, std::uint32_t counters,
                       int idle_s) {
  zmq::context_t context;
  BareClient client(context, hall.endpoint("command"), hall.curve(), kCalling);
  client.hello();
  Child display(words);
  const ListOnScreen list;
  std::this_thread::sleep_for(kSettles);
  ShownCalls shown;
  for (std::uint32_t i = 0; i < kOneByOne; ++i) {
    shown.one.push_back(until_shown(client, list, 1 + i % counters));
    std::this_thread::sleep_for(kMoment);
  }
  shown.several = until_all_shown(client, list);
  std::this_thread::sleep_for(kAllMoments);
  shown.idle_afterwards = watch_idle(display, idle_s);
  return shown;
}

}  // namespace motcua::bench
