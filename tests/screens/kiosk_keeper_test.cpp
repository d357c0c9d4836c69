// The kiosk keeps the catalogue that the board names.
#include <doctest/doctest.h>

#include <chrono>
#include <thread>

#include "kiosk/catalogue_keeper.h"
#include "tests/screens/kiosk_board.h"
#include "tests/screens/kiosk_catalogue.h"
#include "tests/screens/sample_views.h"

namespace motcua::tests {
namespace {

struct Keeping {
  std::vector<kiosk::FetchedCatalogue> asked;
  kiosk::CatalogueKeeper keeper{
      [this](std::chrono::milliseconds, kiosk::FetchedCatalogue done) { asked.push_back(std::move(done)); }};
  protocol::Board board;

  explicit Keeping(const char* version) { board.set_catalogue_version(version); }
  void answer(const char* version) {
    const auto done = std::move(asked.back());
    asked.clear();
    done(std::make_shared<const protocol::Catalogue>(small_catalogue(version)));
  }
  // What was answered is made searchable on another thread.
  bool holds(const char* version, std::int64_t now_ms) {
    for (const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(20);
         std::chrono::steady_clock::now() < until;) {
      keeper.see(&board, now_ms);
      if (keeper.procedures() && keeper.procedures()->catalogue.version() == version) return true;
      std::this_thread::yield();
    }
    return false;
  }
};

}  // namespace

TEST_CASE("the kiosk asks for the catalogue that the board names, once") {
  Keeping it("v1");
  it.keeper.see(nullptr, 0);
  CHECK(it.asked.empty());
  it.keeper.see(&it.board, 1000);
  it.keeper.see(&it.board, 90'000);
  REQUIRE(it.asked.size() == 1);
  CHECK(it.keeper.preparing());
  it.answer("v1");
  CHECK(it.keeper.next_change_ms() == 90'000 + kiosk::kCatalogueLookMs);
  REQUIRE(it.holds("v1", 91'000));
  CHECK_FALSE(it.keeper.preparing());
  it.keeper.see(&it.board, 200'000);
  CHECK(it.asked.empty());
  CHECK(it.keeper.next_change_ms() == ui::kNever);

  it.board.set_catalogue_version("v2");
  it.keeper.see(&it.board, 201'000);
  REQUIRE(it.asked.size() == 1);
  CHECK(it.keeper.procedures());  // the old one, until the new one is there
  it.answer("v2");
  CHECK(it.keeper.procedures()->catalogue.version() == "v1");
  REQUIRE(it.holds("v2", 201'500));
  CHECK_FALSE(it.keeper.preparing());

  it.board.clear_catalogue_version();
  it.keeper.see(&it.board, 202'000);
  CHECK_FALSE(it.keeper.procedures());
  CHECK(it.asked.empty());
}

TEST_CASE("a catalogue that does not come, or is another than named, is asked for again after a while") {
  Keeping it("v2");
  it.keeper.see(&it.board, 1000);
  REQUIRE(it.asked.size() == 1);
  const auto done = it.asked.back();
  it.asked.clear();
  done(nullptr);
  it.keeper.see(&it.board, 1001);
  CHECK(it.asked.empty());
  CHECK(it.keeper.next_change_ms() == 1000 + kiosk::kCatalogueRetryMs);
  it.keeper.see(&it.board, 1000 + kiosk::kCatalogueRetryMs);
  REQUIRE(it.asked.size() == 1);
  it.answer("v1");  // the dispatcher has changed it meanwhile
  CHECK(it.holds("v1", 1001 + kiosk::kCatalogueRetryMs));
  CHECK(it.asked.empty());
  it.keeper.see(&it.board, 1000 + 2 * kiosk::kCatalogueRetryMs);
  CHECK(it.asked.size() == 1);
}

}  // namespace motcua::tests
