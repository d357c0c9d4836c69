#include <doctest/doctest.h>

#include "counter-terminal/view_model.h"
#include "tests/screens/sample_views.h"

namespace motcua::tests {
namespace {

using terminal::Key;
using terminal::Model;

struct Terminal {
  text::Catalogues languages = text::Catalogues::embedded();
  terminal::Controller controller{3};
  protocol::View view;
  ui::LinkState link = good_link();
  std::uint32_t counter = 3;

  explicit Terminal(protocol::CounterState state) : view(staff_view(state)) {
    controller.see(terminal::make_situation(&view, link, counter), 0);
  }
  terminal::Input input(std::int64_t now_ms = 10'000) const {
    return {&view, link, counter, languages.vietnamese(), controller, now_ms};
  }
  Model model(std::int64_t now_ms = 10'000) const { return terminal::make_model(input(now_ms)); }
};

}  // namespace

TEST_CASE("buttons and hints name the keys as the site has moved them") {
  const Terminal terminal(protocol::ON_BREAK);
  auto input = terminal.input();
  CHECK(terminal::make_model(input).hint == "Nhấn Space để gọi tiếp, O để mở quầy");
  input.moved_keys = {{"space", "Insert"}, {"recall", "F10"}};
  const auto model = terminal::make_model(input);
  CHECK(model.hint == "Nhấn Insert để gọi tiếp, O để mở quầy");
  CHECK(terminal::make_button(input, Key::kRecall, "recall", "recall").key_name == "F10");
  CHECK(terminal::make_button(input, Key::kFinish, "finish", "finish").key_name == "F");
}

TEST_CASE("the terminal shows who is served, since when, and what was promised") {
  const Model model = Terminal(protocol::SERVING).model();
  CHECK(model.title == "Quầy 3");
  CHECK(model.caption == "Đang phục vụ");
  CHECK(model.current.number == "A047");
  REQUIRE(model.current.tags.size() == 1);
  CHECK(model.current.tags[0].words == "Người cao tuổi");
  CHECK(model.current.service == "Hộ tịch, chứng thực");
  CHECK(model.timer == "04:12");
  CHECK(model.current.waited == "Chờ 17 phút · cam kết 30 phút");
  CHECK(model.connection == "Đang kết nối · phản hồi 2 ms");
}

TEST_CASE("the terminal says in words why a ticket is next") {
  const Model model = Terminal(protocol::SERVING).model();
  REQUIRE(model.next.size() == 4);
  CHECK(model.next[0].why == "Ưu tiên, quá nửa cam kết");
  CHECK(model.next[0].waited == "6 phút");
  CHECK(model.next[1].why == "Đã dùng 58% cam kết");
  CHECK(model.next_count == "14 đang chờ");
}

TEST_CASE("a promise that is nearly used and one that is past are told in words, at the counter and in the list") {
  Terminal terminal(protocol::SERVING);
  auto& counter = *terminal.view.mutable_staff()->mutable_counters(0);
  const auto at_counter = [&](std::uint64_t minutes) {  // of 30
    counter.mutable_current()->mutable_reason()->set_waited_ms(minutes * 60'000);
    return terminal.model().current;
  };
  CHECK(at_counter(23).waited_tone == terminal::Tone::kQuiet);
  CHECK(at_counter(24).waited_tone == terminal::Tone::kWarn);
  CHECK(at_counter(24).waited == "Sắp hết cam kết: chờ 24/30 phút");
  CHECK(at_counter(31).waited_tone == terminal::Tone::kBad);
  CHECK(at_counter(31).waited == "Quá cam kết: chờ 31/30 phút");
  const auto in_list = [&](int row, std::uint64_t seconds) {
    counter.mutable_next(row)->mutable_reason()->set_waited_ms(seconds * 1000);
    return terminal.model().next[static_cast<std::size_t>(row)];
  };
  CHECK(in_list(1, 59).waited == "dưới 1 phút");
  CHECK(in_list(1, 17 * 60).why == "Sắp hết cam kết (85%)");  // of 20 minutes
  CHECK(in_list(1, 17 * 60).tone == terminal::Tone::kWarn);
  CHECK(in_list(1, 28 * 60).why == "Quá cam kết (140%)");
  CHECK(in_list(1, 28 * 60).tone == terminal::Tone::kBad);
  CHECK(in_list(0, 12 * 60).why == "Quá cam kết (120%) · ưu tiên");  // of 10
  CHECK(in_list(2, 36 * 60).why == "Quá cam kết (120%) · Hẹn 09:20");
  CHECK(in_list(2, 60).tone == terminal::Tone::kQuiet);
}

TEST_CASE("the timer of a ticket that was put aside counts from when it was taken up again") {
  Terminal terminal(protocol::SERVING);
  auto& counter = *terminal.view.mutable_staff()->mutable_counters(0);
  counter.mutable_current()->set_called_ms(static_cast<std::uint64_t>(kMorningMs - 7'200'000));
  counter.set_state_since_ms(static_cast<std::uint64_t>(kMorningMs - 90'000));
  CHECK(terminal.model().timer == "2:00:00");
  counter.mutable_current()->set_parked_ms(5'400'000);
  CHECK(terminal.model().timer == "01:30");
}

TEST_CASE("the timer of a service that takes long is not marked without the words why") {
  Terminal terminal(protocol::SERVING);
  CHECK(terminal.model().timer_tone == terminal::Tone::kQuiet);
  auto& served = *terminal.view.mutable_staff()->mutable_counters(0)->mutable_current();
  set_service_time(served, 35);
  CHECK(terminal.model().timer_tone == terminal::Tone::kQuiet);
  CHECK(terminal.model().current.alert.empty());
  set_service_time(served, 36);
  CHECK(terminal.model().timer_tone == terminal::Tone::kWarn);
  CHECK(terminal.model().current.alert == "Sắp quá thời gian phục vụ: 36/45 phút");
  set_service_time(served, 45);
  CHECK(terminal.model().timer_tone == terminal::Tone::kBad);
  CHECK(terminal.model().current.alert == "Phục vụ đã lâu: quên hoàn tất?");
  Terminal calling(protocol::CALLING);
  auto& current = *calling.view.mutable_staff()->mutable_counters(0)->mutable_current();
  current.set_no_show_at_ms(static_cast<std::uint64_t>(kMorningMs + 20'000));
  CHECK(calling.model().timer_tone == terminal::Tone::kWarn);
  CHECK(calling.model().current.alert == "Sắp bị ghi vắng mặt: nhấn S nếu công dân đã đến");
}

TEST_CASE("a counter that is ready says each thing once") {
  Terminal terminal(protocol::READY);
  terminal.view.mutable_staff()->mutable_counters(0)->set_waiting(0);
  const Model model = terminal.model();
  CHECK(model.state == "Sẵn sàng");
  CHECK(model.caption.empty());
  CHECK(model.hint == "Số tiếp theo sẽ tự hiện ra");
  CHECK(model.primary.label == "Gọi số tiếp theo");
  CHECK_FALSE(model.primary.enabled);
  CHECK(model.next_count.empty());
  CHECK(model.next_nobody == "Không có ai đang chờ");
}

TEST_CASE("after the lunch break the list says what the record would say: waits stand still in it") {
  Terminal terminal(protocol::IDLE);
  set_hours(terminal.view);  // until 11:30, from 13:30 on
  const auto minutes = [](std::int64_t hour, std::int64_t minute) { return ((hour - 9) * 60 + minute - 42) * 60'000; };
  auto& next = *terminal.view.mutable_staff()->mutable_counters(0)->mutable_next(1);
  next.set_waited_since_ms(static_cast<std::uint64_t>(kMorningMs + minutes(11, 20)));
  next.mutable_reason()->set_promise_ms(25 * 60'000);
  const auto at = [&](std::int64_t picture_ms, std::uint64_t waited_ms, std::int64_t later_ms) {
    next.mutable_reason()->set_waited_ms(waited_ms);
    terminal.view.mutable_head()->set_hall_ms(static_cast<std::uint64_t>(kMorningMs + picture_ms));
    terminal.link = good_link(kMorningMs + picture_ms + later_ms);
    return terminal.model().next[1];
  };
  CHECK(at(minutes(11, 25), 5 * 60'000, 2000).waited == "5 phút");    // a picture that is two seconds old
  CHECK(at(minutes(12, 30), 10 * 60'000, 2000).waited == "10 phút");  // at lunch
  const auto after = at(minutes(13, 35), 15 * 60'000, 0);
  CHECK(after.waited == "15 phút");
  CHECK(after.why == "Đã dùng 60% cam kết");
  terminal.controller.see(terminal::make_situation(&terminal.view, terminal.link, 3), 10'000);
  terminal.controller.explain(1, 10'000);
  CHECK(terminal.model().explanation.find("60% cam kết 25 phút (chờ 15 phút)") != std::string::npos);
}

TEST_CASE("an ordinary ticket has no tag") {
  Terminal terminal(protocol::SERVING);
  auto& ticket = *terminal.view.mutable_staff()->mutable_counters(0)->mutable_current()->mutable_ticket();
  ticket.set_priority_class("ordinary");
  CHECK(terminal.model().current.tags.empty());
}

TEST_CASE("without a fresh picture the terminal shows no figure and offers no key") {
  Terminal terminal(protocol::SERVING);
  terminal.link = lost_link();
  const Model model = terminal.model();
  CHECK(model.stale);
  CHECK(model.current.number.empty());
  CHECK(model.timer.empty());
  CHECK(model.next.empty());
  CHECK(model.buttons.empty());
  CHECK_FALSE(model.connected);
  CHECK(model.connection == "Mất kết nối");
  CHECK(model.stale_title == "Mất kết nối với máy chủ");
  CHECK(model.stale_steps.size() == 3);  // what a clerk does meanwhile
}

TEST_CASE("a terminal that the dispatcher refuses says what it said") {
  Terminal terminal(protocol::SERVING);
  terminal.link = lost_link();
  terminal.link.trouble = "version 9 is not supported";
  CHECK(terminal.model().connection == "Mất kết nối");
  CHECK(terminal.model().stale_why == "Thông tin cho kỹ thuật viên: version 9 is not supported");
}

TEST_CASE("a counter that the site does not have is named") {
  Terminal terminal(protocol::SERVING);
  terminal.counter = 9;
  CHECK(terminal.model().stale);
  CHECK(terminal.model().stale_title == "Không có quầy 9");
}

TEST_CASE("the terminal is drawn again each second while a time runs, and sleeps while none does") {
  Terminal serving(protocol::SERVING);
  serving.link.fresh_for_ms = 60'000;
  CHECK(terminal::next_change_ms(serving.input(10'000)) <= 11'001);
  Terminal closed(protocol::CLOSED);
  closed.link.fresh_for_ms = 60'000;
  CHECK(terminal::next_change_ms(closed.input(10'000)) == 70'000);
}

TEST_CASE("the times of a list turn together: one picture a second, and none in between") {
  Terminal terminal(protocol::SERVING);
  auto& counter = *terminal.view.mutable_staff()->mutable_counters(0);
  for (int i = 0; i < counter.next_size(); ++i) {  // each with its own part of a second
    auto& next = *counter.mutable_next(i);
    next.mutable_reason()->set_waited_ms(next.reason().waited_ms() + static_cast<std::uint64_t>(170 * (i + 1)));
  }
  std::vector<Model> seen;
  const auto reason_of = [&](int i) { return counter.mutable_next(i)->mutable_reason(); };
  for (int ms = 0; ms < 3000; ms += 10) {
    terminal.link.hall_now_ms = kMorningMs + ms;
    if (ms % 1000 == 300) {  // a newer picture, as of now
      const auto newer_ms = static_cast<std::uint64_t>(kMorningMs + ms) - terminal.view.head().hall_ms();
      terminal.view.mutable_head()->set_hall_ms(static_cast<std::uint64_t>(kMorningMs + ms));
      for (int i = 0; i < counter.next_size(); ++i) reason_of(i)->set_waited_ms(reason_of(i)->waited_ms() + newer_ms);
    }
    auto model = terminal.model();
    if (seen.empty() || !(model == seen.back())) seen.push_back(std::move(model));
  }
  CHECK(seen.size() == 3);
  CHECK(seen[0].timer == "04:12");
  CHECK(seen[2].timer == "04:14");
}

TEST_CASE("buttons of what is not possible now look so") {
  const Model model = Terminal(protocol::SERVING).model();
  const auto enabled = [&](Key key) {
    for (const auto& button : model.buttons) {
      if (button.key == key) return button.enabled;
    }
    return false;
  };
  CHECK(enabled(Key::kFinish));
  CHECK_FALSE(enabled(Key::kRecall));
  CHECK_FALSE(enabled(Key::kNoShow));
  CHECK(model.primary.enabled);
}

TEST_CASE("the outcomes to choose from are the site's, the default one marked") {
  Terminal terminal(protocol::SERVING);
  terminal.controller.press(Key::kFinish, 5'000);
  const Model model = terminal.model();
  CHECK(model.overlay.title == "Kết quả của A047");
  REQUIRE(model.overlay.lines.size() == 4);
  CHECK(model.overlay.lines[0].marked);
  CHECK(model.overlay.lines[1].key == "2");
  CHECK(model.overlay.lines[1].choose == 1);
}

}  // namespace motcua::tests
