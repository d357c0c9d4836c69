// What the small board over one counter shows: its number, its ticket, open or closed. A pure function of the last
// picture, the connection and the time, like view_model.h.
#pragma once

#include <cstdint>
#include <string>

#include "display/call_stage.h"
#include "display/two_texts.h"
#include "protocol/messages.pb.h"
#include "ui/model/link_state.h"
#include "ui/text/catalogue.h"

namespace motcua::display {

struct CounterInput {
  const protocol::View* view = nullptr;  // null before the first
  ui::LinkState link;
  const text::Catalogue& words;
  const text::Catalogue& beside;
  std::uint32_t counter = 0;
  const CallStage& stage;  // that has seen this counter's calls alone
};

struct CounterModel {
  enum class State : std::uint8_t { kStale, kUnknown, kClosed, kFree, kCalling, kServing };
  State state = State::kStale;
  TwoTexts counter_label;
  std::string counter;
  TwoTexts ticket_label;  // over the ticket
  std::string ticket;
  TwoTexts sentence;               // where there is no ticket
  std::int64_t pulse_from_ms = 0;  // real time
  std::int64_t pulse_until_ms = 0;
  std::int64_t next_change_ms = ui::kNever;  // not part of what is seen

  bool same_picture(const CounterModel& other) const;
};

CounterModel make_counter_model(const CounterInput& input, std::int64_t now_ms);

}  // namespace motcua::display
