#include <doctest/doctest.h>

#include <algorithm>
#include <utility>

#include "tests/printing/prints.h"
#include "ui/text/catalogue.h"

namespace motcua::tests {
namespace {

using printing::Bitmap;
using printing::Paper;
using printing::Ticket;

// Ink within `dots` of an edge: something is cut off there.
bool touches_edge(const Bitmap& picture, int dots) {
  for (int y = 0; y < picture.height(); ++y) {
    for (int x = 0; x < picture.width(); ++x) {
      const bool near = x < dots || y < dots || x >= picture.width() - dots || y >= picture.height() - dots;
      if (near && picture.dark(x, y)) return true;
    }
  }
  return false;
}

Ticket long_names() {
  Ticket ticket = sample_ticket();
  ticket.site = "Điểm tiếp nhận và trả kết quả giải quyết thủ tục hành chính xã Nguyễn Trường Tộ – Phường Hưng Đạo";
  ticket.service = "Đăng ký biến động về quyền sử dụng đất, quyền sở hữu nhà ở và tài sản khác gắn liền với đất";
  ticket.number = "UTĐĐ1052";
  ticket.priority = "Người cao tuổi, người khuyết tật nặng và phụ nữ mang thai";
  ticket.then = {"Bảo hiểm xã hội", "Trả kết quả", "Nghĩa vụ tài chính về đất đai"};
  ticket.dossiers = "12 hồ sơ";
  ticket.bring = {"CCCD",
                  "Giấy chứng nhận quyền sử dụng đất bản chính",
                  "Hợp đồng chuyển nhượng có công chứng",
                  "Tờ khai lệ phí trước bạ",
                  "Tờ khai thuế thu nhập cá nhân",
                  "Sơ đồ nhà ở, tài sản khác gắn liền với đất đã được kiểm tra và xác nhận",
                  "Văn bản ủy quyền"};
  return ticket;
}

}  // namespace

TEST_CASE("a ticket looks as designed on paper of 80 mm") {
  const Bitmap picture = laid_out(sample_ticket());
  CHECK(picture.width() == 576);
  check_print(picture, "ticket-80mm");
}

TEST_CASE("a ticket has all on paper of 58 mm") {
  const Bitmap picture = laid_out(sample_ticket(), Paper::k58mm);
  CHECK(picture.width() == 384);
  check_print(picture, "ticket-58mm");
}

TEST_CASE("a ticket in English, without a span and without a page") {
  Ticket ticket = sample_ticket();
  ticket.site = "Public Service Centre";
  ticket.service = "Civil status, certification";
  ticket.expected.reset();
  ticket.waiting_before = 1;
  ticket.qr.clear();
  ticket.bring = {"identity card", "birth certificate of the hospital"};
  check_print(laid_out(ticket, Paper::k80mm, "en"), "ticket-english-80mm");
}

TEST_CASE("situation 08: a copy is marked as one before anything else is read") {
  Ticket ticket = sample_ticket();
  const Bitmap first = laid_out(ticket);
  ticket.copy = true;
  const Bitmap copy = laid_out(ticket);
  check_print(copy, "ticket-copy-80mm");
  // Below the mark, the copy is the ticket itself.
  const int mark = copy.height() - first.height();
  REQUIRE(mark > 40);
  const auto below = copy.rows(mark + 28, first.height() - 28);
  const auto same = first.rows(28, first.height() - 28);
  CHECK(std::equal(below.begin(), below.end(), same.begin(), same.end()));
}

TEST_CASE("long names wrap, and nothing is cut off") {
  const Ticket ticket = long_names();
  for (const Paper paper : {Paper::k80mm, Paper::k58mm}) {
    const Bitmap picture = laid_out(ticket, paper);
    CHECK_FALSE(touches_edge(picture, 8));
    CHECK(read_qr(picture) == ticket.qr);
    check_print(picture, paper == Paper::k80mm ? "ticket-long-80mm" : "ticket-long-58mm");
  }
}

TEST_CASE("a word that is wider than the paper is broken, not cut off") {
  Ticket ticket = sample_ticket();
  ticket.service = std::string(80, 'W');
  ticket.number = std::string(12, 'W');
  CHECK_FALSE(touches_edge(laid_out(ticket, Paper::k58mm), 8));
}

TEST_CASE("more words make a longer ticket, never a fuller one") {
  Ticket ticket = sample_ticket();
  int height = laid_out(ticket).height();
  const auto grown = [&] {
    const int before = std::exchange(height, laid_out(ticket).height());
    return height > before;
  };
  ticket.site += " tỉnh và các xã lân cận";
  CHECK(grown());
  ticket.priority = "Người cao tuổi";
  CHECK(grown());
  ticket.then = {"Trả kết quả"};
  CHECK(grown());
  ticket.dossiers = "3 hồ sơ";
  CHECK(grown());
  ticket.remark = "Ông/bà sẽ được gọi theo giờ hẹn";
  CHECK(grown());
  ticket.training = true;
  CHECK(grown());
}

TEST_CASE("a phone reads the code of a ticket, of a short address and of a long one") {
  Ticket ticket = sample_ticket();
  for (const std::size_t size : {1U, 20U, 60U, 150U, 300U}) {
    CAPTURE(size);
    ticket.qr = "https://motcua.example.vn/" + std::string(size, 'x');
    for (const Paper paper : {Paper::k80mm, Paper::k58mm}) CHECK(read_qr(laid_out(ticket, paper)) == ticket.qr);
  }
}

TEST_CASE("a text that no code on this paper can hold is left out with its caption, and the ticket is printed") {
  Ticket ticket = sample_ticket();
  ticket.qr.clear();
  const Bitmap without = laid_out(ticket, Paper::k58mm);
  ticket.qr = std::string(2500, 'x');
  CHECK(laid_out(ticket, Paper::k58mm) == without);
}

TEST_CASE("a ticket with nothing but its number is one") {
  Ticket ticket;
  ticket.number = "B1";
  CHECK_FALSE(touches_edge(laid_out(ticket), 8));
}

}  // namespace motcua::tests
