// Durable commands per second with many clients, each with one command under way.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>

#include <zmq.hpp>

#include "bench/bench_hall.h"

namespace motcua::bench {

struct Throughput {
  double commands_per_second = 0;
  std::uint64_t commands = 0;
  std::uint64_t rejections = 0;
  std::uint64_t tickets = 0;
  std::uint64_t duplicate_numbers = 0;
};

// Kiosks issue and cancel in turn, the first 16 clients are clerks who finish and call next.
Throughput commands_per_second(const BenchHall& hall, int clients, std::chrono::milliseconds duration);

// The same number of clients with frames of the same size against a ROUTER that only receives, commits and echoes.
Throughput echoes_per_second(const std::string& endpoint, const transport::ClientCurve& curve, int clients,
                             std::chrono::milliseconds duration);

}  // namespace motcua::bench
