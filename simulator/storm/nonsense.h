// Somebody sends what no client of ours would: noise, empty and half-right frames, sessions of their own with numbers
// that jump and repeat, floods of hellos, devices that nobody knows. Nothing of it may end the dispatcher, and each of
// its requests has one effect at most, like everybody's.
//
// One thread. Draws from its own random numbers.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "simulator/storm/client.h"

namespace motcua::storm {

class Nonsense {
 public:
  Nonsense(Client::Surroundings around, std::uint64_t seed) : around_(around), random_(seed) {}

  // In the name of this device.
  void send(Client& client);

 private:
  std::string bytes(std::size_t size_max);
  void send_request(Client& client, std::uint64_t session, std::uint64_t number);
  void send_limits(Client& client);
  void send_hellos(Client& client);
  void send_own_session(Client& client);
  void send_from_nobody();

  Client::Surroundings around_;
  crowd::Random random_;
};

}  // namespace motcua::storm
