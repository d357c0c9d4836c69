#include <doctest/doctest.h>

#include "dispatcher/journal/codec.h"
#include "dispatcher/journal/events.pb.h"
#include "tests/journal/journal_support.h"
#include "tests/journal/random_record.h"

using namespace motcua::test;
using motcua::journal::decode_record;
using motcua::journal::encode;
using motcua::journal::EncodedRecord;
namespace hall = motcua::hall;
namespace record = motcua::record;

namespace {

// Why a changed record is rejected; empty when it is not.
std::string error_of(const record::Record& changed) {
  const auto decoded = decode_record({12, 0, 0, changed.SerializeAsString()});
  return decoded ? std::string() : decoded.error();
}

record::Record sound(const hall::Event& event = hall::CounterClosed{3}) {
  record::Record sound;
  auto whole = record_of(12);
  whole.events.push_back(event);
  REQUIRE(sound.ParseFromString(encode(whole).payload));
  return sound;
}

}  // namespace

TEST_CASE("every record comes back from its bytes as it was") {
  CHECK(rc::check([] {
    const auto before = any_record();
    const auto after = decode_record(encode(before));
    if (!after) RC_FAIL(after.error());
    RC_ASSERT(*after == before);
  }));
}

TEST_CASE("every kind of event comes back from its bytes as it was") {
  for (std::size_t kind = 0; kind < std::variant_size_v<hall::Event>; ++kind) {
    CAPTURE(kind);
    CHECK(rc::check([kind] {
      auto before = record_of(1);
      before.events = {any_event(kind)};
      RC_ASSERT(before.events.front().index() == kind);
      const auto after = decode_record(encode(before));
      if (!after) RC_FAIL(after.error());
      RC_ASSERT(*after == before);
    }));
  }
}

TEST_CASE("a record that was cut short anywhere is rejected") {
  CHECK(rc::check([] {
    const auto whole = encode(*rc::gen::resize(25, rc::gen::exec(any_record)));
    for (std::size_t size = 0; size < whole.payload.size(); ++size) {
      auto part = whole;
      part.payload.resize(size);
      RC_ASSERT(!decode_record(part).has_value());
    }
  }));
}

TEST_CASE("random bytes are never taken for a record and do no harm") {
  CHECK(rc::check([] { RC_ASSERT(!decode_record({1, 0, 0, any_text()}).has_value()); }));
}

TEST_CASE("a record with any byte changed does no harm") {
  CHECK(rc::check([] {
    auto damaged = encode(any_record());
    const auto at = *rc::gen::inRange<std::size_t>(0, damaged.payload.size());
    damaged.payload[at] = static_cast<char>(damaged.payload[at] ^ *rc::gen::inRange(1, 256));
    static_cast<void>(decode_record(damaged));  // the chain finds it; here it must only not crash
  }));
}

TEST_CASE("a record of a newer version is refused and says so") {
  auto changed = sound();
  CHECK(error_of(changed).empty());
  changed.set_version(5);
  CHECK(error_of(changed) == "record 12: it was written in version 5, this program reads up to version 4");
  changed.set_version(0);
  CHECK(error_of(changed) == "record 12: it does not say its version");
}

TEST_CASE("an event of an unknown kind is an error and never skipped") {
  auto changed = sound();
  auto& event = *changed.add_events();
  CHECK(error_of(changed) == "record 12: an event without a kind");
  event.GetReflection()->MutableUnknownFields(&event)->AddLengthDelimited(99, "something new");
  CHECK(error_of(changed) == "record 12: an event of the unknown kind 99");
}

TEST_CASE("a value that this program does not know is an error") {
  auto call = sound(hall::Called{1, 2, 3, {}});
  call.mutable_events(1)->mutable_called()->mutable_reason()->set_rule(static_cast<record::CallRule>(9));
  CHECK(error_of(call) == "record 12: a call was made by the unknown rule 9");
  auto withdrawn = sound(hall::CallWithdrawn{1, 2, hall::WithdrawalCause::kUndone});
  withdrawn.mutable_events(1)->mutable_call_withdrawn()->set_cause(record::WITHDRAWAL_CAUSE_NOT_SAID);
  CHECK(error_of(withdrawn) == "record 12: a withdrawn call has the unknown cause 0");
}

// What version 1 wrote must be read for as long as there are records of it.
TEST_CASE("the bytes of version 1 can be read") {
  const std::string_view hex =
      "0801120d0a076b696f736b2d31104d18051a262a24080512050a014110051a05636976696c22086f7264696e6172792a08312e303031"
      "3139332208616e7377657220357801";
  std::string bytes;
  for (std::size_t at = 0; at < hex.size(); at += 2) {
    bytes += static_cast<char>(std::stoi(std::string(hex.substr(at, 2)), nullptr, 16));
  }
  const auto before = record_of(5);
  const auto after = decode_record({before.seq, before.hall_ms, before.wall_ms, bytes});
  REQUIRE(after.has_value());
  CHECK(*after == before);
}
