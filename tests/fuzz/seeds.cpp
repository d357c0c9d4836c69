// Writes first files for the corpus out of real encodings: a working day against the real service on a small hall, and
// what it leaves in the record and sends to its clients.
//   fuzz-seeds FOLDER    a folder per fuzzer below it
#include <filesystem>
#include <fstream>
#include <iostream>

#include <spdlog/spdlog.h>

#include "dispatcher/service/sessions.h"
#include "tests/fuzz/day.pb.h"
#include "tests/fuzz/fuzz_settings.h"
#include "tests/support/fake_shell.h"

namespace {

using namespace motcua;
namespace fs = std::filesystem;

void write(const fs::path& folder, const std::string& name, const std::string& bytes) {
  fs::create_directories(folder);
  std::ofstream(folder / name, std::ios::binary) << bytes;
}

// Steps in one line each.
class DayWriter {
 public:
  protocol::Command& ask(std::uint32_t device, std::uint32_t pass_ms = 20'000) {
    auto& step = *day_.add_steps();
    step.set_device(device);
    step.set_pass_ms(pass_ms);
    return *step.mutable_message()->mutable_request()->mutable_command();
  }
  void issue(const std::string& service, const std::string& priority_class) {
    auto& command = *ask(2).mutable_issue_ticket();
    command.set_service(service);
    command.set_priority_class(priority_class);
  }
  fuzz::Day& day() { return day_; }

 private:
  fuzz::Day day_;
};

// Tickets of all classes, two counters, calls and finishes.
fuzz::Day plain_day() {
  DayWriter day;
  for (std::uint32_t counter : {1U, 2U}) day.ask(counter - 1).mutable_open_counter()->set_counter(counter);
  day.issue("civil", "ordinary");
  day.issue("civil", "elderly");
  day.issue("land", "business");
  day.ask(0).mutable_call_next()->set_counter(1);
  day.ask(0).mutable_recall()->set_counter(1);
  day.ask(0).mutable_start_service()->set_counter(1);
  day.ask(0).mutable_finish_and_call_next()->set_counter(1);
  day.ask(0).mutable_no_show()->set_counter(1);
  day.ask(1).mutable_call_next()->set_counter(2);
  day.ask(1).mutable_finish()->set_counter(2);
  day.ask(5).mutable_rate()->set_counter(1);
  day.day().add_steps()->mutable_message()->mutable_fetch()->set_audience(protocol::STAFF);
  day.day().add_steps()->mutable_message()->mutable_ping()->set_client_time_ms(1);
  day.day().add_steps()->mutable_message()->mutable_fetch_announcements();
  day.day().add_steps()->mutable_message()->mutable_fetch_catalogue();
  return day.day();
}

// Parked, resumed, transferred, reinstated, undone, changed, reprinted, cancelled.
fuzz::Day busy_day() {
  DayWriter day;
  day.ask(0).mutable_open_counter()->set_counter(1);
  for (int i = 0; i < 4; ++i) day.issue("civil", i == 2 ? "elderly" : "ordinary");
  day.ask(0).mutable_call_next()->set_counter(1);
  day.ask(0).mutable_park()->set_counter(1);
  day.ask(0).mutable_call_next()->set_counter(1);
  day.ask(0, 1000).mutable_undo_call()->set_counter(1);
  auto& chosen = *day.ask(0).mutable_call_ticket();
  chosen.set_counter(1);
  chosen.set_ticket("A001");
  chosen.set_reason("gọi trước");
  auto& transfer = *day.ask(0).mutable_transfer();
  transfer.set_counter(1);
  transfer.set_service("land");
  auto& resume = *day.ask(0).mutable_resume();
  resume.set_counter(1);
  resume.set_ticket("A001");
  day.ask(4).mutable_reprint()->set_ticket("A003");
  auto& change = *day.ask(4).mutable_change_ticket();
  change.set_ticket("A003");
  change.set_priority_class("elderly");
  day.ask(4).mutable_cancel_ticket()->set_ticket("A003");
  day.ask(4).mutable_reinstate()->set_ticket("A002");
  day.ask(0).mutable_take_break()->set_counter(1);
  auto& close = *day.ask(0).mutable_close_counter();
  close.set_counter(1);
  close.set_release(true);
  return day.day();
}

// People, appointments, configuration, a restart, the day's end.
fuzz::Day long_day() {
  DayWriter day;
  auto& sign_in = *day.ask(0).mutable_sign_in();
  sign_in.set_code("7");
  sign_in.set_pin("1234");
  day.ask(0).mutable_open_counter()->set_counter(1);
  auto& booked = *day.ask(6).mutable_book_appointment();
  booked.set_code("HẸN-1");
  booked.set_date(20261127);
  booked.set_minute(540);
  booked.set_service("civil");
  day.ask(2, 3'600'000).mutable_check_in()->set_code("HẸN-1");
  day.ask(6).mutable_cancel_appointment()->set_code("HẸN-1");
  auto& switched = *day.ask(6).mutable_switch_profile();
  switched.set_counter(2);
  switched.set_profile("land");
  day.day().add_steps()->set_site(1);
  day.ask(6).mutable_reload();
  day.day().add_steps()->set_restart(true);
  day.issue("land", "ordinary");
  day.ask(0).mutable_call_next()->set_counter(1);
  day.ask(6).mutable_force_finish()->set_counter(1);
  day.ask(0, 86'400'000).mutable_sign_out();
  day.issue("civil", "");
  return day.day();
}

struct Trace {
  fuzz::Rows rows;
  std::string snapshot, sessions;
  std::vector<std::string> frames;
};

Trace run(const fuzz::Day& day) {
  auto shell = test::FakeShell::ready(1000, fuzz::wide_settings());
  shell->service->set_catalogue({});
  for (const auto& step : day.steps()) {
    const std::array devices{"counter-1", "counter-2", "kiosk", "wall", "reception", "rating-1", "desk"};
    const std::string device = devices[step.device() % devices.size()];
    if (step.has_message() && step.message().has_request()) {
      shell->ask(device, step.message().request().command());
    } else if (step.has_message()) {
      shell->service->on_message({device, device}, protocol::ClientMessage(step.message()));
      shell->service->on_drained();
    }
    shell->steady_ms += step.pass_ms();
    shell->service->on_second();
    shell->sync_all();
  }
  Trace trace;
  for (const auto& row : shell->disk.disk) {
    auto& one = *trace.rows.add_rows();
    one.set_hall_ms(row.hall_ms);
    one.mutable_record()->ParseFromString(row.payload);
  }
  // The configuration stands in every fuzzer's hall already.
  trace.rows.mutable_rows()->DeleteSubrange(0, 1);
  service::Sessions sessions;
  sessions.open("kiosk", 1, test::kEightOClockMs);
  sessions.keep("kiosk", 1, 1, "answer", test::kEightOClockMs);
  trace.sessions = sessions.encode();
  trace.snapshot =
      journal::encode(journal::Snapshot{shell->service->last_seq(), shell->service->state(), trace.sessions});
  trace.frames = shell->out.frames;
  for (const auto* view : {&shell->out.staff.back(), &shell->out.boards.back()}) {
    protocol::ServerMessage message;
    *message.mutable_view() = *view;
    trace.frames.push_back(protocol::encode(message));
  }
  return trace;
}

void write_seeds(const fs::path& folder, const std::string& name, const fuzz::Day& day) {
  write(folder / "service", name, day.SerializeAsString());
  const Trace trace = run(day);
  write(folder / "record", name, trace.rows.SerializeAsString());
  write(folder / "snapshot", name, trace.snapshot);
  write(folder / "sessions", name, trace.sessions);
  for (std::size_t i = 0; i < trace.frames.size(); i += 5) {
    write(folder / "server_frame", name + "-" + std::to_string(i), trace.frames[i].substr(protocol::kHeaderSize));
  }
  write(folder / "server_frame", name + "-view", trace.frames.back().substr(protocol::kHeaderSize));
  for (int i = 0; i < day.steps_size(); i += 2) {
    write(folder / "client_frame", name + "-" + std::to_string(i), day.steps(i).message().SerializeAsString());
  }
}

}  // namespace

int main(int argc, char** argv) {
  spdlog::set_level(spdlog::level::off);
  if (argc != 2) {
    std::cerr << "fuzz-seeds FOLDER\n";
    return 2;
  }
  write_seeds(argv[1], "plain", plain_day());
  write_seeds(argv[1], "busy", busy_day());
  write_seeds(argv[1], "long", long_day());
  return 0;
}
