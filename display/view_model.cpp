#include "display/view_model.h"

#include <algorithm>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "display/hours.h"
#include "ui/text/words.h"

namespace motcua::display {
namespace {

constexpr std::int64_t kMinuteMs = 60'000;
// Where there is room for many services, few of them are not drawn apart.
constexpr std::size_t kFewRows = 5;

TwoTexts both_names(const Input& input, const protocol::Text& name) {
  TwoTexts out{text::name_in(name, input.words), text::name_in(name, input.beside)};
  if (out.first == out.second) out.second.clear();
  return out;
}

Call make_call(const protocol::Announcement& call, std::int32_t utc_offset_s) {
  const auto time = text::local_time(static_cast<std::int64_t>(call.hall_ms()), utc_offset_s);
  return {call.ticket(), std::to_string(call.counter()), text::clock(time), call.state() == protocol::CALL_OPEN,
          call.approach()};
}

// The newest first, one per visit, without the large one and what was withdrawn. The visits of calls that were undone
// and made again appear with their newest call alone.
std::vector<const protocol::Announcement*> listed(const protocol::Board& board, const protocol::Announcement* large,
                                                  std::size_t count) {
  std::vector<const protocol::Announcement*> calls;
  for (const auto& call : board.announcements()) calls.push_back(&call);
  std::stable_sort(calls.begin(), calls.end(), [](auto* a, auto* b) { return a->number() > b->number(); });
  std::set<std::uint64_t> visits;
  if (large != nullptr) visits.insert(large->visit());
  std::vector<const protocol::Announcement*> out;
  for (const auto* call : calls) {
    if (call->state() == protocol::CALL_WITHDRAWN || !visits.insert(call->visit()).second) continue;
    out.push_back(call);
    if (out.size() == count) break;
  }
  return out;
}

const protocol::Announcement* find(const protocol::Board& board, std::optional<std::uint64_t> number) {
  for (const auto& call : board.announcements()) {
    if (number && call.number() == *number) return &call;
  }
  return nullptr;
}

// The frame of a call that may not be heard: flashes for a while, and stays while the citizen is awaited.
void add_flash(const Input& input, Model& model) {
  if (!model.large || !model.large->approach || !model.large->open) return;
  model.approach = label(input.words, input.beside, "display.approach");
  const std::int64_t shown_ms = input.now_ms - input.stage.large_since_ms();
  model.flash = shown_ms >= kFlashForMs || shown_ms / kFlashMs % 2 == 0;
  if (shown_ms < kFlashForMs) {
    model.next_change_ms = std::min(model.next_change_ms, input.now_ms + kFlashMs - shown_ms % kFlashMs);
  }
}

void add_calls(const Input& input, const protocol::Board& board, Model& model) {
  const auto offset = input.view->head().utc_offset_s();
  const auto* large = find(board, input.stage.large());
  if (large != nullptr) {
    model.large = make_call(*large, offset);
    if (input.stage.large_is_new()) {
      model.pulse_from_ms = input.stage.large_since_ms();
      model.pulse_until_ms = model.pulse_from_ms + kPulseMs;
    }
  }
  // All who wait for their moment stand there already, and are the newest.
  const std::size_t count = std::clamp(input.stage.waiting(), kListedCalls, kListedCallsMax);
  for (const auto* call : listed(board, large, count)) model.calls.push_back(make_call(*call, offset));
  if (!model.large && model.calls.empty()) model.calling_label.clear();
  add_flash(input, model);
}

// Which of so many pages it is now; every page stays for the same time.
std::size_t turn(std::int64_t now_ms, std::size_t pages) {
  return pages < 2 ? 0 : static_cast<std::size_t>(now_ms / kPageMs) % pages;
}

void note_turn(const Input& input, Model& model) {
  model.next_change_ms = std::min(model.next_change_ms, (input.now_ms / kPageMs + 1) * kPageMs);
}

// Where there is room for one language, both take turns. Asks to be drawn again when the other one has its.
const text::Catalogue& language_in_turn(const Input& input, Model& model) {
  note_turn(input, model);
  return turn(input.now_ms, 2) == 0 ? input.words : input.beside;
}

// The words that somebody comes to a citizen stand below the time on narrow screens: in one language at a time.
void add_approach_turn(const Input& input, Model& model) {
  const auto comes = [](const Call& call) { return call.approach && call.open; };
  if (model.approach_word.second.empty() || std::ranges::none_of(model.calls, comes)) return;
  note_turn(input, model);
  model.second_turn = turn(input.now_ms, 2) == 1;
}

// The name in the second language, unless there is something that people should know first.
std::string detail(const Input& input, const protocol::ServiceView& service, Model& model) {
  if (!service.accepting()) return language_in_turn(input, model).get("display.service_closed");
  if (service.has_expected()) return language_in_turn(input, model).count("display.waiting", service.waiting());
  const TwoTexts name = both_names(input, service.name());
  return name.second.empty() ? input.words.count("display.counters", service.open_counters()) : name.second;
}

// "10–15", "< 5", "0": whole minutes, the later one rounded up.
std::string minutes_of(const protocol::WaitSpan& span) {
  const std::uint32_t from = span.from_s() / 60;
  const std::uint32_t to = (span.to_s() + 59) / 60;
  if (to == 0) return "0";
  if (from == 0) return fmt::format("< {}", to);
  return from == to ? std::to_string(to) : fmt::format("{}–{}", from, to);
}

// Of many, in both languages.
std::string unit_of_all(const Input& input, const char* key) {
  constexpr std::uint64_t kMany = 10;
  const std::string first = input.words.count(key, kMany);
  const std::string second = input.beside.count(key, kMany);
  return first == second ? first : fmt::format("{} · {}", first, second);
}

// Minutes (the people stand below the name then); without a forecast the people. `minutes`: others have one.
void add_figure(const Input& input, const protocol::ServiceView& service, bool minutes, ServiceRow& row) {
  if (!service.has_expected()) {
    row.figure = std::to_string(service.waiting());
    if (minutes) row.unit = input.words.count("display.people", service.waiting());
    return;
  }
  row.figure = minutes_of(service.expected());
}

ServiceRow make_row(const Input& input, const protocol::ServiceView& service, bool minutes, Model& model) {
  ServiceRow row;
  row.letter = service.letter();
  row.name = text::name_in(service.name(), input.words);
  row.accepting = service.accepting();
  row.detail = detail(input, service, model);
  add_figure(input, service, minutes, row);
  return row;
}

void add_services(const Input& input, const protocol::Board& board, Model& model) {
  const bool expected = std::ranges::any_of(board.services(), [](const auto& each) { return each.has_expected(); });
  model.services_label =
      label(input.words, input.beside, expected ? "display.expected_title" : "display.waiting_title");
  model.services_unit = unit_of_all(input, expected ? "display.minutes" : "display.people");
  const auto count = static_cast<std::size_t>(board.services_size());
  const std::size_t room = std::max<std::size_t>(1, input.services_per_page);
  const std::size_t pages = (count + room - 1) / room;
  // Pages of even length instead of a full one and a nearly empty one.
  const std::size_t per_page = pages == 0 ? room : (count + pages - 1) / pages;
  const std::size_t page = turn(input.now_ms, pages);
  for (std::size_t i = page * per_page; i < std::min(count, (page + 1) * per_page); ++i) {
    model.services.push_back(make_row(input, board.services(static_cast<int>(i)), expected, model));
  }
  model.service_slots = std::max(per_page, room > kFewRows ? kFewRows : per_page);
  model.services_page = page;
  model.services_pages = pages;
  if (pages > 1) note_turn(input, model);
}

// It may need more than two lines of the narrowest foot: its parts take turns.
bool may_be_long(const std::string& notice) {
  return notice.size() > 80;
}

// They take turns, and the parts of a long one when it comes again.
void show_in_turn(const Input& input, const std::vector<std::string>& texts, Model& model) {
  if (texts.empty()) return;
  model.notice = texts[turn(input.now_ms, texts.size())];
  const std::int64_t turns = input.now_ms / kPageMs;
  if (may_be_long(model.notice)) model.notice_turn = static_cast<std::size_t>(turns) / texts.size();
  if (texts.size() > 1 || may_be_long(model.notice)) note_turn(input, model);
}

// In the hall's language, then in the second one, unless it is the same.
void add_both(std::vector<std::string>& texts, TwoTexts both) {
  const bool two = !both.second.empty() && both.second != both.first;
  texts.push_back(std::move(both.first));
  if (two) texts.push_back(std::move(both.second));
}

// "**Priority** for the elderly": what stands between the stars is the lead.
void take_lead(Model& model) {
  constexpr std::string_view kStars = "**";
  if (!model.notice.starts_with(kStars)) return;
  const auto end = model.notice.find(kStars, kStars.size());
  if (end == std::string::npos) return;
  model.notice_lead = model.notice.substr(kStars.size(), end - kStars.size());
  model.notice = model.notice_lead + model.notice.substr(end + kStars.size());
}

void add_notices(const Input& input, const protocol::Board& board, Model& model) {
  std::vector<std::string> texts;
  for (const auto& notice : board.notices()) add_both(texts, both_names(input, notice));
  show_in_turn(input, texts, model);
  take_lead(model);
}

// What the hall's hours have to say stands where the call would, or below it.
void add_hours(const Input& input, const protocol::Board& board, Model& model) {
  const auto sentence = [&](const text::Catalogue& words) {
    return hours_sentence(board.hours(), input.link.hall_now_ms, input.view->head().utc_offset_s(), words);
  };
  const TwoTexts both{sentence(input.words), sentence(input.beside)};
  if (both.first.empty()) return add_notices(input, board, model);
  model.nobody = both;
  if (board.hours().closed_today()) model.nobody_hint = {};  // nobody should sit down and wait
  if (!model.large) return add_notices(input, board, model);
  std::vector<std::string> texts;
  add_both(texts, both);
  show_in_turn(input, texts, model);
  model.notice_urgent = true;
}

// Real time until the hall's clock shows another minute.
std::int64_t until_next_minute(const Input& input) {
  const std::int64_t left_hall_ms = kMinuteMs - input.link.hall_now_ms % kMinuteMs;
  const std::int64_t speed = std::max<std::int64_t>(1, input.view->head().speed_permille());
  return std::max<std::int64_t>(200, left_hall_ms * 1000 / speed);
}

void add_current(const Input& input, const protocol::Board& board, Model& model) {
  const auto time = text::local_time(input.link.hall_now_ms, input.view->head().utc_offset_s());
  model.date = text::date(time, input.words);
  model.clock = text::clock(time);
  if (board.training()) model.training = label(input.words, input.beside, "display.training");
  model.next_change_ms =
      input.now_ms + std::min(until_next_minute(input), std::max<std::int64_t>(1, input.link.fresh_for_ms));
  if (const auto next = input.stage.next_turn_ms()) {
    model.next_change_ms = std::min(model.next_change_ms, std::max(input.now_ms + 1, *next));
  }
  if (const auto& day = board.hours().day_profile(); !day.vi().empty() || !day.en().empty()) {
    model.day_profile = text::name_in(day, language_in_turn(input, model));
  }
  add_calls(input, board, model);
  add_approach_turn(input, model);
  add_services(input, board, model);
  add_hours(input, board, model);
}

void add_labels(const Input& input, Model& model) {
  model.stale_title = both(input.words, input.beside, "display.stale");
  model.stale_hint = both(input.words, input.beside, "display.stale_hint");
  model.nobody = both(input.words, input.beside, "display.nobody_called");
  model.nobody_hint = both(input.words, input.beside, "display.nobody_called_hint");
  model.calling_label = label(input.words, input.beside, "display.now_calling");
  model.ticket_label = label(input.words, input.beside, "display.ticket");
  model.counter_label = label(input.words, input.beside, "display.counter");
  model.counter_word = both(input.words, input.beside, "display.counter");
  model.approach_word = both(input.words, input.beside, "display.approach_short");
}

}  // namespace

bool Model::same_picture(const Model& other) const {
  const auto seen = [](const Model& m) {
    return std::tie(m.stale, m.stale_title, m.stale_hint, m.site, m.date, m.clock, m.calling_label, m.large, m.calls,
                    m.services_label, m.services_unit, m.services_page, m.services_pages, m.services, m.service_slots,
                    m.notice, m.notice_lead, m.notice_urgent, m.notice_turn, m.day_profile, m.training, m.approach,
                    m.second_turn, m.flash, m.nobody, m.connected, m.connection, m.pulse_from_ms, m.pulse_until_ms);
  };
  return seen(*this) == seen(other);
}

Model make_model(const Input& input) {
  Model model;
  add_labels(input, model);
  const bool board = input.view != nullptr && input.view->has_board();
  if (board) model.site = both_names(input, input.view->board().site());
  model.stale = !board || !input.link.fresh;
  model.connected = !model.stale;
  model.connection = both(input.words, input.beside, model.connected ? "connection.up" : "connection.down");
  if (!model.stale) add_current(input, input.view->board(), model);
  return model;
}

}  // namespace motcua::display
