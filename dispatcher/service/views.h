// The whole pictures that audiences see, from the hall's state. Pure. Nothing personal: numbers, counters, services,
// times.
#pragma once

#include <string>
#include <vector>

#include "dispatcher/hall/state.h"
#include "protocol/messages.pb.h"

namespace motcua::service {

inline constexpr std::size_t kAnnouncementsOnBoard = 64;
inline constexpr std::size_t kAnnouncementsOfPart = 5;  // of each service and each counter, beyond those
inline constexpr std::size_t kNextTicketsShown = 4;

inline constexpr std::size_t kMissedShown = 20;

// What the shell knows beside the hall.
struct Surroundings {
  bool training = false;
  std::string catalogue_version;
  std::vector<protocol::Alert> device_alerts{};
  bool has_reception = false;
};

protocol::Board board_of(const hall::State& state, hall::TimeMs now_ms, const Surroundings& around);
protocol::StaffPicture staff_picture_of(const hall::State& state, hall::TimeMs now_ms, const Surroundings& around);
protocol::Announcement to_wire(const hall::State& state, const hall::Announcement& announcement);

}  // namespace motcua::service
