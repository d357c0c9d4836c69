// A site's settings, as they stand in records and snapshots. Pure, any thread; cannot fail.
#pragma once

#include "dispatcher/hall/settings.h"
#include "dispatcher/journal/events.pb.h"

namespace motcua::journal {

void to_record(const hall::Settings& settings, record::Settings& out);
hall::Settings from_record(const record::Settings& in);

}  // namespace motcua::journal
