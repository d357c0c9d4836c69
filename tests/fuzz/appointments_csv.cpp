// Appointments from a CSV file: mistakes in sentences, or bookings with a code, a date and a time.
#include <cstdint>
#include <string>

#include "cli/bookings.h"
#include "tests/fuzz/require.h"
#include "tests/fuzz/scratch_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace motcua;
  static const fuzz::ScratchFolder folder;
  const auto bookings =
      cli::read_bookings(folder.write("appointments.csv", {reinterpret_cast<const char*>(data), size}));
  if (!bookings) return fuzz::require(!bookings.error().empty(), "a refusal says why"), 0;
  for (const auto& one : *bookings) {
    fuzz::require(!one.code.empty() && !one.service.empty(), "a booking has a code and a service");
    fuzz::require(one.minute < 1440 && one.date > 10'000, "a booking has a date and a time");
    (void)cli::booking(one);
  }
  return 0;
}
