// Pictures of the kiosk's pages beyond the choice of a service.
#include <doctest/doctest.h>

#include "kiosk/panels.h"
#include "kiosk/screen.h"
#include "tests/screens/kiosk_board.h"
#include "tests/screens/kiosk_catalogue.h"
#include "tests/screens/sample_views.h"
#include "tests/screens/studio.h"

namespace motcua::tests {
namespace {

using kiosk::Touch;
using Kind = Touch::Kind;
constexpr std::int64_t kNow = 1'000'000;

protocol::View view_with_catalogue() {
  protocol::View view = board_view();
  view.mutable_board()->set_catalogue_version("v1");
  add_appointments(*view.mutable_board());
  return view;
}

struct Kiosk {
  text::Catalogues languages = text::Catalogues::embedded();
  std::shared_ptr<const protocol::View> view;
  kiosk::Answered answer;
  kiosk::KioskScreen screen;

  explicit Kiosk(protocol::View shown = view_with_catalogue(), protocol::Catalogue procedures = small_catalogue())
      : view(shared(std::move(shown))),
        screen(
            languages, languages.vietnamese(), [this] { return std::pair(view, good_link()); },
            [this](protocol::Command, std::chrono::milliseconds, kiosk::Answered done) { answer = std::move(done); },
            [procedures = std::move(procedures)](std::chrono::milliseconds, const kiosk::FetchedCatalogue& done) {
              done(std::make_shared<const protocol::Catalogue>(procedures));
            }) {
    screen.update(kNow - 1000);
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (screen.preparing() && std::chrono::steady_clock::now() < until) screen.update(kNow - 1000);
  }
  void touch(Touch::Kind kind, std::size_t index = 0) {
    screen.touch({kind, index}, kNow - 500);
    screen.update(kNow - 400);
  }
  void type(const std::string& letters) {
    for (const char letter : letters) screen.type(static_cast<unsigned char>(letter), kNow - 500);
    screen.update(kNow - 400);
  }
  ui::Picture picture(int width, int height) { return draw(screen, width, height, kNow); }
};

}  // namespace

TEST_CASE("the second tap of a double tap is not for the page that the first one has opened") {
  protocol::View view = view_with_catalogue();
  Kiosk kiosk(view);
  const auto tap = [&](Touch::Kind kind, std::size_t index, std::int64_t at_ms) {
    kiosk.screen.release(kiosk::hit_of({kind, index}), at_ms);
    kiosk.screen.update(at_ms);
  };
  tap(Touch::Kind::kPriority, 0, kNow);
  REQUIRE(kiosk.screen.model().page == kiosk::Page::kClasses);
  tap(Touch::Kind::kClass, 1, kNow + 1000);
  tap(Touch::Kind::kService, 0, kNow + 1200);
  CHECK(kiosk.screen.model().page == kiosk::Page::kServices);
  CHECK_FALSE(kiosk.answer);
  tap(Touch::Kind::kLanguage, 1, kNow + 1250);  // on every page the same
  tap(Touch::Kind::kService, 0, kNow + 1200 + ui::kSecondTapMs);
  CHECK(kiosk.answer);
}

TEST_CASE("the kiosk with a catalogue looks as designed at 1080x1920") {
  check_picture(Kiosk().picture(1080, 1920), "kiosk-search-field-1080x1920");
}

TEST_CASE("the kiosk shows the search field beside the question on a lying screen") {
  protocol::View view = view_with_catalogue();
  set_services(view, 10);
  auto& service = *view.mutable_board()->mutable_services(1);
  service.set_accepting(false);
  service.set_full(true);
  service.set_next_date(20261124);
  Kiosk kiosk(std::move(view));
  check_picture(kiosk.picture(1280, 800), "kiosk-search-field-1280x800");
  check_picture(kiosk.picture(720, 1280), "kiosk-search-field-720x1280");
}

TEST_CASE("the kiosk finds procedures as one types") {
  Kiosk kiosk;
  kiosk.touch(Touch::Kind::kSearch);
  kiosk.type("khai si");
  check_picture(kiosk.picture(1080, 1920), "kiosk-search-1080x1920");
  check_picture(kiosk.picture(1280, 800), "kiosk-search-1280x800");
}

TEST_CASE("the kiosk lists departments while nothing is typed") {
  Kiosk kiosk;
  kiosk.touch(Touch::Kind::kSearch);
  check_picture(kiosk.picture(720, 1280), "kiosk-departments-720x1280");
}

TEST_CASE("the kiosk shows what to bring, how long it takes, and a QR code") {
  Kiosk kiosk;
  kiosk.type("khai sinh");
  kiosk.touch(Touch::Kind::kRow, 0);
  check_picture(kiosk.picture(1080, 1920), "kiosk-procedure-1080x1920");
  check_picture(kiosk.picture(1280, 800), "kiosk-procedure-1280x800");
}

TEST_CASE("the kiosk counts dossiers above the button, beside the class that was chosen") {
  Kiosk kiosk;
  kiosk.type("lien thong");
  kiosk.touch(Touch::Kind::kRow, 0);
  kiosk.touch(Touch::Kind::kPriority);
  kiosk.touch(Touch::Kind::kClass, 1);
  for (int i = 0; i < 11; ++i) kiosk.touch(Touch::Kind::kMoreDossiers);
  check_picture(kiosk.picture(720, 1280), "kiosk-dossiers-720x1280");
  check_picture(kiosk.picture(1280, 800), "kiosk-dossiers-1280x800");
}

TEST_CASE("the kiosk shows a long procedure without covering anything, and says why it gives no number") {
  protocol::View view = view_with_catalogue();
  auto& service = *view.mutable_board()->mutable_services(0);
  service.set_accepting(false);
  service.set_full(true);
  service.set_next_date(20261124);
  Kiosk kiosk(std::move(view));
  kiosk.type("lien thong");
  kiosk.touch(Touch::Kind::kRow, 0);
  check_picture(kiosk.picture(720, 1280), "kiosk-long-procedure-720x1280");
  check_picture(kiosk.picture(1280, 800), "kiosk-long-procedure-1280x800");
}

TEST_CASE("the longest texts of the national catalogue stay in their places") {
  auto catalogue = small_catalogue();
  add_longest(catalogue);
  for (const char* code : {"1.012790", "1.012795"}) {
    auto& entry = add_longest(catalogue);
    entry.set_code(code);
  }
  Kiosk kiosk(view_with_catalogue(), std::move(catalogue));
  kiosk.type("dat dai");
  check_picture(kiosk.picture(1080, 1920), "kiosk-longest-search-1080x1920");
  check_picture(kiosk.picture(1280, 800), "kiosk-longest-search-1280x800");
  kiosk.touch(Kind::kClear);
  kiosk.type("1.012783");
  kiosk.touch(Kind::kRow, 0);
  check_picture(kiosk.picture(1080, 1920), "kiosk-longest-procedure-1080x1920");
  check_picture(kiosk.picture(1280, 800), "kiosk-longest-procedure-1280x800");
}

TEST_CASE("the kiosk lists the services of a field with their letters") {
  auto catalogue = catalogue_with_services();
  catalogue.set_version("v1");
  Kiosk kiosk(view_with_catalogue(), std::move(catalogue));
  kiosk.touch(Kind::kSearch);
  kiosk.touch(Kind::kRow, 0);
  kiosk.touch(Kind::kRow, 1);
  check_picture(kiosk.picture(720, 1280), "kiosk-services-720x1280");
  check_picture(kiosk.picture(1280, 800), "kiosk-services-1280x800");
}

TEST_CASE("a ticket scanned at the start is said to be one, and its owner is told to watch the board") {
  Kiosk kiosk;
  kiosk.type("A047");
  check_picture(kiosk.picture(1280, 800), "kiosk-ticket-typed-1280x800");
  kiosk.touch(Kind::kFoundTicket);
  check_picture(kiosk.picture(1080, 1920), "kiosk-ticket-found-1080x1920");
}

TEST_CASE("situation 38: the kiosk asks whose number is given back, asks once more, and thanks") {
  Kiosk kiosk;
  kiosk.touch(Kind::kGiveBack);
  check_picture(kiosk.picture(1280, 800), "kiosk-give-back-1280x800");
  kiosk.type("A047");
  check_picture(kiosk.picture(1080, 1920), "kiosk-give-back-1080x1920");
  kiosk.touch(Kind::kGiveBackRead);
  check_picture(kiosk.picture(1080, 1920), "kiosk-give-back-sure-1080x1920");
  check_picture(kiosk.picture(1280, 800), "kiosk-give-back-sure-1280x800");
  kiosk.screen.touch({Kind::kGiveBackSure, 0}, kNow + 1000);
  ui::CommandResult result;
  result.kind = ui::CommandResult::Kind::kDone;
  result.done.mutable_ticket()->set_number("A047");
  kiosk.answer(result);
  check_picture(kiosk.picture(1080, 1920), "kiosk-given-back-1080x1920");
}

TEST_CASE("the kiosk says why a number was not given back") {
  Kiosk kiosk;
  kiosk.touch(Kind::kGiveBack);
  kiosk.type("A047");
  kiosk.touch(Kind::kGiveBackRead);
  kiosk.screen.touch({Kind::kGiveBackSure, 0}, kNow + 1000);
  ui::CommandResult result;
  result.kind = ui::CommandResult::Kind::kRejected;
  result.rejection.set_code(protocol::TICKET_IS_CALLED);
  result.rejection.set_counter(3);
  kiosk.answer(result);
  check_picture(kiosk.picture(1280, 800), "kiosk-not-given-back-1280x800");
}

TEST_CASE("the kiosk asks for the code of an appointment") {
  Kiosk kiosk;
  kiosk.touch(Touch::Kind::kAppointment);
  kiosk.type("H2611");
  check_picture(kiosk.picture(720, 1280), "kiosk-appointment-720x1280");
  check_picture(kiosk.picture(1280, 800), "kiosk-appointment-1280x800");
}

TEST_CASE("the kiosk says that an appointment is for another day") {
  Kiosk kiosk;
  kiosk.touch(Touch::Kind::kAppointment);
  kiosk.type("H2611");
  kiosk.touch(Touch::Kind::kCheckIn);
  ui::CommandResult result;
  result.kind = ui::CommandResult::Kind::kRejected;
  result.rejection.set_code(protocol::WRONG_DAY);
  result.rejection.set_date(20261124);
  kiosk.answer(result);
  check_picture(kiosk.picture(720, 1280), "kiosk-wrong-day-720x1280");
}

TEST_CASE("situation 13: the kiosk outside the hours in training says both, and names another day where it is full") {
  protocol::View view = view_with_catalogue();
  auto& board = *view.mutable_board();
  board.set_training(true);
  board.mutable_hours()->set_accepting(false);
  auto& afternoon = *board.mutable_hours()->add_open();
  afternoon.set_from_ms(static_cast<std::uint64_t>(kMorningMs + 228 * 60'000));
  afternoon.set_to_ms(static_cast<std::uint64_t>(kMorningMs + 400 * 60'000));
  for (auto& service : *board.mutable_services()) service.set_accepting(false);
  board.mutable_services(1)->set_full(true);
  board.mutable_services(1)->set_next_date(20261124);
  Kiosk kiosk(std::move(view));
  check_picture(kiosk.picture(720, 1280), "kiosk-closed-training-720x1280");
}

}  // namespace motcua::tests
