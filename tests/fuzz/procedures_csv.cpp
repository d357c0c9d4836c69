// The table of procedures: mistakes in sentences, or a catalogue that fits the rules and can be searched.
#include <cstdint>
#include <string>

#include "catalogue/index.h"
#include "dispatcher/site/procedures_file.h"
#include "tests/fuzz/require.h"
#include "tests/fuzz/scratch_file.h"
#include "tests/support/small_hall.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace motcua;
  static const fuzz::ScratchFolder folder;
  static const auto settings = test::small_settings();
  const auto file = folder.write("procedures.csv", {reinterpret_cast<const char*>(data), size});
  const auto procedures = site::load_procedures(file, settings);
  const auto shown = site::load_catalogue(file, settings);
  fuzz::require(procedures.has_value() == shown.has_value(), "both readings agree");
  if (!procedures) return fuzz::require(!procedures.error().empty(), "a refusal says why"), 0;
  fuzz::require(static_cast<int>(procedures->size()) == shown->procedures_size(), "both have the same rows");
  for (const auto& one : *procedures) {
    fuzz::require(settings.find_service(one.service).has_value(), "each belongs to a service");
  }
  const catalogue::Index index(*shown);
  if (!procedures->empty()) (void)index.search(procedures->front().name, {}, 10);
  return 0;
}
