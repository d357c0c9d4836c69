#include "tests/screens/sample_views.h"

#include <array>

namespace motcua::tests {
namespace {

constexpr std::int64_t kMinuteMs = 60'000;

struct Named {
  const char* vi;
  const char* en;
};

constexpr std::array kServices{
    Named{"Hộ tịch, chứng thực", "Civil status, certification"},
    Named{"Đất đai, môi trường", "Land, environment"},
    Named{"Đăng ký kinh doanh", "Business registration"},
    Named{"Bảo hiểm xã hội", "Social insurance"},
    Named{"Lý lịch tư pháp", "Judicial records"},
    Named{"Trả kết quả", "Collecting results"},
    Named{"Xây dựng, quy hoạch", "Construction, planning"},
    Named{"Lao động, thương binh và xã hội", "Labour, invalids and social affairs"},
    Named{"Giao thông vận tải", "Transport"},
    Named{"Giáo dục và đào tạo", "Education and training"},
};
constexpr std::array kWaiting{14u, 31u, 2u, 9u, 22u, 0u, 5u, 17u, 1u, 3u};

void set_text(protocol::Text& text, const char* vi, const char* en) {
  text.set_vi(vi);
  text.set_en(en);
}

void set_head(protocol::View& view) {
  auto& head = *view.mutable_head();
  head.set_incarnation(7);
  head.set_seq(42);
  head.set_hall_ms(static_cast<std::uint64_t>(kMorningMs));
  head.set_utc_offset_s(kHanoi);
  head.set_speed_permille(1000);
  head.set_business_date(20261123);
}

template <class Body>
void add_class(Body& body, const char* key, const char* vi, const char* en, bool priority, const char* letter) {
  auto& each = *body.add_classes();
  each.set_key(key);
  set_text(*each.mutable_name(), vi, en);
  each.set_legal_priority(priority);
  each.set_letter(letter);
}

template <class Body>
void add_classes(Body& body) {
  add_class(body, "ordinary", "Thông thường", "Ordinary", false, "");
  add_class(body, "elderly", "Người cao tuổi", "Elderly person", true, "U");
  add_class(body, "disabled", "Người khuyết tật", "Person with a disability", true, "U");
  add_class(body, "pregnant", "Phụ nữ mang thai", "Pregnant woman", true, "U");
}

template <class Body>
void add_services(Body& body, int count) {
  body.clear_services();
  for (int i = 0; i < count; ++i) {
    const auto at = static_cast<std::size_t>(i) % kServices.size();
    auto& service = *body.add_services();
    service.set_letter(std::string(1, static_cast<char>('A' + i)));
    service.set_key("service-" + service.letter());
    set_text(*service.mutable_name(), kServices.at(at).vi, kServices.at(at).en);
    service.set_waiting(kWaiting.at(at));
    service.set_open_counters(2);
    service.set_accepting(true);
  }
}

void add_next(protocol::CounterView& counter, const char* number, std::int64_t waited_s, std::int64_t promise_min,
              protocol::CallRule rule) {
  auto& next = *counter.add_next();
  next.mutable_ticket()->set_number(number);
  next.mutable_ticket()->set_visit(100 + static_cast<std::uint64_t>(counter.next_size()));
  next.set_waited_since_ms(static_cast<std::uint64_t>(kMorningMs - waited_s * 1000));
  next.mutable_reason()->set_rule(rule);
  next.mutable_reason()->set_waited_ms(static_cast<std::uint64_t>(waited_s * 1000));
  next.mutable_reason()->set_promise_ms(static_cast<std::uint64_t>(promise_min * kMinuteMs));
}

void set_runner_up(protocol::CallReason& reason, const char* number, std::int64_t waited_s, std::int64_t promise_min) {
  reason.set_runner_up(number);
  reason.set_runner_up_waited_ms(static_cast<std::uint64_t>(waited_s * 1000));
  reason.set_runner_up_promise_ms(static_cast<std::uint64_t>(promise_min * kMinuteMs));
}

void add_parked(protocol::CounterView& counter, const char* number, std::uint64_t visit, const char* reason,
                std::int64_t since_s) {
  auto& parked = *counter.add_parked();
  parked.mutable_ticket()->set_number(number);
  parked.mutable_ticket()->set_visit(visit);
  parked.set_reason(reason);
  parked.set_since_ms(static_cast<std::uint64_t>(kMorningMs - since_s * 1000));
}

// Counters and clerks that a ticket can be transferred to.
void add_staff(protocol::StaffPicture& staff) {
  for (const std::uint32_t number : {1u, 2u, 5u}) {
    auto& counter = *staff.add_counters();
    counter.set_number(number);
    counter.set_state(protocol::IDLE);
  }
  for (const std::uint32_t clerk : {4u, 7u, 12u}) staff.add_clerks(clerk);
}

void add_outcome(protocol::StaffPicture& staff, const char* key, const char* vi, const char* en, bool is_default) {
  auto& outcome = *staff.add_outcomes();
  outcome.set_key(key);
  set_text(*outcome.mutable_name(), vi, en);
  outcome.set_is_default(is_default);
}

void set_current(protocol::CounterView& counter, protocol::CounterState state) {
  auto& current = *counter.mutable_current();
  auto& ticket = *current.mutable_ticket();
  ticket.set_visit(47);
  ticket.set_number("A047");
  ticket.set_service("service-A");
  ticket.set_priority_class("elderly");
  current.set_called_ms(static_cast<std::uint64_t>(kMorningMs - 252'000));
  if (state == protocol::SERVING) current.set_started_ms(static_cast<std::uint64_t>(kMorningMs - 240'000));
  current.set_recalls_max(2);
  if (state == protocol::CALLING) {
    current.set_called_ms(static_cast<std::uint64_t>(kMorningMs - 4'000));
    current.set_undo_until_ms(static_cast<std::uint64_t>(kMorningMs + 6'000));
    current.set_recalls(1);
  }
  current.mutable_reason()->set_rule(protocol::LARGEST_SHARE);
  current.mutable_reason()->set_waited_ms(static_cast<std::uint64_t>(17 * kMinuteMs + 30'000));
  current.mutable_reason()->set_promise_ms(static_cast<std::uint64_t>(30 * kMinuteMs));
}

}  // namespace

ui::LinkState good_link(std::int64_t hall_now_ms) {
  return {true, true, "", 2100, hall_now_ms, 2500};
}

ui::LinkState lost_link() {
  return {false, false, "", 0, kMorningMs, 0};
}

protocol::Announcement& add_call(protocol::View& view, const std::string& ticket, std::uint32_t counter,
                                 int minutes_ago) {
  auto& board = *view.mutable_board();
  const auto number = static_cast<std::uint64_t>(board.announcements_size()) + 1;
  auto& call = *board.add_announcements();
  call.set_number(number);
  call.set_visit(1000 + number);
  call.set_ticket(ticket);
  call.set_counter(counter);
  call.set_hall_ms(static_cast<std::uint64_t>(kMorningMs - minutes_ago * kMinuteMs));
  call.set_state(protocol::CALL_OPEN);
  return call;
}

void set_services(protocol::View& view, int count) {
  if (view.has_board()) add_services(*view.mutable_board(), count);
  if (view.has_staff()) add_services(*view.mutable_staff(), count);
}

void set_hours(protocol::View& view) {
  auto& hours = view.has_board() ? *view.mutable_board()->mutable_hours() : *view.mutable_staff()->mutable_hours();
  const auto at = [](std::int64_t hour, std::int64_t minute) {
    return static_cast<std::uint64_t>(kMorningMs + ((hour - 9) * 60 + minute - 42) * kMinuteMs);
  };
  auto& morning = *hours.add_open();
  morning.set_from_ms(at(7, 30));
  morning.set_to_ms(at(11, 30));
  auto& afternoon = *hours.add_open();
  afternoon.set_from_ms(at(13, 30));
  afternoon.set_to_ms(at(17, 0));
  hours.set_cut_off_ms(at(16, 30));
  hours.set_accepting(true);
}

protocol::View board_view() {
  protocol::View view;
  set_head(view);
  auto& board = *view.mutable_board();
  set_text(*board.mutable_site(), "Trung tâm Phục vụ hành chính công", "Public Administration Service Center");
  add_services(board, 6);
  add_classes(board);
  add_call(view, "A046", 2, 5);
  add_call(view, "B108", 5, 4);
  add_call(view, "U003", 1, 2);
  add_call(view, "D012", 7, 1);
  add_call(view, "A047", 12, 0);
  set_text(*board.add_notices(), "**Ưu tiên** người cao tuổi, người khuyết tật, phụ nữ mang thai: lấy số loại U tại ki-ốt",
           "**Elderly**, disabled and pregnant persons come first: take a U number at the kiosk");
  return view;
}

protocol::View staff_view(protocol::CounterState state) {
  protocol::View view;
  set_head(view);
  auto& staff = *view.mutable_staff();
  set_text(*staff.mutable_site(), "Trung tâm Phục vụ hành chính công", "Public Administration Service Center");
  add_services(staff, 6);
  add_classes(staff);
  add_outcome(staff, "resolved", "Giải quyết ngay", "Resolved on the spot", true);
  add_outcome(staff, "received", "Đã nhận hồ sơ", "Dossier received", false);
  add_outcome(staff, "supplement", "Cần bổ sung", "Supplement needed", false);
  add_outcome(staff, "refused", "Từ chối", "Refused", false);
  auto& counter = *staff.add_counters();
  counter.set_number(3);
  counter.set_state(state);
  counter.set_profile("civil");
  set_text(*counter.mutable_profile_name(), "Hộ tịch và trả kết quả", "Civil status and results");
  counter.set_state_since_ms(static_cast<std::uint64_t>(kMorningMs - 240'000));
  counter.set_waiting(14);
  counter.set_served(21);
  add_staff(staff);
  if (state == protocol::CALLING || state == protocol::SERVING) set_current(counter, state);
  if (state == protocol::READY || state == protocol::CLOSED) return view;
  add_next(counter, "U004", 370, 10, protocol::LEGAL_PRIORITY);
  add_next(counter, "A048", 702, 20, protocol::LARGEST_SHARE);
  add_next(counter, "D013", 125, 30, protocol::LARGEST_SHARE);
  counter.mutable_next(2)->mutable_ticket()->set_appointment("HEN-0012");
  counter.mutable_next(2)->mutable_ticket()->set_booked_minute(9 * 60 + 20);
  add_next(counter, "A049", 570, 30, protocol::TURN_OF_OTHERS);
  set_runner_up(*counter.mutable_next(1)->mutable_reason(), "D013", 125, 30);
  return view;
}

protocol::View full_staff_view(protocol::CounterState state) {
  protocol::View view = staff_view(state);
  auto& staff = *view.mutable_staff();
  staff.set_training(true);
  auto& counter = *staff.mutable_counters(0);
  counter.set_clerk(7);
  add_parked(counter, "A032", 32, "photocopy", 190);
  add_parked(counter, "B011", 11, "Chờ con mang giấy đến", 1500);
  for (int i = 0; i < 3; ++i) {
    auto& missed = *staff.add_missed();
    missed.mutable_ticket()->set_visit(60 + static_cast<std::uint64_t>(i));
    missed.mutable_ticket()->set_number("A06" + std::to_string(i));
    missed.set_missed_ms(static_cast<std::uint64_t>(kMorningMs - (i + 1) * kMinuteMs));
    missed.set_counter(3);
  }
  if (!counter.has_current()) return view;
  auto& current = *counter.mutable_current();
  auto& ticket = *current.mutable_ticket();
  ticket.set_approach(true);
  ticket.set_dossiers(3);
  ticket.set_leg(2);
  ticket.add_then("service-B");
  ticket.add_then("service-F");
  ticket.set_appointment("HEN-0007");
  ticket.set_booked_minute(9 * 60 + 20);
  ticket.set_procedure("1.001193");
  current.set_procedure_name("Thủ tục đăng ký khai sinh");
  if (state == protocol::SERVING) set_service_time(current, 45);
  if (state == protocol::CALLING) current.set_recall_at_ms(static_cast<std::uint64_t>(kMorningMs + 25'000));
  return view;
}

}  // namespace motcua::tests
