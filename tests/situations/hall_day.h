// A hall's day against the real service: Friday, 27 November 2026, from eight o'clock. Counters 1 and 2 call civil
// status (A, promised 30 minutes) and land (B, 60), counter 3 only land; results (R) have a short line of their own;
// elderly citizens have series U and 10 minutes; appointments wait in a class of their own. The hall is open 07:30 to
// 11:30 and 13:30 to 17:00, and gives tickets until 16:30.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <string>

#include "tests/support/commands.h"
#include "tests/support/fake_shell.h"

namespace motcua::test {

inline constexpr hall::TimeMs kStartMs = kEightOClockMs + 5'000;  // when a HallDay begins

hall::Settings day_settings();
// The same site when its service "land" is gone.
service::SiteFiles without_land();

class HallDay {
 public:
  explicit HallDay(const hall::Settings& settings = day_settings());
  ~HallDay();
  HallDay(HallDay&&) = default;

  protocol::Answer ask(const std::string& device, const std::string& text);
  // What must go well.
  protocol::Done done(const std::string& device, const std::string& text);
  // What must be refused, and changes nothing.
  protocol::RejectionCode refused(const std::string& device, const std::string& text);
  std::string issue(const std::string& service, const std::string& priority_class = {});
  std::string call(std::uint32_t counter);
  void open(std::uint32_t counter);
  void minutes(std::int64_t minutes);
  void seconds(std::int64_t seconds);
  // To that time of this or another day.
  void until(hall::TimeMs moment_ms);
  void until(int hour, int minute);
  hall::TimeMs now_ms() const;

  const hall::State& state() const;
  const hall::Visit& visit(const std::string& ticket) const;
  const protocol::Board& board() const;
  const protocol::StaffPicture& staff() const;
  const protocol::CounterView& counter(std::uint32_t number) const;
  const protocol::ServiceView& service(const std::string& key) const;
  // The dispatcher is started again from what is on the disk.
  void restart();

  std::unique_ptr<FakeShell> shell;

 private:
  void tick();
};

}  // namespace motcua::test
