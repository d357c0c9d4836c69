#include "kiosk/words.h"

#include <algorithm>

#include <fmt/format.h>

#include "ui/text/words.h"

namespace motcua::kiosk {
namespace {

std::string clock_at(const protocol::View& view, std::uint64_t hall_ms) {
  return text::clock(text::local_time(static_cast<std::int64_t>(hall_ms), view.head().utc_offset_s()));
}

// "kiosk.rejected.capacity_reached_date" with the day, where there is one to name.
std::string rejection_words(const protocol::Rejection& rejection, const text::Catalogue& words) {
  std::string key = text::rejection_key(rejection.code());
  key.replace(0, key.find('.'), std::string("kiosk") + ".rejected");
  const std::string dated = key + "_date";
  if (rejection.date() != 0 && words.has(dated)) {
    return words.format(dated, {{"date", day_and_month(rejection.date())}});
  }
  return words.has(key) ? words.get(key) : text::rejection(rejection.code(), words);
}

// Letters, digits and what stands between them in a code; everything else as %XX.
std::string in_address(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain =
        (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.' || c == '-' || c == '_';
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

}  // namespace

std::string day_and_month(std::uint32_t date) {
  return fmt::format("{:02}/{:02}", date % 100, date / 100 % 100);
}

std::string hall_notice(const protocol::View& view, const ui::LinkState& link, const text::Catalogue& words) {
  const auto& board = view.board();
  if (!board.has_hours() || board.hours().accepting()) return "";
  const auto& hours = board.hours();
  if (hours.closed_today()) return words.get("kiosk.hall_closed_today");
  const auto now = static_cast<std::uint64_t>(std::max<std::int64_t>(link.hall_now_ms, 0));
  if (hours.cut_off_ms() != 0 && now >= hours.cut_off_ms()) return words.get("kiosk.hall_cut_off");
  for (const auto& interval : hours.open()) {
    if (interval.from_ms() > now) {
      return words.format("kiosk.hall_opens", {{"time", clock_at(view, interval.from_ms())}});
    }
  }
  return words.get("kiosk.hall_closed");
}

const protocol::ServiceView* find_service(const protocol::Board& board, std::string_view key) {
  for (const auto& each : board.services()) {
    if (each.key() == key) return &each;
  }
  return nullptr;
}

std::string service_name(const protocol::ServiceView& service, const text::Catalogue& words) {
  const std::string& name = text::name_in(service.name(), words);
  return service.letter().empty() ? name : service.letter() + " · " + name;
}

std::string service_detail(const protocol::ServiceView& service, const protocol::Board& board,
                           const text::Catalogue& words) {
  if (service.accepting()) return words.count("kiosk.waiting", service.waiting());
  if (service.full() && service.next_date() != 0) {
    return words.format("kiosk.service_full_date", {{"date", day_and_month(service.next_date())}});
  }
  if (service.full()) return words.get("kiosk.service_full");
  const bool hall_closed = board.has_hours() && !board.hours().accepting();
  return words.get(hall_closed ? "kiosk.service_outside_hours" : "kiosk.service_closed");
}

std::string failure_words(const ui::CommandResult& result, const text::Catalogue& words) {
  switch (result.kind) {
    case ui::CommandResult::Kind::kRejected:
      return rejection_words(result.rejection, words);
    case ui::CommandResult::Kind::kNoConnection:
      return words.get("kiosk.failed_no_connection");
    default:
      return words.get("kiosk.failed_unconfirmed");
  }
}

std::string address_of(const protocol::CatalogueEntry& procedure) {
  if (!procedure.url().empty()) return procedure.url();
  return "https://dichvucong.gov.vn/p/home/dvc-tthc-thu-tuc-hanh-chinh-chi-tiet.html?ma_thu_tuc=" +
         in_address(procedure.code());
}

}  // namespace motcua::kiosk
