// Rows of a record. The chain finds what changed by itself, but whoever can write the file can compute it again: so a
// decoder trusts nothing. What decodes encodes to something that decodes to the same; what
// service::follow_if_sound() lets pass breaks nothing.
#include <cstdint>
#include <string>

#include "dispatcher/hall/hall.h"
#include "dispatcher/journal/codec.h"
#include "dispatcher/service/recovery.h"
#include "tests/fuzz/day.pb.h"
#include "tests/fuzz/fuzz_settings.h"
#include "tests/fuzz/require.h"

using Input = motcua::fuzz::Rows;
#include "tests/fuzz/mutator_entry.h"

namespace {

using namespace motcua;

journal::EncodedRecord encoded(const fuzz::Row& row, std::uint64_t seq) {
  journal::EncodedRecord result{seq, row.hall_ms(), row.hall_ms(), row.payload()};
  if (!row.has_record()) return result;
  auto record = row.record();
  if (record.version() == 0) record.set_version(3);
  record.set_complete(true);
  result.payload = record.SerializeAsString();
  return result;
}

// False: the record ends here.
bool follow(const journal::EncodedRecord& row, service::Recovered& recovered) {
  const auto record = journal::decode_record(row);
  if (!record) return fuzz::require(!record.error().empty(), "a refusal says why"), false;
  const auto again = journal::decode_record(journal::encode(*record));
  fuzz::require(again && *again == *record, "what decodes encodes to the same");
  const auto followed = service::follow_if_sound(*record, recovered);
  fuzz::require(followed || !followed.error().empty(), "a refusal says why");
  return followed.has_value();
}

// As a dispatcher would go on with it.
void go_on(hall::State& state) {
  (void)hall::next_deadline(state);
  if (hall::find_contradiction(state)) return;
  const auto bytes = journal::encode(journal::Snapshot{1, state, {}});
  const auto snapshot = journal::decode_snapshot(bytes);
  fuzz::require(snapshot && snapshot->state == state, "a snapshot makes the hall as it is");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Rows rows;
  if (!rows.ParseFromArray(data, static_cast<int>(size))) return 0;
  service::Recovered recovered;
  hall::apply(recovered.state, hall::SettingsApplied{fuzz::wide_settings()}, test::kEightOClockMs);
  std::uint64_t seq = 0;
  for (const auto& row : rows.rows()) {
    if (!follow(encoded(row, ++seq), recovered)) return 0;
  }
  go_on(recovered.state);
  return 0;
}
