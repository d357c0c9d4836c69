#include "printing/ticket_printer.h"

#include <utility>

namespace motcua::printing {

TicketPrinter::TicketPrinter(std::unique_ptr<Printer> printer, TicketPrinterOptions options,
                             std::function<void()> changed)
    : printer_(std::move(printer)),
      options_(options),
      changed_(std::move(changed)),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

PrinterReport TicketPrinter::report() const {
  const std::lock_guard lock(mutex_);
  return report_;
}

std::uint64_t TicketPrinter::print(Ticket ticket, const text::Catalogue& words) {
  const std::lock_guard lock(mutex_);
  const std::uint64_t number = ++last_job_;
  if (jobs_.size() >= options_.waiting_max) {
    PrinterReport full = report_;
    full.why = "too many tickets wait for the printer";
    results_.push_back({number, {PrintOutcome::Kind::kNotPrinted, std::move(full)}});
    return number;
  }
  jobs_.push_back({number, std::move(ticket), &words});
  wanted_.notify_one();
  return number;
}

std::vector<TicketPrinter::Result> TicketPrinter::take_results() {
  const std::lock_guard lock(mutex_);
  return std::exchange(results_, {});
}

void TicketPrinter::note(PrinterReport report) {
  {
    const std::lock_guard lock(mutex_);
    if (report == report_) return;
    report_ = std::move(report);
  }
  changed_();
}

PrintOutcome TicketPrinter::carry_out(const Job& job, const std::stop_token& stop) {
  const auto picture = lay_out(job.ticket, options_.paper, *job.words);
  if (!picture) return {PrintOutcome::Kind::kNotPrinted, {PrinterState::kFault, true, picture.error()}};
  return printer_->print(encode_ticket(*picture), stop);
}

void TicketPrinter::run(const std::stop_token& stop) {
  note(printer_->status(stop));
  std::unique_lock lock(mutex_);
  while (!stop.stop_requested()) {
    const bool job_there = wanted_.wait_for(lock, stop, options_.ask_every, [this] { return !jobs_.empty(); });
    if (stop.stop_requested()) return;
    if (!job_there) {
      lock.unlock();
      note(printer_->status(stop));
      lock.lock();
      continue;
    }
    const Job job = std::move(jobs_.front());
    jobs_.pop_front();
    lock.unlock();
    PrintOutcome outcome = carry_out(job, stop);
    lock.lock();
    report_ = outcome.printer;
    results_.push_back({job.number, std::move(outcome)});
    lock.unlock();
    changed_();
    lock.lock();
  }
}

}  // namespace motcua::printing
