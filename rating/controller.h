// What a touch at the rating device does: stars, then the criteria, then thanks.
//
// Pure: no clock, no window, no network; used by the drawing thread. Times are real milliseconds. A visit is rated once
// at most; whatever happens, the device is at rest again when there is nobody to rate.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "protocol/messages.pb.h"
#include "ui/model/link_state.h"

namespace motcua::rating {

inline constexpr std::uint32_t kStarsMax = 5;
inline constexpr std::size_t kCriteriaMax = 3;
inline constexpr std::int64_t kThanksMs = 4000;
inline constexpr std::int64_t kPauseMs = 20'000;  // so long without a touch, the stars alone are sent

enum class Page : std::uint8_t { kRest, kStars, kCriteria, kSending, kThanks, kFailed };

// What was touched.
struct Touch {
  enum class Kind : std::uint8_t { kNothing, kStars, kCriterion, kSend, kBack };
  Kind kind = Kind::kNothing;
  std::size_t criterion = 0;
  std::uint32_t stars = 0;  // 1 to 5
  bool operator==(const Touch&) const = default;
};

// What can be rated, from the last picture.
struct Offer {
  bool available = false;   // a fresh picture, a connection, and the counter is in the picture
  std::uint64_t visit = 0;  // 0: nobody
  std::size_t criteria = 0;
};
Offer make_offer(const protocol::View* view, const ui::LinkState& link, std::uint32_t counter);

class Controller {
 public:
  explicit Controller(std::uint32_t counter) : counter_(counter) {}

  // Before touches, whenever there is a newer picture or the connection changed, and when time has passed. What is to
  // be sent when the citizen left without touching "send".
  std::optional<protocol::Command> see(const Offer& offer, std::int64_t now_ms);
  std::optional<protocol::Command> touch(const Touch& touch, std::int64_t now_ms);
  // 1 to 5 of a keyboard: stars, or the next criterion; Enter sends.
  std::optional<protocol::Command> digit(std::uint32_t stars, std::int64_t now_ms);
  void answered(const ui::CommandResult& result, std::int64_t now_ms);

  Page page() const { return page_; }
  bool available() const { return offer_.available; }
  std::uint32_t stars() const { return stars_; }
  std::uint32_t criterion(std::size_t index) const { return criteria_.at(index); }
  std::int64_t next_change_ms() const;

 private:
  using Reply = std::optional<protocol::Command>;
  Reply send();
  void rest();

  std::uint32_t counter_;
  Offer offer_;
  Page page_ = Page::kRest;
  std::uint64_t visit_ = 0;  // that is being rated
  std::uint64_t rated_ = 0;  // rated already, though the picture may not know yet
  std::uint32_t stars_ = 0;
  std::array<std::uint32_t, kCriteriaMax> criteria_{};
  std::int64_t touched_ms_ = 0;
};

}  // namespace motcua::rating
