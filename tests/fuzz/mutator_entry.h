// libFuzzer's two entries for a fuzzer whose input is a protobuf message. A fuzzer includes this once, after the line
//   using Input = ...;   // the message
#pragma once

#include "tests/fuzz/message_mutator.h"

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t size_max,
                                               unsigned seed) {
  Input scratch;
  return motcua::fuzz::mutate_bytes(scratch, data, size, size_max, seed, motcua::fuzz::small_hall_pool());
}

extern "C" std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* first, std::size_t first_size,
                                                 const std::uint8_t* second, std::size_t second_size, std::uint8_t* out,
                                                 std::size_t out_max, unsigned) {
  Input scratch;
  return motcua::fuzz::cross_over(scratch, first, first_size, second, second_size, out, out_max);
}
