#include "simulator/crowd/procedures.h"

#include <unistd.h>

#include <fstream>

#include <doctest/doctest.h>

#include "dispatcher/site/procedures_file.h"
#include "tests/support/temporary_folder.h"

namespace motcua::crowd {
namespace {

const std::string kCatalogue =
    "code,name,field,agency\n1.1,\"Khai sinh, \"\"mới\"\"\",Hộ tịch,x\n1.2,Kết hôn,Hộ tịch,x\n1.3,Đất,Đất đai,x\n"
    "1.1,Khai sinh,Hộ tịch,y\n";

hall::Settings two_services() {
  hall::Settings settings;
  settings.services.push_back({"a", "A", {}, true, false, {}});
  settings.services.push_back({"b", "B", {}, true, false, {}});
  return settings;
}

TEST_CASE("a catalogue becomes a table of procedures that a site reads, each code once") {
  const auto catalogue = parse_catalogue(kCatalogue, "procedures.csv");
  REQUIRE(catalogue);
  CHECK(catalogue->size() == 4);
  const auto file = std::filesystem::temp_directory_path() / ("motcua-procedures-" + std::to_string(getpid()) + ".csv");
  std::ofstream(file) << procedures_text(*catalogue, {"a", "b"});
  const auto procedures = site::load_procedures(file, two_services());
  std::filesystem::remove(file);
  if (!procedures) FAIL(procedures.error().front());
  REQUIRE(procedures->size() == 3);
  CHECK((*procedures)[0].name == "Khai sinh, \"mới\"");
  CHECK((*procedures)[0].service == (*procedures)[1].service);  // of one field
}

TEST_CASE("departments, times and papers of a catalogue reach the site") {
  const auto catalogue = parse_catalogue(
      "code,name,field,agency,level,handling_time,papers\n1,x,f,\"Sở A; Sở B\",Cấp xã,5 ngày,Đơn | Ảnh\n", "p.csv");
  REQUIRE(catalogue);
  const test::TemporaryFolder folder;
  const auto file = folder / "procedures.csv";
  std::ofstream(file) << procedures_text(*catalogue, {"a"});
  const auto read = site::load_catalogue(file, two_services());
  if (!read) FAIL(read.error().front());
  const auto& entry = read->procedures(0);
  CHECK(entry.field() == "f");
  CHECK(entry.agency() == "Sở A; Sở B");
  CHECK(entry.handling_time() == "5 ngày");
  CHECK(entry.papers_size() == 2);
}

TEST_CASE("a garbled catalogue is named with file and line") {
  CHECK(parse_catalogue("a,b,c\n", "p.csv").error().front() == "p.csv:1: another header, expected code,name,field,...");
  CHECK(parse_catalogue("code,name,field\n1,x\n", "p.csv").error().front() == "p.csv:2: 2 fields, expected 3");
  CHECK(parse_catalogue("code,name,field\n", "p.csv").error().front() ==
        "p.csv:1: no procedure, expected at least one");
  CHECK(parse_catalogue("code,name,field\n,x,y\n", "p.csv").error().front().starts_with("p.csv:2: code or name"));
}

TEST_CASE("arrivals name a procedure of their own service, the same for the same seed") {
  auto site = two_services();
  site.procedures = {{"1", "x", "a"}, {"2", "y", "a"}};
  DayPlan plan;
  plan.arrivals.resize(20);
  for (std::size_t i = 0; i < 20; ++i) plan.arrivals[i].service = i % 2 == 0 ? "a" : "b";
  auto again = plan;
  name_procedures(site, 4, plan);
  name_procedures(site, 4, again);
  for (std::size_t i = 0; i < 20; ++i) {
    CHECK(plan.arrivals[i].procedure.empty() == (i % 2 == 1));
    CHECK(plan.arrivals[i].procedure == again.arrivals[i].procedure);
  }
}

}  // namespace
}  // namespace motcua::crowd
