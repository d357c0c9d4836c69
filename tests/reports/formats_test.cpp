// Situation 26: the same record gives the same bytes, in every format the same figures, and nothing personal.
#include <doctest/doctest.h>

#include <cmath>
#include <sstream>

#include <nlohmann/json.hpp>

#include "dispatcher/reports/columns.h"
#include "dispatcher/reports/formats.h"
#include "tests/reports/recorded_hall.h"
#include "tests/reports/workbook_reader.h"

using namespace motcua::hall;
using namespace motcua::reports;
using motcua::test::contains;
using motcua::test::RecordedHall;
using motcua::text::Catalogues;

namespace {

// Two services, two clerks, a rating, a no-show, a leg without an outcome; a name with a comma and quotes.
void play_a_day(RecordedHall& hall) {
  auto settings = motcua::test::report_settings();
  settings.services[1].name = {"Đất đai, \"nhà ở\"", "Land, \"housing\""};
  hall.must(ApplySettings{settings});
  for (const CounterNumber counter : {1U, 2U}) hall.must(OpenCounter{counter, ""});
  hall.must(SignIn{7, true, 1, "counter-terminal-1"});
  hall.must(SignIn{8, true, 2, "counter-terminal-2"});
  hall.must(IssueTicket{"civil", "", "1.001193", {"land"}, 2});
  hall.issue("land", "elderly");
  hall.issue("civil");
  hall.pass(11 * kMinuteMs + 333);
  hall.must(CallNext{1});
  hall.must(CallNext{2});
  hall.pass(4 * kMinuteMs + 777);
  hall.must(Finish{1, 0, "resolved", 0, "thiếu bản sao, hẹn chiều"});
  hall.must(Rate{1, 4, {5, 0}});
  hall.must(Park{2, 0, "đi phô tô giấy khai sinh"});
  hall.must(CallNext{1});
  hall.must(MarkNoShow{1});
}

std::vector<std::vector<std::string>> csv_cells(const std::string& csv) {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> row(1);
  bool quoted = false;
  for (std::size_t i = 0; i < csv.size(); ++i) {
    const char c = csv[i];
    if (c == '"' && quoted && i + 1 < csv.size() && csv[i + 1] == '"') {
      row.back() += csv[++i];
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      row.emplace_back();
    } else if (c == '\r' && !quoted) {
      continue;
    } else if (c == '\n' && !quoted) {
      rows.push_back(std::move(row));
      row.assign(1, "");
    } else {
      row.back() += c;
    }
  }
  return rows;
}

// What the workbook must hold for a figure of the CSV.
void check_cell(const std::string& cell, const std::string& csv, Unit unit) {
  if (csv.empty()) {
    CHECK(cell.empty());
    return;
  }
  const double scale = unit == Unit::kMilliseconds        ? 86'400'000.0
                       : unit == Unit::kPercentHundredths ? 10'000.0
                       : unit == Unit::kHundredths        ? 100.0
                                                          : 1.0;
  std::string digits = csv;
  std::erase(digits, '.');
  CHECK(std::llround(std::stod(cell) * scale) == std::stoll(digits));
}

}  // namespace

TEST_CASE("situation 26: the same record gives the same bytes in every format") {
  RecordedHall hall;
  play_a_day(hall);
  const auto all = Catalogues::embedded();
  const auto& words = all.vietnamese();
  for (const By by : {By::kService, By::kCounter, By::kClerk, By::kHour, By::kProcedure, By::kOutcome}) {
    const Report one = hall.report(by), two = hall.report(by);
    CHECK(to_csv(one) == to_csv(two));
    CHECK(to_json(one) == to_json(two));
    CHECK(to_table(one, words) == to_table(two, words));
    const auto book = to_xlsx(one, words);
    REQUIRE(book);
    CHECK(*book == to_xlsx(two, words));
    for (const auto& [name, content] : motcua::test::unzip(*book)) {
      if (name != "docProps/core.xml") continue;
      CHECK(contains(content, ">2000-01-01T00:00:00Z</dcterms:created>"));
      CHECK(contains(content, ">2000-01-01T00:00:00Z</dcterms:modified>"));
    }
  }
}

TEST_CASE("situation 26: CSV, JSON and the workbook hold the same figures") {
  RecordedHall hall;
  play_a_day(hall);
  const auto all = Catalogues::embedded();
  const Report report = hall.report(By::kService);
  const auto columns = columns_of(report);
  const auto csv = csv_cells(to_csv(report));
  const auto json = nlohmann::json::parse(to_json(report));
  const auto book = to_xlsx(report, all.vietnamese());
  REQUIRE(book);
  const auto sheet = motcua::test::cells_of(*book);
  REQUIRE(csv.size() == report.rows.size() + 2);
  REQUIRE(sheet.size() == csv.size());
  for (std::size_t row = 1; row < csv.size(); ++row) {
    const bool total = row == csv.size() - 1;
    const auto& in_json = total ? json["total"] : json["rows"][row - 1];
    CHECK(csv[row][1] == in_json["key"]);
    CHECK(csv[row][2] == in_json["name_vi"]);
    REQUIRE(csv[row].size() == columns.size() + 4);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      CAPTURE(columns[i].key);
      const std::string& figure = csv[row][i + 4];
      CHECK(csv[0][i + 4] == columns[i].key);
      const auto& value = in_json[columns[i].key];
      CHECK((value.is_null() ? "" : value.is_string() ? value.get<std::string>() : value.dump()) == figure);
      check_cell(i + 2 < sheet[row].size() ? sheet[row][i + 2] : "", figure, columns[i].unit);
    }
  }
  CHECK(csv[2][2] == "Đất đai, \"nhà ở\"");
}

TEST_CASE("situation 26: the table shows the figures of the CSV in words for people") {
  RecordedHall hall;
  play_a_day(hall);
  const auto all = Catalogues::embedded();
  const Report report = hall.report(By::kService);
  const std::string table = to_table(report, all.vietnamese());
  for (const char* shown : {"Hộ tịch (civil)", "Đất đai, \"nhà ở\" (land)", "Tổng cộng", "11:00", "4:01", "100.00 %",
                            "4.00", "2026-11-20", "Hội trường thử"}) {
    CAPTURE(shown);
    CHECK(contains(table, shown));
  }
  const std::string english = to_table(report, *all.find("en"));
  CHECK(contains(english, "Civil status (civil)"));
  CHECK(contains(english, "No-shows"));
  CHECK_FALSE(contains(english, "Vắng mặt"));
}

TEST_CASE("a long name is cut in the table between letters, and nowhere else") {
  auto settings = motcua::test::report_settings();
  settings.procedures[0].name = "Đăng ký khai sinh kết hợp đăng ký nhận cha, mẹ, con có yếu tố nước ngoài";
  RecordedHall hall(settings);
  hall.must(IssueTicket{"civil", "", "1.001193"});
  const Report report = hall.report(By::kProcedure);
  const auto all = Catalogues::embedded();
  CHECK(contains(to_table(report, all.vietnamese()), "Đăng ký khai sinh kết hợp đăng ký nhận … (1.001193)  "));
  CHECK(contains(to_csv(report), settings.procedures[0].name));
}

TEST_CASE("situation 26: nothing personal and nothing of this machine is in any format") {
  RecordedHall hall;
  play_a_day(hall);
  const auto all = Catalogues::embedded();
  for (const By by : {By::kService, By::kClerk, By::kDay, By::kProcedure}) {
    const Report report = hall.report(by);
    std::string everything = to_csv(report) + to_json(report) + to_table(report, all.vietnamese());
    for (const auto& [name, content] : motcua::test::unzip(*to_xlsx(report, all.vietnamese()))) everything += content;
    for (const char* hidden : {"thiếu bản sao", "phô tô", "counter-terminal", "A001", "U001", "/tmp", "hall.db"}) {
      CAPTURE(hidden);
      CHECK_FALSE(contains(everything, hidden));
    }
  }
}

TEST_CASE("every column and every grouping has words in every language") {
  RecordedHall hall;
  play_a_day(hall);
  const auto all = Catalogues::embedded();
  for (const auto& words : all.all()) {
    for (const By by :
         {By::kService, By::kCounter, By::kClerk, By::kHour, By::kProcedure, By::kOutcome, By::kClass, By::kDay}) {
      CHECK(words.has("report.by." + std::string(word_of(by))));
      CHECK(parse_by(word_of(by)) == by);
    }
    for (const auto& column : columns_of(hall.report(By::kService))) {
      CAPTURE(column.key);
      CHECK((!column.name.vi.empty() || words.has("report.column." + column.key)));
    }
  }
}

TEST_CASE("an empty report is whole in every format") {
  RecordedHall hall;
  const Report report = hall.report(By::kService, 20200101, 20200131);
  const auto all = Catalogues::embedded();
  CHECK(csv_cells(to_csv(report)).size() == 2);
  CHECK(nlohmann::json::parse(to_json(report))["rows"].empty());
  CHECK(nlohmann::json::parse(to_json(report))["total"]["wait_mean_ms"].is_null());
  CHECK(contains(to_table(report, all.vietnamese()), "Báo cáo từ 2020-01-01 đến 2020-01-31"));
  CHECK(to_xlsx(report, all.vietnamese()).has_value());
}
