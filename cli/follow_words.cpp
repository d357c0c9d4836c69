#include "cli/follow_words.h"

#include <chrono>

#include <fmt/format.h>
#include <boost/asio/signal_set.hpp>

#include "cli/row_source.h"
#include "dispatcher/journal/record_copy.h"

namespace motcua::cli {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto kPoll = std::chrono::milliseconds(100);
constexpr auto kAfterTrouble = std::chrono::seconds(1);
constexpr auto kProgressEvery = std::chrono::seconds(1);

// For a copy whose source has no name of its own, as in the packaged configuration.
constexpr const char* kUsualName = "journal.sqlite";

ExitCode refuse(const journal::StoreError& error) {
  complain(error.message);
  return ExitCode::kRejected;
}

// In a folder the copy has the record's name.
std::filesystem::path copy_of(const std::filesystem::path& to, const std::filesystem::path& record) {
  std::error_code ignored;
  if (!std::filesystem::is_directory(to, ignored)) return to;
  return to / (record.empty() ? std::filesystem::path(kUsualName) : record.filename());
}

class Follower {
 public:
  Follower(journal::RecordCopy copy, bool once) : copy_(std::move(copy)), once_(once) {
    signals_.async_wait([this](const auto& error, int) {
      if (!error) stopped_ = true;
    });
  }
  boost::asio::io_context& io() { return io_; }
  bool stopped() const { return stopped_; }

  ExitCode run(RowSource& source);

 private:
  void note_trouble(const std::string& trouble);
  void note_progress(const RowSource& source, std::uint64_t newest);
  void wait(Clock::duration time);

  journal::RecordCopy copy_;
  bool once_;
  boost::asio::io_context io_;
  boost::asio::signal_set signals_{io_, SIGINT, SIGTERM};
  bool stopped_ = false;
  std::string trouble_;
  std::optional<bool> caught_up_;
  Clock::time_point said_at_;
};

void Follower::wait(Clock::duration time) {
  const auto until = Clock::now() + time;
  while (!stopped_ && Clock::now() < until) {
    io_.restart();
    io_.run_one_until(until);
  }
}

// The same trouble is said once, however long it lasts.
void Follower::note_trouble(const std::string& trouble) {
  if (trouble == trouble_) return;
  trouble_ = trouble;
  complain(fmt::format("{}; the copy stands at record {} and goes on by itself", trouble, copy_.tail().seq));
}

void Follower::note_progress(const RowSource& source, std::uint64_t newest) {
  if (!trouble_.empty()) complain(fmt::format("{} is there again", source.name()));
  trouble_.clear();
  const bool caught_up = copy_.tail().seq >= newest;
  const bool again = !caught_up && Clock::now() - said_at_ >= kProgressEvery;
  if (caught_up == caught_up_ && !again) return;
  caught_up_ = caught_up;
  said_at_ = Clock::now();
  if (caught_up) {
    fmt::print("caught up with {}: record {}\n", source.name(), copy_.tail().seq);
  } else {
    fmt::print("{} records behind {}: record {}\n", newest - copy_.tail().seq, source.name(), copy_.tail().seq);
  }
  std::fflush(stdout);
}

ExitCode Follower::run(RowSource& source) {
  while (!stopped_) {
    const auto rows = source.after(copy_.tail().seq);
    if (stopped_) break;
    if (!rows) {
      if (once_) return complain(rows.error()), ExitCode::kNoConnection;
      note_trouble(rows.error());
      wait(kAfterTrouble);
      continue;
    }
    if (const auto taken = copy_.take(*rows); !taken) return refuse(taken.error());
    note_progress(source, rows->newest);
    if (copy_.tail().seq < rows->newest) continue;
    if (once_) return ExitCode::kDone;
    if (const auto sound = copy_.look_again(); !sound) return refuse(sound.error());
    wait(kPoll);
  }
  return ExitCode::kDone;
}

}  // namespace

void add_follow_options(CLI::App& word, FollowOptions& options) {
  word.add_option("copy", options.to, "The copy, or a folder for it; it is continued when it is there")->required();
  add_record_options(word, options.record);
  word.add_flag("--once", options.once, "Copy what is there, then end");
}

ExitCode run_follow(const FollowOptions& options, const LinkOptions& link) {
  const bool from_file = check_named(options.record).empty();
  const auto journal = journal_of(options.record);
  if (!journal) return complain(journal.error()), ExitCode::kUsage;
  const auto to = copy_of(options.to, from_file ? *journal : std::filesystem::path());
  std::error_code ignored;
  if (from_file && std::filesystem::equivalent(*journal, to, ignored)) {
    return complain("the copy is the record itself"), ExitCode::kUsage;
  }
  tl::expected<transport::ClientCurve, std::string> curve;
  if (!from_file) curve = client_curve(link);
  if (!curve) return complain(curve.error()), ExitCode::kUsage;
  auto copy = journal::RecordCopy::open(to);
  if (!copy) return refuse(copy.error());
  Follower follower(std::move(*copy), options.once);
  const auto source =
      from_file ? file_source(*journal)
                : dispatcher_source(follower.io(), link, std::move(*curve), [&follower] { return follower.stopped(); });
  return follower.run(*source);
}

}  // namespace motcua::cli
