// The site file: mistakes in sentences, or settings that the hall has nothing against, that survive the record, and
// that a hall can open with.
#include <cstdint>
#include <string>

#include "dispatcher/hall/hall.h"
#include "dispatcher/journal/codec.h"
#include "dispatcher/site/site_file.h"
#include "tests/fuzz/require.h"
#include "tests/fuzz/scratch_file.h"
#include "tests/support/civil.h"

namespace {

using namespace motcua;

void hold(const hall::Settings& settings) {
  const auto fault = hall::find_fault(settings);
  fuzz::require(!fault, "the hall has nothing against them: " + fault.value_or(""));
  const journal::Record record{1, 0, 0, {}, {hall::SettingsApplied{settings}}, {}};
  const auto again = journal::decode_record(journal::encode(record));
  fuzz::require(again && *again == record, "settings survive the record");
  hall::State state;
  const auto now = test::moment_at(test::kEightOClockMs);
  for (const hall::Command& command : {hall::Command(hall::ApplySettings{settings}), hall::Command(hall::Tick{})}) {
    hall::Events events;
    (void)hall::decide(state, command, now, events);
    for (const auto& event : events) hall::apply(state, event, now.hall_ms);
  }
  const auto contradiction = hall::find_contradiction(state);
  fuzz::require(!contradiction, contradiction.value_or(""));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const fuzz::ScratchFolder folder;
  static const auto table = folder.write("procedures.csv", "code,name,service\n1.001193,Đăng ký khai sinh,civil\n");
  static const auto staff = folder.write(
      "staff.toml", "[[staff]]\nnumber = 7\nrole = \"clerk\"\npin = \"$argon2id$v=19$m=1,t=1,p=1$YQ$YQ\"\n");
  const auto file = folder.write("site.toml", {reinterpret_cast<const char*>(data), size});
  if (const auto settings = site::load_site(file)) {
    hold(*settings);
  } else {
    fuzz::require(!settings.error().empty() && !settings.error().front().empty(), "a refusal says why");
  }
  (void)site::file_named_in(file, "procedures");
  return 0;
}
