// Words that people type and the small parsers behind them: ticket numbers, dates, times, searches in a catalogue.
#include <cstdint>
#include <string>

#include "catalogue/fold.h"
#include "catalogue/index.h"
#include "cli/bookings.h"
#include "config/utf8.h"
#include "config/words.h"
#include "dispatcher/hall/types.h"
#include "dispatcher/site/csv.h"
#include "dispatcher/site/site_file.h"
#include "tests/fuzz/require.h"
#include "ui/text/glyph_ranges.h"

namespace {

using namespace motcua;

protocol::Catalogue small_catalogue() {
  protocol::Catalogue catalogue;
  for (const auto* name : {"Thủ tục đăng ký khai sinh", "Đăng ký kết hôn", "Cấp giấy phép xây dựng mới",
                           "Xác nhận tình trạng hôn nhân", "Đăng ký biến động quyền sử dụng đất"}) {
    auto& one = *catalogue.add_procedures();
    one.set_code("1.00119" + std::to_string(catalogue.procedures_size()));
    one.set_name(name);
    one.set_service("civil");
  }
  return catalogue;
}

void hold_numbers(std::string_view typed) {
  if (const auto ticket = hall::parse_ticket(typed)) {
    const auto again = hall::parse_ticket(hall::to_string(*ticket));
    fuzz::require(again && *again == *ticket, "a ticket's number is read as it is written");
  }
  if (const auto date = site::parse_date(typed))
    fuzz::require(*date % 100 >= 1 && *date % 100 <= 31, "a day of a month");
  if (const auto minute = cli::minute_of(typed)) fuzz::require(*minute < 1440, "a minute of a day");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const catalogue::Index index(small_catalogue());
  const std::string_view typed(reinterpret_cast<const char*>(data), size);
  hold_numbers(typed);
  const auto folded = catalogue::fold(typed);
  fuzz::require(catalogue::fold(folded) == folded, "a folded text stays as it is");
  for (const auto at : index.search(typed, {}, 10)) fuzz::require(at < index.size(), "what is found is there");
  (void)site::parse_csv(typed);
  const auto quoted = config::in_quotes(typed);
  fuzz::require(config::find_invalid_utf8(typed) || !config::find_invalid_utf8(quoted), "quoting keeps UTF-8");
  (void)config::suggestion(typed, {"service", "counter", "profile"});
  (void)text::characters(typed);
  return 0;
}
