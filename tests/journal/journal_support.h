// What the journal's tests share: a folder that goes away, records that can be recognised, reading everything back.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "dispatcher/journal/codec.h"
#include "dispatcher/journal/sqlite_store.h"
#include "tests/support/temporary_folder.h"

namespace motcua::test {

// A record that says its number everywhere.
inline journal::Record record_of(std::uint64_t seq) {
  const auto ms = static_cast<hall::TimeMs>(1'700'000'000'000 + seq);
  return {.seq = seq,
          .hall_ms = ms,
          .wall_ms = ms + 5,
          .origin = {"kiosk-1", 77, seq},
          .events = {hall::TicketIssued{seq, {"A", static_cast<std::uint32_t>(seq)}, "civil", "ordinary", "1.001193"}},
          .answer = "answer " + std::to_string(seq)};
}

inline std::vector<journal::EncodedRecord> batch(std::uint64_t first, std::uint64_t last) {
  std::vector<journal::EncodedRecord> records;
  for (auto seq = first; seq <= last; ++seq) records.push_back(journal::encode(record_of(seq)));
  return records;
}

struct ReadBack {
  std::vector<journal::Record> records;
  std::string error;  // empty: none
};

inline ReadBack read_all(journal::Store& store, std::uint64_t after = 0) {
  ReadBack back;
  const auto result = store.read_after(after, [&back](const journal::Record& record) {
    back.records.push_back(record);
    return journal::StoreResult<void>{};
  });
  if (!result) back.error = result.error().message;
  return back;
}

inline std::unique_ptr<journal::Store> open_or_throw(const std::filesystem::path& file) {
  auto store = journal::open_sqlite_store(file);
  if (!store) throw std::runtime_error(store.error().message);
  return std::move(*store);
}

// Why the file is refused; empty when it is not.
inline std::string refusal(const std::filesystem::path& file) {
  const auto store = journal::open_sqlite_store(file);
  return store ? std::string() : store.error().message;
}

inline bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace motcua::test
