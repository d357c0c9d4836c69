// The questions of the counter terminal: what keys do in them, and which command they make.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/screens/terminal_clerk.h"

namespace motcua::tests {

TEST_CASE("situation 09: a ticket for the wrong service is transferred in three keys") {
  Clerk clerk(protocol::SERVING);
  const auto sent = clerk.press({Key::kTransfer, Key::kDigit2, Key::kEnter});
  REQUIRE(sent);
  CHECK(sent->transfer().counter() == 3);
  CHECK(sent->transfer().visit() == 47);
  CHECK(sent->transfer().service() == "service-B");
  CHECK(sent->transfer().to_counter() == 0);
  CHECK(sent->transfer().to_clerk() == 0);
  CHECK(sent->transfer().place() == protocol::AS_CONFIGURED);
}

TEST_CASE("a transfer goes to one counter or one clerk, and to a chosen place in line") {
  Clerk clerk(protocol::SERVING);
  const auto counter = clerk.press({Key::kTransfer, Key::kRight, Key::kRight, Key::kDigit7, Key::kDigit4});
  REQUIRE(counter);
  CHECK(counter->transfer().service().empty());  // keeps its service
  CHECK(counter->transfer().to_counter() == 5);
  CHECK(counter->transfer().place() == protocol::FRONT);
  clerk.done();
  const auto person = clerk.press({Key::kTransfer, Key::kLeft, Key::kDigit1, Key::kDigit7});
  REQUIRE(person);
  CHECK(person->transfer().to_clerk() == 12);
  CHECK(person->transfer().to_counter() == 0);
  CHECK(person->transfer().place() == protocol::BACK);
}

TEST_CASE("the letter of a service goes to it, and Enter takes it") {
  Clerk clerk(protocol::SERVING);
  clerk.press(Key::kTransfer);
  clerk.controller.type('d');
  const auto sent = clerk.press({Key::kEnter, Key::kEnter});
  REQUIRE(sent);
  CHECK(sent->transfer().service() == "service-D");
}

TEST_CASE("more options than digits are shown page by page") {
  Clerk clerk(protocol::SERVING);
  set_services(clerk.view, 14);
  clerk.press(Key::kTransfer);
  CHECK(clerk.model().overlay.page == "1/2");
  clerk.press({Key::kUp});  // from the first to the last
  CHECK(clerk.model().overlay.page == "2/2");
  CHECK(clerk.model().overlay.lines.size() == 6);
  clerk.controller.choose(0, clerk.now_ms);  // as by a click
  const auto sent = clerk.press(Key::kEnter);
  REQUIRE(sent);
  CHECK(sent->transfer().service() == "service-J");
}

TEST_CASE("options are found by typing: words in any order, without accents, and what fits is all that is left") {
  Clerk clerk(protocol::SERVING);
  clerk.controller.set_wording([&](const terminal::Said& label) { return say(label, clerk.languages.vietnamese()); });
  clerk.press(Key::kFinish);
  const auto words_of = [&] {
    std::vector<std::string> words;
    for (const auto& line : clerk.model().overlay.lines) words.push_back(line.words);
    return words;
  };
  const auto all = words_of();
  REQUIRE(all.size() == 4);
  clerk.write("nhan");
  REQUIRE(words_of().size() == 1);
  CHECK(words_of().front().find("Đã nhận hồ sơ") != std::string::npos);
  CHECK(clerk.model().overlay.field == "nhan_");
  clerk.write("zz");
  CHECK(words_of() == std::vector<std::string>{"Không có mục nào như đã gõ"});
  CHECK_FALSE(clerk.press(Key::kEnter));  // nothing to take
  clerk.press({Key::kBackspace, Key::kBackspace});
  CHECK(words_of().size() == 1);
  clerk.press(Key::kEscape);  // takes back what was typed, and not the question
  CHECK(words_of() == all);
  clerk.write("sơ NHẬN");
  const auto sent = clerk.press(Key::kEnter);
  REQUIRE(sent);
  CHECK(sent->finish().outcome() == clerk.view.staff().outcomes(1).key());
}

TEST_CASE("in a hall of many counters a receiver is found by the number, in a list that digits are typed into") {
  Clerk clerk(protocol::SERVING);
  clerk.controller.set_wording([&](const terminal::Said& label) { return say(label, clerk.languages.vietnamese()); });
  for (std::uint32_t number = 20; number < 60; ++number) {
    clerk.view.mutable_staff()->add_counters()->set_number(number);
  }
  clerk.press({Key::kTransfer, Key::kDigit1});
  CHECK(clerk.model().overlay.lines.front().key == "Enter");
  CHECK_FALSE(clerk.press(Key::kDigit4));
  clerk.write("42");
  REQUIRE(clerk.model().overlay.lines.size() == 1);
  const auto sent = clerk.press(Key::kEnter);
  REQUIRE(sent);
  CHECK(sent->transfer().to_counter() == 42);
}

TEST_CASE("a note begins with its key as long as nothing is typed in the list") {
  Clerk clerk(protocol::SERVING);
  clerk.press(Key::kFinish);
  clerk.write("t");
  clerk.press(Key::kNote);
  CHECK_FALSE(clerk.controller.typing());
  clerk.press({Key::kEscape, Key::kNote});
  CHECK(clerk.controller.typing());
}

TEST_CASE("situation 17: a citizen who copies a paper is parked and taken up again with two keys each") {
  Clerk clerk(protocol::SERVING);
  const auto park = clerk.press({Key::kPark, Key::kDigit1});
  REQUIRE(park);
  CHECK(park->park().visit() == 47);
  CHECK(park->park().reason() == "photocopy");

  Clerk idle(protocol::IDLE);
  CHECK(idle.model().parked.label == "Chờ bổ sung: A032 · B011");
  const auto resume = idle.press({Key::kResume, Key::kDigit2});
  REQUIRE(resume);
  CHECK(resume->resume().counter() == 3);
  CHECK(resume->resume().visit() == 11);
}

TEST_CASE("a reason that is not in the list is typed") {
  Clerk clerk(protocol::SERVING);
  clerk.press({Key::kPark, Key::kDigit4});
  CHECK(clerk.controller.typing());
  CHECK_FALSE(clerk.press(Key::kEnter));  // an empty reason is none
  clerk.write("chờ người nhàx");
  clerk.press(Key::kBackspace);
  const auto sent = clerk.press(Key::kEnter);
  REQUIRE(sent);
  CHECK(sent->park().reason() == "chờ người nhà");
}

TEST_CASE("Escape goes back step by step and sends nothing") {
  Clerk clerk(protocol::SERVING);
  clerk.press({Key::kTransfer, Key::kDigit2});
  CHECK(clerk.controller.form()->at() == 1);
  clerk.press(Key::kEscape);
  CHECK(clerk.controller.form()->at() == 0);
  clerk.press(Key::kEscape);
  CHECK(clerk.controller.mode() == Mode::kPlain);
}

TEST_CASE("a break has a reason, and one key ends it") {
  Clerk idle(protocol::IDLE);
  const auto pause = idle.press({Key::kBreak, Key::kDigit1});
  REQUIRE(pause);
  CHECK(pause->take_break().reason() == "lunch");
  Clerk away(protocol::ON_BREAK);
  away.counter().set_break_reason("lunch");
  CHECK(away.model().caption == "Quầy tạm nghỉ: Ăn trưa");
  CHECK(away.model().timer == "04:00");
  CHECK(away.press(Key::kSpace)->has_call_next());
  away.done();
  CHECK(away.press(Key::kOpen)->has_open_counter());
  Clerk serving(protocol::SERVING);
  CHECK_FALSE(serving.press(Key::kBreak));
  CHECK(serving.notice() == "terminal.message.has_ticket");
}

TEST_CASE("a chosen ticket is called with a reason on the record") {
  Clerk clerk(protocol::IDLE);
  clerk.press(Key::kCall);
  clerk.write("a 048");
  const auto sent = clerk.press({Key::kEnter, Key::kDigit2});
  REQUIRE(sent);
  CHECK(sent->call_ticket().ticket() == "A048");
  CHECK(sent->call_ticket().reason() == "condition");
  clerk.reject(protocol::UNKNOWN_TICKET);
  CHECK(clerk.notice() == "rejection.unknown_ticket");
  REQUIRE(clerk.controller.form() != nullptr);  // to be corrected, not typed anew
  CHECK(clerk.model().overlay.field == "a 048_");
}

TEST_CASE("situation 01: a citizen who missed the call is put back into line") {
  Clerk clerk(protocol::SERVING);
  clerk.press(Key::kReinstate);
  CHECK(clerk.model().overlay.lines[1].words == "A061 · quầy 3, vắng 2 phút trước");
  const auto sent = clerk.press(Key::kDigit2);
  REQUIRE(sent);
  CHECK(sent->reinstate().visit() == 61);
}

TEST_CASE("situation 14: finishing says how many dossiers there were, and a note") {
  Clerk clerk(protocol::SERVING);
  clerk.press({Key::kFinish, Key::kPlus, Key::kPlus, Key::kMinus, Key::kNote});
  clerk.write("thiếu bản sao");
  clerk.press(Key::kEnter);
  const auto sent = clerk.press(Key::kDigit3);
  REQUIRE(sent);
  CHECK(sent->finish().outcome() == "supplement");
  CHECK(sent->finish().dossiers() == 4);
  CHECK(sent->finish().note() == "thiếu bản sao");
  clerk.reject(protocol::NOTE_IS_PERSONAL);
  CHECK(clerk.notice() == "rejection.note_is_personal");
  CHECK(clerk.model().overlay.settings[2].words == "Ghi chú: thiếu bản sao");
}

TEST_CASE("situation 14: a citizen with one dossier on the ticket and three on the desk is finished with three") {
  Clerk clerk(protocol::SERVING);
  clerk.counter().mutable_current()->mutable_ticket()->set_dossiers(1);
  clerk.press(Key::kFinish);
  REQUIRE(clerk.model().overlay.settings.size() == 3);  // dossiers, where to go next, and the note
  CHECK(clerk.model().overlay.settings[0].words == "Số hồ sơ: 1");
  CHECK(clerk.press({Key::kPlus, Key::kPlus, Key::kEnter})->finish().dossiers() == 3);
  clerk.done();
  CHECK(clerk.press({Key::kFinish, Key::kMinus, Key::kEnter})->finish().dossiers() == 1);
}

TEST_CASE("situation 22: what was typed waits for the connection, nothing is sent meanwhile") {
  Clerk clerk(protocol::IDLE);
  clerk.press(Key::kCall);
  clerk.write("A048");
  clerk.press(Key::kEnter);
  clerk.link = lost_link();
  CHECK_FALSE(clerk.press(Key::kDigit1));
  CHECK(clerk.notice() == "connection.none");
  CHECK(clerk.model().overlay.title.empty());  // no figures, no questions
  clerk.link = good_link();
  CHECK(clerk.press(Key::kDigit1)->call_ticket().ticket() == "A048");
}

TEST_CASE("a counter that nobody has signed in at asks who is there, with number or badge and PIN") {
  Clerk clerk(protocol::CLOSED);
  clerk.counter().set_clerk(0);
  clerk.view.mutable_staff()->set_sign_in_required(true);
  clerk.see();
  CHECK_FALSE(clerk.press(Key::kSpace));
  CHECK_FALSE(clerk.press(Key::kEscape));
  REQUIRE(clerk.controller.typing());
  clerk.write("07");
  clerk.press(Key::kEnter);
  clerk.write("1234");
  CHECK(clerk.model().overlay.field == "••••_");
  const auto sent = clerk.press(Key::kEnter);
  REQUIRE(sent);
  CHECK(sent->sign_in().code() == "07");
  CHECK(sent->sign_in().pin() == "1234");
  CHECK(sent->sign_in().counter() == 3);
  SUBCASE("wrong PIN: the number stays, the PIN goes") {
    clerk.reject(protocol::WRONG_PIN);
    CHECK(clerk.notice() == "rejection.wrong_pin");
    CHECK(clerk.model().overlay.field == "_");
    clerk.write("4321");
    const auto again = clerk.press(Key::kEnter);
    REQUIRE(again);
    CHECK(again->sign_in().code() == "07");
    CHECK(again->sign_in().pin() == "4321");
  }
  SUBCASE("unknown: from the start") {
    clerk.reject(protocol::UNKNOWN_CLERK);
    CHECK(clerk.controller.form()->at() == 0);
  }
  SUBCASE("signed in: the question goes when the picture says so") {
    clerk.done();
    CHECK(clerk.controller.mode() == Mode::kForm);
    clerk.counter().set_clerk(7);
    clerk.see();
    CHECK(clerk.controller.mode() == Mode::kPlain);
    CHECK(clerk.model().who == "Cán bộ 07");
    CHECK(clerk.press(Key::kSignOut)->sign_out().counter() == 3);
  }
}

TEST_CASE("situation 27: a row of the list is explained with both tickets' figures") {
  Clerk clerk(protocol::SERVING);
  clerk.press({Key::kDown, Key::kDown});
  CHECK(clerk.model().next[1].explained);
  CHECK(clerk.model().explanation ==
        "A048 được gọi trước D013 vì đã dùng 58% cam kết 20 phút (chờ 11 phút), còn D013 đã dùng 6% cam kết 30 phút "
        "(chờ 2 phút).");
  clerk.press(Key::kEscape);
  CHECK(clerk.model().explanation.empty());
}

TEST_CASE("every rule is explained in both languages, in one sentence") {
  const auto languages = text::Catalogues::embedded();
  for (int rule = protocol::LARGEST_SHARE; rule <= protocol::CallRule_MAX; ++rule) {
    Clerk clerk(protocol::SERVING);
    auto& reason = *clerk.counter().mutable_next(1)->mutable_reason();
    reason.set_rule(static_cast<protocol::CallRule>(rule));
    reason.set_because("came_back");
    reason.set_head_start_ms(300'000);
    clerk.press({Key::kDown, Key::kDown});
    for (const auto& words : languages.all()) {
      CAPTURE(rule);
      const auto model = terminal::make_model({&clerk.view, clerk.link, 3, words, clerk.controller, clerk.now_ms});
      CHECK(model.explanation.find("A048") != std::string::npos);
      CHECK(model.explanation.find("D013") != std::string::npos);
      CHECK(model.explanation.find('.') == model.explanation.size() - 1);
      CHECK_FALSE(model.next[1].why.empty());
    }
  }
}

TEST_CASE("situation 19: the clerk sees who has to be fetched in person, and what else a ticket has") {
  const auto model = Clerk(protocol::SERVING).model();
  std::vector<std::string> tags;
  for (const auto& tag : model.current.tags) tags.push_back(tag.words);
  CHECK(tags == std::vector<std::string>{"Gọi tận nơi", "Người cao tuổi", "Hẹn 09:20", "3 hồ sơ"});
  CHECK(model.current.then == "Lần phục vụ thứ 2 · Còn: Đất đai, môi trường → Trả kết quả");
  CHECK(model.training == "TẬP HUẤN · số liệu trên màn hình này không có thật");
}

TEST_CASE("situation 25: a clerk who forgot to finish is told") {
  CHECK(Clerk(protocol::SERVING).model().current.alert == "Phục vụ đã lâu: quên hoàn tất?");
}

TEST_CASE("situation 02: what comes by itself is counted down quietly") {
  Clerk clerk(protocol::CALLING);
  CHECK(clerk.model().current.countdown == "Tự gọi lại sau 25 giây");
  clerk.counter().mutable_current()->set_recall_at_ms(0);
  clerk.counter().mutable_current()->set_no_show_at_ms(static_cast<std::uint64_t>(kMorningMs + 61'000));
  CHECK(clerk.model().current.countdown == "Tự ghi vắng mặt sau 61 giây");
  clerk.counter().mutable_current()->set_no_show_at_ms(static_cast<std::uint64_t>(kMorningMs + 121'000));
  CHECK(clerk.model().current.countdown == "Tự ghi vắng mặt sau 3 phút");
}

TEST_CASE("a transfer says which counters are closed") {
  Clerk clerk(protocol::SERVING);
  auto& other = *clerk.view.mutable_staff()->add_counters();
  other.set_number(99);
  other.set_state(protocol::CLOSED);
  clerk.see();
  const auto& receivers = terminal::make_situation(&clerk.view, clerk.link, 3).offers.receivers;
  const auto closed = std::find_if(receivers.begin(), receivers.end(),
                                   [](const terminal::Option& each) { return each.value == "counter 99"; });
  REQUIRE(closed != receivers.end());
  CHECK(terminal::say(closed->label, clerk.languages.vietnamese()) == "Chỉ quầy 99 (đang đóng)");
}

TEST_CASE("the help is not covered by what was said before") {
  Clerk clerk(protocol::CLOSED);
  clerk.press(Key::kClose);
  CHECK_FALSE(clerk.notice().empty());
  clerk.press(Key::kHelp);
  CHECK(clerk.model().notice.empty());
}

TEST_CASE("a later step says that Escape goes back, not that it ends") {
  Clerk clerk(protocol::SERVING);
  clerk.press(Key::kTransfer);
  CHECK(clerk.model().overlay.hint == "Phím số, ↑ ↓ Enter hoặc gõ tên để chọn · Esc: thôi");
  clerk.press(Key::kDigit2);
  CHECK(clerk.model().overlay.hint == "Phím số, ↑ ↓ Enter hoặc gõ tên để chọn · Esc: quay lại");
}

TEST_CASE("the clerk reads what the citizen came for by its name, by its code where the site has it no more") {
  Clerk clerk(protocol::SERVING);
  auto& current = *clerk.counter().mutable_current();
  current.mutable_ticket()->set_procedure("1.001193");
  current.set_procedure_name("Thủ tục đăng ký khai sinh");
  clerk.see();
  CHECK(clerk.model().current.service.ends_with(" · Thủ tục đăng ký khai sinh"));
  CHECK(clerk.model().current.service.find("1.001193") == std::string::npos);
  current.clear_procedure_name();
  clerk.see();
  CHECK(clerk.model().current.service.find("1.001193") != std::string::npos);
}

TEST_CASE("a clerk who has not said that the citizen is here is warned before it counts as absent") {
  Clerk clerk(protocol::CALLING);
  clerk.counter().mutable_current()->set_recall_at_ms(0);
  clerk.counter().mutable_current()->clear_long_from_ms();
  const auto at = [&](std::int64_t ms) {
    clerk.counter().mutable_current()->set_no_show_at_ms(static_cast<std::uint64_t>(kMorningMs + ms));
  };
  at(31'000);
  CHECK(clerk.model().current.alert.empty());
  at(30'000);
  CHECK(clerk.model().current.alert == "Sắp bị ghi vắng mặt: nhấn S nếu công dân đã đến");
}

TEST_CASE("the finish sends the citizen on to a further service") {
  Clerk clerk(protocol::SERVING);
  clerk.press(Key::kFinish);
  clerk.press({Key::kRight, Key::kRight});
  const auto sent = clerk.press(Key::kEnter);
  REQUIRE(sent);
  REQUIRE(sent->finish().then_size() == 1);
  CHECK(sent->finish().then(0) == "service-B");
  CHECK(sent->finish().visit() == clerk.counter().current().ticket().visit());

  Clerk other(protocol::SERVING);
  other.press(Key::kFinish);
  other.press({Key::kRight, Key::kLeft});  // and back to nowhere
  CHECK(other.press(Key::kEnter)->finish().then_size() == 0);
}

TEST_CASE("a terminal shows what the devices need where no reception does") {
  Clerk clerk(protocol::IDLE);
  CHECK(clerk.model().alert.empty());
  auto& staff = *clerk.view.mutable_staff();
  auto& help = *staff.add_alerts();
  help.set_kind(protocol::HELP_WANTED);
  help.set_device("kiosk-1");
  CHECK(clerk.model().alert == "kiosk-1: công dân cần hướng dẫn");
  auto& printer = *staff.add_alerts();
  printer.set_kind(protocol::PRINTER_TROUBLE);
  printer.set_device("kiosk-2");
  printer.set_printer(protocol::PRINTER_PAPER_OUT);
  staff.add_alerts()->set_kind(protocol::LONG_SERVICE);  // shown at its counter
  CHECK(clerk.model().alert == "kiosk-1: công dân cần hướng dẫn · và 1 việc khác");
  staff.mutable_alerts()->DeleteSubrange(0, 1);
  CHECK(clerk.model().alert == "kiosk-2: máy in hết giấy");
  staff.set_has_reception(true);
  CHECK(clerk.model().alert.empty());
}

}  // namespace motcua::tests
