#include <doctest/doctest.h>

#include "counter-terminal/controller.h"
#include "tests/screens/sample_views.h"

namespace motcua::tests {
namespace {

using terminal::Controller;
using terminal::Key;
using terminal::Mode;

struct Clerk {
  Controller controller{3};
  ui::LinkState link = good_link();
  protocol::View view;
  std::int64_t now_ms = 100'000;

  explicit Clerk(protocol::CounterState state) : view(staff_view(state)) { see(); }
  void see() { controller.see(terminal::make_situation(&view, link, 3), now_ms); }
  std::optional<protocol::Command> press(Key key, std::int64_t after_ms = 1000) {
    now_ms += after_ms;
    see();
    return controller.press(key, now_ms);
  }
  void answer(ui::CommandResult::Kind kind, protocol::RejectionCode code = protocol::REJECTION_UNKNOWN) {
    ui::CommandResult result;
    result.kind = kind;
    result.rejection.set_code(code);
    controller.answered(result, now_ms);
  }
  void ticket(std::uint64_t visit) {
    view.mutable_staff()->mutable_counters(0)->mutable_current()->mutable_ticket()->set_visit(visit);
    see();
  }
  std::string notice() const {
    const auto* said = controller.notice(now_ms);
    return said == nullptr ? "" : said->key;
  }
};

using Kind = ui::CommandResult::Kind;

}  // namespace

TEST_CASE("one key: opens, calls, finishes and calls") {
  const auto closed = Clerk(protocol::CLOSED).press(Key::kSpace);
  REQUIRE(closed);
  CHECK(closed->open_counter().counter() == 3);
  const auto idle = Clerk(protocol::IDLE).press(Key::kSpace);
  REQUIRE(idle);
  CHECK(idle->call_next().counter() == 3);
  for (const auto state : {protocol::CALLING, protocol::SERVING}) {
    const auto busy = Clerk(state).press(Key::kSpace);
    REQUIRE(busy);
    CHECK(busy->finish_and_call_next().counter() == 3);
    CHECK(busy->finish_and_call_next().visit() == 47);
    CHECK(busy->finish_and_call_next().outcome().empty());
  }
}

TEST_CASE("a ready counter has nothing to press: the next one comes by itself") {
  Clerk clerk(protocol::READY);
  CHECK_FALSE(clerk.press(Key::kSpace));
  CHECK(clerk.notice() == "terminal.message.ready");
}

TEST_CASE("commands carry the visit that was on the screen") {
  CHECK(Clerk(protocol::CALLING).press(Key::kRecall)->recall().visit() == 47);
  CHECK(Clerk(protocol::CALLING).press(Key::kStart)->start_service().visit() == 47);
  CHECK(Clerk(protocol::CALLING).press(Key::kUndo)->undo_call().visit() == 47);
}

TEST_CASE("situation 05: a double press acts on one citizen only and says why") {
  Clerk clerk(protocol::SERVING);
  REQUIRE(clerk.press(Key::kSpace));
  clerk.answer(Kind::kDone);
  clerk.ticket(48);
  CHECK_FALSE(clerk.press(Key::kSpace, 200));
  CHECK(clerk.notice() == "terminal.message.just_changed");
  const auto meant = clerk.press(Key::kSpace, terminal::kGuardMs);
  REQUIRE(meant);
  CHECK(meant->finish_and_call_next().visit() == 48);
}

TEST_CASE("a ticket that came by itself is not finished by a finger on its way") {
  Clerk clerk(protocol::READY);
  clerk.view = staff_view(protocol::CALLING);
  clerk.see();
  CHECK_FALSE(clerk.press(Key::kSpace, 100));
  CHECK(clerk.press(Key::kRecall, 100));
}

TEST_CASE("while a command is unanswered no other leaves, and its key stays pressed") {
  Clerk clerk(protocol::CALLING);
  REQUIRE(clerk.press(Key::kRecall));
  CHECK(clerk.controller.pressed(clerk.now_ms) == Key::kRecall);
  CHECK_FALSE(clerk.press(Key::kStart));
  CHECK(clerk.notice() == "terminal.message.busy");
  CHECK(clerk.controller.pressed(clerk.now_ms + 60'000) == Key::kRecall);
  clerk.answer(Kind::kDone);
  CHECK(clerk.press(Key::kStart));
}

TEST_CASE("a key is acknowledged at once, also when it does nothing") {
  Clerk clerk(protocol::READY);
  clerk.press(Key::kSpace);
  CHECK(clerk.controller.pressed(clerk.now_ms) == Key::kSpace);
  CHECK(clerk.controller.pressed(clerk.now_ms + terminal::kPressedMs) == Key::kNone);
  CHECK(clerk.controller.next_change_ms(clerk.now_ms) <= clerk.now_ms + terminal::kPressedMs);
}

TEST_CASE("every way a command can fail is said in words") {
  Clerk clerk(protocol::IDLE);
  clerk.press(Key::kSpace);
  clerk.answer(Kind::kRejected, protocol::COUNTER_CLOSED);
  CHECK(clerk.notice() == "rejection.counter_closed");
  clerk.press(Key::kSpace);
  clerk.answer(Kind::kNoConnection);
  CHECK(clerk.notice() == "connection.none");
  clerk.press(Key::kSpace);
  clerk.answer(Kind::kUnconfirmed);
  CHECK(clerk.notice() == "connection.unconfirmed");
  CHECK_FALSE(clerk.controller.pending());
}

TEST_CASE("situation 22: without a connection nothing is sent and the clerk is told") {
  Clerk clerk(protocol::IDLE);
  clerk.link = lost_link();
  CHECK_FALSE(clerk.press(Key::kSpace));
  CHECK(clerk.notice() == "connection.none");
  CHECK_FALSE(clerk.controller.allowed(Key::kSpace));
}

TEST_CASE("finishing asks for the outcome: digit, default or not at all") {
  Clerk clerk(protocol::SERVING);
  CHECK_FALSE(clerk.press(Key::kFinish));
  CHECK(clerk.controller.mode() == Mode::kForm);
  const auto chosen = clerk.press(Key::kDigit3);
  REQUIRE(chosen);
  CHECK(chosen->finish().outcome() == "supplement");
  CHECK(chosen->finish().visit() == 47);
  clerk.answer(Kind::kDone);

  clerk.press(Key::kFinish);
  CHECK_FALSE(clerk.press(Key::kDigit9));
  CHECK(clerk.controller.mode() == Mode::kForm);
  const auto by_default = clerk.press(Key::kEnter);
  REQUIRE(by_default);
  CHECK(by_default->finish().outcome() == "resolved");
  clerk.answer(Kind::kDone);

  clerk.press(Key::kFinish);
  CHECK_FALSE(clerk.press(Key::kEscape));
  CHECK(clerk.controller.mode() == Mode::kPlain);
}

TEST_CASE("a question about a ticket ends when the ticket has changed") {
  Clerk clerk(protocol::SERVING);
  clerk.press(Key::kFinish);
  clerk.ticket(48);
  CHECK(clerk.controller.mode() == Mode::kPlain);
  CHECK_FALSE(clerk.press(Key::kEnter));
}

TEST_CASE("a no-show needs a second press") {
  Clerk clerk(protocol::CALLING);
  CHECK_FALSE(clerk.press(Key::kNoShow));
  CHECK(clerk.controller.mode() == Mode::kConfirmNoShow);
  const auto sure = clerk.press(Key::kNoShow);
  REQUIRE(sure);
  CHECK(sure->no_show().visit() == 47);

  Clerk other(protocol::CALLING);
  other.press(Key::kNoShow);
  CHECK_FALSE(other.press(Key::kEscape));
  CHECK(other.controller.mode() == Mode::kPlain);
  other.press(Key::kNoShow);
  CHECK(other.press(Key::kEnter)->has_no_show());
}

TEST_CASE("a key or a finger that bounces does not confirm a no-show") {
  Clerk clerk(protocol::CALLING);
  clerk.press(Key::kNoShow);
  CHECK_FALSE(clerk.press(Key::kNoShow, terminal::kGuardMs - 1));
  CHECK(clerk.controller.mode() == Mode::kConfirmNoShow);
  CHECK(clerk.press(Key::kNoShow, 1000)->has_no_show());
}

TEST_CASE("what is typed on when a question ended with its ticket is no command") {
  Clerk clerk(protocol::SERVING);
  clerk.press(Key::kFinish);
  clerk.press(Key::kNote);
  REQUIRE(clerk.controller.typing());
  clerk.view.mutable_staff()->mutable_counters(0)->set_state(protocol::IDLE);
  clerk.ticket(0);
  CHECK(clerk.notice() == "terminal.message.just_changed");
  for (const Key key : {Key::kSpace, Key::kClose, Key::kBreak, Key::kSpace, Key::kSpace, Key::kSpace, Key::kSpace}) {
    CHECK_FALSE(clerk.press(key, 200));
    CHECK(clerk.controller.mode() == Mode::kPlain);
  }
  CHECK(clerk.press(Key::kSpace, terminal::kTypedOnMs)->has_call_next());
}

TEST_CASE("the question whether to close ends when a ticket is called meanwhile") {
  Clerk clerk(protocol::READY);
  auto& parked = *clerk.view.mutable_staff()->mutable_counters(0)->add_parked();
  parked.mutable_ticket()->set_visit(32);
  parked.mutable_ticket()->set_number("A032");
  clerk.press(Key::kClose);
  CHECK(clerk.controller.mode() == Mode::kForm);
  clerk.view.mutable_staff()->mutable_counters(0)->set_state(protocol::CALLING);
  clerk.ticket(48);
  CHECK_FALSE(clerk.press(Key::kEnter));
  CHECK(clerk.controller.mode() == Mode::kPlain);
}

TEST_CASE("a double press opens the counter and calls nobody yet") {
  Clerk clerk(protocol::CLOSED);
  CHECK(clerk.press(Key::kSpace)->has_open_counter());
  clerk.answer(Kind::kDone);
  clerk.view.mutable_staff()->mutable_counters(0)->set_state(protocol::IDLE);
  CHECK_FALSE(clerk.press(Key::kSpace, 150));
  CHECK(clerk.press(Key::kSpace, 1000)->has_call_next());
}

TEST_CASE("a no-show that nobody confirms is forgotten") {
  Clerk clerk(protocol::CALLING);
  clerk.press(Key::kNoShow);
  CHECK(clerk.controller.next_change_ms(clerk.now_ms + 1000) == clerk.now_ms + terminal::kConfirmMs);
  CHECK_FALSE(clerk.press(Key::kNoShow, terminal::kConfirmMs));  // asks anew
  CHECK(clerk.controller.mode() == Mode::kConfirmNoShow);
}

TEST_CASE("keys that make no sense now say why instead of being sent") {
  Clerk serving(protocol::SERVING);
  CHECK_FALSE(serving.press(Key::kStart));
  CHECK(serving.notice() == "terminal.message.already_started");
  CHECK_FALSE(serving.press(Key::kClose));
  CHECK(serving.notice() == "terminal.message.finish_first");
  CHECK_FALSE(serving.press(Key::kUndo));
  CHECK(serving.notice() == "terminal.message.undo_over");

  Clerk idle(protocol::IDLE);
  CHECK_FALSE(idle.press(Key::kRecall));
  CHECK(idle.notice() == "terminal.message.no_current");

  Clerk calling(protocol::CALLING);
  calling.view.mutable_staff()->mutable_counters(0)->mutable_current()->set_recalls(2);
  CHECK_FALSE(calling.press(Key::kRecall));
  CHECK(calling.notice() == "terminal.message.recall_limit");
}

TEST_CASE("situation 10: closing asks first when a called ticket is given back by it, and may be left") {
  Clerk clerk(protocol::CALLING);
  CHECK_FALSE(clerk.press(Key::kClose));
  CHECK(clerk.controller.mode() == Mode::kForm);
  CHECK_FALSE(clerk.press(Key::kEscape));
  CHECK(clerk.controller.mode() == Mode::kPlain);
  clerk.press(Key::kClose);
  const auto close = clerk.press(Key::kEnter);
  REQUIRE(close);
  CHECK(close->close_counter().counter() == 3);
  CHECK(close->close_counter().release());
}

TEST_CASE("closing asks for a parked ticket too, and for none nothing") {
  const auto at_once = Clerk(protocol::IDLE).press(Key::kClose);
  REQUIRE(at_once);
  CHECK_FALSE(at_once->close_counter().release());
  Clerk one_aside(protocol::IDLE);
  one_aside.view.mutable_staff()->mutable_counters(0)->add_parked()->mutable_ticket()->set_number("A032");
  CHECK_FALSE(one_aside.press(Key::kClose));
  CHECK_FALSE(one_aside.press(Key::kDigit2));  // stays open until it is done
  CHECK(one_aside.controller.mode() == Mode::kPlain);
  one_aside.press(Key::kClose);
  CHECK(one_aside.press(Key::kDigit1)->close_counter().release());
}

TEST_CASE("the question of closing ends when the called ticket is no longer there") {
  Clerk clerk(protocol::CALLING);
  clerk.press(Key::kClose);
  clerk.view = staff_view(protocol::IDLE);
  clerk.see();
  CHECK(clerk.controller.mode() == Mode::kPlain);
}

TEST_CASE("a call can be undone only while the dispatcher allows it") {
  Clerk clerk(protocol::CALLING);
  CHECK(clerk.controller.allowed(Key::kUndo));
  clerk.link.hall_now_ms = kMorningMs + 6'000;
  CHECK_FALSE(clerk.press(Key::kUndo));
  CHECK_FALSE(clerk.controller.allowed(Key::kUndo));
}

TEST_CASE("keys do nothing behind the help") {
  Clerk clerk(protocol::SERVING);
  clerk.press(Key::kHelp);
  CHECK_FALSE(clerk.press(Key::kSpace));
  CHECK(clerk.controller.mode() == Mode::kHelp);
  clerk.press(Key::kEscape);
  CHECK(clerk.press(Key::kSpace));
}

}  // namespace motcua::tests
