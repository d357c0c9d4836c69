// A printer that speaks ESC/POS over a channel: asks how it is, prints, and makes sure that the ticket came out.
//
// As Printer says: for a worker thread. A channel is opened for each call, so that a printer that was switched off and
// on is simply there again.
#pragma once

#include "printing/channel.h"
#include "printing/printer.h"

namespace motcua::printing {

struct EscposLimits {
  Milliseconds answer{1'000};    // for one status byte
  Milliseconds write{10'000};    // for a whole ticket
  Milliseconds printed{10'000};  // from the last byte to the ticket in the hand
  Milliseconds look{500};        // how often it is looked meanwhile why it takes so long
};

class EscposPrinter : public Printer {
 public:
  EscposPrinter(OpenChannel open, EscposLimits limits = {}) : open_(std::move(open)), limits_(limits) {}

  PrinterReport status(const std::stop_token& stop) override;
  PrintOutcome print(std::span<const std::uint8_t> ticket, const std::stop_token& stop) override;

 private:
  // What a printer has said: how it is, and that it has come to the question after a ticket.
  struct Heard {
    PaperStatus status;
    std::optional<DoneAnswer> done;
  };
  PrinterReport ask(Channel& channel, Heard& heard);
  tl::expected<bool, std::string> ask_one(Channel& channel, StatusRequest request, Heard& heard);
  PrintOutcome send(Channel& channel, std::span<const std::uint8_t> ticket, const PrinterReport& before,
                    const std::stop_token& stop);
  PrintOutcome confirm(Channel& channel, const std::stop_token& stop);
  // Nothing: wait on.
  std::optional<PrintOutcome> confirm_once(Channel& channel, PrinterReport& last);
  PrintOutcome give_up(Channel& channel, PrinterReport printer);

  OpenChannel open_;
  EscposLimits limits_;
  PrintOutcome hand_over(Channel& channel, const PrinterReport& printer);
  void forget_leftovers(Channel& channel);

  bool has_told_ = false;       // it has answered once: silence is a failure from then on
  bool knows_done_ = true;      // answers the question after a ticket
  bool has_leftovers_ = false;  // part of a ticket that was given up may be in it
};

// The worst of what the printer says, with a sentence.
PrinterReport judge(const PaperStatus& status);

}  // namespace motcua::printing
