// Every screen in every state at its sizes: empty, busy, disconnected, long names with counters of three digits, and
// in English. One sheet per screen; a row is a state, a column a size.
#include <doctest/doctest.h>

#include <functional>
#include <initializer_list>

#include <fmt/format.h>

#include "counter-terminal/reception_screen.h"
#include "counter-terminal/screen.h"
#include "display/counter_screen.h"
#include "display/screen.h"
#include "kiosk/screen.h"
#include "rating/screen.h"
#include "tests/screens/sample_views.h"
#include "tests/screens/sheet.h"
#include "tests/screens/studio.h"

namespace motcua::tests {
namespace {

constexpr std::int64_t kNow = 1'000'000;
constexpr std::uint32_t kFarCounter = 118;

struct Size {
  int width;
  int height;
};
using Sizes = std::initializer_list<Size>;

// What a screen is shown.
struct State {
  const char* name;
  protocol::View view;
  ui::LinkState link;
  const char* language;
  std::uint32_t counter;
};

void lengthen(protocol::Text& name, const char* vi, const char* en) {
  name.set_vi(vi);
  name.set_en(en);
}

template <class Body>
void lengthen_names(Body& body) {
  lengthen(*body.mutable_site(), "Trung tâm Phục vụ hành chính công liên thông thành phố Thủ Dầu Một, tỉnh Bình Dương",
           "Interconnected Public Administration Service Centre of the City of Thu Dau Mot, Province of Binh Duong");
  for (auto& service : *body.mutable_services()) {
    lengthen(*service.mutable_name(),
             "Đăng ký biện pháp bảo đảm bằng quyền sử dụng đất, tài sản gắn liền với đất và trả kết quả",
             "Registration of security interests in land use rights and assets attached to land, and results");
    service.set_waiting(1047);
  }
}

protocol::View empty_board() {
  auto view = board_view();
  view.mutable_board()->clear_announcements();
  for (auto& service : *view.mutable_board()->mutable_services()) service.set_waiting(0);
  return view;
}

protocol::View long_board() {
  auto view = board_view();
  lengthen_names(*view.mutable_board());
  for (auto& call : *view.mutable_board()->mutable_announcements()) {
    call.set_ticket("AB10" + call.ticket().substr(2));
    call.set_counter(kFarCounter);
  }
  return view;
}

void add_light(protocol::View& view, std::uint32_t number, const std::string& ticket, bool calling,
               std::uint64_t rate_visit = 0) {
  auto& light = *view.mutable_board()->add_counters();
  light.set_number(number);
  light.set_open(true);
  light.set_ticket(ticket);
  light.set_calling(calling);
  light.set_rate_visit(rate_visit);
}

std::vector<State> board_states() {
  auto empty = empty_board();
  add_light(empty, 12, "", false);
  auto busy = board_view();
  add_light(busy, 12, "A047", true, 47);
  auto far = long_board();
  add_light(far, kFarCounter, "AB1047", true, 47);
  return {{"empty", empty, good_link(), "vi", 12},
          {"busy", busy, good_link(), "vi", 12},
          {"disconnected", busy, lost_link(), "vi", 12},
          {"long names", far, good_link(), "vi", kFarCounter},
          {"English", busy, good_link(), "en", 12}};
}

std::vector<State> staff_states() {
  auto empty = staff_view(protocol::CLOSED);
  for (auto& service : *empty.mutable_staff()->mutable_services()) service.set_waiting(0);
  empty.mutable_staff()->mutable_counters(0)->set_waiting(0);
  auto far = full_staff_view();
  auto& counter = *far.mutable_staff()->mutable_counters(0);
  lengthen_names(*far.mutable_staff());
  counter.set_number(kFarCounter);
  lengthen(*counter.mutable_profile_name(), "Đăng ký biện pháp bảo đảm và trả kết quả", "Security interests, results");
  counter.mutable_current()->mutable_ticket()->set_number("AB1047");
  counter.mutable_current()->set_procedure_name(
      "Liên thông thủ tục hành chính về đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 "
      "tuổi");
  for (auto& next : *counter.mutable_next()) next.mutable_ticket()->set_number("AB" + next.ticket().number() + "1");
  auto& help = *far.mutable_staff()->add_alerts();
  help.set_kind(protocol::HELP_WANTED);
  help.set_device("kiosk-sanh-tang-1");
  return {{"empty", empty, good_link(), "vi", 3},
          {"busy", full_staff_view(), good_link(), "vi", 3},
          {"disconnected", full_staff_view(), lost_link(), "vi", 3},
          {"long names", far, good_link(), "vi", kFarCounter},
          {"English", full_staff_view(protocol::CALLING), good_link(), "en", 3}};
}

using Make = std::function<std::unique_ptr<ui::Screen>(const text::Catalogues&, const State&,
                                                       const std::shared_ptr<const protocol::View>&)>;

void check_all(const std::string& name, const std::vector<State>& states, Sizes sizes, const Make& make) {
  const auto languages = text::Catalogues::embedded();
  Sheet sheet(name);
  for (std::size_t i = 0; i < states.size(); ++i) {
    if (i > 0) sheet.next_row();
    const auto view = shared(states[i].view);
    for (const auto& [width, height] : sizes) {
      const auto screen = make(languages, states[i], view);
      screen->update(kNow - 10'000);  // no call is new any more
      sheet.add(fmt::format("{} at {}x{}", states[i].name, width, height), draw(*screen, width, height, kNow));
    }
  }
  sheet.check();
}

auto source_of(const State& state, const std::shared_ptr<const protocol::View>& view) {
  return [view, link = state.link] { return std::pair(view, link); };
}

}  // namespace

TEST_CASE("the wall display in every state at six sizes") {
  check_all("states-display", board_states(),
            {{1920, 1080}, {1280, 720}, {1024, 768}, {2560, 1080}, {1080, 1920}, {3840, 2160}},
            [](const auto& languages, const State& state, const auto& view) {
              return std::make_unique<display::DisplayScreen>(languages, *languages.find(state.language),
                                                              source_of(state, view));
            });
}

TEST_CASE("the board of a counter in every state at five sizes") {
  check_all("states-counter-board", board_states(), {{1000, 400}, {800, 480}, {1280, 720}, {480, 800}, {1920, 1080}},
            [](const auto& languages, const State& state, const auto& view) {
              return std::make_unique<display::CounterScreen>(
                  languages, *languages.find(state.language),
                  display::zoned(source_of(state, view), {{}, {state.counter}}, [](const std::string&) {}),
                  state.counter);
            });
}

TEST_CASE("the kiosk in every state at five sizes") {
  check_all("states-kiosk", board_states(), {{1080, 1920}, {720, 1280}, {1280, 800}, {1920, 1080}, {2160, 3840}},
            [](const auto& languages, const State& state, const auto& view) {
              return std::make_unique<kiosk::KioskScreen>(
                  languages, *languages.find(state.language), source_of(state, view), [](auto&&...) {},
                  [](auto&&...) {});
            });
}

TEST_CASE("the rating device in every state at five sizes") {
  check_all("states-rating", board_states(), {{1280, 800}, {1024, 600}, {600, 1024}, {800, 1280}, {1920, 1080}},
            [](const auto& languages, const State& state, const auto& view) {
              return std::make_unique<rating::RatingScreen>(languages, *languages.find(state.language), state.counter,
                                                            source_of(state, view), [](auto&&...) {});
            });
}

TEST_CASE("the counter terminal in every state at six sizes") {
  check_all("states-terminal", staff_states(),
            {{520, 860}, {390, 780}, {320, 700}, {1280, 720}, {1920, 1080}, {3840, 2160}},
            [](const auto& languages, const State& state, const auto& view) {
              return std::make_unique<terminal::TerminalScreen>(
                  languages, *languages.find(state.language), state.counter, source_of(state, view), [](auto&&...) {});
            });
}

TEST_CASE("the reception in every state at five sizes") {
  check_all("states-reception", staff_states(), {{520, 860}, {390, 780}, {320, 700}, {1280, 720}, {1920, 1080}},
            [](const auto& languages, const State& state, const auto& view) {
              return std::make_unique<terminal::ReceptionScreen>(languages, *languages.find(state.language),
                                                                 source_of(state, view), [](auto&&...) {});
            });
}

}  // namespace motcua::tests
