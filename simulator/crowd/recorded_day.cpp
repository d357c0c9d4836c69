#include "simulator/crowd/recorded_day.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <regex>

#include <fmt/format.h>

#include "config/reader.h"
#include "dispatcher/site/csv.h"

namespace motcua::crowd {
namespace {

using Kind = DayEvent::Kind;

constexpr std::string_view kHeader = "t_s,event,ticket,service,class,counter";
constexpr std::size_t kFields = 6;
constexpr std::size_t kMistakesShown = 10;
constexpr std::int64_t kTimeMax = 2 * 86'400;  // a night's work may go on after midnight
constexpr std::int64_t kCounterMax = 999;
constexpr std::size_t kServiceSizeMax = 16;

struct KindName {
  std::string_view name;
  Kind kind;
};
constexpr std::array kKinds{KindName{"issue", Kind::kIssue}, KindName{"call", Kind::kCall},
                            KindName{"finish", Kind::kFinish}, KindName{"leave", Kind::kLeave},
                            KindName{"counters", Kind::kCounters}};

std::optional<std::int64_t> number_in(std::string_view text, std::int64_t max) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 0 || value > max) return std::nullopt;
  return value;
}

bool is_service(std::string_view text) {
  return !text.empty() && text.size() <= kServiceSizeMax && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

class DayReader {
 public:
  explicit DayReader(std::string file) : file_(std::move(file)) {}

  void mistake(int line, std::string_view sentence) {
    mistakes_.push_back(fmt::format("{}:{}: {}", file_, line, sentence));
  }
  void read(const site::CsvRecord& record);
  tl::expected<std::vector<DayEvent>, Mistakes> result(int last_line) &&;

 private:
  void read_what(const site::CsvRecord& record, DayEvent& event);
  void read_who(const site::CsvRecord& record, DayEvent& event);

  std::string file_;
  std::vector<DayEvent> events_;
  Mistakes mistakes_;
  std::int64_t time_s_ = 0;
  bool issued_ = false;
};

void DayReader::read(const site::CsvRecord& record) {
  if (record.fields.size() != kFields) {
    mistake(record.line, fmt::format("{} fields, expected {}: {}", record.fields.size(), kFields, kHeader));
    return;
  }
  DayEvent event;
  const auto time_s = number_in(record.fields[0], kTimeMax);
  if (!time_s) {
    mistake(record.line,
            fmt::format("t_s: '{}', expected seconds after midnight, 0 to {}", record.fields[0], kTimeMax));
  } else if (*time_s < time_s_) {
    mistake(record.line, fmt::format("t_s: {} after {}, expected the events in time order", *time_s, time_s_));
  }
  event.time_s = time_s_ = time_s.value_or(time_s_);
  read_what(record, event);
  read_who(record, event);
  issued_ = issued_ || event.kind == Kind::kIssue;
  events_.push_back(std::move(event));
}

void DayReader::read_what(const site::CsvRecord& record, DayEvent& event) {
  const auto& name = record.fields[1];
  const auto kind = std::find_if(kKinds.begin(), kKinds.end(), [&](const auto& one) { return one.name == name; });
  if (kind == kKinds.end()) {
    mistake(record.line, fmt::format("event: '{}', expected issue, call, finish, leave or counters", name));
  } else {
    event.kind = kind->kind;
  }
  event.service = record.fields[3];
  if (!is_service(event.service)) {
    mistake(record.line,
            fmt::format("service: '{}', expected 1 to {} letters, digits, - or _", event.service, kServiceSizeMax));
  }
}

void DayReader::read_who(const site::CsvRecord& record, DayEvent& event) {
  const bool about_ticket = event.kind != Kind::kCounters;
  event.ticket = record.fields[2];
  if (about_ticket && event.ticket.empty()) mistake(record.line, "ticket: empty, expected a number");
  const auto& priority_class = record.fields[4];
  event.priority = priority_class == "priority";
  if (about_ticket && !event.priority && priority_class != "ordinary") {
    mistake(record.line, fmt::format("class: '{}', expected ordinary or priority", priority_class));
  }
  const auto& counter = record.fields[5];
  if (counter.empty() && about_ticket) return;
  const auto number = number_in(counter, kCounterMax);
  if (!number) mistake(record.line, fmt::format("counter: '{}', expected a number, 0 to {}", counter, kCounterMax));
  event.counter = static_cast<std::uint32_t>(number.value_or(0));
}

tl::expected<std::vector<DayEvent>, Mistakes> DayReader::result(int last_line) && {
  if (mistakes_.empty() && !issued_) mistake(last_line, "no ticket is issued, expected at least one issue");
  if (mistakes_.empty()) return std::move(events_);
  if (mistakes_.size() > kMistakesShown) {
    const auto more = mistakes_.size() - kMistakesShown;
    mistakes_.resize(kMistakesShown);
    mistakes_.push_back(fmt::format("{}: and {} more mistakes", file_, more));
  }
  return tl::unexpected(std::move(mistakes_));
}

bool is_header(const std::vector<site::CsvRecord>& records) {
  return !records.empty() && fmt::format("{}", fmt::join(records.front().fields, ",")) == kHeader;
}

std::optional<std::uint32_t> date_in(const std::string& name) {
  const std::regex pattern(R"((\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$)");
  std::smatch found;
  if (!std::regex_search(name, found, pattern)) return std::nullopt;
  return static_cast<std::uint32_t>(std::stoul(found.str(1) + found.str(2) + found.str(3)));
}

}  // namespace

tl::expected<RecordedDay, Mistakes> parse_recorded_day(std::string_view text, const std::filesystem::path& file) {
  DayReader reader(file.string());
  const auto records = site::parse_csv(text);
  int last_line = 1;
  if (!records) {
    reader.mistake(records.error().line, records.error().sentence);
  } else if (!is_header(*records)) {
    reader.mistake(1, fmt::format("another header, expected {}", kHeader));
  } else {
    for (std::size_t i = 1; i < records->size(); ++i) reader.read((*records)[i]);
    last_line = records->back().line;
  }
  auto events = std::move(reader).result(last_line);
  if (!events) return tl::unexpected(std::move(events.error()));
  const std::string name = file.stem().string();
  return RecordedDay{name, date_in(name), std::move(*events)};
}

tl::expected<RecordedDay, Mistakes> read_recorded_day(const std::filesystem::path& file) {
  const auto text = config::read_file(file);
  if (!text) return tl::unexpected(Mistakes{text.error()});
  return parse_recorded_day(*text, file);
}

}  // namespace motcua::crowd
