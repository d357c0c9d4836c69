// The hall's events, and the small values that events and snapshots share, as they stand in records. Pure, any thread.
// Decoding trusts nothing: an unknown kind or value is an error that says which.
#pragma once

#include <string>

#include <tl/expected.hpp>

#include "dispatcher/hall/event.h"
#include "dispatcher/journal/events.pb.h"

namespace motcua::journal {

void to_record(const hall::Event& event, record::Event& out);
tl::expected<hall::Event, std::string> from_record(const record::Event& in);

void to_record(const hall::TicketNumber& ticket, record::TicketNumber& out);
hall::TicketNumber from_record(const record::TicketNumber& in);

void to_record(const hall::DayPlan& plan, record::DayPlan& out);
hall::DayPlan from_record(const record::DayPlan& in);

void to_record(const hall::CallReason& reason, record::CallReason& out);
tl::expected<hall::CallReason, std::string> from_record(const record::CallReason& in);

}  // namespace motcua::journal
