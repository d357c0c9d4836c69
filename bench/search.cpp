#include "bench/search.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>

#include "catalogue/index.h"
#include "config/reader.h"
#include "dispatcher/site/csv.h"

namespace motcua::bench {
namespace {

constexpr int kMadeUp = 1655;  // as many as a provincial centre has
constexpr std::size_t kShown = 300;

constexpr std::array kTexts{
    "khai sinh",      "khaisinh",          "khai snih",         "lam khai sinh cho con",   "khai tu",
    "Kết hôn",        "hon nhan",          "ban sao khai sinh", "cai chinh ho tich",       "thuong tru",
    "hochieu",        "mat ho chieu",      "doi the can cuoc",  "giay phep lai xe",        "ly lich tu phap",
    "tranh chap dat", "thanh lap cong ty", "giam hoo",          "bao hiem xa hoi mot lan", "1.001193",
};

void add(protocol::Catalogue& catalogue, std::string code, std::string name, std::string field, std::string agency) {
  auto& entry = *catalogue.add_procedures();
  entry.set_code(std::move(code));
  entry.set_name(std::move(name));
  entry.set_field(std::move(field));
  entry.set_agency(std::move(agency));
  entry.set_service("service");
}

std::filesystem::path shared_file() {
  const char* named = std::getenv("MOTCUA_SHARED");
  return std::filesystem::path(named != nullptr ? named : "../shared") / "data/procedures.csv";
}

bool read_real(protocol::Catalogue& catalogue) {
  const auto text = config::read_file(shared_file());
  const auto records = text ? site::parse_csv(*text) : tl::unexpected(site::CsvMistake{});
  if (!records) return false;
  for (std::size_t i = 1; i < records->size(); ++i) {
    const auto& fields = (*records)[i].fields;
    if (fields.size() >= 4) add(catalogue, fields[0], fields[1], fields[2], fields[3]);
  }
  return catalogue.procedures_size() > 0;
}

// Every name another one, of words that citizens and clerks use.
void make_up(protocol::Catalogue& catalogue) {
  constexpr std::array kWhat{"Thủ tục đăng ký", "Cấp mới", "Cấp lại", "Gia hạn", "Đính chính", "Xác nhận", "Thu hồi"};
  constexpr std::array kOf{"khai sinh",
                           "khai tử",
                           "kết hôn",
                           "giấy phép xây dựng nhà ở riêng lẻ",
                           "Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất",
                           "giấy phép lái xe",
                           "hộ chiếu phổ thông",
                           "thẻ căn cước",
                           "Phiếu lý lịch tư pháp",
                           "bảo hiểm xã hội một lần"};
  constexpr std::array kFor{"", "có yếu tố nước ngoài", "tại khu vực biên giới", "đối với tổ chức kinh tế",
                            "cho người dưới 14 tuổi"};
  for (int i = 0; i < kMadeUp; ++i) {
    const auto at = static_cast<std::size_t>(i);
    const std::string name = std::string(kWhat[at % kWhat.size()]) + " " + kOf[at / 7 % kOf.size()] + " " +
                             kFor[at / 70 % kFor.size()] + " theo mẫu số " + std::to_string(i / 350);
    add(catalogue, "1." + std::to_string(1'001'193 + i).substr(1), name, "Lĩnh vực " + std::to_string(i % 116),
        "Cơ quan " + std::to_string(i % 21));
  }
}

bool is_inside_a_letter(std::string_view text, std::size_t size) {
  return size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U;
}

}  // namespace

SearchTimes search_as_one_types(int rounds) {
  protocol::Catalogue catalogue;
  SearchTimes times;
  times.catalogue = "of the shared folder";
  if (!read_real(catalogue)) {
    times.catalogue = "made up";
    make_up(catalogue);
  }
  times.procedures = static_cast<std::size_t>(catalogue.procedures_size());
  for (int round = 0; round < rounds; ++round) {
    const Stopwatch building;
    const catalogue::Index index(catalogue);
    times.build.push_back(building.elapsed_us());
    for (const std::string_view text : kTexts) {
      for (std::size_t size = 1; size <= text.size(); ++size) {
        if (is_inside_a_letter(text, size)) continue;
        const Stopwatch searching;
        index.search(text.substr(0, size), {}, kShown);
        times.searches.push_back(searching.elapsed_us());
        const bool slowest = times.searches.back() >= *std::max_element(times.searches.begin(), times.searches.end());
        if (slowest) times.worst = text.substr(0, size);
      }
    }
  }
  return times;
}

}  // namespace motcua::bench
