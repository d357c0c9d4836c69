#include "display/hours.h"

#include <algorithm>
#include <optional>

#include "ui/text/words.h"

namespace motcua::display {
namespace {

struct Place {
  const protocol::Interval* in = nullptr;      // open now
  const protocol::Interval* before = nullptr;  // the one that is over
  const protocol::Interval* next = nullptr;    // the one to come
};

Place place_of(const protocol::HallHours& hours, std::int64_t now_ms) {
  Place place;
  for (const auto& each : hours.open()) {
    if (static_cast<std::int64_t>(each.to_ms()) <= now_ms) {
      place.before = &each;
    } else if (static_cast<std::int64_t>(each.from_ms()) <= now_ms) {
      place.in = &each;
    } else if (place.next == nullptr) {
      place.next = &each;
    }
  }
  return place;
}

// A break around noon is lunch; people ask for it by that name.
bool around_noon(const Place& place, std::int32_t utc_offset_s) {
  const auto from = text::local_time(static_cast<std::int64_t>(place.before->to_ms()), utc_offset_s);
  const auto to = text::local_time(static_cast<std::int64_t>(place.next->from_ms()), utc_offset_s);
  return from.hour >= 10 && from.hour <= 12 && to.hour >= 12 && to.hour <= 14;
}

std::string no_more_tickets(const protocol::HallHours& hours, const text::Catalogue& words) {
  std::string last;
  for (const auto& ticket : hours.last_tickets()) last += (last.empty() ? "" : " \u00B7 ") + ticket;
  return last.empty() ? words.get("display.no_more_tickets")
                      : words.format("display.last_tickets", {{"tickets", last}});
}

}  // namespace

std::string hours_sentence(const protocol::HallHours& hours, std::int64_t hall_now_ms, std::int32_t utc_offset_s,
                           const text::Catalogue& words) {
  if (hours.closed_today()) return words.get("display.closed_today");
  if (hours.open().empty()) return "";
  const Place place = place_of(hours, hall_now_ms);
  const auto at = [&](const char* key) {
    const auto time = text::local_time(static_cast<std::int64_t>(place.next->from_ms()), utc_offset_s);
    return words.format(key, {{"time", text::clock(time)}});
  };
  const bool cut_off = hours.cut_off_ms() != 0 && hall_now_ms >= static_cast<std::int64_t>(hours.cut_off_ms());
  if (place.in == nullptr && place.next != nullptr && !cut_off) {
    if (place.before == nullptr) return at("display.opens_at");
    return at(around_noon(place, utc_offset_s) ? "display.lunch_until" : "display.break_until");
  }
  if (!hours.accepting() && (cut_off || place.next == nullptr)) return no_more_tickets(hours, words);
  return "";
}

}  // namespace motcua::display
