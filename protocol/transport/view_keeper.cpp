#include "protocol/transport/view_keeper.h"

#include <algorithm>
#include <utility>

#include "planted/bugs.h"

namespace motcua::transport {
namespace {

std::int64_t to_ms(Time time) {
  return std::chrono::floor<std::chrono::milliseconds>(time).count();
}

bool newer(const protocol::View& a, const protocol::View& b) {
  return a.head().incarnation() == b.head().incarnation() && a.head().seq() > b.head().seq();
}

}  // namespace

bool ViewKeeper::offer(Time now, ViewPtr view) {
  const std::uint64_t incarnation = view->head().incarnation();
  const bool replaces = !view_ || newer(*view, *view_);
  const bool of_the_confirmed = incarnation_ && incarnation == *incarnation_;
  const bool leaves_an_old_one = of_the_confirmed && view_ && view_->head().incarnation() != incarnation;
  if ((incarnation_ ? of_the_confirmed : true) && (replaces || leaves_an_old_one)) {
    take(now, std::move(view));
    return true;
  }
  const bool other = !view_ || incarnation != view_->head().incarnation();
  if (other && !of_the_confirmed &&
      (!waiting_ || waiting_->head().incarnation() != incarnation || newer(*view, *waiting_))) {
    waiting_ = std::move(view);
    waiting_received_ = now;
  }
  return false;
}

bool ViewKeeper::confirm(std::uint64_t incarnation, std::int64_t clock_offset_ms) {
  incarnation_ = incarnation;
  clock_offset_ms_ = clock_offset_ms;
  const bool have_it = view_ && view_->head().incarnation() == incarnation;
  if (have_it || !waiting_ || waiting_->head().incarnation() != incarnation) return false;
  take(waiting_received_, std::exchange(waiting_, nullptr));
  return true;
}

void ViewKeeper::take(Time received, ViewPtr view) {
  view_ = std::move(view);
  received_ = received;
}

std::optional<std::chrono::milliseconds> ViewKeeper::age(Time now) const {
  if (!view_ || !incarnation_ || view_->head().incarnation() != *incarnation_) return std::nullopt;
  const auto then = static_cast<std::int64_t>(view_->head().dispatcher_time_ms());
  return std::chrono::milliseconds(std::max<std::int64_t>(0, to_ms(now) + clock_offset_ms_ - then));
}

bool ViewKeeper::fresh(Time now) const {
  if (planted::is_planted(planted::Bug::kStaleShown)) return view_ != nullptr;
  const auto known = age(now);
  return known && *known < stale_after_;
}

std::chrono::milliseconds ViewKeeper::fresh_for(Time now) const {
  const auto known = age(now);
  return known ? std::max(std::chrono::milliseconds(0), stale_after_ - *known) : std::chrono::milliseconds(0);
}

std::int64_t ViewKeeper::hall_now_ms(Time now) const {
  if (!view_) return 0;
  const std::int64_t passed_ms = age(now).value_or(std::chrono::milliseconds(to_ms(now) - to_ms(received_))).count();
  return static_cast<std::int64_t>(view_->head().hall_ms()) +
         passed_ms * static_cast<std::int64_t>(view_->head().speed_permille()) / 1000;
}

}  // namespace motcua::transport
