#include <doctest/doctest.h>

#include "display/announcer.h"
#include "display/zone.h"
#include "tests/screens/sample_views.h"

namespace motcua::tests {
namespace {

using display::Zone;

// The sample board, its calls with their services as the dispatcher says them.
protocol::View hall() {
  protocol::View view = board_view();
  for (auto& call : *view.mutable_board()->mutable_announcements()) {
    if (call.ticket() != "U003") call.set_service("service-" + call.ticket().substr(0, 1));
  }
  for (std::uint32_t number = 1; number <= 12; ++number) view.mutable_board()->add_counters()->set_number(number);
  return view;
}

std::vector<std::string> tickets(const protocol::Board& board) {
  std::vector<std::string> out;
  for (const auto& call : board.announcements()) {
    if (call.state() != protocol::CALL_WITHDRAWN) out.push_back(call.ticket());
  }
  return out;
}

std::vector<std::string> letters(const protocol::Board& board) {
  std::vector<std::string> out;
  for (const auto& service : board.services()) out.push_back(service.letter());
  return out;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("a display for some services shows them and their calls alone; a call of unknown service everywhere") {
  const auto part = display::part_of(hall().board(), {{"service-A", "service-D"}, {}});
  CHECK(letters(part) == Words{"A", "D"});
  CHECK(tickets(part) == Words{"A046", "U003", "D012", "A047"});
  CHECK(part.counters_size() == 12);
  CHECK(part.site().vi() == hall().board().site().vi());
}

TEST_CASE("a display for some counters shows the calls to them, and every service") {
  const auto part = display::part_of(hall().board(), {{}, {1, 2, 5}});
  CHECK(letters(part).size() == 6);
  CHECK(tickets(part) == Words{"A046", "B108", "U003"});
  CHECK(part.counters_size() == 3);
}

TEST_CASE("services and counters of a display hold together") {
  CHECK(tickets(display::part_of(hall().board(), {{"service-A"}, {2}})) == Words{"A046"});
  CHECK(tickets(display::part_of(hall().board(), {})) == tickets(hall().board()));
}

TEST_CASE("each picture is taken apart once, and what the hall does not have is said once") {
  auto view = shared(hall());
  Words complaints;
  const auto source = display::zoned([&] { return std::pair(view, good_link()); }, {{"service-A", "tax"}, {2, 40}},
                                     [&](const std::string& sentence) { complaints.push_back(sentence); });
  const auto first = source().first;
  CHECK(source().first == first);
  view = shared(hall());
  CHECK(source().first != first);
  CHECK(tickets(source().first->board()) == Words{"A046"});
  CHECK(source().first->head().hall_ms() == view->head().hall_ms());
  CHECK(complaints == Words{"services: the site has no service 'tax'", "counters: the site has no counter 40"});
}

TEST_CASE("the newest number of a part is that of the hall: it never falls, wherever a call goes") {
  protocol::View view = hall();
  const auto newest = display::newest_announcement(view.board());
  CHECK(display::newest_announcement(display::part_of(view.board(), {{"service-A"}, {}})) == newest);
  auto& last = *view.mutable_board()->mutable_announcements(view.board().announcements_size() - 1);
  REQUIRE(last.service() == "service-A");
  last.set_service("service-B");  // the reception changed it
  CHECK(display::newest_announcement(display::part_of(view.board(), {{"service-A"}, {}})) == newest);
}

TEST_CASE("before the first picture there is nothing to take apart") {
  const auto source = display::zoned([] { return std::pair(std::shared_ptr<const protocol::View>(), lost_link()); },
                                     {{"service-A"}, {}}, [](const std::string&) {});
  CHECK(source().first == nullptr);
}

}  // namespace motcua::tests
