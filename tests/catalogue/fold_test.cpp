#include <doctest/doctest.h>

#include "catalogue/fold.h"

namespace motcua::catalogue {

TEST_CASE("a text is searched for without accents, in lower case, with one space between words") {
  CHECK(fold("Thủ tục đăng ký khai sinh") == "thu tuc dang ky khai sinh");
  CHECK(fold("ĐẤT ĐAI, Môi trường") == "dat dai moi truong");
  CHECK(fold("  Cấp mới/cấp lại (Giấy chứng nhận)  ") == "cap moi cap lai giay chung nhan");
  CHECK(fold("1.001193") == "1 001193");
  CHECK(fold("ưởữợ ƠƯ") == "uouo ou");
  CHECK(fold("").empty());
  CHECK(fold(" ,.- ").empty());
}

TEST_CASE("composed and decomposed letters are the same word") {
  CHECK(fold("kh\xC3\xA0i") == fold("kha\xCC\x80i"));
  CHECK(fold("\xE1\xBB\xA3") == "o");  // ợ
}

TEST_CASE("broken UTF-8 separates words and never crashes") {
  CHECK(fold("khai\xFFsinh") == "khai sinh");
  CHECK(fold("\xE1\xBB").empty());
  CHECK(fold("\xED\xA0\x80k").ends_with("k"));
  std::string all;
  for (int byte = 1; byte < 256; ++byte) all += static_cast<char>(byte);
  CHECK(fold(all).find("abcdefg") != std::string::npos);
}

TEST_CASE("the words of a folded text") {
  CHECK(words("khai sinh").size() == 2);
  CHECK(words("").empty());
  CHECK(words("a")[0] == "a");
}

}  // namespace motcua::catalogue
