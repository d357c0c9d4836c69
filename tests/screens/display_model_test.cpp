#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "tests/screens/board_display.h"

namespace motcua::tests {
namespace {

std::vector<std::string> tickets(const Model& model) {
  std::vector<std::string> out;
  for (const auto& call : model.calls) out.push_back(call.ticket);
  return out;
}

}  // namespace

TEST_CASE("the board shows the newest call large and the four before it in order") {
  Display display;
  display.see(0);
  const Model model = display.model(0);
  REQUIRE(model.large);
  CHECK(model.large->ticket == "A047");
  CHECK(model.large->counter == "12");
  CHECK(tickets(model) == std::vector<std::string>{"D012", "U003", "B108", "A046"});
  CHECK(model.calls[0].time == "09:41");
  CHECK(model.date == "Thứ Hai, 23/11/2026");
  CHECK(model.clock == "09:42");
  CHECK(model.site.second == "Public Administration Service Center");
  CHECK(model.services[0].figure == "14");
  CHECK(model.services_unit == "người · people");  // once, over all figures
  CHECK(model.services[0].unit.empty());
  CHECK(model.connected);
}

TEST_CASE("a board that is not fresh leaves no figure behind") {
  Display display;
  display.see(0);
  display.link.fresh = false;
  const Model model = display.model(0);
  CHECK(model.stale);
  CHECK_FALSE(model.large);
  CHECK(model.calls.empty());
  CHECK(model.services.empty());
  CHECK(model.clock.empty());
  CHECK(model.date.empty());
  CHECK(model.notice.empty());
  CHECK_FALSE(model.connected);
  CHECK_FALSE(model.stale_title.first.empty());
  CHECK_FALSE(model.stale_title.second.empty());
}

TEST_CASE("a board that falls silent asks to be drawn again when its picture has become old") {
  Display display;
  display.see(0);
  display.link.fresh_for_ms = 1234;
  CHECK(display.model(5000).next_change_ms == 5000 + 1234);
}

TEST_CASE("situation 20: five calls within two seconds each get their moment, in order, none skipped") {
  Display display;
  display.see(0);
  for (int i = 0; i < 5; ++i) add_call(display.view, "E00" + std::to_string(i), 20, 0);
  std::vector<std::string> shown;
  for (std::int64_t now_ms = 10'000; now_ms < 30'000; now_ms += 100) {
    display.see(now_ms);
    if (shown.empty() || shown.back() != display.large()) shown.push_back(display.large());
  }
  CHECK(shown == std::vector<std::string>{"E000", "E001", "E002", "E003", "E004"});
  CHECK(display.stage.large_since_ms() == 10'000 + 4 * display::kMomentMs);
}

TEST_CASE("situation 20: all five are on the board at once, whoever is the large one") {
  Display display;
  display.see(0);
  for (int i = 0; i < 5; ++i) add_call(display.view, "E00" + std::to_string(i), 20, 0);
  display.see(10'000);
  const Model model = display.model(10'000);
  CHECK(model.large->ticket == "E000");
  CHECK(tickets(model) == std::vector<std::string>{"E004", "E003", "E002", "E001"});
  CHECK(model.next_change_ms <= 12'000);
}

TEST_CASE("situation 20: however many call at once, each has two seconds, and all who wait stand in the list") {
  for (const int count : {7, 20, 40}) {
    CAPTURE(count);
    Display display;
    display.see(0);
    for (int i = 0; i < count; ++i) add_call(display.view, "E" + std::to_string(100 + i), 20, 0);
    std::map<std::string, std::pair<std::int64_t, std::int64_t>> large;  // first and last seen
    std::vector<std::string> order;
    const std::string last = "E" + std::to_string(100 + count - 1);
    std::uint32_t seed = 1;
    for (std::int64_t now_ms = 10'000; order.empty() || order.back() != last || now_ms < large[last].first + 2000;) {
      REQUIRE(now_ms < 200'000);
      display.see(now_ms);
      const Model model = display.model(now_ms);
      const auto [entry, is_new] = large.try_emplace(display.large(), now_ms, now_ms);
      entry->second.second = now_ms;
      if (is_new) order.push_back(display.large());
      // Whoever waits for the large place is there already, beside the four of before.
      const auto listed = tickets(model);
      for (int i = static_cast<int>(order.size()); i < count; ++i) {
        CHECK(std::ranges::count(listed, "E" + std::to_string(100 + i)) == 1);
      }
      CHECK(listed.size() >= 4);
      // The screen looks when it likes: now and then it stands still for half a second.
      seed = seed * 1664525 + 1013904223;
      now_ms += seed % 7 == 0 ? 500 : 16 + seed % 90;
    }
    REQUIRE(order.size() == static_cast<std::size_t>(count));
    CHECK(std::ranges::is_sorted(order));
    for (std::size_t i = 0; i + 1 < order.size(); ++i) {
      CHECK(large[order[i + 1]].first - large[order[i]].first >= 2000);
    }
  }
}

TEST_CASE("with a forecast the services show minutes, and the people below the name") {
  Display display;
  const auto expect = [&](int index, std::uint32_t from_s, std::uint32_t to_s) {
    auto& span = *display.view.mutable_board()->mutable_services(index)->mutable_expected();
    span.set_from_s(from_s);
    span.set_to_s(to_s);
  };
  display.see(0);
  CHECK(display.model(0).services_label == "ĐANG CHỜ · WAITING");
  expect(0, 600, 900);
  expect(1, 30, 290);
  expect(5, 0, 0);
  const Model model = display.model(0);
  CHECK(model.services_label == "CHỜ DỰ KIẾN · EST. WAIT");
  CHECK(model.services[0].figure == "10–15");
  CHECK(model.services_unit == "phút · min");
  CHECK(model.services[0].unit.empty());
  CHECK(model.services[0].detail == "14 người đang chờ");
  CHECK(model.services[1].figure == "< 5");
  CHECK(model.services[5].figure == "0");
  CHECK(model.services[5].detail == "không phải chờ");
  CHECK(model.services[2].figure == "2");  // not known: the people
  CHECK(model.services[2].unit == "người");
}

TEST_CASE("the small words of the board are there in both languages") {
  Display display;
  display.see(0);
  Model model = display.model(0);
  CHECK(model.counter_word == display::TwoTexts{"Quầy", "Counter"});
  CHECK(model.approach_word == display::TwoTexts{"mời tận nơi", "we come to you"});
  CHECK(model.connection == display::TwoTexts{"Đang kết nối", "Connected"});
  display.link.fresh = false;
  CHECK(display.model(0).connection == display::TwoTexts{"Mất kết nối", "No connection"});
}

TEST_CASE("where one language has room, both take turns to say that somebody comes to a citizen") {
  Display display;
  display.view.mutable_board()->mutable_announcements(0)->set_approach(true);
  display.view.mutable_board()->mutable_announcements(0)->set_state(protocol::CALL_OPEN);
  display.see(0);
  CHECK_FALSE(display.model(0).second_turn);
  CHECK(display.model(0).next_change_ms <= display::kPageMs);
  CHECK(display.model(display::kPageMs).second_turn);
  CHECK_FALSE(display.model(0).same_picture(display.model(display::kPageMs)));
  display.view.mutable_board()->mutable_announcements(0)->set_state(protocol::CALL_ANSWERED);
  CHECK_FALSE(display.model(display::kPageMs).second_turn);
}

TEST_CASE("situation 21: a board that starts shows the newest call and does not replay old ones") {
  Display display;
  display.see(50'000);
  CHECK(display.large() == "A047");
  CHECK_FALSE(display.stage.next_turn_ms().has_value());
  CHECK(display.model(50'000).pulse_until_ms == 0);
}

TEST_CASE("a recall makes its call the large one again and leaves one line for the visit") {
  Display display;
  display.see(0);
  auto& recall = add_call(display.view, "D012", 7, 0);
  recall.set_recall(1);
  recall.set_visit(display.view.board().announcements(3).visit());
  display.see(10'000);
  CHECK(display.large() == "D012");
  CHECK(tickets(display.model(10'000)) == std::vector<std::string>{"A047", "U003", "B108", "A046"});
  CHECK(display.model(10'000).pulse_until_ms == 10'000 + display::kPulseMs);
}

TEST_CASE("situation 03: a call that was undone leaves the board at once") {
  Display display;
  display.see(0);
  add_call(display.view, "C001", 4, 0);
  display.see(10'000);
  REQUIRE(display.large() == "C001");
  display.view.mutable_board()->mutable_announcements(5)->set_state(protocol::CALL_WITHDRAWN);
  display.see(10'100);
  CHECK(display.large() == "A047");
  CHECK(tickets(display.model(10'100)) == std::vector<std::string>{"D012", "U003", "B108", "A046"});
}

TEST_CASE("a call that was undone before its moment never gets one") {
  Display display;
  display.see(0);
  add_call(display.view, "C001", 4, 0);
  add_call(display.view, "C002", 5, 0);
  display.see(10'000);
  display.view.mutable_board()->mutable_announcements(6)->set_state(protocol::CALL_WITHDRAWN);
  display.see(10'100);
  display.see(20'000);
  CHECK(display.large() == "C001");
}

TEST_CASE("a board that was away shows what was called meanwhile, and announces nothing that is old") {
  Display display;
  display.see(0);
  display.stage.lapse();
  for (int i = 0; i < 5; ++i) add_call(display.view, "E00" + std::to_string(i), 20, 1);
  display.see(60'000);
  CHECK(display.large() == "E004");
  CHECK_FALSE(display.stage.large_is_new());
}

TEST_CASE("a board that was away announces what is still open and younger than 30 seconds, and nothing else") {
  Display display;
  display.see(0);
  display.stage.lapse();
  add_call(display.view, "E001", 20, 1);  // a minute old
  add_call(display.view, "E002", 21, 0);
  add_call(display.view, "E003", 22, 0).set_state(protocol::CALL_ANSWERED);
  display.see(60'000);
  CHECK(display.large() == "E002");
  CHECK(display.stage.large_is_new());
  CHECK_FALSE(display.stage.next_turn_ms());
}

TEST_CASE("calls that waited for their moment when the board went away get it when it is back, if they are young") {
  Display display;
  display.see(0);
  for (const char* ticket : {"E001", "E002", "E003", "E004"}) add_call(display.view, ticket, 20, 0);
  display.see(10'000);
  CHECK(display.large() == "E001");
  CHECK(display.stage.waiting() == 3);
  display.stage.lapse();
  CHECK(display.large().empty());
  display.view.mutable_board()->mutable_announcements(7)->set_state(protocol::CALL_ANSWERED);  // E003
  SUBCASE("in order, without those who have come") {
    display.see(13'000);
    CHECK(display.large() == "E002");
    CHECK(display.stage.large_is_new());
    display.see(15'000);
    CHECK(display.large() == "E004");
    CHECK(display.stage.waiting() == 0);
  }
  SUBCASE("not when it was away for long") {
    display.link.hall_now_ms += 31'000;
    display.see(44'000);
    CHECK(display.large() == "E004");
    CHECK_FALSE(display.stage.large_is_new());
    CHECK(display.stage.waiting() == 0);
  }
}

TEST_CASE("a call is announced once, however often the board goes away and comes back") {
  Display display;
  display.see(0);
  add_call(display.view, "E001", 20, 0);
  display.see(1000);
  display.see(5000);
  CHECK(display.stage.large_is_new());
  display.stage.lapse();
  display.see(10'000);
  CHECK(display.large() == "E001");
  CHECK_FALSE(display.stage.large_is_new());
}

TEST_CASE("the first call of the day gets its moment and its pulse on an empty board") {
  Display display;
  display.view.mutable_board()->clear_announcements();
  display.see(1000);
  CHECK_FALSE(display.stage.large());
  add_call(display.view, "A001", 1, 0);
  add_call(display.view, "A002", 2, 0);
  display.see(2000);
  CHECK(display.large() == "A001");
  CHECK(display.stage.large_is_new());
  CHECK(display.stage.large_since_ms() == 2000);
  display.see(2000 + display::kMomentMs);
  CHECK(display.large() == "A002");
}

TEST_CASE("another record in the old one's place is shown from its newest call on") {
  Display display;
  display.see(0);
  display.view.mutable_board()->mutable_announcements()->DeleteSubrange(1, 4);
  display.see(1000);
  CHECK(display.large() == display.view.board().announcements(0).ticket());
  CHECK_FALSE(display.stage.large_is_new());
}

TEST_CASE("situation 36: calls of an evening that was over do not sound again when a copy of before it takes over") {
  Display display;
  display.see(0);
  add_call(display.view, "E001", 20, 0);
  display.see(1000);
  CHECK(display.stage.large_is_new());
  const auto evening = display.view;
  auto& board = *display.view.mutable_board();
  board.set_newest_announcement(display::newest_announcement(board));
  board.clear_announcements();  // the next date has begun
  display.see(20'000);
  CHECK_FALSE(display.stage.large());
  display.view = evening;  // ... and is not on the copy
  display.see(30'000);
  CHECK(display.large() == "E001");
  CHECK_FALSE(display.stage.large_is_new());
  add_call(display.view, "E002", 21, 0).set_number(500);
  display.see(40'000);
  CHECK(display.large() == "E002");
  CHECK(display.stage.large_is_new());
}

TEST_CASE("a record that begins anew in the old one's place is announced from its first call on") {
  Display display;
  display.see(0);
  display.view.mutable_board()->clear_announcements();
  display.see(1000);
  auto& first = add_call(display.view, "A001", 1, 0);
  first.set_number(1);
  display.see(2000);
  CHECK(display.large() == "A001");
  CHECK(display.stage.large_is_new());
}

TEST_CASE("more services than fit are shown page by page, every one of them") {
  Display display;
  set_services(display.view, 10);
  display.see(0);
  std::set<std::string> letters;
  for (std::int64_t page = 0; page < 2; ++page) {
    const Model model = display.model(page * display::kPageMs);
    CHECK(model.services.size() == 5);
    CHECK(model.services_page == static_cast<std::size_t>(page));
    CHECK(model.services_pages == 2);
    for (const auto& service : model.services) letters.insert(service.letter);
  }
  CHECK(letters.size() == 10);
  CHECK(display.model(3).next_change_ms <= display::kPageMs);
}

TEST_CASE("pages of services have no more rows than the fullest one") {
  Display display;
  set_services(display.view, 9);
  display.see(0);
  CHECK(display.model(0, 4).services_pages == 3);
  CHECK(display.model(0, 4).service_slots == 3);
  set_services(display.view, 3);
  CHECK(display.model(0, 4).service_slots == 3);
  CHECK(display.model(0, display::kServicesPerPage).service_slots == 5);
}

TEST_CASE("situation 37: practice is marked on the board") {
  Display display;
  display.see(0);
  CHECK(display.model(0).training.empty());
  display.view.mutable_board()->set_training(true);
  CHECK(display.model(0).training == "TẬP HUẤN · TRAINING");
}

TEST_CASE("situation 19: the number of a deaf citizen flashes once a second, with words, until it is answered") {
  Display display;
  display.see(0);
  add_call(display.view, "C001", 4, 0).set_approach(true);
  display.see(10'000);
  int flashes = 0;
  bool before = false;
  for (std::int64_t now_ms = 10'000; now_ms < 20'000; now_ms += 50) {
    const Model model = display.model(now_ms);
    CHECK(model.approach == "Cán bộ đến mời tận nơi · Staff will come to you");
    CHECK(model.next_change_ms <= now_ms + display::kFlashMs);
    if (model.flash && !before) ++flashes;
    before = model.flash;
  }
  CHECK(flashes == 10);
  CHECK(display.model(10'000 + display::kFlashForMs + 700).flash);  // stays
  display.view.mutable_board()->mutable_announcements(5)->set_state(protocol::CALL_ANSWERED);
  CHECK(display.model(12'000).approach.empty());
  CHECK_FALSE(display.model(12'000).flash);
}

TEST_CASE("the clock asks to be drawn at the next minute of the hall, also when the hall runs fast") {
  Display display;
  display.link.hall_now_ms = kMorningMs + 59'000;
  display.link.fresh_for_ms = 100'000;
  display.see(0);
  CHECK(display.model(0).next_change_ms == 1000);
  display.view.mutable_head()->set_speed_permille(2000);
  CHECK(display.model(0).next_change_ms == 500);
}

TEST_CASE("an unchanged picture is not drawn again") {
  Display display;
  display.see(0);
  const Model before = display.model(0);
  display.view.mutable_head()->set_seq(43);
  display.see(1000);
  CHECK(display.model(1000).same_picture(before));
  display.view.mutable_board()->mutable_services(0)->set_waiting(15);
  CHECK_FALSE(display.model(1000).same_picture(before));
}

}  // namespace motcua::tests
