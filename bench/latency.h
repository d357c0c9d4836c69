// From the key press to the board: a clerk's "finish and call next" until a subscriber of the public board holds the
// picture with the new call. Through CURVE, the rules, the record's sync and the publisher.
#pragma once

#include <cstdint>
#include <vector>

#include "bench/bench_hall.h"
#include "bench/statistics.h"

namespace motcua::bench {

struct KeyToBoard {
  std::vector<Micros> to_answer;
  std::vector<Micros> to_board;
};
KeyToBoard key_to_board(const BenchHall& hall, int count);

// Situation 35: a day of 1,200 tickets with 300 people waiting all the time. From each of the 900 presses of "finish
// and call next" until its answer.
std::vector<Micros> key_to_answer_on_a_full_day(const BenchHall& hall, std::uint32_t counters);

}  // namespace motcua::bench
