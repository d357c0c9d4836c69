// What the wall display says beside the calls: notices, the hall's hours, special days, in two languages.
#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

#include "tests/screens/board_display.h"

namespace motcua::tests {

TEST_CASE("the parts of a long notice take turns, whichever other notices there are") {
  Display display;
  display.see(0);
  auto& notices = *display.view.mutable_board()->mutable_notices();
  notices.Clear();
  notices.Add()->set_vi("Ngắn");
  notices.Add()->set_vi(std::string(200, 'x'));
  std::map<std::string, std::vector<std::size_t>> turns;
  for (std::int64_t turn = 0; turn < 6; ++turn) {
    const Model model = display.model(turn * display::kPageMs);
    turns[model.notice].push_back(model.notice_turn);
    CHECK(model.next_change_ms <= (turn + 1) * display::kPageMs);
  }
  CHECK(turns["Ngắn"].size() == 3);
  CHECK(turns[std::string(200, 'x')] == std::vector<std::size_t>{0, 1, 2});
}

TEST_CASE("notices change without scrolling") {
  Display display;
  display.view.mutable_board()->add_notices()->set_vi("Nghỉ trưa từ 11:30");
  display.see(0);
  CHECK(display.model(0).notice.starts_with("Ưu tiên"));
  CHECK(display.model(display::kPageMs).notice.starts_with("Elderly"));  // the same in the second language
  CHECK(display.model(2 * display::kPageMs).notice == "Nghỉ trưa từ 11:30");
  CHECK(display.model(3 * display::kPageMs).notice.starts_with("Ưu tiên"));
}

TEST_CASE("what stands between stars at the start of a notice is its lead") {
  Display display;
  auto& notices = *display.view.mutable_board()->mutable_notices();
  notices.Clear();
  auto& notice = *notices.Add();
  notice.set_vi("**Ưu tiên** người cao tuổi");
  notice.set_en("Elderly persons come **first**");
  display.see(0);
  CHECK(display.model(0).notice_lead == "Ưu tiên");
  CHECK(display.model(0).notice == "Ưu tiên người cao tuổi");
  CHECK(display.model(display::kPageMs).notice_lead.empty());
  notice.set_vi("**Ưu tiên");
  CHECK(display.model(0).notice == "**Ưu tiên");
}

TEST_CASE("in a closed hall where nothing was called, a sentence stands in the place of the call and not at the foot") {
  Display display;
  display.view.mutable_board()->clear_announcements();
  set_hours(display.view);
  display.link.hall_now_ms = kMorningMs + 2 * 3600 * 1000;
  display.see(0);
  Model model = display.model(0);
  CHECK(model.calling_label.empty());
  CHECK(model.nobody.first == "Nghỉ trưa, tiếp tục lúc 13:30");
  CHECK_FALSE(model.nobody_hint.first.empty());
  CHECK(model.notice.starts_with("Ưu tiên"));
  CHECK_FALSE(model.notice_urgent);
  display.view.mutable_board()->mutable_hours()->set_closed_today(true);
  model = display.model(0);
  CHECK(model.nobody.second == "Closed today");
  CHECK(model.nobody_hint.first.empty());
}

TEST_CASE("situation 11 and 12: the board says when the hall opens, goes on, and which number was the last") {
  Display display;
  set_hours(display.view);
  display.see(0);
  constexpr std::int64_t kMinuteMs = 60'000;
  auto& hours = *display.view.mutable_board()->mutable_hours();
  const auto at = [&](int hour, int minute) {
    display.link.hall_now_ms = kMorningMs + ((hour - 9) * 60 + minute - 42) * kMinuteMs;
    return display.model(0);
  };
  CHECK(at(7, 0).notice == "Mở cửa lúc 07:30");
  CHECK(at(9, 42).notice.rfind("Ưu tiên", 0) == 0);
  CHECK_FALSE(at(9, 42).notice_urgent);
  CHECK(at(11, 45).notice == "Nghỉ trưa, tiếp tục lúc 13:30");
  CHECK(at(11, 45).nobody.second == "Lunch break until 13:30");
  hours.set_accepting(false);
  CHECK(at(16, 40).notice == "Đã hết giờ lấy số");
  hours.add_last_tickets("A120");
  hours.add_last_tickets("B085");
  CHECK(at(16, 40).notice == "Đã hết giờ lấy số; số cuối: A120 · B085");
  CHECK(at(18, 0).notice == "Đã hết giờ lấy số; số cuối: A120 · B085");
  CHECK(at(16, 40).notice_urgent);
  hours.set_closed_today(true);
  CHECK(at(9, 0).notice == "Hôm nay không tiếp nhận hồ sơ");
}

TEST_CASE("a break in the middle of the morning is not lunch; no timetable says nothing") {
  Display display;
  set_hours(display.view);
  auto& hours = *display.view.mutable_board()->mutable_hours();
  hours.mutable_open(0)->set_to_ms(static_cast<std::uint64_t>(kMorningMs - 60'000));
  hours.mutable_open(1)->set_from_ms(static_cast<std::uint64_t>(kMorningMs + 18 * 60'000));
  display.see(0);
  CHECK(display.model(0).notice == "Tạm nghỉ, tiếp tục lúc 10:00");
  hours.clear_open();
  CHECK(display.model(0).notice.rfind("Ưu tiên", 0) == 0);
}

TEST_CASE("situation 28: a special day is named") {
  Display display;
  display.view.mutable_board()->mutable_hours()->mutable_day_profile()->set_vi("Ngày không hẹn trước");
  display.see(0);
  CHECK(display.model(0).day_profile == "Ngày không hẹn trước");
}

TEST_CASE("where there is room for one language only, both take turns") {
  Display display;
  auto& board = *display.view.mutable_board();
  board.mutable_services(0)->set_accepting(false);
  board.mutable_hours()->mutable_day_profile()->set_vi("Ngày không hẹn trước");
  board.mutable_hours()->mutable_day_profile()->set_en("Day without appointments");
  display.see(0);
  CHECK(display.model(0).services[0].detail == "tạm ngừng nhận");
  CHECK(display.model(0).day_profile == "Ngày không hẹn trước");
  CHECK(display.model(0).next_change_ms <= display::kPageMs);
  CHECK(display.model(display::kPageMs).services[0].detail == "not taking tickets now");
  CHECK(display.model(display::kPageMs).day_profile == "Day without appointments");
}

}  // namespace motcua::tests
