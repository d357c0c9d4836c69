// From the key press to the board: a clerk's "finish and call next" until a subscriber of the public board holds the
// picture with the new call. Through CURVE, the rules, the record's sync and the publisher.
#pragma once

#include <vector>

#include "bench/bench_hall.h"
#include "bench/statistics.h"

namespace motcua::bench {

struct KeyToBoard {
  std::vector<Micros> to_answer;
  std::vector<Micros> to_board;
};
KeyToBoard key_to_board(const BenchHall& hall, int count);

}  // namespace motcua::bench
