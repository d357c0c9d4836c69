#include <doctest/doctest.h>

#include <atomic>
#include <mutex>
#include <vector>

#include "display/voice/voice.h"
#include "tests/voice/log.h"
#include "tests/voice/voice_support.h"

namespace motcua::tests {
namespace {

using voice::Sound;

// A sound card in the hands of the test: a sound plays until finish().
struct Card {
  std::atomic<bool> there = true;
  std::atomic<bool> opens = true;        // false: open() takes until it is true
  std::atomic<bool> pulled_out = false;  // and has to be opened again
  std::atomic<bool> playing = false;
  std::atomic<int> mixed = 0;  // sounds that were begun while another played
  std::atomic<int> looked_for = 0;
  std::mutex mutex;
  std::vector<Sound> sounds;

  int begun() {
    const std::lock_guard lock(mutex);
    return static_cast<int>(sounds.size());
  }
  void finish() { playing = false; }
};

class CardOutput : public voice::Output {
 public:
  explicit CardOutput(Card& card) : card_(card) {}
  tl::expected<void, std::string> open() override {
    wait_until([&] { return card_.opens.load(); });
    const bool there = card_.there;
    ++card_.looked_for;
    if (!there) return tl::unexpected(std::string("no sound card can be opened"));
    return {};
  }
  tl::expected<void, std::string> play(const Sound& sound) override {
    if (!card_.there || card_.pulled_out.exchange(false)) {
      return tl::unexpected(std::string("the sound card does not play any more"));
    }
    if (card_.playing.exchange(true)) ++card_.mixed;
    const std::lock_guard lock(card_.mutex);
    card_.sounds.push_back(sound);
    return {};
  }
  bool playing() override { return card_.playing; }
  void rest() override {}

 private:
  Card& card_;
};

// A voice with short clips instead of sentences.
struct Hall {
  explicit Hall(voice::VoiceSettings settings = {}) {
    record_clips(folder.path(), "vi");
    settings.sources.clips = folder.path();
    settings.sources.espeak.program = "/nowhere/espeak-ng";
    reader.emplace(std::move(settings), languages, std::make_unique<CardOutput>(card));
    show();
    // Else its first picture could be one with calls on it, which it does not read.
    REQUIRE(wait_until([&] { return log.count("voice: listens") == 1; }));
  }
  void show() { reader->see(shared(board), kMorningMs); }
  protocol::Announcement& call(std::uint32_t counter) { return add_call(*board.mutable_board(), "A047", counter); }
  // Lets each sound end once the next number of them has begun.
  bool hear(int count) {
    for (int i = 1; i <= count; ++i) {
      if (!wait_until([&] { return card.begun() >= i; })) return false;
      card.finish();
    }
    return true;
  }
  // The counters that were said, by the length of the sounds.
  std::vector<int> counters() {
    const std::lock_guard lock(card.mutex);
    std::vector<int> out;
    for (const auto& sound : card.sounds) {
      const auto rest = 50 + voice::kAfterChimeMs + 6 * 40 + 6 * 60 + voice::kAfterSentenceMs;
      out.push_back(static_cast<int>((sound.duration_ms() - rest - 30 + 5) / 10));
    }
    return out;
  }

  Log log;
  TemporaryFolder folder;
  text::Catalogues languages = text::Catalogues::embedded();
  Card card;
  protocol::View board = empty_board();
  std::optional<voice::Voice> reader;
};

}  // namespace

TEST_CASE("five counters call within two seconds: the voice reads them one after another, none lost, none mixed") {
  Hall hall;
  for (const std::uint32_t counter : {4U, 2U, 9U, 1U, 7U}) {
    hall.call(counter);
    hall.show();
  }
  REQUIRE(hall.hear(5));
  REQUIRE(wait_until([&] { return hall.log.count("voice: reads") == 5; }));
  CHECK(hall.counters() == std::vector<int>{4, 2, 9, 1, 7});
  CHECK(hall.card.mixed == 0);
}

TEST_CASE("a call undone while another is read is not read, though its sound was ready; a recall is") {
  Hall hall;
  hall.call(4);
  hall.call(2);
  hall.show();
  REQUIRE(wait_until([&] { return hall.card.begun() == 1; }));
  hall.board.mutable_board()->mutable_announcements(1)->set_state(protocol::CALL_WITHDRAWN);
  hall.call(4).set_recall(1);
  hall.show();
  REQUIRE(hall.hear(2));
  CHECK(hall.counters() == std::vector<int>{4, 4});
  hall.reader.reset();
  CHECK(hall.card.begun() == 2);
}

TEST_CASE("short recordings are read in both languages where sentences of espeak-ng would have no time") {
  voice::VoiceSettings settings;
  settings.plan.languages = {"vi", "en"};
  Hall hall(settings);
  record_clips(hall.folder.path(), "en");
  hall.call(4);
  hall.show();
  REQUIRE(hall.hear(2));  // now their lengths are known
  for (const std::uint32_t counter : {1U, 2U, 3U, 5U}) hall.call(counter);
  hall.show();
  for (int i = 3; i <= 10; ++i) {
    REQUIRE(wait_until([&] { return hall.card.begun() >= i; }));
    hall.card.finish();
  }
  CHECK(hall.log.count("language=vi") == 5);
  CHECK(hall.log.count("language=en") == 5);
}

TEST_CASE("handing over a picture does not wait for the sound card") {
  Card card;
  card.opens = false;
  const text::Catalogues languages = text::Catalogues::embedded();
  voice::VoiceSettings settings;
  settings.sources.espeak.program = "/nowhere/espeak-ng";
  voice::Voice reader(settings, languages, std::make_unique<CardOutput>(card));
  for (int i = 0; i < 1000; ++i) reader.see(shared(empty_board()), kMorningMs);  // would take minutes
  reader.away();
  CHECK(card.begun() == 0);
  card.opens = true;
}

TEST_CASE("without a sound card the log says so once, and the display goes on") {
  Hall hall;
  REQUIRE(wait_until([&] { return hall.card.looked_for == 1; }));
  hall.card.there = false;
  for (const std::uint32_t counter : {4U, 2U, 9U}) {
    hall.call(counter);
    hall.show();
  }
  REQUIRE(wait_until([&] { return hall.card.looked_for >= 2; }));
  hall.reader.reset();
  CHECK(hall.card.begun() == 0);
  CHECK(hall.log.count("no sound card can be opened") == 1);
  CHECK(hall.log.count("warning") + hall.log.count("error") == 1);
}

TEST_CASE("a call that meets a card that was pulled out and put in again is read all the same") {
  Hall hall;
  hall.call(4);
  hall.show();
  REQUIRE(hall.hear(1));
  hall.card.pulled_out = true;
  hall.call(2);
  hall.show();
  REQUIRE(wait_until([&] { return hall.card.begun() == 2; }));
  CHECK(hall.counters() == std::vector<int>{4, 2});
  CHECK(hall.log.count("warning") == 0);
}

TEST_CASE("the volume of the hour is what is heard") {
  voice::VoiceSettings settings;
  settings.volume = *voice::VolumePlan::parse({"07:00 50", "11:30 10"});
  Hall hall(settings);
  hall.call(3);
  hall.show();
  REQUIRE(hall.hear(1));
  CHECK(voice::peak(hall.card.sounds[0]) == doctest::Approx(voice::kPeakMax * 0.25).epsilon(0.02));
}

TEST_CASE("a voice that is silenced in the middle of a sound ends at once") {
  Hall hall;
  hall.call(3);
  hall.show();
  REQUIRE(wait_until([&] { return hall.card.begun() == 1; }));
  hall.reader.reset();  // the sound never ends: would wait for ever
  CHECK(hall.card.playing);
}

}  // namespace motcua::tests
