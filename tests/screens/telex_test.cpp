#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/text_entry.h"
#include "ui/text/glyph_ranges.h"

namespace motcua::tests {
namespace {

std::string typed(const std::string& keys) {
  kiosk::TextEntry entry(100);
  for (const char key : keys) entry.type_telex(static_cast<unsigned char>(key));
  return entry.text();
}

}  // namespace

TEST_CASE("Telex writes what Vietnamese type everywhere") {
  const std::vector<std::pair<std::string, std::string>> words{
      {"thur tucj", "thủ tục"},
      {"ddawng kys khai sinh", "đăng ký khai sinh"},
      {"ddaats ddai", "đất đai"},
      {"chuwngs thuwcj", "chứng thực"},
      {"giaays chuwngs nhaanj keets hoon", "giấy chứng nhận kết hôn"},
      {"ngwowif", "người"},
      {"nguowif", "người"},
      {"nguoiwf", "người"},
      {"ddwowngf", "đường"},
      {"dduongwf", "đường"},
      {"hooj tichj", "hộ tịch"},
      {"quaan ddooij", "quân đội"},
      {"quys", "quý"},
      {"gias", "giá"},
      {"gif", "gì"},
      {"giuowngf", "giường"},
      {"hoaf giair", "hòa giải"},
      {"hoanf", "hoàn"},
      {"thuyr", "thủy"},
      {"khuyur", "khuỷu"},
      {"ngoaif", "ngoài"},
      {"nguyeenx", "nguyễn"},
      {"ruowuj", "rượu"},
      {"luuw", "lưu"},
      {"luwu", "lưu"},
      {"hoawcj", "hoặc"},
      {"cuar", "của"},
      {"tieengs vieetj", "tiếng việt"},
      {"truowngf", "trường"},
      {"xas phuowngf", "xá phường"},
      {"binhf thuaanj", "bình thuận"},
  };
  for (const auto& word : words) {
    INFO(word.first);
    CHECK(typed(word.first) == word.second);
  }
}

TEST_CASE("what has no marks stays as it is typed, also in words that begin with the keys of tones") {
  for (const std::string keys :
       {"khai sinh", "so", "xin", "rut", "tra", "nha", "sinh", "1.001193", "trung tam", "che"}) {
    CHECK(typed(keys) == keys);
  }
}

TEST_CASE("the same key once more takes the mark back and writes the letter, z takes the tone away") {
  CHECK(typed("aaa") == "aa");
  CHECK(typed("ddd") == "dd");
  CHECK(typed("dduongww") == "đuongw");
  CHECK(typed("thuss") == "thus");
  CHECK(typed("thusf") == "thù");
  CHECK(typed("thusz") == "thu");
  CHECK(typed("thuz") == "thuz");
}

TEST_CASE("an erased letter is a whole letter, and typing goes on from there") {
  kiosk::TextEntry entry(100);
  for (const char key : std::string("ddaats")) entry.type_telex(static_cast<unsigned char>(key));
  entry.erase();
  entry.erase();
  CHECK(entry.text() == "đ");
  entry.type_telex('i');
  CHECK(entry.text() == "đi");
}

TEST_CASE("what would not fit is not typed") {
  kiosk::TextEntry entry(3);
  for (const char key : std::string("abc")) entry.type_telex(static_cast<unsigned char>(key));
  CHECK_FALSE(entry.type_telex('a'));
  CHECK(entry.text() == "abc");
}

TEST_CASE("any sequence of keys gives whole letters, and at most one tone in a word") {
  const std::string toned = "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";
  const auto tones = text::characters(toned);
  unsigned state = 1;
  for (int run = 0; run < 3000; ++run) {
    std::string keys;
    for (int i = 0; i < 8; ++i) {
      state = state * 1'103'515'245U + 12'345U;
      keys += "aeiouydwsfrxjzngtqh"[(state >> 16) % 19];
    }
    const auto letters = text::characters(typed(keys));
    INFO(keys);
    CHECK(std::count(letters.begin(), letters.end(), U'\uFFFD') == 0);
    CHECK(std::count_if(letters.begin(), letters.end(), [&](char32_t letter) {
            return std::find(tones.begin(), tones.end(), letter) != tones.end();
          }) <= 1);
  }
}

}  // namespace motcua::tests
