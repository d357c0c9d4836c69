// How loud the voice is, by the time of day of the hall: "07:00 80", "11:30 40". Each holds until the next one; before
// the first of the day, the last one of the day holds. A number alone holds all day.
//
// Pure values, any thread. Errors are one sentence that quotes what was written.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <tl/expected.hpp>

namespace motcua::voice {

class VolumePlan {
 public:
  static tl::expected<VolumePlan, std::string> parse(const std::vector<std::string>& entries);

  // 0 to 100; 100 where nothing was said.
  int percent_at(int minute_of_day) const;

 private:
  std::map<int, int> percent_from_;  // by minute of the day
};

// How much that makes the samples smaller. Halves of a volume sound like steps of the same size: by the square.
double gain_of(int percent);

}  // namespace motcua::voice
