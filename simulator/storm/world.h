// Everything of one run, wired together: the devices, the people, the dispatcher, the network between them, and what
// strikes them. One thread.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "simulator/storm/actor.h"
#include "simulator/storm/client.h"
#include "simulator/storm/nonsense.h"
#include "simulator/storm/second_device.h"
#include "simulator/storm/storm.h"

namespace motcua::storm {

class World final : public NodeOutput {
 public:
  explicit World(const StormOptions& options);

  // Throws Broken.
  void run();
  void fill(StormResult& result) const;

  // NodeOutput
  void to_client(const std::string& route, const std::string& frame) override;
  void board_leaves() override;
  void to_subscribers(const std::shared_ptr<const protocol::View>& view) override;
  void node_ended() override;
  void note(const std::string& line) override;

 private:
  void add_devices(std::uint64_t seed);
  Client& add_client(const std::string& device, protocol::Audience audience);
  void go_on(Time until);
  void people_act(Actor& actor, Time every);
  void strike();
  void strike_client(Client& client);
  void cut_all();
  void jump();
  void send_nonsense();
  void fill_disk();
  void all_press_next();
  void lose_pc();
  void take_over();
  bool evening() const;
  void heal();
  void await_dispatcher();
  void expect_convergence(Time within);
  void drain();
  // The first ticket that has not ended, in words.
  std::optional<std::string> still_there() const;
  std::optional<std::string> what_is_wrong();

  StormOptions options_;
  Timeline timeline_;
  Weather weather_;
  Site site_;
  Ledger ledger_;
  Node node_;
  crowd::Random random_;
  Nonsense nonsense_;
  std::vector<std::unique_ptr<Client>> clients_;
  std::vector<std::unique_ptr<Actor>> actors_;
  std::vector<std::unique_ptr<Wall>> walls_;
  Actor* desk_ = nullptr;
  std::unique_ptr<SecondDevice> second_;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> left_out_;  // by a take-over: on which row, how many numbers
  std::uint64_t switch_cuts_ = 0;
  std::uint64_t tickets_ = 0;
  bool calm_ = false;
  std::deque<std::string> trace_;
};

}  // namespace motcua::storm
