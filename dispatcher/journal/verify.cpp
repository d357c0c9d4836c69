#include "dispatcher/journal/verify.h"

#include <fmt/format.h>

#include <charconv>
#include <limits>
#include <map>

#include "dispatcher/hall/hall.h"
#include "dispatcher/journal/codec.h"
#include "dispatcher/journal/replay.h"

namespace motcua::journal {
namespace {

constexpr std::size_t kRowsAtOnce = 5'000;
constexpr std::size_t kBytesAtOnce = 8U * 1024 * 1024;

std::string hex_of(const Chain& chain) {
  std::string hex;
  for (const unsigned char byte : chain) hex += fmt::format("{:02x}", byte);
  return hex;
}

class Verifier {
 public:
  Verifier(RowReader& rows, const std::optional<Tail>& expected, const SessionReplay& sessions)
      : rows_(rows), expected_(expected), sessions_(sessions), replay_(sessions.follow) {}

  tl::expected<Verified, Unsound> run();

 private:
  using Sound = tl::expected<void, Unsound>;

  tl::unexpected<Unsound> unsound(const std::string& what, std::uint64_t seq = 0, hall::TimeMs hall_ms = 0) const {
    return tl::unexpected(Unsound{rows_.fault(what).message, seq, hall_ms, time_zone()});
  }
  // What is wrong with the file and not with a record: that is said beside it.
  tl::unexpected<Unsound> beside_records(const std::string& sentence) const {
    return tl::unexpected(
        Unsound{fmt::format("{}; all {} records are sound", sentence, replay_.tail().seq), 0, 0, time_zone()});
  }
  tl::unexpected<Unsound> unreadable(const std::string& sentence, std::uint64_t seq) const {
    return tl::unexpected(Unsound{sentence, seq, replay_.hall_ms(), time_zone()});
  }
  const std::string& time_zone() const { return replay_.state().configured.time_zone; }
  void read_snapshots();
  Sound read_all();
  Sound check_count() const;
  Sound check_file() const;
  Sound read_records(std::uint64_t last);
  Sound follow(const Row& row);
  Sound check_expected(const Row& row) const;
  Sound check_snapshot(const SnapshotRow& snapshot, const Chain& at) const;
  Sound check_whole(std::uint64_t last);

  RowReader& rows_;
  const std::optional<Tail>& expected_;
  const SessionReplay& sessions_;
  Replay replay_;
  std::map<std::uint64_t, SnapshotRow> snapshots_;
  std::optional<StoreError> no_snapshots_;
};

void Verifier::read_snapshots() {
  auto all = rows_.snapshots();
  if (!all) {
    no_snapshots_ = all.error();
    return;
  }
  for (auto& one : *all) snapshots_.emplace(one.seq, std::move(one));
}

Verifier::Sound Verifier::check_expected(const Row& row) const {
  if (!expected_ || expected_->seq != row.record.seq || expected_->chain == row.chain) return {};
  return unsound(fmt::format("is not the one that was noted: the checksum of record {} is {}, not {}", row.record.seq,
                             hex_of(row.chain), hex_of(expected_->chain)),
                 row.record.seq, row.record.hall_ms);
}

Verifier::Sound Verifier::check_snapshot(const SnapshotRow& row, const Chain& at) const {
  const auto bad = [&](const std::string& what) {
    return unsound(fmt::format("is damaged: the snapshot after record {} {}", row.seq, what), row.seq,
                   replay_.hall_ms());
  };
  if (row.hash != snapshot_hash(at, row.seq, row.bytes)) return bad("does not match its checksum");
  if (is_older_snapshot(row.bytes)) return {};
  const auto snapshot = decode_snapshot(row.bytes);
  if (!snapshot) return bad(fmt::format("cannot be understood: {}", snapshot.error()));
  if (snapshot->seq != row.seq || snapshot->state != replay_.state()) return bad("is not what the records say");
  if (sessions_.encode && snapshot->sessions != sessions_.encode()) return bad("holds other sessions than the records");
  return {};
}

Verifier::Sound Verifier::follow(const Row& row) {
  const auto seq = replay_.tail().seq + 1;
  if (const auto followed = replay_.follow(row); !followed) {
    // Of a missing record the time is not known: that of the one before it tells where to look.
    return unsound(followed.error(), seq, row.record.seq == seq ? row.record.hall_ms : replay_.hall_ms());
  }
  if (auto noted = check_expected(row); !noted) return noted;
  const auto snapshot = snapshots_.find(seq);
  return snapshot == snapshots_.end() ? Sound{} : check_snapshot(snapshot->second, row.chain);
}

Verifier::Sound Verifier::read_records(std::uint64_t last) {
  while (replay_.tail().seq < last) {
    const auto before = replay_.tail().seq;
    const auto rows = rows_.read(before, std::min<std::uint64_t>(kRowsAtOnce, last - before), kBytesAtOnce);
    if (!rows) return unreadable(rows.error().message, before + 1);
    if (rows->empty()) return unsound(fmt::format("is damaged: record {} is missing", before + 1), before + 1);
    for (const auto& row : *rows) {
      if (auto followed = follow(row); !followed) return followed;
    }
  }
  return {};
}

Verifier::Sound Verifier::check_whole(std::uint64_t last) {
  if (expected_ && expected_->seq > last) {
    return unsound(fmt::format("ends with record {}, before the noted record {}", last, expected_->seq));
  }
  if (no_snapshots_) return beside_records(no_snapshots_->message);
  if (!snapshots_.empty() && snapshots_.rbegin()->first > last) {
    return unsound(fmt::format("is damaged: there is a snapshot after record {}, which it does not hold",
                               snapshots_.rbegin()->first));
  }
  if (const auto contradiction = hall::find_contradiction(replay_.state())) {
    return unsound(fmt::format("contradicts itself after record {}: {}", last, *contradiction), last,
                   replay_.hall_ms());
  }
  return check_file();
}

Verifier::Sound Verifier::check_file() const {
  const auto foreign = rows_.find_foreign();
  if (!foreign) return beside_records(foreign.error().message);
  if (!foreign->empty()) return beside_records(rows_.fault("is damaged: " + *foreign).message);
  const auto checked = rows_.check_file();
  if (!checked) return beside_records(checked.error().message);
  const auto& flaw = rows_.flaw();
  if (!flaw && checked->found.empty()) return {};
  const bool only_free = checked->found.empty() || checked->only_free_space;
  const auto what = flaw ? flaw->error.message : rows_.fault(fmt::format("is damaged: {}", checked->found)).message;
  return beside_records(only_free ? what + ", but only free space is hit" : what);
}

// Rows before the first, which no reading in order meets.
Verifier::Sound Verifier::check_count() const {
  const auto count = rows_.count();
  const auto lowest = rows_.lowest();
  if (!count || !lowest) return beside_records((!count ? count.error() : lowest.error()).message);
  if (*count == 0 || *lowest > 0) return {};
  return beside_records(
      rows_.fault(fmt::format("is damaged: it holds a record {}, and the first one is 1", *lowest)).message);
}

Verifier::Sound Verifier::read_all() {
  const auto newest = rows_.newest();
  // A file whose end cannot be found is read until the first bad record.
  const auto last = newest ? newest->seq : std::numeric_limits<std::int64_t>::max();
  auto read = read_records(last);
  const auto& flaw = rows_.flaw();
  // Then what could not be read is only what follows from it.
  if (!read && flaw) return unreadable(flaw->error.message, read.error().seq);
  if (!read) return read;
  if (flaw && flaw->ends_early) return unreadable(flaw->error.message, last + 1);
  if (auto counted = check_count(); !counted) return counted;
  return check_whole(last);
}

tl::expected<Verified, Unsound> Verifier::run() {
  read_snapshots();
  if (auto sound = read_all(); !sound) return tl::unexpected(std::move(sound.error()));
  return Verified{replay_.tail(), replay_.hall_ms(), snapshots_.size(), time_zone(), rows_.is_copy()};
}

}  // namespace

tl::expected<Verified, Unsound> verify_record(const std::filesystem::path& file, const std::optional<Tail>& expected,
                                              const SessionReplay& sessions) {
  const auto rows = RowReader::open_damaged(file);
  if (!rows) return tl::unexpected(Unsound{rows.error().message, 0, 0, {}});
  return Verifier(**rows, expected, sessions).run();
}

std::string to_string(const Tail& tail) {
  return fmt::format("{}:{}", tail.seq, hex_of(tail.chain));
}

std::optional<Tail> parse_tail(std::string_view text) {
  Tail tail;
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || text.size() - colon - 1 != 2 * tail.chain.size()) return std::nullopt;
  const auto number = [](std::string_view digits, auto& value, int base) {
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
    return error == std::errc{} && end == digits.data() + digits.size();
  };
  if (!number(text.substr(0, colon), tail.seq, 10)) return std::nullopt;
  for (std::size_t i = 0; i < tail.chain.size(); ++i) {
    if (!number(text.substr(colon + 1 + 2 * i, 2), tail.chain[i], 16)) return std::nullopt;
  }
  return tail;
}

}  // namespace motcua::journal
