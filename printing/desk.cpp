#include "printing/desk.h"

#include <utility>

namespace motcua::printing {
namespace {

protocol::PrinterCondition condition_of(PrinterState state) {
  switch (state) {
    case PrinterState::kUnknown:
      return protocol::PRINTER_NOT_SAID;
    case PrinterState::kReady:
      return protocol::PRINTER_READY;
    case PrinterState::kPaperLow:
      return protocol::PRINTER_PAPER_LOW;
    case PrinterState::kPaperOut:
      return protocol::PRINTER_PAPER_OUT;
    case PrinterState::kCoverOpen:
      return protocol::PRINTER_COVER_OPEN;
    case PrinterState::kFault:
      return protocol::PRINTER_FAULT;
    case PrinterState::kUnreachable:
      return protocol::PRINTER_UNREACHABLE;
  }
  return protocol::PRINTER_NOT_SAID;
}

}  // namespace

Desk::Desk(std::unique_ptr<TicketPrinter> printer, std::string page, Log log)
    : printer_(std::move(printer)), page_(std::move(page)), log_(std::move(log)) {}

std::optional<bool> Desk::look() {
  if (printer_ == nullptr) return std::nullopt;
  const PrinterReport report = printer_->report();
  condition_ = condition_of(report.state);
  can_print_ = printing::can_print(report.state);
  if (report.why != why_) log_(why_ = report.why);
  std::optional<bool> ended;
  for (const auto& [job, outcome] : printer_->take_results()) {
    if (job != job_) continue;
    ended = outcome.kind != PrintOutcome::Kind::kNotPrinted;
    begun_ = outcome.begun;
  }
  return ended;
}

void Desk::show(Ticket ticket, const text::Catalogue& words) {
  if (printer_ == nullptr) return;
  begun_ = false;
  job_ = printer_->print(std::move(ticket), words);
}

void Desk::test(Ticket ticket, const text::Catalogue& words) {
  if (printer_ != nullptr) printer_->print(std::move(ticket), words);
}

}  // namespace motcua::printing
