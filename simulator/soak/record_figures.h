// How large a running dispatcher's record is, and how many events are in it. Reads beside the dispatcher, writes
// nothing.
//
// One thread. A failure is one sentence.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include <tl/expected.hpp>

namespace motcua::soak {

struct RecordFigures {
  std::uint64_t records = 0;
  std::uint64_t events = 0;
  std::int64_t bytes = 0;  // in use: pages of the file without the free ones, which are room made in advance
};

// Looks from where it left off.
class RecordWatch {
 public:
  explicit RecordWatch(std::filesystem::path file) : file_(std::move(file)) {}
  tl::expected<RecordFigures, std::string> look();

 private:
  std::filesystem::path file_;
  RecordFigures figures_;
};

}  // namespace motcua::soak
