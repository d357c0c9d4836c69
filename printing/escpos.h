// ESC/POS, the language of ticket printers: what is sent to print a picture and to ask how the printer is, and what its
// answers mean.
//
// Pure functions, any thread. Nothing here fails: bytes that are no answer are said to be none.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "printing/bitmap.h"

namespace motcua::printing {

using Bytes = std::vector<std::uint8_t>;

// Rows in one raster command: small printers hold no more of them.
inline constexpr int kBandRows = 128;

// Initialise, the picture in bands, feed behind the knife and cut.
Bytes encode_ticket(const Bitmap& picture);

// What can be asked at any time, also while the printer is offline (DLE EOT n). One byte comes back.
enum class StatusRequest : std::uint8_t { kPrinter = 1, kOffline = 2, kError = 3, kPaper = 4 };
inline constexpr std::array kStatusRequests{StatusRequest::kPrinter, StatusRequest::kOffline, StatusRequest::kError,
                                            StatusRequest::kPaper};
Bytes status_request(StatusRequest request);

// Answered in its turn, after everything before it was printed (GS r 1): the proof that a ticket came out.
Bytes done_request();

// Forget what was received and not printed yet: else half a ticket comes out after the next roll was put in.
Bytes clear_request();

struct PaperStatus {
  bool offline = false;
  bool cover_open = false;
  bool paper_low = false;
  bool paper_out = false;
  bool cutter_error = false;
  bool error = false;  // of whatever kind, the cutter's included
  bool operator==(const PaperStatus&) const = default;
};

// Adds the answer to `request`; false: the byte is no answer to a status request, nothing was added.
bool add_answer(StatusRequest request, std::uint8_t byte, PaperStatus& status);

// The answer to done_request(): whether there is paper still; nothing: the byte is something else.
struct DoneAnswer {
  bool paper_low = false;
  bool paper_out = false;
};
std::optional<DoneAnswer> done_answer(std::uint8_t byte);

}  // namespace motcua::printing
