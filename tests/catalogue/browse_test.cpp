#include <doctest/doctest.h>

#include "catalogue/index.h"

namespace motcua::catalogue {
namespace {

void add(protocol::Catalogue& catalogue, const char* agency, const char* field, const char* service) {
  auto& entry = *catalogue.add_procedures();
  entry.set_code(std::to_string(catalogue.procedures_size()));
  entry.set_name("Thủ tục");
  entry.set_agency(agency);
  entry.set_field(field);
  entry.set_service(service);
}

}  // namespace

TEST_CASE("departments, fields and services are listed with how many procedures they have, the largest first") {
  protocol::Catalogue catalogue;
  add(catalogue, "Sở Tư pháp", "Hộ tịch", "civil");
  add(catalogue, "Sở Tư Pháp", "Lý lịch", "records");
  add(catalogue, "Sở Xây dựng", "Xây dựng", "building");
  add(catalogue, "", "", "civil");
  const Index index(catalogue);
  CHECK(index.size() == 4);
  CHECK(index.agencies() == std::vector<Group>{{"Sở Tư pháp", 2}, {"Sở Xây dựng", 1}});  // however it is written
  CHECK(index.fields().size() == 3);
  CHECK(index.services() == std::vector<Group>{{"civil", 2}, {"records", 1}, {"building", 1}});
  CHECK(index.fields({"Sở Tư pháp", "", ""}) == std::vector<Group>{{"Hộ tịch", 1}, {"Lý lịch", 1}});
}

TEST_CASE("a procedure of two departments counts in both, once each") {
  protocol::Catalogue catalogue;
  add(catalogue, "Sở Tư pháp; Ủy ban nhân dân cấp xã; Sở Tư pháp", "Hộ tịch", "civil");
  const Index index(catalogue);
  CHECK(index.agencies() == std::vector<Group>{{"Sở Tư pháp", 1}, {"Ủy ban nhân dân cấp xã", 1}});
  CHECK(index.search("", {"Ủy ban nhân dân cấp xã", "", ""}, 5).size() == 1);
}

}  // namespace motcua::catalogue
