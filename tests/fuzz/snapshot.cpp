// Snapshots: what decodes encodes to something that decodes to the same hall, and looking for contradictions in it ends
// well whatever is in it.
#include <cstdint>
#include <string>

#include "dispatcher/hall/hall.h"
#include "dispatcher/journal/codec.h"
#include "dispatcher/journal/state.pb.h"
#include "tests/fuzz/require.h"

using Input = motcua::record::Snapshot;
#include "tests/fuzz/mutator_entry.h"

namespace {

using namespace motcua;

void hold(std::string_view bytes) {
  const auto snapshot = journal::decode_snapshot(bytes);
  if (!snapshot) return fuzz::require(!snapshot.error().empty(), "a refusal says why");
  const auto again = journal::decode_snapshot(journal::encode(*snapshot));
  fuzz::require(again.has_value(), "what was encoded decodes");
  fuzz::require(again->state == snapshot->state && again->sessions == snapshot->sessions && again->seq == snapshot->seq,
                "what decodes encodes to the same");
  if (hall::find_contradiction(snapshot->state)) return;
  (void)hall::next_deadline(snapshot->state);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  hold({reinterpret_cast<const char*>(data), size});
  record::Snapshot snapshot;
  if (!snapshot.ParseFromArray(data, static_cast<int>(size))) return 0;
  if (snapshot.version() < 2 || snapshot.version() > 3) snapshot.set_version(3);
  snapshot.set_complete(true);
  hold(snapshot.SerializeAsString());
  return 0;
}
