// What the wall display shows, as words and flags: a pure function of the last picture, the connection and the time.
//
// Any thread. Knows the protocol and the words, nothing of windows, fonts or sockets. A picture that is not fresh
// leaves no figure behind: no number, no count, no clock.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "display/call_stage.h"
#include "display/two_texts.h"
#include "protocol/messages.pb.h"
#include "ui/model/link_state.h"
#include "ui/text/catalogue.h"

namespace motcua::display {

inline constexpr std::int64_t kPageMs = 8000;
inline constexpr std::int64_t kFlashMs = 500;        // on, and as long off: one flash a second
inline constexpr std::int64_t kFlashForMs = 60'000;  // then the frame stays
inline constexpr std::size_t kListedCalls = 4;       // unless more wait for their moment
inline constexpr std::size_t kListedCallsMax = 40;
inline constexpr std::size_t kServicesPerPage = 8;

struct Input {
  const protocol::View* view = nullptr;  // null before the first
  ui::LinkState link;
  const text::Catalogue& words;   // large
  const text::Catalogue& beside;  // small, the second language
  std::int64_t now_ms = 0;        // real time, for pages and moments
  const CallStage& stage;
  std::size_t services_per_page = kServicesPerPage;
};

struct Call {
  std::string ticket;
  std::string counter;
  std::string time;
  bool open = false;
  bool approach = false;  // somebody comes to the citizen, who may not hear the call
  bool operator==(const Call&) const = default;
};

struct ServiceRow {
  std::string letter;
  std::string name;
  std::string detail;
  std::string figure;  // minutes until the call, or as long as nothing is known of them, people
  std::string unit;    // empty: as it stands over the figures
  bool accepting = true;
  bool operator==(const ServiceRow&) const = default;
};

struct Model {
  bool stale = true;
  TwoTexts stale_title;
  TwoTexts stale_hint;
  TwoTexts site;
  std::string date;
  std::string day_profile;  // a special day's name, empty: an ordinary day
  std::string clock;
  std::string training;       // empty: in earnest
  std::string calling_label;  // empty: nothing was called
  std::string ticket_label;
  std::string counter_label;
  TwoTexts counter_word;  // of the calls in the list
  TwoTexts approach_word;
  bool second_turn = false;  // where there is room for one language: the second one's turn
  std::optional<Call> large;
  TwoTexts nobody;  // when no call is there to show
  TwoTexts nobody_hint;
  std::string approach;            // beside the large call, where somebody comes to the citizen
  bool flash = false;              // the frame of such a call, on and off in turns
  std::int64_t pulse_from_ms = 0;  // real time; the call is shown brighter in turns until
  std::int64_t pulse_until_ms = 0;
  std::vector<Call> calls;
  std::string services_label;
  std::string services_unit;       // of all figures
  std::size_t services_page = 0;   // counted from 0
  std::size_t services_pages = 0;  // they take turns
  std::vector<ServiceRow> services;
  std::size_t service_slots = 0;  // rows a page has, so that pages look alike
  std::string notice;
  std::string notice_lead;      // how it begins, to be set bold; may be empty
  bool notice_urgent = false;   // about the hall's hours: not a general one
  std::size_t notice_turn = 0;  // which part of a long one
  bool connected = false;
  TwoTexts connection;
  std::int64_t next_change_ms = ui::kNever;  // not part of what is seen

  bool same_picture(const Model& other) const;
};

Model make_model(const Input& input);

}  // namespace motcua::display
