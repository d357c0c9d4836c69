// The sessions in a snapshot: what decodes encodes to something that decodes to the same, and can be asked.
#include <cstdint>
#include <string>

#include "dispatcher/service/sessions.h"
#include "tests/fuzz/require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace motcua;
  auto sessions = service::Sessions::decode({reinterpret_cast<const char*>(data), size});
  if (!sessions) return fuzz::require(!sessions.error().empty(), "a refusal says why"), 0;
  const auto again = service::Sessions::decode(sessions->encode());
  fuzz::require(again && *again == *sessions, "what decodes encodes to the same");
  (void)sessions->find("kiosk", 1, 1);
  sessions->open("kiosk", 1, 1'795'766'400'000);
  sessions->keep("kiosk", 1, 1, "answer", 1'795'766'400'001);
  fuzz::require(sessions->is_open("kiosk", 1), "a session that was opened is open");
  return 0;
}
