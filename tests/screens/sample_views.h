// Pictures made by hand for the tests of the screens: a Monday morning at a centre, 23/11/2026 09:42.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "protocol/messages.pb.h"
#include "ui/model/link_state.h"

namespace motcua::tests {

inline constexpr std::int64_t kMorningMs = 1'795'401'720'000;  // 2026-11-23 02:42 UTC, 09:42 in Hanoi
inline constexpr std::int32_t kHanoi = 7 * 3600;

ui::LinkState good_link(std::int64_t hall_now_ms = kMorningMs);
ui::LinkState lost_link();

protocol::View board_view();
// Adds one call; `minutes_ago` before kMorningMs.
protocol::Announcement& add_call(protocol::View& view, const std::string& ticket, std::uint32_t counter,
                                 int minutes_ago);
// Open 07:30 to 11:30 and 13:30 to 17:00, tickets until 16:30, on that morning.
void set_hours(protocol::View& view);
// Service letters A, B, C ... with plausible names.
void set_services(protocol::View& view, int count);

// Staff: counter 3 serving A047, four waiting next.
protocol::View staff_view(protocol::CounterState state = protocol::SERVING);

// The same on a busy day of practice: everything a ticket can have, parked and missed ones, a clerk who has signed in.
protocol::View full_staff_view(protocol::CounterState state = protocol::SERVING);

// At kMorningMs the service has taken so long, of the 45 minutes that it should take at most.
inline void set_service_time(protocol::CurrentTicket& current, std::int64_t minutes) {
  constexpr std::int64_t kLimitMs = 45 * 60'000;
  current.set_long_after_ms(kLimitMs);
  current.set_long_from_ms(static_cast<std::uint64_t>(kMorningMs + kLimitMs - minutes * 60'000));
}

inline std::shared_ptr<const protocol::View> shared(protocol::View view) {
  return std::make_shared<const protocol::View>(std::move(view));
}

}  // namespace motcua::tests
