#include "kiosk/controller.h"

#include <algorithm>
#include <utility>

#include "ui/text/words.h"

namespace motcua::kiosk {
namespace {

using Kind = Touch::Kind;

std::string failure_key(const ui::CommandResult& result) {
  switch (result.kind) {
    case ui::CommandResult::Kind::kRejected:
      return text::rejection_key(result.rejection.code());
    case ui::CommandResult::Kind::kNoConnection:
      return "kiosk.failed_no_connection";
    default:
      return "kiosk.failed_unconfirmed";
  }
}

}  // namespace

Offer make_offer(const protocol::View* view, const ui::LinkState& link) {
  Offer offer;
  if (view == nullptr || !view->has_board() || !link.fresh || !link.connected) return offer;
  offer.available = true;
  for (const auto& service : view->board().services()) offer.services.push_back({service.key(), service.accepting()});
  // The first class of a site is its ordinary one.
  for (int i = 1; i < view->board().classes_size(); ++i) offer.classes.push_back(view->board().classes(i).key());
  return offer;
}

void Controller::see(Offer offer, std::int64_t now_ms) {
  offer_ = std::move(offer);
  const std::size_t pages = (offer_.services.size() + kServicesPerPage - 1) / kServicesPerPage;
  services_page_ = std::min(services_page_, pages == 0 ? 0 : pages - 1);
  if (showing_result() && now_ms - result_ms_ >= kResultMs) start_over();
  const bool waiting_for_touch = page_ == Page::kServices || page_ == Page::kClasses;
  if (waiting_for_touch && !at_rest() && now_ms - touched_ms_ >= kIdleMs) start_over();
}

Controller::Reply Controller::touch(Touch touch, std::int64_t now_ms) {
  touched_ms_ = now_ms;
  if (touch.kind == Kind::kLanguage) {
    language_ = touch.index;
    return std::nullopt;
  }
  if (page_ == Page::kSending) return std::nullopt;
  if (showing_result()) {
    const std::size_t language = language_;
    start_over();
    language_ = language;  // whoever touches on is still there
    return std::nullopt;
  }
  if (!offer_.available) return std::nullopt;
  if (touch.kind == Kind::kService && page_ == Page::kServices) return touch_service(touch.index);
  if (touch.kind == Kind::kClass && page_ == Page::kClasses && touch.index < offer_.classes.size()) {
    class_ = offer_.classes[touch.index];
    services_page_ = 0;
    page_ = Page::kServices;
  }
  turn(touch.kind);
  return std::nullopt;
}

void Controller::turn(Touch::Kind kind) {
  if (kind == Kind::kPriority && !offer_.classes.empty()) page_ = Page::kClasses;
  if (kind == Kind::kBack) {
    page_ = Page::kServices;
    class_.clear();
  }
  const std::size_t first_of_next = (services_page_ + 1) * kServicesPerPage;
  if (kind == Kind::kNextPage && first_of_next < offer_.services.size()) ++services_page_;
  if (kind == Kind::kPreviousPage && services_page_ > 0) --services_page_;
}

Controller::Reply Controller::touch_service(std::size_t index) {
  if (index >= offer_.services.size() || !offer_.services[index].accepting) return std::nullopt;
  service_ = offer_.services[index].key;
  page_ = Page::kSending;
  protocol::Command command;
  command.mutable_issue_ticket()->set_service(service_);
  command.mutable_issue_ticket()->set_priority_class(class_);
  return command;
}

void Controller::answered(const ui::CommandResult& result, std::int64_t now_ms) {
  if (page_ != Page::kSending) return;
  result_ms_ = now_ms;
  if (result.kind == ui::CommandResult::Kind::kDone) {
    done_ = result.done;
    page_ = Page::kTicket;
    return;
  }
  failure_ = failure_key(result);
  page_ = Page::kFailed;
}

void Controller::start_over() {
  page_ = Page::kServices;
  services_page_ = 0;
  class_.clear();
  service_.clear();
  failure_.clear();
  done_.Clear();
  language_ = 0;
}

bool Controller::at_rest() const {
  return page_ == Page::kServices && services_page_ == 0 && class_.empty() && language_ == 0;
}

std::int64_t Controller::next_change_ms() const {
  if (page_ == Page::kSending) return ui::kNever;
  if (showing_result()) return result_ms_ + kResultMs;
  return at_rest() ? ui::kNever : touched_ms_ + kIdleMs;
}

}  // namespace motcua::kiosk
