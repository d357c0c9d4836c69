// The real program: `motcua report` and `motcua why`, what they print and end with.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "tests/config/program.h"
#include "tests/journal/tamper.h"
#include "tests/reports/recorded_hall.h"

using namespace motcua::hall;
using namespace motcua::test;

namespace {

motcua::test::Finished report(const RecordedHall& hall, std::vector<std::string> words) {
  words.insert(words.begin(), {"report", "--journal", hall.file.string(), "--language", "vi"});
  return run_motcua(words);
}

motcua::test::Finished why(const RecordedHall& hall, std::vector<std::string> words) {
  words.insert(words.begin(), {"why", "--journal", hall.file.string(), "--language", "vi"});
  return run_motcua(words);
}

void play(RecordedHall& hall) {
  hall.must(OpenCounter{1, ""});
  for (int i = 0; i < 3; ++i) hall.issue("civil");
  hall.pass(3 * kMinuteMs);
  hall.serve(1, kMinuteMs);
  hall.serve(1, kMinuteMs);
  hall.save();
}

std::string content(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("a report is made while the dispatcher has the record open") {
  RecordedHall hall;
  play(hall);
  const auto table = report(hall, {"--from", "2026-11-20"});
  CAPTURE(table.err);
  CHECK(table.exit_code == 0);
  CHECK(contains(table.out, "Hội trường thử: báo cáo từ 2026-11-20 đến 2026-11-20"));
  CHECK(contains(table.out, "Hộ tịch (civil)"));
  const auto csv = report(hall, {"--from", "2026-11-01", "--to", "2026-11-30", "--by", "hour", "--format", "csv"});
  CHECK(csv.exit_code == 0);
  CHECK(contains(csv.out, "\r\nhour,08:00,,,3,3,2,2,0,"));
  CHECK(contains(report(hall, {"--from", "2026-11-20", "--json"}).out, "\"wait_mean_ms\": 210000,"));
}

TEST_CASE("situation 26: a report in a file has the same bytes each time") {
  RecordedHall hall;
  play(hall);
  for (const auto* format : {"csv", "xlsx", "json", "table"}) {
    const auto one = hall.folder / "one", two = hall.folder / "two";
    for (const auto& out : {one, two}) {
      const auto made = report(hall, {"--from", "2026-11-20", "--format", format, "--out", out.string()});
      CHECK(made.exit_code == 0);
      CHECK(made.out.empty());
    }
    CHECK(content(one) == content(two));
    CHECK(content(one).size() > 100);
  }
}

TEST_CASE("a period that is none, and other mistakes of the command line, are said in one sentence") {
  RecordedHall hall;
  play(hall);
  const auto backwards = report(hall, {"--from", "2026-11-30", "--to", "2026-11-01"});
  CHECK(backwards.exit_code == 2);
  CHECK(backwards.err == "motcua: --from 2026-11-30 is after --to 2026-11-01\n");
  for (const char* wrong : {"2026-02-30", "20/11/2026", "yesterday", ""}) {
    const auto refused = report(hall, {"--from", wrong});
    CAPTURE(wrong);
    CHECK(refused.exit_code == 2);
    CHECK_FALSE(refused.err.empty());
    CHECK(refused.out.empty());
  }
  CHECK(report(hall, {"--from", "2026-11-20", "--by", "mood"}).exit_code == 2);
  CHECK(report(hall, {"--from", "2026-11-20", "--format", "xlsx"}).err == "motcua: a workbook needs --out FILE\n");
  CHECK(contains(run_motcua({"report", "--from", "2026-11-20"}).err, "the record is not named"));
  ::setenv("MOTCUA_CONFIG", "/nowhere/dispatcher.toml", 1);
  CHECK(contains(run_motcua({"report", "--from", "2026-11-20"}).err, "/nowhere/dispatcher.toml"));
  CHECK(contains(run_motcua({"why", "A001"}).err, "/nowhere/dispatcher.toml"));
  ::unsetenv("MOTCUA_CONFIG");
  const auto nowhere = report(hall, {"--from", "2026-11-20", "--out", (hall.folder / "no" / "where").string()});
  CHECK(nowhere.exit_code == 1);
  CHECK(contains(nowhere.err, "cannot be written: No such file or directory"));
  CHECK(report(hall, {"--from", "2020-01-01"}).exit_code == 0);
}

TEST_CASE("a foreign or damaged file is named, with the record") {
  RecordedHall hall;
  play(hall);
  hall.close();
  const auto text = hall.folder / "text.db";
  std::ofstream(text) << std::string(4096, 'x');
  const auto foreign = run_motcua({"report", "--journal", text.string(), "--from", "2026-11-20"});
  CHECK(foreign.exit_code == 1);
  CHECK(contains(foreign.err, "text.db is not a SQLite file"));
  CHECK(contains(run_motcua({"why", "A001", "--journal", (hall.folder / "none").string()}).err, "no such file"));
  tamper(hall.file, "UPDATE record SET payload = zeroblob(9) WHERE seq = 5");
  for (const auto& damaged : {report(hall, {"--from", "2026-11-20"}), why(hall, {"A001"})}) {
    CHECK(damaged.exit_code == 1);
    CHECK(damaged.out.empty());
    CHECK(contains(damaged.err, "hall.db is damaged: the checksum of record 5 does not match"));
  }
}

TEST_CASE("situation 27: the program answers why, or says in one sentence why it cannot") {
  RecordedHall hall;
  play(hall);
  const auto told = why(hall, {"a1"});
  CHECK(told.exit_code == 0);
  CHECK(told.out ==
        "A001 được gọi lúc 08:03 đến quầy 1: đã dùng 10 % thời gian cam kết (3:00 trên 30:00), và hàng đợi của số này "
        "là hàng duy nhất của quầy lúc ấy.\n");
  const auto against = why(hall, {"A002", "--against", "A001", "--date", "2026-11-20"});
  CHECK(against.exit_code == 0);
  CHECK(contains(against.out, "A001 được gọi lúc 08:03 đến quầy 1, trước A002"));
  const auto waiting = why(hall, {"A003"});
  CHECK(waiting.exit_code == 1);
  CHECK(waiting.out.empty());
  CHECK(contains(waiting.err, "chưa được gọi"));
  CHECK(why(hall, {"A999"}).exit_code == 1);
  CHECK(why(hall, {"47"}).exit_code == 2);
  CHECK(why(hall, {"A001", "--against", "?"}).exit_code == 2);
  CHECK(why(hall, {"A001", "--date", "2026-11"}).exit_code == 2);
}

TEST_CASE("the dispatcher's configuration names the record as well") {
  RecordedHall hall;
  play(hall);
  const auto config = hall.folder / "dispatcher.toml";
  std::ofstream(config) << "site = 'site.toml'\njournal = 'hall.db'\n[curve]\nenabled = false\n";
  const auto made = run_motcua({"report", "--config", config.string(), "--from", "2026-11-20", "--format", "csv"});
  CAPTURE(made.err);
  CHECK(made.exit_code == 0);
  CHECK(contains(made.out, "service,civil,"));
  CHECK(run_motcua({"report", "--config", (hall.folder / "none.toml").string(), "--from", "2026-11-20"}).exit_code ==
        1);
}
