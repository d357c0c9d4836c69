// Changes a protobuf message as a message, so that a fuzzer does not lose itself in broken lengths: adds, removes,
// repeats, moves and changes fields, with values that the hall under test knows. What does not parse is changed as
// bytes.
//
// For LLVMFuzzerCustomMutator and LLVMFuzzerCustomCrossOver; one thread. Nothing fails: what grows too large is left as
// it was.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <google/protobuf/message.h>

namespace motcua::fuzz {

using Random = std::minstd_rand;

// What is worth trying in a field, besides small numbers and limits.
struct Pool {
  std::vector<std::string> words;
  std::vector<std::int64_t> numbers;
};
// The keys, letters, numbers and times of the small hall that the fuzzers use.
const Pool& small_hall_pool();

void mutate(google::protobuf::Message& message, const Pool& pool, Random& random);

std::size_t mutate_bytes(google::protobuf::Message& scratch, std::uint8_t* data, std::size_t size, std::size_t size_max,
                         unsigned seed, const Pool& pool);
std::size_t cross_over(google::protobuf::Message& scratch, const std::uint8_t* first, std::size_t first_size,
                       const std::uint8_t* second, std::size_t second_size, std::uint8_t* out, std::size_t out_max);

}  // namespace motcua::fuzz
