#include "cli/printing.h"

#include <algorithm>

#include <fmt/format.h>
#include <google/protobuf/util/json_util.h>

#include "protocol/words.h"
#include "ui/text/words.h"

namespace motcua::cli {
namespace {

using protocol::View;

constexpr int kAnnouncementsShown = 10;

// Wide enough for the longest name; fmt counts characters, not bytes.
std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string_view announcement_word(protocol::AnnouncementState state) {
  switch (state) {
    case protocol::CALL_OPEN:
      return "open";
    case protocol::CALL_ANSWERED:
      return "answered";
    case protocol::CALL_WITHDRAWN:
      return "withdrawn";
    default:
      return "?";
  }
}

std::string clock_of(const View& view, std::uint64_t hall_ms) {
  return text::clock(text::local_time(static_cast<std::int64_t>(hall_ms), view.head().utc_offset_s()));
}

std::string since(const View& view, std::uint64_t hall_ms) {
  return text::duration(static_cast<std::int64_t>(view.head().hall_ms()) - static_cast<std::int64_t>(hall_ms));
}

std::string head_line(const View& view, const protocol::Text& site, const text::Catalogue& words) {
  const auto date = view.head().business_date();
  return fmt::format("{} · {:04}-{:02}-{:02} {}\n", text::name_in(site, words), date / 10000, date / 100 % 100,
                     date % 100, clock_of(view, view.head().hall_ms()));
}

template <class Services>
std::string service_table(const Services& services, const text::Catalogue& words) {
  std::size_t width = 8;
  for (const auto& service : services) width = std::max(width, width_of(text::name_in(service.name(), words)));
  std::string out = fmt::format("\n{:<5}{:<{}}  {:>7}  {:>8}\n", "", "SERVICE", width, "WAITING", "COUNTERS");
  for (const auto& service : services) {
    out += fmt::format("{:<5}{:<{}}  {:>7}  {:>8}{}\n", service.letter(), text::name_in(service.name(), words), width,
                       service.waiting(), service.open_counters(), service.accepting() ? "" : "  no tickets now");
  }
  return out;
}

std::string counter_row(const View& view, const protocol::CounterView& counter, const text::Catalogue& words) {
  const bool closed = counter.state() == protocol::CLOSED;
  const std::string ticket = counter.has_current() ? counter.current().ticket().number() : "";
  return fmt::format("{:>7}  {:<8}{:<9}{:>9}  {:>7}  {:>6}  {}\n", counter.number(), protocol::word_of(counter.state()),
                     ticket, counter.state_since_ms() == 0 || closed ? "" : since(view, counter.state_since_ms()),
                     counter.waiting(), counter.served(), text::name_in(counter.profile_name(), words));
}

}  // namespace

std::string to_json(const google::protobuf::Message& message) {
  google::protobuf::util::JsonPrintOptions options;
  options.always_print_primitive_fields = true;
  options.preserve_proto_field_names = true;
  std::string json;
  const auto status = google::protobuf::util::MessageToJsonString(message, &json, options);
  return status.ok() ? json : "{}";
}

std::string status_text(const View& view, const text::Catalogue& words) {
  const auto& staff = view.staff();
  std::string out = head_line(view, staff.site(), words) + service_table(staff.services(), words);
  out += fmt::format("\n{:>7}  {:<8}{:<9}{:>9}  {:>7}  {:>6}  {}\n", "COUNTER", "STATE", "TICKET", "SINCE", "WAITING",
                     "SERVED", "PROFILE");
  for (const auto& counter : staff.counters()) out += counter_row(view, counter, words);
  const auto& day = staff.day();
  out += fmt::format("\nToday: {} issued, {} called, {} finished, {} no-show, {} waiting, {} left\n", day.issued(),
                     day.called(), day.finished(), day.no_show(), day.waiting(), day.left());
  return out;
}

std::string board_text(const View& view, const text::Catalogue& words) {
  const auto& board = view.board();
  std::string out = head_line(view, board.site(), words) + service_table(board.services(), words);
  out += fmt::format("\n{:>7}  {}\n", "COUNTER", "TICKET");
  for (const auto& counter : board.counters()) {
    if (counter.open()) out += fmt::format("{:>7}  {}\n", counter.number(), counter.ticket());
  }
  out += fmt::format("\n{:<8}{:<9}{:>7}  {}\n", "CALLED", "TICKET", "COUNTER", "");
  const int from = std::max(0, board.announcements_size() - kAnnouncementsShown);
  for (int i = board.announcements_size() - 1; i >= from; --i) {
    const auto& one = board.announcements(i);
    out +=
        fmt::format("{:<8}{:<9}{:>7}  {}{}\n", clock_of(view, one.hall_ms()), one.ticket(), one.counter(),
                    announcement_word(one.state()), one.recall() > 0 ? fmt::format(", recall {}", one.recall()) : "");
  }
  return out;
}

std::string view_text(const View& view, const text::Catalogue& words) {
  return view.has_staff() ? status_text(view, words) : board_text(view, words);
}

}  // namespace motcua::cli
