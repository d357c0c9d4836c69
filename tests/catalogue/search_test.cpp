#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <rapidcheck.h>

#include "catalogue/index.h"

namespace motcua::catalogue {
namespace {

struct Entry {
  const char* code;
  const char* name;
  const char* field = "Hộ tịch";
  const char* agency = "Ủy ban nhân dân cấp xã";
  const char* service = "civil";
};

protocol::Catalogue make(const std::vector<Entry>& entries) {
  protocol::Catalogue catalogue;
  for (const Entry& each : entries) {
    auto& entry = *catalogue.add_procedures();
    entry.set_code(each.code);
    entry.set_name(each.name);
    entry.set_field(each.field);
    entry.set_agency(each.agency);
    entry.set_service(each.service);
  }
  return catalogue;
}

const std::vector<Entry> kEntries{
    {"2.000986", "Liên thông thủ tục hành chính về đăng ký khai sinh, cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi"},
    {"1.004884", "Thủ tục đăng ký lại khai sinh"},
    {"1.001193", "Thủ tục đăng ký khai sinh"},
    {"1.000656", "Thủ tục đăng ký khai tử"},
    {"1.000894", "Thủ tục đăng ký kết hôn"},
    {"1.012812", "Hòa giải tranh chấp đất đai", "Đất đai", "Ủy ban nhân dân cấp xã", "land"},
    {"1.012784", "Tách thửa hoặc hợp thửa đất.", "Đất đai", "Văn phòng đăng ký đất đai", "land"},
    {"1.004756", "Cấp Chứng chỉ hành nghề thú y", "Thú y", "Chi cục Thú y", "other"},
};

struct Search {
  protocol::Catalogue catalogue;
  Index index;
  explicit Search(const std::vector<Entry>& entries = kEntries) : catalogue(make(entries)), index(catalogue) {}

  std::vector<std::string> codes(std::string_view text, const Filter& filter = {}) const {
    std::vector<std::string> found;
    for (const std::size_t at : index.search(text, filter, 10)) {
      found.push_back(catalogue.procedures(static_cast<int>(at)).code());
    }
    return found;
  }
  std::string first(std::string_view text) const {
    const auto found = codes(text);
    return found.empty() ? "nothing" : found.front();
  }
};

}  // namespace

TEST_CASE("a procedure is found as one types, with and without accents") {
  const Search search;
  for (const char* typed : {"kh", "khai", "khai s", "khai si", "khai sinh", "Khai Sinh", "KHAI SINH", "khai sinh ",
                            "đăng ký khai sinh", "dang ky khai sinh", "thu tuc dang ky khai sinh"}) {
    CAPTURE(typed);
    const auto found = search.codes(typed);
    CHECK(std::find(found.begin(), found.end(), "1.001193") != found.end());
  }
  CHECK(search.first("khai si") == "1.001193");
  CHECK(search.first("đất đai") == "1.012812");
}

TEST_CASE("words come in any order") {
  const Search search;
  CHECK(search.first("sinh khai") == "1.001193");
  CHECK(search.first("hon dang ky ket") == "1.000894");
}

TEST_CASE("words typed together are found, also unfinished and with others") {
  const Search search;
  for (const char* typed : {"khaisinh", "khaisin", "dangkykhaisinh", "khaisinh dang ky", "dangky khaisinh"}) {
    CAPTURE(typed);
    CHECK(search.first(typed) == "1.001193");
  }
  CHECK(search.first("khaisinh lai") == "1.004884");
  CHECK(search.codes("aisinh").empty());  // only from the beginning of a word
}

TEST_CASE("one typing slip in a word of at least four letters is forgiven") {
  const Search search;
  for (const char* typed :
       {"khaii sinh", "kha sinh", "khao sinh", "kahi sinh", "khai snih", "khai sinhh", "khaisnih", "khaissinh"}) {
    CAPTURE(typed);
    const auto found = search.codes(typed);
    CHECK(std::find(found.begin(), found.end(), "1.001193") != found.end());
  }
  CHECK(search.first("khai snih") == "1.001193");
  CHECK(search.codes("khxy").empty());  // two slips
  CHECK(search.codes("ttt").empty());   // too short for any
}

TEST_CASE("an exact word goes before one with a slip") {
  const Search search({{"1", "Cấp giấy tinh khôi"}, {"2", "Đăng ký khai báo sinh quán trong trường hợp đặc biệt"}});
  CHECK(search.first("sinh") == "2");
  CHECK(search.codes("sinh").size() == 2);
}

TEST_CASE("words at the beginning go before later ones, short names before long ones") {
  const Search search({{"1", "Cấp lại giấy phép xây dựng nhà ở"},
                       {"2", "Giấy phép xây dựng có thời hạn đối với nhà ở"},
                       {"3", "Giấy phép xây dựng"}});
  CHECK(search.codes("giay phep") == std::vector<std::string>{"3", "2", "1"});
}

TEST_CASE("the words of the opening are not what is meant by a word like them") {
  CHECK(Search().first("thu y") == "1.004756");
}

TEST_CASE("words that stand together go before the same words apart") {
  const Search search({{"1", "Khai thuế khi có sinh hoạt phí"}, {"2", "Đăng ký lại việc khai sinh"}});
  CHECK(search.codes("khai sinh") == std::vector<std::string>{"2", "1"});
}

TEST_CASE("a procedure is found by its code, and by the part after the point") {
  const Search search;
  CHECK(search.codes("1.001193") == std::vector<std::string>{"1.001193"});
  CHECK(search.codes(" 001193 ") == std::vector<std::string>{"1.001193"});
  CHECK(search.codes("1.0128").size() == 1);
  CHECK(search.codes("9.999999").empty());
}

TEST_CASE("the field and the department are searched too, after the names") {
  const Search search;
  CHECK(search.codes("chi cuc").size() == 1);
  CHECK(search.first("ho tich ket hon") == "1.000894");
}

TEST_CASE("where not all words fit, the rare ones decide") {
  const Search search;
  CHECK(search.first("lam giay khai sinh") == "1.001193");
  CHECK(search.codes("xyzzy plugh").empty());
}

TEST_CASE("a filter leaves only what passes it, and one that names nothing known leaves nothing") {
  const Search search;
  CHECK(search.codes("dang ky", {"", "Đất đai", ""}) == std::vector<std::string>{"1.012784"});  // by its department
  CHECK(search.codes("", {"", "", "land"}).size() == 2);
  CHECK(search.codes("", {"ỦY BAN NHÂN DÂN cấp xã", "", "land"}).size() == 1);
  CHECK(search.codes("", {"", "Không có", ""}).empty());
}

TEST_CASE("with nothing typed all come in the order of the alphabet, the opening left out") {
  const Search search({{"1", "Thủ tục đăng ký"}, {"2", "Cấp phép"}, {"3", "Gia hạn"}});
  CHECK(search.codes("") == std::vector<std::string>{"2", "1", "3"});
  CHECK(search.codes(" ,. ") == search.codes(""));
  CHECK(search.index.search("", {}, 2).size() == 2);
}

TEST_CASE("an empty catalogue, empty names and broken text find nothing and harm nothing") {
  const Search nothing(std::vector<Entry>{});
  CHECK(nothing.codes("khai sinh").empty());
  CHECK(nothing.codes("").empty());
  const Search odd({{"", ""}, {"x", "\xFF\xFE"}, {"y", "Khai\xFFsinh"}, {"z", "   "}});
  CHECK(odd.first("khai sinh") == "y");
  CHECK(odd.codes("").size() == 4);
  std::string long_text;
  for (int i = 0; i < 2000; ++i) long_text += "khai ";
  CHECK(odd.codes(long_text).size() <= 1);
}

TEST_CASE("whatever is typed and whatever the names are, what is found is there, once, and no more than asked for") {
  const bool held = rc::check("found positions are sound", [] {
    const auto names = *rc::gen::container<std::vector<std::string>>(rc::gen::container<std::string>(
        rc::gen::element('a', 'b', 'k', 'h', 'i', ' ', '.', '1', '\xE1', '\xBB', '\xA3', '\xFF', '\n')));
    const auto typed = *rc::gen::container<std::string>(
        rc::gen::element('a', 'b', 'k', 'h', 'i', ' ', '.', '1', '\xE1', '\xBB', '\xA3', '\xFF', '\n'));
    protocol::Catalogue catalogue;
    for (const std::string& name : names) {
      // The message holds texts, not bytes; the reader of tables refuses such names.
      catalogue.add_procedures()->set_name(name);
    }
    const Index index(catalogue);
    const auto most = *rc::gen::inRange<std::size_t>(0, 20);
    const auto found = index.search(typed, {}, most);
    RC_ASSERT(found.size() <= most);
    RC_ASSERT(std::set<std::size_t>(found.begin(), found.end()).size() == found.size());
    RC_ASSERT(std::all_of(found.begin(), found.end(), [&](std::size_t at) { return at < names.size(); }));
  });
  CHECK(held);
}

TEST_CASE("every procedure is found first by its own name, also typed together") {
  const Search search;
  for (const auto& entry : search.catalogue.procedures()) {
    CAPTURE(entry.name());
    CHECK(search.first(entry.name()) == entry.code());
    std::string together = entry.name();
    std::erase(together, ' ');
    CHECK(search.first(together) == entry.code());
  }
}

TEST_CASE("a hundred thousand procedures can be searched") {
  protocol::Catalogue catalogue;
  for (int i = 0; i < 100'000; ++i) {
    auto& entry = *catalogue.add_procedures();
    entry.set_code("9." + std::to_string(i));
    entry.set_name(i == 77'777 ? "Thủ tục đăng ký khai sinh" : "Cấp giấy phép số " + std::to_string(i));
  }
  const Index index(catalogue);
  CHECK(index.search("khai snih", {}, 5).at(0) == 77'777);
  CHECK(index.search("khaisinh", {}, 5).size() == 1);
  CHECK(index.search("giay phep", {}, 5).size() == 5);
  CHECK(index.search("9.4242", {}, 20).at(0) == 4242);
}

}  // namespace motcua::catalogue
