#include "rating/controller.h"

#include <algorithm>

namespace motcua::rating {

Offer make_offer(const protocol::View* view, const ui::LinkState& link, std::uint32_t counter) {
  Offer offer;
  if (view == nullptr || !view->has_board() || !link.fresh || !link.connected) return offer;
  for (const auto& light : view->board().counters()) {
    if (light.number() != counter) continue;
    offer.available = true;
    offer.visit = light.rate_visit();
  }
  offer.criteria = std::min(kCriteriaMax, static_cast<std::size_t>(view->board().rating_criteria_size()));
  return offer;
}

Controller::Reply Controller::see(const Offer& offer, std::int64_t now_ms) {
  offer_ = offer;
  if (!offer.available) return std::nullopt;
  if (page_ == Page::kSending) return std::nullopt;
  const bool said = page_ == Page::kThanks || page_ == Page::kFailed;
  if (said && now_ms - touched_ms_ < kThanksMs) return std::nullopt;
  // Whoever chose stars and was called away, or left, has rated.
  const bool left = page_ == Page::kCriteria && now_ms - touched_ms_ >= kPauseMs;
  if (left && offer.visit == visit_) return send();
  const bool nobody = offer.visit == 0 || offer.visit == rated_;
  if (nobody || offer.visit != visit_ || said) rest();
  if (nobody || page_ != Page::kRest) return std::nullopt;
  page_ = Page::kStars;
  visit_ = offer.visit;
  return std::nullopt;
}

Controller::Reply Controller::touch(const Touch& touch, std::int64_t now_ms) {
  using Kind = Touch::Kind;
  const bool rating = page_ == Page::kStars || page_ == Page::kCriteria;
  if (!rating || !offer_.available || touch.kind == Kind::kNothing) return std::nullopt;
  touched_ms_ = now_ms;
  if (touch.kind == Kind::kStars && touch.stars >= 1 && touch.stars <= kStarsMax) {
    stars_ = touch.stars;
    if (offer_.criteria == 0) return send();
    page_ = Page::kCriteria;
  } else if (page_ != Page::kCriteria) {
    return std::nullopt;
  } else if (touch.kind == Kind::kCriterion && touch.criterion < offer_.criteria) {
    criteria_.at(touch.criterion) = std::min(touch.stars, kStarsMax);
  } else if (touch.kind == Kind::kBack) {
    page_ = Page::kStars;
  } else if (touch.kind == Kind::kSend) {
    return send();
  }
  return std::nullopt;
}

Controller::Reply Controller::digit(std::uint32_t stars, std::int64_t now_ms) {
  if (page_ != Page::kCriteria) return touch({Touch::Kind::kStars, 0, stars}, now_ms);
  for (std::size_t i = 0; i < offer_.criteria; ++i) {
    if (criteria_.at(i) == 0) return touch({Touch::Kind::kCriterion, i, stars}, now_ms);
  }
  return std::nullopt;
}

Controller::Reply Controller::send() {
  page_ = Page::kSending;
  rated_ = visit_;
  protocol::Command command;
  auto& body = *command.mutable_rate();
  body.set_counter(counter_);
  body.set_visit(visit_);
  body.set_stars(stars_);
  for (std::size_t i = 0; i < offer_.criteria; ++i) body.add_criteria(criteria_.at(i));
  return command;
}

void Controller::answered(const ui::CommandResult& result, std::int64_t now_ms) {
  if (page_ != Page::kSending) return;
  touched_ms_ = now_ms;
  page_ = result.kind == ui::CommandResult::Kind::kDone ? Page::kThanks : Page::kFailed;
  // Not sent at all: the citizen may try again.
  if (result.kind == ui::CommandResult::Kind::kNoConnection) rated_ = 0;
}

void Controller::rest() {
  page_ = Page::kRest;
  visit_ = 0;
  stars_ = 0;
  criteria_.fill(0);
}

std::int64_t Controller::next_change_ms() const {
  if (page_ == Page::kThanks || page_ == Page::kFailed) return touched_ms_ + kThanksMs;
  return page_ == Page::kCriteria ? touched_ms_ + kPauseMs : ui::kNever;
}

}  // namespace motcua::rating
