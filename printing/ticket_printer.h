// The kiosk's printer at work: knows how the printer is, prints one ticket after the other, tells how each ended.
//
// The calls are for the drawing thread and never wait; laying out, sending and asking happen on a thread of its own. A
// few tickets at most wait: a printer that hangs shall not print numbers of an hour ago. The destructor ends what is
// under way within the time limits of the channel (about a tenth of a second).
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "printing/printer.h"
#include "printing/ticket_layout.h"

namespace motcua::printing {

struct TicketPrinterOptions {
  Paper paper = Paper::k80mm;
  std::chrono::milliseconds ask_every{3'000};  // how the printer is, while nothing is printed
  std::size_t waiting_max = 3;                 // tickets, besides the one that is being printed
};

class TicketPrinter {
 public:
  struct Result {
    std::uint64_t job = 0;
    PrintOutcome outcome;
  };

  // `changed` is called from the other thread: there is something new to look at.
  TicketPrinter(std::unique_ptr<Printer> printer, TicketPrinterOptions options, std::function<void()> changed);
  TicketPrinter(const TicketPrinter&) = delete;
  TicketPrinter& operator=(const TicketPrinter&) = delete;

  PrinterReport report() const;
  // The job's number. `words` has to live as long as this. With too many waiting it ends at once as not printed.
  std::uint64_t print(Ticket ticket, const text::Catalogue& words);
  // What has ended since the last call, in order.
  std::vector<Result> take_results();

 private:
  struct Job {
    std::uint64_t number = 0;
    Ticket ticket;
    const text::Catalogue* words = nullptr;
  };

  void run(const std::stop_token& stop);
  PrintOutcome carry_out(const Job& job, const std::stop_token& stop);
  void note(PrinterReport report);

  const std::unique_ptr<Printer> printer_;
  const TicketPrinterOptions options_;
  const std::function<void()> changed_;
  mutable std::mutex mutex_;
  std::condition_variable_any wanted_;
  std::deque<Job> jobs_;
  std::vector<Result> results_;
  PrinterReport report_;
  std::uint64_t last_job_ = 0;
  std::jthread thread_;  // last: it uses all of the above
};

}  // namespace motcua::printing
