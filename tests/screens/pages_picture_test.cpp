// Every page of the kiosk and every question of the terminal at their sizes, one sheet each: a row is a page, a column
// a size; the last column is in English.
#include <doctest/doctest.h>

#include <functional>

#include <GLFW/glfw3.h>
#include <fmt/format.h>

#include "counter-terminal/screen.h"
#include "kiosk/screen.h"
#include "tests/screens/kiosk_board.h"
#include "tests/screens/kiosk_catalogue.h"
#include "tests/screens/sample_views.h"
#include "tests/screens/sheet.h"
#include "tests/screens/studio.h"

namespace motcua::tests {
namespace {

using Kind = kiosk::Touch::Kind;
using Result = ui::CommandResult::Kind;
constexpr std::int64_t kNow = 1'000'000;

struct Size {
  int width;
  int height;
  const char* language = "vi";
};

struct Kiosk {
  text::Catalogues languages = text::Catalogues::embedded();
  std::shared_ptr<const protocol::View> view;
  kiosk::Answered answer;
  kiosk::KioskScreen screen;

  explicit Kiosk(const char* language)
      : view(shared(shown())),
        screen(
            languages, *languages.find(language), [this] { return std::pair(view, good_link()); },
            [this](protocol::Command, std::chrono::milliseconds, kiosk::Answered done) { answer = std::move(done); },
            [](std::chrono::milliseconds, const kiosk::FetchedCatalogue& done) {
              done(std::make_shared<const protocol::Catalogue>(small_catalogue()));
            },
            {}, {"2580", "motcua-kiosk 0.1.0", {}}) {
    screen.update(kNow - 3000);
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (screen.preparing() && std::chrono::steady_clock::now() < until) screen.update(kNow - 3000);
  }
  static protocol::View shown() {
    protocol::View view = board_view();
    view.mutable_board()->set_catalogue_version("v1");
    add_appointments(*view.mutable_board());
    return view;
  }
  void touch(Kind kind, std::size_t index = 0) {
    screen.touch({kind, index}, kNow - 2000);
    screen.update(kNow - 2000);
  }
  void type(const std::string& letters) {
    for (const char letter : letters) screen.type(static_cast<unsigned char>(letter), kNow - 2000);
    screen.update(kNow - 2000);
  }
  void answered(Result kind) {
    touch(Kind::kService, 0);
    ui::CommandResult result;
    result.kind = kind;
    result.done.mutable_ticket()->set_number("A052");
    result.done.mutable_ticket()->set_service("service-A");
    result.done.set_waiting_before(14);
    result.rejection.set_code(protocol::SERVICE_CLOSED);
    answer(result);
    screen.update(kNow - 1500);
  }
  void ask_to_give_back() {
    touch(Kind::kGiveBack);
    type("A047");
    touch(Kind::kGiveBackRead);
  }
  void give_back(Result kind) {
    ask_to_give_back();
    screen.touch({Kind::kGiveBackSure, 0}, kNow - 1000);
    ui::CommandResult result;
    result.kind = kind;
    result.done.mutable_ticket()->set_number("A047");
    answer(result);
    screen.update(kNow - 900);
  }
  void staff() {
    for (int i = 0; i < 5; ++i) touch(Kind::kKnock);
  }
};

struct KioskPage {
  const char* name;
  std::function<void(Kiosk&)> go;
};

struct Terminal {
  text::Catalogues languages = text::Catalogues::embedded();
  std::shared_ptr<const protocol::View> view = shared(full_staff_view(protocol::SERVING));
  terminal::TerminalScreen screen;

  explicit Terminal(const char* language)
      : screen(
            languages, *languages.find(language), 3, [this] { return std::pair(view, good_link()); },
            [](auto&&...) {}) {
    screen.update(kNow - 10'000);
  }
  void strike(int key, const std::string& letters = "") {
    screen.key(key, kNow - 1500);
    screen.update(kNow - 1500);
    for (const char letter : letters) {
      screen.key(GLFW_KEY_UNKNOWN, kNow - 1500);
      screen.type(static_cast<unsigned char>(letter), kNow - 1500);
    }
    screen.update(kNow - 1500);
  }
};

struct Question {
  const char* name;
  std::function<void(Terminal&)> go;
};

template <class Desk, class Page>
void check_pages(const std::string& name, const std::vector<Page>& pages, std::initializer_list<Size> sizes) {
  Sheet sheet(name);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (i > 0) sheet.next_row();
    for (const auto& [width, height, language] : sizes) {
      Desk desk(language);
      pages[i].go(desk);
      sheet.add(fmt::format("{} at {}x{} {}", pages[i].name, width, height, language),
                draw(desk.screen, width, height, kNow));
    }
  }
  sheet.check();
}

}  // namespace

TEST_CASE("every page of the kiosk at five sizes and in English") {
  const std::vector<KioskPage> pages{
      {"departments", [](Kiosk& it) { it.touch(Kind::kSearch); }},
      {"search", [](Kiosk& it) { it.type("khai si"); }},
      {"nothing found", [](Kiosk& it) { it.type("qwxz"); }},
      {"procedure",
       [](Kiosk& it) {
         it.type("khai sinh");
         it.touch(Kind::kRow, 0);
       }},
      {"classes", [](Kiosk& it) { it.touch(Kind::kPriority); }},
      {"appointment", [](Kiosk& it) { it.touch(Kind::kAppointment); }},
      {"no number of a ticket",
       [](Kiosk& it) {
         it.touch(Kind::kGiveBack);
         it.type("123");
         it.touch(Kind::kGiveBackRead);
       }},
      {"given back for sure", [](Kiosk& it) { it.ask_to_give_back(); }},
      {"given back", [](Kiosk& it) { it.give_back(Result::kDone); }},
      {"not given back", [](Kiosk& it) { it.give_back(Result::kUnconfirmed); }},
      {"sending", [](Kiosk& it) { it.touch(Kind::kService, 0); }},
      {"not given", [](Kiosk& it) { it.answered(Result::kRejected); }},
      {"number", [](Kiosk& it) { it.answered(Result::kDone); }},
      {"help is called", [](Kiosk& it) { it.touch(Kind::kHelp); }},
      {"staff's code", [](Kiosk& it) { it.staff(); }},
      {"staff's page",
       [](Kiosk& it) {
         it.staff();
         it.type("2580");
         it.touch(Kind::kStaffEnter);
       }},
      {"soon back at the start",
       [](Kiosk& it) {
         it.screen.touch({Kind::kPriority, 0}, kNow - kiosk::kIdleMs + 5000);
         it.screen.update(kNow);
       }},
  };
  check_pages<Kiosk>("pages-kiosk", pages,
                     {{1080, 1920}, {720, 1280}, {1280, 800}, {1920, 1080}, {2160, 3840}, {1080, 1920, "en"}});
}

TEST_CASE("every question of the terminal at five sizes and in English") {
  const std::vector<Question> questions{
      {"keys", [](Terminal& it) { it.strike(GLFW_KEY_F1); }},
      {"outcome", [](Terminal& it) { it.strike(GLFW_KEY_F); }},
      {"an outcome by typing", [](Terminal& it) { it.strike(GLFW_KEY_F, "nhan"); }},
      {"transfer", [](Terminal& it) { it.strike(GLFW_KEY_T); }},
      {"transfer to whom",
       [](Terminal& it) {
         it.strike(GLFW_KEY_T);
         it.strike(GLFW_KEY_2);
       }},
      {"park", [](Terminal& it) { it.strike(GLFW_KEY_P); }},
      {"call a number", [](Terminal& it) { it.strike(GLFW_KEY_K, "a061"); }},
      {"reinstate", [](Terminal& it) { it.strike(GLFW_KEY_V); }},
      {"cancel", [](Terminal& it) { it.strike(GLFW_KEY_F6); }},
      {"cancel for certain",
       [](Terminal& it) {
         it.strike(GLFW_KEY_F6);
         it.strike(GLFW_KEY_1);
       }},
      {"sign out or in", [](Terminal& it) { it.strike(GLFW_KEY_F9); }},
      {"a note",
       [](Terminal& it) {
         it.strike(GLFW_KEY_F);
         it.strike(GLFW_KEY_M, "da huong dan");
       }},
  };
  check_pages<Terminal>("pages-terminal", questions,
                        {{520, 860}, {390, 780}, {320, 700}, {1280, 720}, {1920, 1080}, {520, 860, "en"}});
}

}  // namespace motcua::tests
