#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <map>
#include <set>

#include "display/voice/speech_plan.h"
#include "tests/voice/voice_support.h"

namespace motcua::tests {
namespace {

using voice::SpeechPlan;
using voice::Utterance;

// "1 vi", "1 en", "1 vi again".
std::string words(const Utterance& utterance) {
  return std::to_string(utterance.call.announcement) + " " + utterance.language +
         (utterance.repeat > 0 ? " again" : "");
}

std::vector<std::string> take_all(SpeechPlan& plan) {
  std::vector<std::string> out;
  while (const auto utterance = plan.take()) out.push_back(words(*utterance));
  return out;
}

using Said = std::vector<std::string>;

std::int64_t five_seconds(const Utterance&) {
  return 5000;
}

// A plan that watches a board, and the board.
struct Hall {
  explicit Hall(voice::PlanSettings settings, voice::LengthMs length_ms = five_seconds)
      : plan(std::move(settings), std::move(length_ms)) {
    look();
  }
  void look(std::int64_t later_ms = 0) { plan.see(board, kMorningMs + later_ms); }
  void call(int count) {
    for (int i = 0; i < count; ++i) add_call(board);
    look();
  }
  protocol::Announcement& announcement(int number) { return *board.mutable_announcements(number - 1); }

  protocol::Board board = empty_board().board();
  SpeechPlan plan;
};

// A hall in which calls, ends and undos come in any order between readings.
struct Walk {
  // Reads one sentence; false: there is none.
  bool take() {
    const auto expected = hall.plan.next();
    const auto utterance = hall.plan.take();
    RC_ASSERT(expected == utterance);
    if (!utterance) return false;
    begun.insert(utterance->call.announcement);
    read.push_back(*utterance);
    return true;
  }

  void make_step(int step) {
    const int calls = hall.board.announcements_size();
    if (step < 4) hall.call(step);
    if (step >= 4 && step < 8) take();
    if (step < 8 || calls == 0) return;
    auto& call = hall.announcement(*rc::gen::inRange(1, calls + 1));
    if (call.state() == protocol::CALL_WITHDRAWN) return;
    call.set_state(step == 8 ? protocol::CALL_ANSWERED : protocol::CALL_WITHDRAWN);
    if (step == 9 && !begun.contains(call.number())) gone.insert(call.number());
    hall.look();
  }

  // Order kept, no call between the sentences of another, no sentence twice, each call read in the first language
  // unless it was withdrawn before.
  void check() const {
    std::map<std::uint64_t, int> first;
    std::set<std::string> said;
    std::uint64_t newest = 0;
    for (const auto& each : read) {
      RC_ASSERT(each.call.announcement >= newest);
      newest = each.call.announcement;
      RC_ASSERT(said.insert(words(each) + std::to_string(each.repeat)).second);
      RC_ASSERT(each.first == (each.language == "vi" && each.repeat == 0));
      if (each.first) ++first[newest];
    }
    for (const auto& call : hall.board.announcements()) {
      RC_ASSERT(first[call.number()] == (gone.contains(call.number()) ? 0 : 1));
    }
  }

  Hall hall{{*rc::gen::element(Said{"vi"}, Said{"vi", "en"}), *rc::gen::inRange(0, 3)}};
  std::vector<Utterance> read;
  std::set<std::uint64_t> begun;
  std::set<std::uint64_t> gone;  // withdrawn before anything of them was read
};

}  // namespace

TEST_CASE("one call is read in every language and repeated as configured") {
  Hall hall({{"vi", "en"}, 1});
  hall.call(1);
  CHECK(take_all(hall.plan) == Said{"1 vi", "1 en", "1 vi again", "1 en again"});
}

TEST_CASE("only a call's first sentence begins with a chime") {
  Hall hall({{"vi", "en"}, 1});
  hall.call(1);
  CHECK(hall.plan.take()->first);
  while (const auto more = hall.plan.take()) CHECK_FALSE(more->first);
}

TEST_CASE("when calls come faster than they are read, the second language goes first, then the repeats, never a call") {
  Hall two({{"vi", "en"}, 0});
  two.call(2);
  CHECK(take_all(two.plan) == Said{"1 vi", "1 en", "2 vi", "2 en"});
  Hall four({{"vi", "en"}, 0});
  four.call(4);
  CHECK(take_all(four.plan) == Said{"1 vi", "2 vi", "3 vi", "3 en", "4 vi", "4 en"});
  Hall repeated({{"vi", "en"}, 1});
  repeated.call(2);
  CHECK(take_all(repeated.plan) == Said{"1 vi", "1 vi again", "2 vi", "2 en", "2 vi again", "2 en again"});
  Hall five({{"vi", "en"}, 1});
  five.call(5);
  CHECK(take_all(five.plan) ==
        Said{"1 vi", "2 vi", "3 vi", "4 vi", "4 vi again", "5 vi", "5 en", "5 vi again", "5 en again"});
}

TEST_CASE("what is left out is decided by how long the sentences are, not by how many") {
  const auto slow = [](const Utterance& each) { return each.language == "vi" ? 6700 : 4500; };
  Hall two({{"vi", "en"}, 0}, slow);
  two.call(2);  // the second would wait 11.2 s for the first one's two languages
  CHECK(take_all(two.plan) == Said{"1 vi", "2 vi", "2 en"});
  Hall quick({{"vi", "en"}, 0}, [](const Utterance&) { return 1600; });
  quick.call(4);  // 9.6 s for three of them
  CHECK(take_all(quick.plan) == Said{"1 vi", "1 en", "2 vi", "2 en", "3 vi", "3 en", "4 vi", "4 en"});
  // A first sentence has a chime before it, a repeat has none.
  Hall repeated({{"vi"}, 1}, [](const Utterance& each) { return each.first ? 6000 : 4000; });
  repeated.call(2);
  CHECK(take_all(repeated.plan) == Said{"1 vi", "1 vi again", "2 vi", "2 vi again"});
}

TEST_CASE("as time goes by, less is left out: what was read already is not counted") {
  Hall hall({{"vi", "en"}, 0}, [](const Utterance& each) { return each.language == "vi" ? 6700 : 4500; });
  hall.call(1);
  CHECK(words(*hall.plan.take()) == "1 vi");
  hall.call(1);  // 4.5 s of the first one are left
  CHECK(take_all(hall.plan) == Said{"1 en", "2 vi", "2 en"});
}

TEST_CASE("a call withdrawn before it was begun is not read, one that was begun is not repeated") {
  Hall hall({{"vi"}, 1});
  hall.call(2);
  CHECK(words(*hall.plan.take()) == "1 vi");
  hall.announcement(1).set_state(protocol::CALL_WITHDRAWN);
  hall.announcement(2).set_state(protocol::CALL_WITHDRAWN);
  hall.look();
  CHECK(take_all(hall.plan).empty());
}

TEST_CASE("a recall is read again") {
  Hall hall({{"vi"}, 0});
  hall.call(1);
  CHECK(take_all(hall.plan) == Said{"1 vi"});
  hall.look();
  CHECK(take_all(hall.plan).empty());
  add_call(hall.board).set_recall(1);
  hall.look();
  CHECK(take_all(hall.plan) == Said{"2 vi"});
}

TEST_CASE("a citizen who has come to the counter is not called again and again") {
  Hall hall({{"vi", "en"}, 2});
  hall.call(1);
  hall.announcement(1).set_state(protocol::CALL_ANSWERED);
  hall.look();
  CHECK(take_all(hall.plan) == Said{"1 vi"});
}

TEST_CASE(
    "nothing is begun without a current picture; what waited is read after a short absence, not after a long one") {
  Hall hall({{"vi"}, 0});
  hall.call(2);
  hall.plan.away();
  CHECK_FALSE(hall.plan.next().has_value());
  CHECK(take_all(hall.plan).empty());
  hall.look(5000);
  CHECK(words(*hall.plan.take()) == "1 vi");
  hall.plan.away();
  hall.look(5000 + display::kAnnounceUntilMs);
  CHECK(take_all(hall.plan).empty());
}

TEST_CASE("a voice that has just started reads nothing that was called before") {
  protocol::Board board = empty_board().board();
  add_call(board);
  SpeechPlan plan({{"vi"}, 0}, five_seconds);
  plan.see(board, kMorningMs);
  CHECK_FALSE(plan.next().has_value());
}

TEST_CASE("another day's numbers put an end to yesterday's queue") {
  Hall hall({{"vi"}, 0});
  hall.call(3);
  hall.board.clear_announcements();
  hall.look();
  CHECK(take_all(hall.plan).empty());
  hall.call(1);
  CHECK(take_all(hall.plan) == Said{"1 vi"});
}

TEST_CASE("however calls, recalls, undos and readings fall, no call is lost, doubled or out of order") {
  const bool held = rc::check([] {
    Walk walk;
    for (const int step : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 10))) walk.make_step(step);
    while (walk.take()) continue;
    walk.check();
  });
  CHECK(held);
}

}  // namespace motcua::tests
