// What people call things, in the search and as a file.
#include <doctest/doctest.h>

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

#include "catalogue/index.h"
#include "catalogue/synonyms.h"
#include "dispatcher/site/procedures_file.h"
#include "dispatcher/site/synonyms_file.h"

namespace motcua::tests {
namespace {

void add_synonym(protocol::Catalogue& catalogue, const char* words, const char* means) {
  auto& synonym = *catalogue.add_synonyms();
  synonym.set_words(words);
  synonym.set_means(means);
}

protocol::Catalogue sample() {
  protocol::Catalogue all;
  for (const char* name :
       {"Thủ tục đăng ký khai sinh", "Cấp bản sao Giấy khai sinh", "Đăng ký thường trú", "Xác nhận thông tin về cư trú",
        "Cấp đổi Giấy chứng nhận quyền sử dụng đất", "Cấp lại Giấy chứng nhận do bị mất", "Hỗ trợ doanh nghiệp so sánh",
        "Cấp thẻ căn cước", "Thủ tục đăng ký kết hôn"}) {
    auto& entry = *all.add_procedures();
    entry.set_code(std::to_string(all.procedures_size()));
    entry.set_name(name);
    entry.set_service("all");
  }
  add_synonym(all, "sổ đỏ", "giấy chứng nhận quyền sử dụng đất");
  add_synonym(all, "mất sổ đỏ", "cấp lại giấy chứng nhận do bị mất");
  add_synonym(all, "hộ khẩu", "đăng ký thường trú");
  add_synonym(all, "hộ khẩu", "thông tin về cư trú");
  add_synonym(all, "giấy khai sinh", "đăng ký khai sinh");
  add_synonym(all, "CMND", "căn cước");
  add_synonym(all, "cưới", "kết hôn");
  return all;
}

std::vector<std::string> found(const protocol::Catalogue& catalogue, const char* typed) {
  std::vector<std::string> names;
  for (const std::size_t at : catalogue::Index(catalogue).search(typed, {}, 10)) {
    names.push_back(catalogue.procedures(static_cast<int>(at)).name());
  }
  return names;
}

struct SynonymsFile {
  std::filesystem::path path = std::filesystem::temp_directory_path() / "motcua-synonyms-XXXXXX";
  explicit SynonymsFile(std::string_view text) {
    std::string name = path.string();
    const int file = mkstemp(name.data());
    REQUIRE(file >= 0);
    close(file);
    path = name;
    std::ofstream(path, std::ios::binary) << text;
  }
  ~SynonymsFile() { std::filesystem::remove(path); }
};

std::string mistake_in(std::string_view text) {
  const SynonymsFile file(text);
  const auto read = site::load_synonyms(file.path);
  if (read) return "";
  return read.error().front().substr(file.path.string().size());
}

}  // namespace

TEST_CASE("situation 31: what people call a thing finds the procedure that never says it") {
  const auto all = sample();
  CHECK(found(all, "sổ đỏ").front() == "Cấp đổi Giấy chứng nhận quyền sử dụng đất");
  CHECK(found(all, "so do").front() == "Cấp đổi Giấy chứng nhận quyền sử dụng đất");
  CHECK(found(all, "sodo").front() == "Cấp đổi Giấy chứng nhận quyền sử dụng đất");
  CHECK(found(all, "CMND").front() == "Cấp thẻ căn cước");
  CHECK(found(all, "cmnd cap").front() == "Cấp thẻ căn cước");
  CHECK(found(all, "cuoi").front() == "Thủ tục đăng ký kết hôn");
  CHECK(found(all, "mat so do").front() == "Cấp lại Giấy chứng nhận do bị mất");
}

TEST_CASE("several meanings of one synonym are all found") {
  const auto names = found(sample(), "ho khau");
  REQUIRE(names.size() >= 2);
  CHECK(std::set(names.begin(), names.begin() + 2) ==
        std::set<std::string>{"Đăng ký thường trú", "Xác nhận thông tin về cư trú"});
}

TEST_CASE("a name that says what was typed is found beside its synonym, each procedure once") {
  const auto names = found(sample(), "giay khai sinh");
  REQUIRE(names.size() == 2);
  CHECK(std::set(names.begin(), names.end()) ==
        std::set<std::string>{"Cấp bản sao Giấy khai sinh", "Thủ tục đăng ký khai sinh"});
}

TEST_CASE("the longest synonym is put into other words, the rest stays as typed") {
  const catalogue::Synonyms synonyms(sample());
  CHECK(synonyms.variants("lam so do moi") == std::vector<std::string>{"lam giay chung nhan quyen su dung dat moi"});
  CHECK(synonyms.variants("mat so do") == std::vector<std::string>{"cap lai giay chung nhan do bi mat"});
  CHECK(synonyms.variants("ho khau").size() == 2);
  CHECK(synonyms.variants("so").empty());
  CHECK(synonyms.variants("").empty());
}

TEST_CASE("a table of synonyms with a mistake is refused with file, line and a sentence") {
  CHECK(mistake_in("words,means\nsổ đỏ,giấy chứng nhận\n").empty());
  CHECK(mistake_in("word,means\n") == ":1: another header, expected words,means");
  CHECK(mistake_in("") == ":1: another header, expected words,means");
  CHECK(mistake_in("words,means\na,b\na\n") == ":3: 1 fields, expected 2: words,means");
  CHECK(mistake_in("words,means\n,b\n") == ":2: words: empty, expected a word");
  CHECK(mistake_in("words,means\na,?!\n") == ":2: means: \"?!\", expected a word");
  CHECK(mistake_in("words,means\na,a\n") == ":2: means: the same as words, expected other words");
  CHECK(mistake_in("words,means\na,b\na,b\n") == ":3: the same as line 2, expected it once");
  CHECK(mistake_in("words,means\n" + std::string(121, 'x') + ",b\n") == ":2: words: 121 bytes, expected at most 120");
  std::string many = "words,means\n";
  for (std::size_t i = 0; i <= site::kSynonymsMax; ++i) many += "w" + std::to_string(i) + ",m\n";
  CHECK(mistake_in(many) == ":2002: 2001 synonyms, expected at most 2000");
}

TEST_CASE("another synonym is another catalogue: every kiosk fetches it") {
  hall::Settings settings;
  hall::Service service;
  service.key = "all";
  settings.services.push_back(service);
  const SynonymsFile procedures("code,name,service\n1,Đăng ký khai sinh,all\n");
  site::SynonymList synonyms(1);
  synonyms[0].set_words("sổ đỏ");
  synonyms[0].set_means("giấy chứng nhận");
  const auto without = site::load_catalogue(procedures.path, settings);
  const auto with = site::load_catalogue(procedures.path, settings, synonyms);
  REQUIRE(without);
  REQUIRE(with);
  CHECK(with->synonyms_size() == 1);
  CHECK(without->version() != with->version());
}

}  // namespace motcua::tests
