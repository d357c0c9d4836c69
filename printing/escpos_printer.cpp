#include "printing/escpos_printer.h"

#include <algorithm>
#include <utility>

namespace motcua::printing {
namespace {

using Clock = std::chrono::steady_clock;
using Kind = PrintOutcome::Kind;

// Bytes that are no answer, before the printer is taken to talk nonsense.
constexpr int kStrayBytesMax = 64;

Milliseconds until(Clock::time_point end) {
  return std::max(Milliseconds(0), std::chrono::ceil<Milliseconds>(end - Clock::now()));
}

PrinterReport unreachable(std::string why) {
  return {PrinterState::kUnreachable, true, std::move(why)};
}

// Answers to what was asked before, or by somebody else.
void drain(Channel& channel) {
  for (int i = 0; i < kStrayBytesMax; ++i) {
    const auto byte = channel.read(Milliseconds(0));
    if (!byte || !*byte) return;
  }
}

// Looks for the answer to done_request() for a while.
tl::expected<std::optional<DoneAnswer>, std::string> read_done(Channel& channel, Milliseconds patience) {
  const auto end = Clock::now() + patience;
  for (int i = 0; i < kStrayBytesMax; ++i) {
    const auto byte = channel.read(until(end));
    if (!byte) return tl::unexpected(byte.error());
    if (!*byte) return std::nullopt;
    if (const auto answer = done_answer(**byte)) return answer;
  }
  return std::nullopt;
}

}  // namespace

bool can_print(PrinterState state) {
  return state == PrinterState::kUnknown || state == PrinterState::kReady || state == PrinterState::kPaperLow;
}

PrinterReport judge(const PaperStatus& status) {
  if (status.cover_open) return {PrinterState::kCoverOpen, true, "the printer's cover is open"};
  if (status.paper_out) return {PrinterState::kPaperOut, true, "the printer has no paper"};
  if (status.cutter_error) return {PrinterState::kFault, true, "the printer's cutter is jammed"};
  if (status.error) return {PrinterState::kFault, true, "the printer reports an error"};
  if (status.offline) return {PrinterState::kFault, true, "the printer is offline"};
  if (status.paper_low) return {PrinterState::kPaperLow, true, "the printer's paper is nearly used up"};
  return {PrinterState::kReady, true, ""};
}

PrinterReport EscposPrinter::status(const std::stop_token& stop) {
  auto channel = open_(stop);
  if (!channel) return unreachable(channel.error());
  drain(**channel);
  forget_leftovers(**channel);
  Heard heard;
  return ask(**channel, heard);
}

// False: the printer keeps silent.
tl::expected<bool, std::string> EscposPrinter::ask_one(Channel& channel, StatusRequest request, Heard& heard) {
  if (auto written = channel.write(status_request(request), limits_.answer); !written) {
    return tl::unexpected(written.error());
  }
  const auto end = Clock::now() + limits_.answer;
  for (int i = 0; i < kStrayBytesMax; ++i) {
    const auto byte = channel.read(until(end));
    if (!byte) return tl::unexpected(byte.error());
    if (!*byte) return false;
    if (add_answer(request, **byte, heard.status)) return true;
    if (const auto done = done_answer(**byte)) heard.done = done;
  }
  return tl::unexpected(std::string("the printer answers with bytes that mean nothing: is it an ESC/POS printer?"));
}

PrinterReport EscposPrinter::ask(Channel& channel, Heard& heard) {
  for (const StatusRequest request : kStatusRequests) {
    const auto answered = ask_one(channel, request, heard);
    if (!answered) return unreachable(answered.error());
    if (!*answered && !has_told_) return {PrinterState::kReady, false, "the printer does not say how it is"};
    if (!*answered) return unreachable("the printer does not answer any more");
    has_told_ = true;
  }
  return judge(heard.status);
}

PrintOutcome EscposPrinter::print(std::span<const std::uint8_t> ticket, const std::stop_token& stop) {
  auto channel = open_(stop);
  if (!channel) return {Kind::kNotPrinted, unreachable(channel.error()), false};
  drain(**channel);
  forget_leftovers(**channel);
  Heard heard;
  const PrinterReport before = ask(**channel, heard);
  // Nothing is sent then: it would come out with the next roll, for nobody.
  if (!can_print(before.state)) return {Kind::kNotPrinted, before, false};
  return send(**channel, ticket, before, stop);
}

PrintOutcome EscposPrinter::send(Channel& channel, std::span<const std::uint8_t> ticket, const PrinterReport& before,
                                 const std::stop_token& stop) {
  if (auto written = channel.write(ticket, limits_.write); !written) {
    return give_up(channel, unreachable(written.error()));
  }
  if (!before.tells) return hand_over(channel, before);
  drain(channel);  // dots can look like a question, and be answered
  if (auto written = channel.write(done_request(), limits_.answer); !written) {
    return give_up(channel, unreachable(written.error()));
  }
  return confirm(channel, stop);
}

PrintOutcome EscposPrinter::hand_over(Channel& channel, const PrinterReport& printer) {
  channel.finish(limits_.answer);
  return {Kind::kSent, printer, true};
}

// Else it would come out before the next ticket, or take that one's beginning for its own end. Said again until the
// printer has answered something after it: only then it has certainly heard it.
void EscposPrinter::forget_leftovers(Channel& channel) {
  if (!has_leftovers_) return;
  if (!channel.write(clear_request(), limits_.answer)) return;
  Heard heard;
  const auto answered = ask_one(channel, StatusRequest::kPrinter, heard);
  has_leftovers_ = !answered || !*answered;
}

PrintOutcome EscposPrinter::confirm(Channel& channel, const std::stop_token& stop) {
  // One that does not know the question is not waited for each time anew.
  const auto end = Clock::now() + (knows_done_ ? limits_.printed : limits_.look);
  PrinterReport last{PrinterState::kReady, true, ""};
  while (!stop.stop_requested() && Clock::now() < end) {
    if (auto outcome = confirm_once(channel, last)) return *outcome;
  }
  if (!can_print(last.state)) return give_up(channel, last);
  knows_done_ = false;  // it is well and has all of it
  return hand_over(channel, last);
}

// A printer that stops in the middle does not come to the question; then it is asked what stopped it.
std::optional<PrintOutcome> EscposPrinter::confirm_once(Channel& channel, PrinterReport& last) {
  Heard heard;
  auto done = read_done(channel, limits_.look);
  if (!done) return give_up(channel, unreachable(done.error()));
  heard.done = *done;
  last = ask(channel, heard);
  knows_done_ = knows_done_ || heard.done.has_value();
  if (heard.done && !heard.done->paper_out) return PrintOutcome{Kind::kPrinted, last, true};
  if (heard.done) return give_up(channel, {PrinterState::kPaperOut, true, "the paper ended in the middle of a ticket"});
  // Silence can be a printer that is busy.
  if (!can_print(last.state) && last.state != PrinterState::kUnreachable) return give_up(channel, last);
  return std::nullopt;
}

PrintOutcome EscposPrinter::give_up(Channel& channel, PrinterReport printer) {
  // Whether this arrives does not change what the citizen is told.
  (void)channel.write(clear_request(), limits_.answer);
  channel.abandon();
  has_leftovers_ = true;
  return {Kind::kNotPrinted, std::move(printer), true};
}

}  // namespace motcua::printing
