// A site's table of procedures as the kiosk gets it, and what is said about a table with mistakes.
#include <doctest/doctest.h>

#include <fstream>

#include <fmt/format.h>

#include "dispatcher/site/procedures_file.h"
#include "protocol/frame.h"
#include "tests/support/temporary_folder.h"

namespace motcua::site {
namespace {

class Table {
 public:
  explicit Table(std::string_view text) { std::ofstream(file(), std::ios::binary) << text; }

  std::filesystem::path file() const { return folder_ / "procedures.csv"; }
  std::string at(int line, std::string_view sentence) const {
    return fmt::format("{}:{}: {}", file().string(), line, sentence);
  }

 private:
  test::TemporaryFolder folder_;
};

hall::Settings two_services() {
  hall::Settings settings;
  for (const char* key : {"civil", "land"}) {
    hall::Service service;
    service.key = key;
    settings.services.push_back(service);
  }
  return settings;
}

Mistakes mistakes_in(const Table& table) {
  const auto loaded = load_catalogue(table.file(), two_services());
  const auto procedures = load_procedures(table.file(), two_services());
  REQUIRE(loaded.has_value() == procedures.has_value());  // both check the same
  if (loaded) return {};
  CHECK(loaded.error() == procedures.error());
  return loaded.error();
}

constexpr std::string_view kFull =
    "code,name,service,field,agency,handling_time,papers,url\n"
    "1.001193,Đăng ký khai sinh,civil,Hộ tịch,UBND xã,1 ngày,Giấy chứng sinh | Căn cước,https://example.vn/1\n"
    "1.012812,Hòa giải,land,,,,,\n";

std::string many_rows(int count, std::string_view name) {
  std::string text = "code,name,service\n";
  for (int i = 0; i < count; ++i) text += fmt::format("{},{},civil\n", i, name);
  return text;
}

}  // namespace

TEST_CASE("a table with all columns becomes the catalogue of the kiosk") {
  const Table table(kFull);
  const auto catalogue = load_catalogue(table.file(), two_services());
  REQUIRE(catalogue.has_value());
  REQUIRE(catalogue->procedures_size() == 2);
  const auto& birth = catalogue->procedures(0);
  CHECK(birth.code() == "1.001193");
  CHECK(birth.service() == "civil");
  CHECK(birth.field() == "Hộ tịch");
  CHECK(birth.agency() == "UBND xã");
  CHECK(birth.handling_time() == "1 ngày");
  REQUIRE(birth.papers_size() == 2);
  CHECK(birth.papers(1) == "Căn cước");
  CHECK(birth.url() == "https://example.vn/1");
  CHECK(catalogue->procedures(1).papers_size() == 0);
  const auto procedures = load_procedures(table.file(), two_services());
  REQUIRE(procedures.has_value());
  CHECK((*procedures)[1] == hall::Procedure{"1.012812", "Hòa giải", "land"});
}

TEST_CASE("further columns may be left out and come in any order") {
  const Table plain("code,name,service\n1,Một,civil\n");
  CHECK(load_catalogue(plain.file(), two_services()).has_value());
  const Table mixed("code,name,service,papers,field\n1,Một,civil,Giấy A,Hộ tịch\n");
  const auto catalogue = load_catalogue(mixed.file(), two_services());
  REQUIRE(catalogue.has_value());
  CHECK(catalogue->procedures(0).field() == "Hộ tịch");
  CHECK(catalogue->procedures(0).papers(0) == "Giấy A");
}

TEST_CASE("the version is that of the contents: the same for the same, another for any change") {
  const auto version = [](std::string_view text) {
    const Table table(text);
    return load_catalogue(table.file(), two_services()).value().version();
  };
  CHECK(version(kFull) == version(kFull));
  CHECK(!version(kFull).empty());
  std::string changed(kFull);
  changed.replace(changed.find("1 ngày"), 6, "2 ngày");
  CHECK(version(changed) != version(kFull));
  CHECK(version("code,name,service,papers\n1,Một,civil,a | b\n") !=
        version("code,name,service,papers\n1,Một,civil,ab\n"));
}

TEST_CASE("bad input: each mistake in a catalogue is one sentence with file and line") {
  struct Broken {
    const char* text;
    int line;
    const char* sentence;
  };
  const Broken all[] = {
      {"code,name\n1,Một\n", 1,
       "another header, expected code,name,service and then any of field,agency,handling_time,papers,url"},
      {"", 1, "another header, expected code,name,service and then any of field,agency,handling_time,papers,url"},
      {"code,name,service,feild\n", 1,
       "column \"feild\", expected field, agency, handling_time, papers or url, did you mean \"field\"?"},
      {"code,name,service,field,field\n", 1, "column \"field\" is there twice, expected once"},
      {"code,name,service\n1,Một,civil\n2,Hai,land\n1,Ba,civil\n", 4,
       "code: \"1\" is already in line 2, expected another"},
      {"code,name,service\n1,M\xFFt,civil\n", 2, "not UTF-8 (byte 0xFF), expected a file saved as UTF-8"},
      {"code,name,service\n1,Một,cvil\n", 2,
       "service: \"cvil\", expected the key of a [[service]], did you mean \"civil\"?"},
      {"code,name,service,field\n1,Một,civil\n", 2, "3 fields, expected 4: code,name,service,field"},
      {"code,name,service,url\n1,Một,civil,example.vn\n", 2,
       "url: \"example.vn\", expected an address that begins with https://"},
      {"code,name,service,field\n1,Một,civil,\"a\nb\"\n", 2,
       "field: \"a\\x0Ab\", expected one line without control characters"},
  };
  for (const Broken& each : all) {
    CAPTURE(each.text);
    const Table table(each.text);
    const auto found = mistakes_in(table);
    REQUIRE(found.size() == 1);
    CHECK(found[0] == table.at(each.line, each.sentence));
  }
}

TEST_CASE("a paper that is too long for any screen is named, not cut") {
  const Table table("code,name,service,papers\n1,Một,civil,ok | " + std::string(1001, 'x') + "\n");
  const auto found = mistakes_in(table);
  REQUIRE(found.size() == 1);
  CHECK(found[0].find("papers: ") != std::string::npos);
  CHECK(found[0].ends_with("1001 bytes, expected at most 1000 bytes"));
}

TEST_CASE("of very many mistakes the first are named and the rest counted") {
  std::string text = "code,name,service\n";
  for (int i = 0; i < 1000; ++i) text += fmt::format("{},Một,nowhere\n", i);
  const Table table(text);
  const auto found = mistakes_in(table);
  REQUIRE(found.size() == 51);
  CHECK(found.back() == table.at(52, "950 more mistakes from here on"));
}

TEST_CASE("bad input: a catalogue of 100,000 rows works while it fits a message") {
  const Table table(many_rows(100'000, "Thủ tục"));
  const auto catalogue = load_catalogue(table.file(), two_services());
  REQUIRE_MESSAGE(catalogue.has_value(), (catalogue ? std::string() : catalogue.error().front()));
  CHECK(catalogue->procedures_size() == 100'000);
  protocol::ServerMessage message;
  *message.mutable_catalogue() = *catalogue;
  const std::string frame = protocol::encode(message);
  CHECK(frame.size() <= protocol::kViewFrameSizeMax);
  CHECK(protocol::decode_server(frame).has_value());
}

TEST_CASE("bad input: a catalogue larger than a message is refused in one sentence") {
  const Table table(many_rows(100'000, "Thủ tục có tên dài hơn một chút như thường thấy"));
  const auto found = mistakes_in(table);
  REQUIRE(found.size() == 1);
  CHECK(found[0].starts_with(table.at(1, "100000 procedures take ")));
  CHECK(found[0].find("expected at most 4194304") != std::string::npos);
}

TEST_CASE("bad input: more rows than any catalogue has are refused in one sentence") {
  const Table table(many_rows(120'001, "x"));
  const auto found = mistakes_in(table);
  REQUIRE(found.size() == 1);
  CHECK(found[0] == table.at(120'002, "120001 procedures, expected at most 120000"));
}

TEST_CASE("the sample sites tell what their procedures are and what to bring") {
  for (const char* sample : {"commune", "provincial-centre"}) {
    CAPTURE(sample);
    hall::Settings settings;
    for (const char* key : {"civil", "land", "social", "business", "insurance", "records", "construction",
                            "immigration", "agriculture"}) {
      hall::Service service;
      service.key = key;
      settings.services.push_back(service);
    }
    const auto catalogue = load_catalogue(std::filesystem::path(MOTCUA_SITES) / sample / "procedures.csv", settings);
    REQUIRE_MESSAGE(catalogue.has_value(), (catalogue ? std::string() : catalogue.error().front()));
    int with_papers = 0;
    for (const auto& entry : catalogue->procedures()) {
      CHECK_FALSE(entry.field().empty());
      CHECK_FALSE(entry.handling_time().empty());
      with_papers += entry.papers_size() > 0 ? 1 : 0;
    }
    CHECK(with_papers * 2 > catalogue->procedures_size());
  }
}

}  // namespace motcua::site
