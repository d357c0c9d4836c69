// A small catalogue for the tests of the kiosk: real procedures at the services of the sample board.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "protocol/messages.pb.h"

namespace motcua::tests {

inline void add_procedure(protocol::Catalogue& catalogue, const char* code, const char* name, const char* service,
                          const char* field, const char* agency) {
  auto& entry = *catalogue.add_procedures();
  entry.set_code(code);
  entry.set_name(name);
  entry.set_service(service);
  entry.set_field(field);
  entry.set_agency(agency);
  entry.set_handling_time("1 ngày làm việc");
}

inline protocol::Catalogue small_catalogue(const std::string& version = "v1") {
  const char* commune = "Ủy ban nhân dân cấp xã";
  protocol::Catalogue all;
  all.set_version(version);
  add_procedure(all, "1.001193", "Thủ tục đăng ký khai sinh", "service-A", "Hộ tịch", commune);
  add_procedure(all, "1.004884", "Thủ tục đăng ký lại khai sinh", "service-A", "Hộ tịch", commune);
  add_procedure(all, "1.000689", "Thủ tục đăng ký khai sinh kết hợp đăng ký nhận cha, mẹ, con", "service-A", "Hộ tịch",
                commune);
  add_procedure(all, "2.000528", "Thủ tục đăng ký khai sinh có yếu tố nước ngoài", "service-A", "Hộ tịch", commune);
  add_procedure(all, "2.000635", "Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh", "service-A", "Hộ tịch",
                "Sở Tư pháp");
  add_procedure(all, "2.000986",
                "Liên thông thủ tục hành chính về đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế cho trẻ "
                "em dưới 6 tuổi",
                "service-A", "Hộ tịch", commune);
  add_procedure(all, "1.000894", "Thủ tục đăng ký kết hôn", "service-A", "Hộ tịch", commune);
  add_procedure(all, "2.000908", "Thủ tục cấp bản sao từ sổ gốc", "service-A", "Chứng thực", commune);
  add_procedure(all, "1.012812", "Hòa giải tranh chấp đất đai", "service-B", "Đất đai", commune);
  add_procedure(all, "1.012784", "Tách thửa hoặc hợp thửa đất", "service-B", "Đất đai", "Văn phòng đăng ký đất đai");
  add_procedure(all, "3.000333", "Cấp Phiếu Lý lịch tư pháp cho công dân Việt Nam", "service-E", "Lý lịch tư pháp",
                "Công an tỉnh");
  auto& birth = *all.mutable_procedures(0);
  birth.add_papers("Biên bản về việc trẻ bị bỏ rơi, trong trường hợp trẻ bị bỏ rơi");
  birth.add_papers(
      "Văn bản ủy quyền được chứng thực, nếu làm thay (ông, bà, cha, mẹ, con, vợ, chồng, anh, chị, em ruột không cần "
      "chứng thực)");
  auto& together = *all.mutable_procedures(5);
  together.set_agency("Ủy ban nhân dân cấp xã; Công an cấp xã; Bảo hiểm xã hội cấp tỉnh, Bảo hiểm xã hội cấp huyện");
  for (int i = 0; i < 9; ++i) {
    together.add_papers(
        "Tờ khai tham gia bảo hiểm y tế, danh sách đề nghị cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi của Ủy ban "
        "nhân dân cấp xã, theo mẫu quy định");
  }
  return all;
}

inline std::string until_bytes(const std::string& part, std::size_t bytes) {
  std::string text = part;
  while (text.size() + part.size() <= bytes) text += part;
  return text;
}

// As long as the national catalogue has them, all at once.
inline protocol::CatalogueEntry& add_longest(protocol::Catalogue& catalogue) {
  const std::string name = "Đăng ký biến động" + until_bytes(
                                                     " đối với trường hợp thay đổi quyền sử dụng đất, quyền sở hữu tài "
                                                     "sản gắn liền với đất theo thỏa thuận của các "
                                                     "thành viên hộ gia đình hoặc của vợ và chồng;",
                                                     1650);
  add_procedure(catalogue, "1.012783", name.c_str(), "service-B", "Đất đai", "");
  auto& entry = *catalogue.mutable_procedures(catalogue.procedures_size() - 1);
  entry.set_agency(until_bytes("Chi nhánh Văn phòng đăng ký đất đai Tuy Phước - tỉnh Gia Lai; ", 1950));
  entry.set_handling_time(until_bytes("Trực tiếp: 18 ngày làm việc / 15 ngày làm việc / 17 ngày làm việc; ", 480));
  for (int i = 0; i < 24; ++i) {
    entry.add_papers(
        until_bytes("Mảnh trích đo bản đồ địa chính thửa đất đối với trường hợp người sử dụng đất có nhu cầu đo đạc để "
                    "xác định lại "
                    "kích thước các cạnh, diện tích của thửa đất ",
                    560));
  }
  return entry;
}

// With services to choose from within one field: land is dealt with at two.
inline protocol::Catalogue catalogue_with_services() {
  auto all = small_catalogue("v3");
  const char* commune = "Ủy ban nhân dân cấp xã";
  add_procedure(all, "1.012753", "Đăng ký đất đai lần đầu", "service-A", "Đất đai", commune);
  add_procedure(all, "1.012791", "Cấp lại Giấy chứng nhận quyền sử dụng đất do bị mất", "service-B", "Đất đai",
                commune);
  return all;
}

}  // namespace motcua::tests
