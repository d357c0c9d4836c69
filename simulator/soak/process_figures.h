// What the system knows of a running process: memory of its own, descriptors, threads. Linux, from /proc.
//
// Any thread. A process that is gone has no figures.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <optional>

namespace motcua::soak {

struct ProcessFigures {
  std::int64_t memory_kib = 0;  // RssAnon: what it took for itself, without files and shared libraries
  int descriptors = 0;
  int threads = 0;
};

std::optional<ProcessFigures> figures_of(pid_t process);

}  // namespace motcua::soak
