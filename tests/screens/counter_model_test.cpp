#include <doctest/doctest.h>

#include "display/counter_model.h"
#include "display/zone.h"
#include "tests/screens/sample_views.h"

namespace motcua::tests {
namespace {

using State = display::CounterModel::State;

struct Board {
  text::Catalogues languages = text::Catalogues::embedded();
  display::CallStage stage;
  protocol::View view = board_view();
  ui::LinkState link = good_link();

  protocol::CounterLight& light = *view.mutable_board()->add_counters();

  Board() {
    light.set_number(12);
    light.set_open(true);
    light.set_ticket("A047");
  }
  protocol::Announcement& last_call() {
    return *view.mutable_board()->mutable_announcements(view.board().announcements_size() - 1);
  }
  display::CounterModel model(std::int64_t now_ms = 0, std::uint32_t counter = 12) {
    stage.see(display::part_of(view.board(), {{}, {counter}}), now_ms, link.hall_now_ms);
    return display::make_counter_model({&view, link, languages.vietnamese(), *languages.find("en"), counter, stage},
                                       now_ms);
  }
};

}  // namespace

TEST_CASE("the board over a counter shows its number and the ticket that is called there") {
  Board board;
  const auto model = board.model();
  CHECK(model.state == State::kCalling);
  CHECK(model.counter == "12");
  CHECK(model.counter_label == display::TwoTexts{"Quầy", "Counter"});
  CHECK(model.ticket == "A047");
  CHECK(model.ticket_label == display::TwoTexts{"MỜI SỐ", "NOW CALLING"});
  CHECK(model.pulse_until_ms == 0);  // was called before it was switched on
}

TEST_CASE("once the citizen is there the board over the counter says that the ticket is being served") {
  Board board;
  board.last_call().set_state(protocol::CALL_ANSWERED);
  const auto model = board.model();
  CHECK(model.state == State::kServing);
  CHECK(model.ticket == "A047");
  CHECK(model.ticket_label == display::TwoTexts{"ĐANG PHỤC VỤ", "NOW SERVING"});
}

TEST_CASE("a new call pulses for six seconds, on the board of its counter alone") {
  Board board;
  board.model();
  add_call(board.view, "D099", 12, 0);
  board.light.set_ticket("D099");
  const auto model = board.model(5000);
  CHECK(model.ticket == "D099");
  CHECK(model.pulse_from_ms == 5000);
  CHECK(model.pulse_until_ms == 11'000);
  add_call(board.view, "B200", 3, 0);  // somebody else's
  CHECK(board.model(6000).pulse_from_ms == 5000);
}

TEST_CASE("a counter without a ticket is open or closed, in words") {
  Board board;
  board.light.clear_ticket();
  auto model = board.model();
  CHECK(model.state == State::kFree);
  CHECK(model.sentence.first == "Xin chờ gọi số");
  CHECK(model.sentence.second == "Please wait for your number");
  board.light.set_open(false);
  model = board.model();
  CHECK(model.state == State::kClosed);
  CHECK(model.sentence.second == "This counter is closed");
}

TEST_CASE("a counter that the site does not have is said so, with its number") {
  Board board;
  const auto model = board.model(0, 40);
  CHECK(model.state == State::kUnknown);
  CHECK(model.counter == "40");
  CHECK(model.sentence.second == "There is no such counter");
}

TEST_CASE("the board over a counter without a current picture keeps its number and shows no ticket") {
  Board board;
  board.model();
  board.link = lost_link();
  const auto model = board.model();
  CHECK(model.state == State::kStale);
  CHECK(model.counter == "12");
  CHECK(model.ticket.empty());
  CHECK(model.ticket_label.first.empty());
  CHECK_FALSE(model.sentence.first.empty());
}

TEST_CASE("a citizen to whom somebody comes is told so at the counter") {
  Board board;
  board.last_call().set_approach(true);
  CHECK(board.model().ticket_label == display::TwoTexts{"Cán bộ đến mời tận nơi", "Staff will come to you"});
}

}  // namespace motcua::tests
