// What a touch at the kiosk does: which page is shown, when a ticket is asked for, when the start comes back.
//
// Pure: no clock, no window, no network; used by the drawing thread. Times are real milliseconds. One ticket per touch:
// while one is being taken, touches are ignored.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "protocol/messages.pb.h"
#include "ui/model/link_state.h"

namespace motcua::kiosk {

inline constexpr std::int64_t kIdleMs = 30'000;    // without a touch the start comes back
inline constexpr std::int64_t kResultMs = 10'000;  // how long a number, or that there is none, stays
inline constexpr std::size_t kServicesPerPage = 8;

enum class Page : std::uint8_t { kServices, kClasses, kSending, kTicket, kFailed };

// What was touched.
struct Touch {
  enum class Kind : std::uint8_t { kNothing, kService, kClass, kPriority, kBack, kNextPage, kPreviousPage, kLanguage };
  Kind kind = Kind::kNothing;
  std::size_t index = 0;  // of a service, class or language in the order of the picture
  bool operator==(const Touch&) const = default;
};

// What can be touched, from the last picture.
struct Offer {
  bool available = false;  // a fresh picture and a connection
  struct Service {
    std::string key;
    bool accepting = false;
  };
  std::vector<Service> services;
  std::vector<std::string> classes;  // keys, without the ordinary one
};
Offer make_offer(const protocol::View* view, const ui::LinkState& link);

class Controller {
 public:
  // Before touches, whenever there is a newer picture or the connection changed, and when time has passed.
  void see(Offer offer, std::int64_t now_ms);
  std::optional<protocol::Command> touch(Touch touch, std::int64_t now_ms);
  void answered(const ui::CommandResult& result, std::int64_t now_ms);

  Page page() const { return page_; }
  bool available() const { return offer_.available; }
  std::size_t services_page() const { return services_page_; }
  const std::string& chosen_class() const { return class_; }  // key, empty: the ordinary one
  const std::string& chosen_service() const { return service_; }
  const protocol::Done& done() const { return done_; }
  const std::string& failure() const { return failure_; }  // key of the catalogue
  std::size_t language() const { return language_; }       // index; 0 is the kiosk's own
  std::int64_t next_change_ms() const;

 private:
  using Reply = std::optional<protocol::Command>;
  Reply touch_service(std::size_t index);
  void turn(Touch::Kind kind);
  void start_over();
  bool showing_result() const { return page_ == Page::kTicket || page_ == Page::kFailed; }
  bool at_rest() const;

  Offer offer_;
  Page page_ = Page::kServices;
  std::size_t services_page_ = 0;
  std::string class_;
  std::string service_;
  std::size_t language_ = 0;
  std::int64_t touched_ms_ = 0;
  std::int64_t result_ms_ = 0;
  protocol::Done done_;
  std::string failure_;
};

}  // namespace motcua::kiosk
