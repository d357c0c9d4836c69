#include <doctest/doctest.h>

#include <set>

#include "display/voice/clips.h"
#include "display/voice/spoken_words.h"
#include "tests/voice/voice_support.h"

namespace motcua::tests {
namespace {

const text::Catalogues& languages() {
  static const auto all = text::Catalogues::embedded();
  return all;
}
const text::Catalogue& vietnamese() {
  return languages().vietnamese();
}
const text::Catalogue& english() {
  return *languages().find("en");
}

}  // namespace

TEST_CASE("a call is read digit by digit, the counter as a number") {
  CHECK(voice::sentence({1, "A047", 3}, vietnamese()) == "Mời công dân có số A, không, bốn, bảy, đến quầy số ba");
  CHECK(voice::sentence({1, "A047", 3}, english()) == "Number A, zero, four, seven, please go to counter three");
  CHECK(voice::sentence({1, "BC-9", 115}, vietnamese()) ==
        "Mời công dân có số bê, xê, chín, đến quầy số một trăm mười lăm");
}

TEST_CASE("counter numbers are read as people say them") {
  const std::pair<std::uint32_t, const char*> said[] = {{5, "năm"},
                                                        {10, "mười"},
                                                        {15, "mười lăm"},
                                                        {21, "hai mươi mốt"},
                                                        {44, "bốn mươi tư"},
                                                        {55, "năm mươi lăm"},
                                                        {100, "một trăm"},
                                                        {105, "một trăm linh năm"},
                                                        {999, "chín trăm chín mươi chín"}};
  for (const auto& [number, words] : said) CHECK(voice::number_words(number, vietnamese()) == words);
  CHECK(voice::number_words(12, english()) == "twelve");
  CHECK(voice::number_words(340, english()) == "three hundred and forty");
  CHECK(voice::number_words(1203, english()) == "one, two, zero, three");
}

TEST_CASE("no two counters are read alike, in any language") {
  for (const auto& language : languages().all()) {
    std::set<std::string> seen;
    for (std::uint32_t number = 0; number <= 1000; ++number) {
      const auto words = voice::number_words(number, language);
      CAPTURE(language.language());
      CAPTURE(number);
      const bool in_words = words.find_first_of("0123456789,{}") == std::string::npos;
      CHECK(in_words == (number < 1000));  // from there on digit by digit
      CHECK(seen.insert(words).second);
    }
  }
}

TEST_CASE("every letter of a ticket has a name in every language") {
  for (const auto& language : languages().all()) {
    std::set<std::string> seen;
    for (char letter = 'A'; letter <= 'Z'; ++letter) {
      const auto sentence = voice::sentence({1, std::string(1, letter), 1}, language);
      CAPTURE(sentence);
      CHECK(language.has("voice.letters." + std::string(1, letter)));
      CHECK(seen.insert(sentence).second);
    }
  }
}

TEST_CASE("a sentence of clips has the parts of the spoken sentence, in its order") {
  const std::vector<std::string> expected{"invite",  "letter-A",   "digit-0",   "digit-4",
                                          "digit-7", "to-counter", "counter-12"};
  CHECK(voice::clip_names({1, "A047", 12}, vietnamese()) == expected);
  CHECK(voice::clip_names({1, "A047", 12}, english()) == expected);
}

TEST_CASE("a language may put words behind the counter") {
  const auto words = text::Catalogue::parse(
      "[language]\ncode = \"de\"\nname = \"Deutsch\"\n[voice]\ncall = \"{ticket} bitte an Schalter {counter} "
      "kommen\"\n",
      "de.toml");
  REQUIRE(words);
  CHECK(voice::clip_names({1, "7", 2}, *words) ==
        std::vector<std::string>{"digit-7", "to-counter", "counter-2", "end"});
}

TEST_CASE("gaps among the clips are named, for the letters and counters of this hall") {
  const TemporaryFolder folder;
  record_clips(folder.path(), "vi");
  protocol::Board board = empty_board().board();
  for (const std::uint32_t counter : {1U, 9U, 12U}) board.add_counters()->set_number(counter);
  board.add_classes()->set_letter("U");
  std::filesystem::remove(folder.path() / "vi" / "digit-4.wav");
  write(folder.path() / "vi" / "to-counter.wav", "not a sound");
  const auto missing = voice::missing_clips(folder.path(), vietnamese(), voice::clip_needs(board));
  CHECK(std::set<std::string>(missing.begin(), missing.end()) ==
        std::set<std::string>{"vi/to-counter.wav", "vi/digit-4.wav", "vi/letter-U.wav", "vi/counter-12.wav"});
  const auto sentence = voice::missing_sentence(folder.path(), missing);
  CHECK(sentence.find(folder.path().string() + ": these clips are missing") == 0);
  CHECK(sentence.find("vi/counter-12.wav") != std::string::npos);
  CHECK(voice::missing_sentence(folder.path(), {}).empty());
}

}  // namespace motcua::tests
