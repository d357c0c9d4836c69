// The part of the command session that fetches: pictures, announcements, the catalogue. Nothing of it has an effect on
// the other side, so that asking twice harms nobody.
#include <algorithm>

#include "protocol/transport/command_session.h"

namespace motcua::transport {
namespace {

// A catalogue is large: asked for again only when it would have come long ago.
constexpr int kCatalogueRetries = 4;  // in retry intervals

}  // namespace

using protocol::ClientMessage;

void CommandSession::fetch(Time now, protocol::Audience audience, std::chrono::milliseconds patience,
                           CommandClient::OnView done) {
  OutstandingFetch fetch{audience, now + patience, now, std::move(done)};
  if (state_ == State::kUp && transmit(now, fetch)) {
    fetches_.push_back(std::move(fetch));
  } else {
    callbacks_.push_back([callback = std::move(fetch.done)] { callback(nullptr); });
  }
  deliver();
}

bool CommandSession::transmit(Time now, OutstandingFetch& fetch) {
  ClientMessage message;
  message.mutable_fetch()->set_audience(fetch.audience);
  fetch.retry_at = now + options_.retry_interval;
  return wire_.send(message);
}

void CommandSession::on_view(protocol::View&& view) {
  const protocol::Audience audience = view.has_staff() ? protocol::STAFF : protocol::PUBLIC_BOARD;
  const auto shared = std::make_shared<const protocol::View>(std::move(view));
  std::erase_if(fetches_, [&](OutstandingFetch& fetch) {
    if (fetch.audience != audience) return false;
    callbacks_.push_back([done = std::move(fetch.done), shared] { done(shared); });
    return true;
  });
}

void CommandSession::fetch_announcements(Time now, std::uint64_t since, std::chrono::milliseconds patience,
                                         CommandClient::OnAnnouncements done) {
  if (state_ == State::kUp) {
    announcements_.push_back({since, now + patience, false, std::move(done)});
    transmit_announcements();
  } else {
    callbacks_.push_back([callback = std::move(done)] { callback(nullptr); });
  }
  deliver();
}

void CommandSession::transmit_announcements() {
  if (announcements_.empty() || announcements_.front().sent) return;
  ClientMessage message;
  message.mutable_fetch_announcements()->set_since(announcements_.front().since);
  announcements_.front().sent = wire_.send(message);
}

void CommandSession::on_announcements(protocol::Announcements&& announcements) {
  if (announcements_.empty() || !announcements_.front().sent) return;
  const auto shared = std::make_shared<const protocol::Announcements>(std::move(announcements));
  callbacks_.push_back([done = std::move(announcements_.front().done), shared] { done(shared); });
  announcements_.pop_front();
  if (state_ == State::kUp) transmit_announcements();
}

void CommandSession::fetch_catalogue(Time now, std::chrono::milliseconds patience, CommandClient::OnCatalogue done) {
  OutstandingCatalogue fetch{now + patience, now, std::move(done)};
  if (state_ == State::kUp && transmit(now, fetch)) {
    catalogues_.push_back(std::move(fetch));
  } else {
    callbacks_.push_back([callback = std::move(fetch.done)] { callback(nullptr); });
  }
  deliver();
}

bool CommandSession::transmit(Time now, OutstandingCatalogue& fetch) {
  ClientMessage message;
  message.mutable_fetch_catalogue();
  fetch.retry_at = now + kCatalogueRetries * options_.retry_interval;
  return wire_.send(message);
}

void CommandSession::on_catalogue(protocol::Catalogue&& catalogue) {
  const auto shared = std::make_shared<const protocol::Catalogue>(std::move(catalogue));
  for (auto& fetch : catalogues_) callbacks_.push_back([done = std::move(fetch.done), shared] { done(shared); });
  catalogues_.clear();
}

void CommandSession::fetch_records(Time now, std::uint64_t after, std::chrono::milliseconds patience,
                                   CommandClient::OnRecords done) {
  end_records();
  records_ = OutstandingRecords{after, now + patience, now, std::move(done)};
  if (state_ != State::kUp || !transmit(now, *records_)) end_records();
  deliver();
}

bool CommandSession::transmit(Time now, OutstandingRecords& fetch) {
  ClientMessage message;
  message.mutable_fetch_records()->set_after(fetch.after);
  fetch.retry_at = now + kCatalogueRetries * options_.retry_interval;
  return wire_.send(message);
}

void CommandSession::on_records(protocol::Records&& records) {
  if (!records_ || records_->after != records.after()) return;
  callbacks_.push_back([done = std::move(records_->done),
                        shared = std::make_shared<const protocol::Records>(std::move(records))] { done(shared); });
  records_.reset();
}

void CommandSession::end_records() {
  if (!records_) return;
  callbacks_.push_back([done = std::move(records_->done)] { done(nullptr); });
  records_.reset();
}

void CommandSession::end_fetches() {
  for (auto& fetch : fetches_) callbacks_.push_back([done = std::move(fetch.done)] { done(nullptr); });
  fetches_.clear();
}

}  // namespace motcua::transport
