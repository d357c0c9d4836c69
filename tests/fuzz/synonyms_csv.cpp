// The table of synonyms: mistakes in sentences, or phrases that a catalogue can be searched with.
#include <cstdint>

#include "catalogue/index.h"
#include "dispatcher/site/synonyms_file.h"
#include "tests/fuzz/require.h"
#include "tests/fuzz/scratch_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace motcua;
  static const fuzz::ScratchFolder folder;
  const auto file = folder.write("synonyms.csv", {reinterpret_cast<const char*>(data), size});
  const auto synonyms = site::load_synonyms(file);
  if (!synonyms) return fuzz::require(!synonyms.error().empty(), "a refusal says why"), 0;
  fuzz::require(synonyms->size() <= site::kSynonymsMax, "not more than can be kept");
  protocol::Catalogue catalogue;
  auto& procedure = *catalogue.add_procedures();
  procedure.set_code("1.001193");
  procedure.set_name("Thủ tục đăng ký khai sinh");
  procedure.set_service("civil");
  for (const auto& one : *synonyms) *catalogue.add_synonyms() = one;
  const catalogue::Index index(catalogue);
  for (const auto& one : *synonyms) {
    for (const auto at : index.search(one.words(), {}, 10)) fuzz::require(at < index.size(), "what is found is there");
  }
  return 0;
}
