// The real program against a dispatcher's front on loopback: what it sends, prints and ends with.
#include <doctest/doctest.h>

#include <fstream>

#include "tests/config/fake_dispatcher.h"
#include "tests/config/program.h"
#include "tests/support/temporary_folder.h"

namespace motcua::test {
namespace {

bool done(const protocol::Command&, protocol::Answer& answer) {
  answer.mutable_done()->mutable_ticket()->set_number("A047");
  answer.mutable_done()->set_waiting_before(2);
  return true;
}

bool rejected(const protocol::Command&, protocol::Answer& answer) {
  answer.mutable_rejection()->set_code(protocol::COUNTER_CLOSED);
  answer.mutable_rejection()->set_detail("counter 3 is closed; open it first");
  return true;
}

Finished run(const FakeDispatcher& dispatcher, std::vector<std::string> words) {
  const auto options = dispatcher.options();
  words.insert(words.end(), options.begin(), options.end());
  return run_motcua(words);
}

protocol::Command last(const FakeDispatcher& dispatcher) {
  REQUIRE(!dispatcher.commands().empty());
  return dispatcher.commands().back();
}

}  // namespace

TEST_CASE("every command of a screen can be given as a word, and says what was done") {
  const FakeDispatcher dispatcher(done);
  struct Word {
    std::vector<std::string> words;
    protocol::Command::BodyCase sent;
    const char* said;
  };
  const Word words[] = {
      {{"issue", "--service", "A"}, protocol::Command::kIssueTicket, "A047 issued, 2 waiting before it\n"},
      {{"open", "3"}, protocol::Command::kOpenCounter, "counter 3 is open\n"},
      {{"close", "3", "--release"}, protocol::Command::kCloseCounter, "counter 3 is closed\n"},
      {{"call", "3"}, protocol::Command::kCallNext, "A047 called to counter 3\n"},
      {{"recall", "3"}, protocol::Command::kRecall, "A047 called again to counter 3\n"},
      {{"start", "3"}, protocol::Command::kStartService, "A047 is served at counter 3\n"},
      {{"finish", "3", "--outcome", "resolved", "--then", "A"},
       protocol::Command::kFinish,
       "A047 finished at counter 3\n"},
      {{"next", "3"}, protocol::Command::kFinishAndCallNext, "A047 called to counter 3\n"},
      {{"no-show", "3"}, protocol::Command::kNoShow, "A047 did not come to counter 3\n"},
      {{"undo", "3"}, protocol::Command::kUndoCall, "A047 is back at its place in the line\n"},
      {{"cancel", "A047"}, protocol::Command::kCancelTicket, "A047 cancelled\n"},
  };
  for (const Word& word : words) {
    const auto finished = run(dispatcher, word.words);
    CAPTURE(finished.err);
    CHECK(finished.exit_code == 0);
    CHECK(finished.out == word.said);
    CHECK(last(dispatcher).body_case() == word.sent);
  }
  CHECK(dispatcher.commands()[0].issue_ticket().service() == "civil");
  CHECK(dispatcher.commands()[2].close_counter().release());
  CHECK(dispatcher.commands()[4].recall().counter() == 3);
  CHECK(dispatcher.commands()[6].finish().outcome() == "resolved");
  CHECK(dispatcher.commands()[6].finish().then(0) == "civil");
  CHECK(dispatcher.commands()[10].cancel_ticket().ticket() == "A047");
}

TEST_CASE("a letter that several classes share is not guessed") {
  const FakeDispatcher dispatcher(done);
  const auto ambiguous = run(dispatcher, {"issue", "--service", "civil", "--class", "U"});
  CHECK(ambiguous.exit_code == 2);
  CHECK(ambiguous.err.find("expected elderly or disabled") != std::string::npos);
  CHECK(dispatcher.commands().empty());
  CHECK(run(dispatcher, {"issue", "--service", "civil", "--class", "M"}).exit_code == 0);
  CHECK(last(dispatcher).issue_ticket().priority_class() == "merit");
  CHECK(run(dispatcher, {"issue", "--service", "civil", "--class", "elderly"}).exit_code == 0);
  CHECK(last(dispatcher).issue_ticket().priority_class() == "elderly");
}

TEST_CASE("a rejection ends with 1 and says why on standard error") {
  const FakeDispatcher dispatcher(rejected);
  const auto plain = run(dispatcher, {"call", "3"});
  CHECK(plain.exit_code == 1);
  CHECK(plain.out.empty());
  CHECK(plain.err.find("counter 3 is closed; open it first") != std::string::npos);
  const auto json = run(dispatcher, {"call", "3", "--json"});
  CHECK(json.exit_code == 1);
  CHECK(json.out.find("\"code\":\"COUNTER_CLOSED\"") != std::string::npos);
}

TEST_CASE("no dispatcher ends with 3, no answer with 4") {
  const auto nobody = run_motcua({"call", "3", "--no-curve", "--dispatcher", "tcp://127.0.0.1:1", "--patience", "0.3"});
  CHECK(nobody.exit_code == 3);
  CHECK(nobody.err.find("tcp://127.0.0.1:1") != std::string::npos);
  const FakeDispatcher silent([](const protocol::Command&, protocol::Answer&) { return false; });
  auto options = silent.options();
  options.back() = "1";  // the patience
  options.insert(options.begin(), {"call", "3"});
  const auto unanswered = run_motcua(options);
  CAPTURE(unanswered.err);
  CHECK(unanswered.exit_code == 4);
  CHECK(!silent.commands().empty());
}

TEST_CASE("the appointments of a file are booked when all of them can be, else none is") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "bookings.csv";
  std::ofstream(file) << "code,date,time,service,procedure\n"
                         "H1,2026-12-01,09:30,A,1.001193\n"
                         "H2,2026-12-01,10:00,civil,\n";
  const FakeDispatcher dispatcher([](const protocol::Command& command, protocol::Answer& answer) {
    const auto& code = command.book_appointment().code();
    if (code == "H3") {
      answer.mutable_rejection()->set_code(protocol::HALL_CLOSED);
      answer.mutable_rejection()->set_detail("appointment 'H3' is outside the opening hours");
    } else {
      answer.mutable_done()->set_unchanged(code == "H2");
    }
    return true;
  });
  const auto imported = run(dispatcher, {"import-appointments", file.string()});
  CHECK(imported.exit_code == 0);
  CHECK(imported.out == "1 booked, 1 booked already\n");
  REQUIRE(dispatcher.commands().size() == 4);
  for (std::size_t i = 0; i < 4; ++i) CHECK(dispatcher.commands()[i].book_appointment().check_only() == (i < 2));
  const auto first = dispatcher.commands()[2].book_appointment();
  CHECK(first.code() == "H1");
  CHECK(first.date() == 20261201);
  CHECK(first.minute() == 9 * 60 + 30);
  CHECK(first.service() == "civil");  // by its letter
  CHECK(first.procedure() == "1.001193");

  SUBCASE("a row that the hall refuses books nothing at all, and is named with its line") {
    std::ofstream(file, std::ios::app) << "H3,2026-12-01,03:00,civil,\n";
    const auto refused = run(dispatcher, {"import-appointments", file.string()});
    CHECK(refused.exit_code == 1);
    CHECK(refused.out.empty());
    CHECK(refused.err == file.string() + ":4: appointment 'H3' is outside the opening hours\n" + file.string() +
                             ": 1 of 3 appointments cannot be booked, and none was\n");
    REQUIRE(dispatcher.commands().size() == 7);
    for (std::size_t i = 4; i < 7; ++i) CHECK(dispatcher.commands()[i].book_appointment().check_only());
  }
  SUBCASE("a file with a mistake books nothing at all") {
    std::ofstream(file, std::ios::app) << "H4,2026-13-01,09:00,civil,\nH1,2026-12-01,11:00,civil,\n";
    const auto refused = run(dispatcher, {"import-appointments", file.string()});
    CHECK(refused.exit_code == 1);
    CHECK(refused.err.find("bookings.csv:4") != std::string::npos);
    CHECK(refused.err.find("bookings.csv:5: code: \"H1\" is already in line 2") != std::string::npos);
    CHECK(dispatcher.commands().size() == 4);
  }
}

TEST_CASE("the command line can be another device than the operator's, by its key") {
  const TemporaryFolder keys;
  const auto missing = run_motcua({"status", "--keys", keys.path().string(), "--device", "manager"});
  CHECK(missing.exit_code == 2);
  CHECK(missing.err.find((keys / "manager.key").string() + ": no such file") != std::string::npos);
}

TEST_CASE("nobody waiting is said, not a ticket without a number") {
  const FakeDispatcher dispatcher([](const protocol::Command&, protocol::Answer& answer) {
    answer.mutable_done()->set_nobody_waiting(true);
    return true;
  });
  CHECK(run(dispatcher, {"call", "3"}).out == "nobody is waiting, counter 3 is ready\n");
}

TEST_CASE("status and board print the pictures in the language that is asked for") {
  const FakeDispatcher dispatcher(done);
  const auto status = run(dispatcher, {"status"});
  CHECK(status.exit_code == 0);
  CHECK(status.out.find("Centre · 2026-11-23 09:42") != std::string::npos);
  CHECK(status.out.find("      3  serving A045         04:12") != std::string::npos);
  CHECK(status.out.find("Today: 40 issued") != std::string::npos);
  const auto board = run(dispatcher, {"board"});
  CHECK(board.out.find("09:41   A046           3  open") != std::string::npos);
  auto options = dispatcher.options();
  for (auto& option : options) {
    if (option == "en") option = "vi";
  }
  options.insert(options.begin(), "board");
  CHECK(run_motcua(options).out.find("A    Hộ tịch, chứng thực       14         3\n") != std::string::npos);
}

TEST_CASE("status as JSON has the fields of the protocol, zeros included") {
  const FakeDispatcher dispatcher(done);
  const auto status = run(dispatcher, {"status", "--json"});
  CHECK(status.out.find("\"business_date\":20261123") != std::string::npos);
  CHECK(status.out.find("\"no_show\":0") != std::string::npos);
}

TEST_CASE("watch prints pictures as they come") {
  const FakeDispatcher dispatcher(done);
  const auto watched = run(dispatcher, {"watch", "--every", "--count", "3", "--json"});
  CHECK(watched.exit_code == 0);
  std::size_t pictures = 0;
  for (std::size_t at = 0; (at = watched.out.find("\"head\"", at)) != std::string::npos; ++at) ++pictures;
  CHECK(pictures == 3);
}

}  // namespace motcua::test
