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

}  // namespace motcua::tests
